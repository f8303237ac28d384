#include "inventory/invariants.h"

#include "hegui/expr/program.h"

namespace hegui::inventory {

namespace {

/// One invariant, ready to run.
struct Law {
  int collection;
  const expr::Invariant& invariant;
  expr::Program program;
};

/// Invariants that do not compile are the vocabulary's mistake and reported where it is loaded.
std::vector<Law> compile_laws(const expr::Schema& schema) {
  std::vector<Law> laws;
  for (std::size_t i = 0; i < schema.collections.size(); ++i) {
    expr::Environment environment;
    environment.schema = &schema;
    environment.collection = static_cast<int>(i);
    for (const expr::Invariant& invariant : schema.collections[i].invariants) {
      Issues ignored;
      auto program = expr::compile_condition(invariant.predicate, {}, environment, ignored);
      if (program) laws.push_back({static_cast<int>(i), invariant, std::move(*program)});
    }
  }
  return laws;
}

/// The first fact that the law speaks of.
Span place_of_breach(const Law& law, const expr::Body& body, std::size_t row) {
  const auto& fields = law.program.uses().fields;
  const int field = fields.empty() ? -1 : fields.front().second;
  return place_of(body, {0, law.collection, static_cast<int>(row), field});
}

void check_law(const Law& law, const expr::Schema& schema, Draft& draft, Input& input) {
  expr::Context context;
  context.schema = &schema;
  context.bodies = std::span(&draft.body, 1);
  const std::vector<expr::Truth> truths = expr::run(law.program, context);
  for (std::size_t row = 0; row < truths.size(); ++row) {
    if (truths[row] != expr::Truth::no) continue;
    const Localized& message = law.invariant.message;
    input.issues.add(codes::invariant_violated, place_of_breach(law, draft.body, row),
                     {message.zh, message.en});
    draft.faulty = true;
  }
}

}  // namespace

void check_invariants(const expr::Schema& schema, std::vector<Draft>& drafts,
                      std::vector<Input>& inputs) {
  const std::vector<Law> laws = compile_laws(schema);
  for (Draft& draft : drafts) {
    if (draft.faulty) continue;
    for (const Law& law : laws) check_law(law, schema, draft, inputs[draft.input]);
  }
}

}  // namespace hegui::inventory
