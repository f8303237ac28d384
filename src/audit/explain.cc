#include "hegui/audit/explain.h"

#include "audit/subject.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit {

using expr::Truth;

namespace {

constexpr Phrase kDropped{"不在检查范围内。", "The row is outside the check."};
constexpr Phrase kExcepted{"属于除外情形，不计。", "An exception takes the row out."};
constexpr Phrase kHolds{"符合。", "The row holds."};
constexpr Phrase kBreaks{"不符合。", "The row breaks the rule."};
constexpr Phrase kOpen{"缺少事实，无法判定。", "Facts are missing; there is no verdict."};
constexpr Phrase kFailed{"求值出错。", "The evaluation failed."};

/// Explains one row of one body.
class Explainer {
 public:
  Explainer(const rules::Library& library, const inventory::Inventory& inventory,
            const rules::Rule& rule, Date as_of)
      : subject_{library.schema(), inventory.bodies, {}, as_of, true}, rule_(rule) {}

  ItemExplanation explain(int body, std::uint32_t row) {
    body_ = body;
    row_ = row;
    ItemExplanation explanation;
    explanation.item = key(row);
    explanation.span =
        inventory::place_of(subject_.bodies[static_cast<std::size_t>(body)],
                            {body, rule_.check.collection, static_cast<int>(row), -1});
    const Truth where = add_step(explanation, "where", rule_.check.where);
    bool excepted = false;
    for (const rules::Exception& exception : rule_.check.except) {
      excepted = add_program(explanation, "except", exception.when) == Truth::yes || excepted;
    }
    const Truth require = add_step(explanation, "require", rule_.check.require);
    explanation.conclusion = conclude(where, require, excepted);
    return explanation;
  }

  std::string key(std::uint32_t row) const {
    return inventory::item_key(subject_.schema, subject_.bodies[static_cast<std::size_t>(body_)],
                               rule_.check.collection, row);
  }
  void look_at(int body) { body_ = body; }

 private:
  ReadFact read(const expr::FactId& fact) const {
    const expr::Collection& collection =
        subject_.schema.collections[static_cast<std::size_t>(fact.collection)];
    const expr::Body& body = subject_.bodies[static_cast<std::size_t>(fact.body)];
    ReadFact result;
    result.name = fact.row < 0 ? collection.name
                               : inventory::item_key(subject_.schema, body, fact.collection,
                                                     static_cast<std::size_t>(fact.row));
    if (fact.field >= 0)
      result.name += "." + collection.fields[static_cast<std::size_t>(fact.field)].name;
    result.value = {inventory::display(subject_.schema, subject_.bodies, fact, Language::zh),
                    inventory::display(subject_.schema, subject_.bodies, fact, Language::en)};
    result.span = inventory::place_of(body, fact);
    return result;
  }

  Truth add_program(ItemExplanation& explanation, std::string_view name,
                    const expr::Program& program) {
    const expr::Context context = context_of(subject_, rule_, body_, subject_.audit);
    const expr::Explanation found = expr::explain(program, context, row_);
    Step& step = explanation.steps.emplace_back();
    step.key = name;
    step.predicate = program.text();
    step.truth = found.truth;
    step.error = found.error;
    for (const expr::FactId& fact : found.decided) step.decided.push_back(read(fact));
    for (const expr::FactId& fact : found.missing) step.missing.push_back(read(fact));
    return found.truth;
  }

  Truth add_step(ItemExplanation& explanation, std::string_view name,
                 const rules::Condition& condition) {
    return condition ? add_program(explanation, name, *condition) : Truth::yes;
  }

  Localized conclude(Truth where, Truth require, bool excepted) const {
    const auto say = [](const Phrase& phrase) {
      return Localized{std::string(phrase.zh), std::string(phrase.en)};
    };
    if (where == Truth::no) return say(kDropped);
    if (excepted) return say(kExcepted);
    rules::Row row;
    row.where = where;
    row.require = require;
    const Truth met = rules::holds(*rule_.check.shape, row);
    const Truth good = rule_.check.shape->bans ? Truth::no : Truth::yes;
    if (met == Truth::error) return say(kFailed);
    if (met == Truth::unknown) return say(kOpen);
    return say(met == good ? kHolds : kBreaks);
  }

  Subject subject_;
  const rules::Rule& rule_;
  int body_ = 0;
  std::uint32_t row_ = 0;
};

}  // namespace

std::vector<ItemExplanation> explain_item(const rules::Library& library,
                                          const inventory::Inventory& inventory,
                                          const rules::Rule& rule, const std::string& item,
                                          Date as_of) {
  std::vector<ItemExplanation> explanations;
  Explainer explainer(library, inventory, rule, as_of);
  for (std::size_t body = 0; body < inventory.bodies.size(); ++body) {
    explainer.look_at(static_cast<int>(body));
    const auto& table =
        inventory.bodies[body].tables[static_cast<std::size_t>(rule.check.collection)];
    for (std::uint32_t row = 0; row < table.rows; ++row) {
      if (explainer.key(row) == item)
        explanations.push_back(explainer.explain(static_cast<int>(body), row));
    }
  }
  return explanations;
}

}  // namespace hegui::audit
