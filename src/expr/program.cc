// Compiling and running predicates.
#include "hegui/expr/program.h"

#include <algorithm>
#include <numeric>

#include "expr/checker.h"
#include "expr/evaluator.h"
#include "expr/parser.h"
#include "hegui/expr/fact_set.h"

namespace hegui::expr {

Program::Program(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

const Type& Program::type() const { return impl_->type; }
const std::string& Program::text() const { return impl_->text; }
const Uses& Program::uses() const { return impl_->uses; }

namespace {

std::vector<FactId> unique_in_order(const std::vector<FactId>& facts) {
  FactSet unique;
  unique.add(facts);
  return unique.take();
}

}  // namespace

std::optional<Program> compile(std::string_view text, Span span, const Environment& environment,
                               Issues& issues) {
  const Places places(text, span);
  auto tree = parse(text, places, issues);
  if (!tree) return std::nullopt;
  auto impl = check(text, std::move(*tree), environment, places, issues);
  if (impl == nullptr) return std::nullopt;
  return Program(std::move(impl));
}

std::optional<Program> compile_condition(std::string_view text, Span span,
                                         const Environment& environment, Issues& issues) {
  auto program = compile(text, span, environment, issues);
  if (!program) return std::nullopt;
  const Type::Kind kind = program->type().kind;
  if (kind == Type::Kind::boolean || kind == Type::Kind::dyn) return program;
  issues.add(codes::not_a_condition, span, {to_string(program->type(), *environment.schema)});
  return std::nullopt;
}

std::vector<Truth> run(const Program& program, const Context& context,
                       std::span<const std::uint32_t> rows) {
  return run_plan(program.impl(), context, rows);
}

std::vector<Truth> run(const Program& program, const Context& context) {
  const int collection = program.impl().collection;
  const Body& body = context.bodies[static_cast<std::size_t>(context.body)];
  std::vector<std::uint32_t> rows(
      collection < 0 ? 1 : body.tables[static_cast<std::size_t>(collection)].rows);
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  return run(program, context, rows);
}

Explanation explain(const Program& program, const Context& context, std::uint32_t row) {
  Arena arena;
  Trail trail;
  const Value value = Evaluator(program.impl(), context, arena, &trail).evaluate(row);
  Explanation explanation;
  explanation.truth = truth_of(value);
  if (explanation.truth == Truth::unknown) explanation.missing = unique_in_order(trail.missing);
  if (explanation.truth == Truth::yes || explanation.truth == Truth::no)
    explanation.decided = unique_in_order(trail.read);
  if (value.kind == Value::Kind::error) explanation.error = value.view();
  return explanation;
}

Value evaluate(const Program& program, const Context& context, std::uint32_t row, Arena& arena) {
  return Evaluator(program.impl(), context, arena).evaluate(row);
}

}  // namespace hegui::expr
