#include "expr/evaluator.h"

#include "expr/functions.h"
#include "expr/recorder.h"
#include "hegui/base/check.h"

namespace hegui::expr {

using Kind = Value::Kind;

Evaluator::Evaluator(const Program::Impl& program, const Context& context, Arena& arena,
                     Trail* trail, Recorder* recorder)
    : program_(program),
      context_(context),
      arena_(arena),
      trail_(trail),
      recorder_(recorder),
      locals_(static_cast<std::size_t>(program.locals)) {}

Value Evaluator::evaluate(std::uint32_t row) { return evaluate(program_.root, row); }

Value Evaluator::evaluate(int number, std::uint32_t row) {
  row_ = {program_.collection, context_.body, static_cast<std::int32_t>(row)};
  return value(number);
}

Value Evaluator::condition(int number, std::uint32_t row) {
  row_ = {program_.collection, context_.body, static_cast<std::int32_t>(row)};
  return condition(number);
}

Value Evaluator::condition(int number, int variable, const Value& held) {
  locals_[static_cast<std::size_t>(variable)] = held;
  return condition(number);
}

void Evaluator::miss(const FactId& fact) {
  if (trail_ != nullptr) trail_->missing.push_back(fact);
}

void Evaluator::miss(const Value& gap) {
  const Value::Origin& origin = gap.origin;
  if (origin.body >= 0) miss(FactId{origin.body, origin.collection, origin.row, origin.field});
}

void Evaluator::note(const FactId& fact) {
  if (trail_ != nullptr) trail_->read.push_back(fact);
}

bool Evaluator::is_eager() const {
  if (recorder_ != nullptr) return recorder_->is_eager();
  return context_.dates_read != nullptr && trail_ == nullptr;
}

void Evaluator::forget(std::size_t begin, std::size_t end) {
  if (trail_ == nullptr) return;
  auto& read = trail_->read;
  read.erase(read.begin() + static_cast<std::ptrdiff_t>(begin),
             read.begin() + static_cast<std::ptrdiff_t>(end));
}

/// What was missing matters only as long as the value is unknown.
Value Evaluator::value(int number) {
  if (!arena_.spend(1)) return Value::text_of(Kind::error, "too many steps");
  const std::size_t missing = trail_ == nullptr ? 0 : trail_->missing.size();
  if (recorder_ != nullptr) recorder_->enter(program_, number);
  const Value result = dispatch(node(number));
  if (recorder_ != nullptr) recorder_->leave(result);
  if (trail_ != nullptr && result.kind != Kind::unknown) trail_->missing.resize(missing);
  return result;
}

/// One entry for each kind of node.
// NOLINTNEXTLINE(readability-function-size)
Value Evaluator::dispatch(const Node& n) {
  switch (n.kind) {
    case Node::Kind::constant:
      return n.constant;
    case Node::Kind::row:
      return Value::of(row_);
    case Node::Kind::organization:
      return Value::of(Value::Row{n.type.collection, context_.body, 0});
    case Node::Kind::collection:
      return collection(n.number);
    case Node::Kind::local:
      return local(n);
    case Node::Kind::parameter:
      return context_.parameters[static_cast<std::size_t>(n.number)];
    case Node::Kind::variable:
      return context_.variables[static_cast<std::size_t>(n.number)];
    case Node::Kind::due:
      HEGUI_CHECK(context_.due.has_value());
      return Value::of(*context_.due);
    case Node::Kind::effective_from:
      HEGUI_CHECK(context_.effective_from.has_value());
      return Value::of(*context_.effective_from);
    case Node::Kind::audit:
      return Value::of(context_.audit);
    case Node::Kind::field:
      return field(n);
    case Node::Kind::select:
      return select(n);
    case Node::Kind::present:
      return present(n);
    case Node::Kind::definition:
      return definition(n);
    case Node::Kind::conjunction:
      return conjunction(n, false);
    case Node::Kind::disjunction:
      return conjunction(n, true);
    case Node::Kind::negation:
      return negation(n);
    case Node::Kind::conditional:
      return conditional(n);
    case Node::Kind::call:
      return call(n);
    case Node::Kind::list:
      return list(n);
    case Node::Kind::map_literal:
      return map_literal(n);
    case Node::Kind::optional_item:
      break;  // the list or map that it stands in asks for it
    case Node::Kind::all:
      return quantifier(n, false);
    case Node::Kind::exists:
      return quantifier(n, true);
    case Node::Kind::exists_one:
      return exists_one(n);
    case Node::Kind::filter:
      return filter(n);
    case Node::Kind::map:
      return map(n);
    case Node::Kind::transform_map:
      return transform_map(n);
    case Node::Kind::transform_entries:
      return transform_entries(n);
    case Node::Kind::bind:
      return bind(n);
    case Node::Kind::optional_map:
    case Node::Kind::optional_flat_map:
      return optional_map(n);
    case Node::Kind::stated:
      return stated(n);
    case Node::Kind::known:
      return Value::of(context_.bodies[static_cast<std::size_t>(context_.body)]
                           .tables[static_cast<std::size_t>(n.number)]
                           .known);
    case Node::Kind::unknown_of:
      return unknown_of(n);
    case Node::Kind::failure:
      return make_error(arena_, n.name);
  }
  return Value::unknown();
}

}  // namespace hegui::expr
