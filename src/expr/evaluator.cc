#include "expr/evaluator.h"

#include "expr/functions.h"

namespace hegui::expr {

using Kind = Value::Kind;

namespace {

bool is_settled(const Value& value) {
  return value.kind != Kind::unknown && value.kind != Kind::error;
}

}  // namespace

Evaluator::Evaluator(const Program::Impl& program, const Context& context, Arena& arena,
                     Trail* trail)
    : program_(program),
      context_(context),
      arena_(arena),
      trail_(trail),
      locals_(static_cast<std::size_t>(program.locals)) {}

Value Evaluator::evaluate(std::uint32_t row) {
  return evaluate(Value::Row{program_.collection, context_.body, static_cast<std::int32_t>(row)});
}

Value Evaluator::evaluate(Value::Row row) {
  row_ = row;
  return value(program_.root);
}

void Evaluator::miss(const FactId& fact) {
  if (trail_ != nullptr) trail_->missing.push_back(fact);
}

void Evaluator::note(const FactId& fact) {
  if (trail_ != nullptr) trail_->read.push_back(fact);
}

/// What was missing matters only as long as the value is unknown.
Value Evaluator::value(int number) {
  const std::size_t missing = trail_ == nullptr ? 0 : trail_->missing.size();
  const Value result = dispatch(node(number));
  if (trail_ != nullptr && result.kind != Kind::unknown) trail_->missing.resize(missing);
  return result;
}

Value Evaluator::dispatch(const Node& n) {
  switch (n.kind) {
    case Node::Kind::constant:
      return n.constant;
    case Node::Kind::row: {
      Value row;
      row.kind = Kind::row;
      row.row = row_;
      return row;
    }
    case Node::Kind::organization: {
      Value row;
      row.kind = Kind::row;
      row.row = {n.type.collection, context_.body, 0};
      return row;
    }
    case Node::Kind::collection:
      return collection(n.number);
    case Node::Kind::local:
      return locals_[static_cast<std::size_t>(n.number)];
    case Node::Kind::parameter:
      return context_.parameters[static_cast<std::size_t>(n.number)];
    case Node::Kind::variable:
      return context_.variables[static_cast<std::size_t>(n.number)];
    case Node::Kind::due:
      return Value::of(*context_.due);
    case Node::Kind::effective_from:
      return Value::of(*context_.effective_from);
    case Node::Kind::audit:
      return Value::of(context_.audit);
    case Node::Kind::field:
      return field(n);
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
    case Node::Kind::stated:
      return stated(n);
    case Node::Kind::known:
      return known(n);
    case Node::Kind::unknown_of:
      return unknown_of(n);
  }
  return Value::unknown();
}

/// A condition's value: what is stated as none is no.
Value Evaluator::condition(int number) {
  const Value found = value(number);
  if (found.kind == Kind::null && found.fact) return Value::of(false);
  if (found.kind == Kind::boolean || !is_settled(found)) return found;
  return make_error(arena_, "no such overload: a condition must be a bool");
}

Value Evaluator::field(const Node& n) {
  const Value owner = value(n.children.front());
  if (owner.kind == Kind::null) return Value::none();
  if (owner.kind != Kind::row) return owner;
  return fact(owner.row, n.number);
}

Value Evaluator::fact(const Value::Row& row, int number) {
  const auto& body = context_.bodies[static_cast<std::size_t>(row.body)];
  const Column& column = body.tables[static_cast<std::size_t>(row.collection)]
                             .columns[static_cast<std::size_t>(number)];
  const FactId id{row.body, row.collection, row.row, number};
  const auto position = static_cast<std::size_t>(row.row);
  switch (column.state(position)) {
    case State::unstated:
      miss(id);
      return Value::unknown();
    case State::none:
      note(id);
      return Value::none();
    case State::stated:
      note(id);
      break;
  }
  const Collection& collection =
      context_.schema->collections[static_cast<std::size_t>(row.collection)];
  const Field& field = collection.fields[static_cast<std::size_t>(number)];
  const Cell cell = column.cells[position];
  return field.list ? list_value(body, field, column, cell)
                    : stated_value(body, field, column, cell);
}

Value Evaluator::stated_value(const Body& body, const Field& field, const Column&, Cell cell) {
  switch (field.type) {
    case FieldType::text:
    case FieldType::month:
      return Value::of(body.view(cell));
    case FieldType::boolean:
      return Value::of(cell != 0);
    case FieldType::integer:
      return Value::of(cell);
    case FieldType::number:
    case FieldType::percent:
      return Value::of(as_double(cell));
    case FieldType::date:
      return Value::of(Date{static_cast<std::int32_t>(cell)});
    case FieldType::enumeration: {
      const EnumType& type = context_.schema->enums[static_cast<std::size_t>(field.enum_type)];
      return Value::of(std::string_view(type.values[static_cast<std::size_t>(cell)].value));
    }
    case FieldType::reference: {
      const RowRef target = as_row(cell);
      Value row;
      row.kind = Kind::row;
      row.row = {field.target, target.body, target.row};
      return row;
    }
  }
  return Value::unknown();
}

Value Evaluator::list_value(const Body& body, const Field& field, const Column& column, Cell cell) {
  const Slice slice = as_slice(cell);
  const auto items = arena_.array<Value>(slice.count);
  for (std::uint32_t i = 0; i < slice.count; ++i) {
    const Cell item = column.items[slice.begin + i];
    const bool elsewhere = field.type == FieldType::reference && as_row(item).row < 0;
    items[i] = elsewhere ? Value::unknown() : stated_value(body, field, column, item);
  }
  return Value::of(std::span<const Value>(items));
}

Value Evaluator::definition(const Node& n) {
  if (n.children.empty()) return body_definition(n);
  const Value owner = value(n.children.front());
  if (owner.kind == Kind::null) return Value::none();
  if (owner.kind != Kind::row) return owner;
  Context context = context_;
  context.body = owner.row.body;
  return Evaluator(n.definition->program->impl(), context, arena_, trail_).evaluate(owner.row);
}

/// The same for every row, so it is worked out once (its facts are wanted each time where reasons
/// are).
Value Evaluator::body_definition(const Node& n) {
  const auto settled = of_body_.find(n.definition);
  if (trail_ == nullptr && settled != of_body_.end()) return settled->second;
  const Value result =
      Evaluator(n.definition->program->impl(), context_, arena_, trail_).evaluate(std::uint32_t{0});
  if (result.kind == Kind::boolean || result.kind == Kind::unknown) of_body_[n.definition] = result;
  return result;
}

/// && (settled by false) and || (settled by true): a side that settles the matter wins over what is
/// unknown, and that over an error.
Value Evaluator::conjunction(const Node& n, bool settles) {
  const std::size_t before = trail_ == nullptr ? 0 : trail_->read.size();
  const Value left = condition(n.children[0]);
  if (left.kind == Kind::boolean && left.boolean == settles) return left;
  const std::size_t between = trail_ == nullptr ? 0 : trail_->read.size();
  const Value right = condition(n.children[1]);
  if (right.kind == Kind::boolean && right.boolean == settles) {
    if (trail_ != nullptr) {
      auto& read = trail_->read;
      read.erase(read.begin() + static_cast<std::ptrdiff_t>(before),
                 read.begin() + static_cast<std::ptrdiff_t>(between));
    }
    return right;
  }
  if (left.kind == Kind::unknown || right.kind == Kind::unknown) return Value::unknown();
  return left.kind == Kind::error ? left : right;
}

Value Evaluator::negation(const Node& n) {
  const Value found = condition(n.children.front());
  return found.kind == Kind::boolean ? Value::of(!found.boolean) : found;
}

Value Evaluator::conditional(const Node& n) {
  const Value chosen = condition(n.children[0]);
  if (chosen.kind != Kind::boolean) return chosen;
  return value(n.children[chosen.boolean ? 1 : 2]);
}

Value Evaluator::call(const Node& n) {
  const auto arguments = arena_.array<Value>(n.children.size());
  const Value* trouble = nullptr;
  bool none = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    arguments[i] = value(n.children[i]);
    if (is_settled(arguments[i])) {
      none = none || (arguments[i].kind == Kind::null && arguments[i].fact);
    } else if (trouble == nullptr || arguments[i].kind == Kind::unknown) {
      trouble = &arguments[i];
    }
  }
  if (trouble != nullptr) return *trouble;
  const Overload* chosen = n.overload;
  if (chosen == nullptr) {
    for (const Overload* overload : overloads_of(n.name, n.number == 1)) {
      if (chosen == nullptr && accepts(*overload, std::span<const Value>(arguments)))
        chosen = overload;
    }
  }
  if (chosen == nullptr) return make_error(arena_, "no such overload: " + n.name);
  if (none && !chosen->takes_none)
    return chosen->result == Type::Kind::boolean ? Value::of(false) : Value::none();
  if (!accepts(*chosen, std::span<const Value>(arguments)))
    return make_error(arena_, "no such overload: " + n.name);
  return chosen->run({arguments, context_, arena_});
}

Value Evaluator::list(const Node& n) {
  const auto items = arena_.array<Value>(n.children.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = value(n.children[i]);
    if (!is_settled(items[i])) return items[i];
  }
  return Value::of(std::span<const Value>(items));
}

Value Evaluator::collection(int number) {
  const Table& table = context_.bodies[static_cast<std::size_t>(context_.body)]
                           .tables[static_cast<std::size_t>(number)];
  if (!table.known) {
    miss({context_.body, number, -1, -1});
    return Value::unknown();
  }
  const auto rows = arena_.array<Value>(table.rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = Value{};
    rows[i].kind = Kind::row;
    rows[i].row = {number, context_.body, static_cast<std::int32_t>(i)};
  }
  return Value::of(std::span<const Value>(rows));
}

/// The list's items, or the value that a macro over it has: unknown and errors pass through, what
/// is none has no items.
std::optional<Value> Evaluator::items_of(int number, std::span<const Value>& items) {
  const Value range = value(number);
  if (range.kind == Kind::null && range.fact) return std::nullopt;
  if (!is_settled(range)) return range;
  if (range.kind != Kind::list) return make_error(arena_, "no such overload: a macro takes a list");
  items = range.items();
  return std::nullopt;
}

/// all (settled by false) and exists (settled by true), three-valued as && and || over the items.
Value Evaluator::quantifier(const Node& n, bool settles) {
  std::span<const Value> items;
  if (const auto other = items_of(n.children[0], items)) return *other;
  const std::size_t before = trail_ == nullptr ? 0 : trail_->read.size();
  Value open = Value::of(!settles);
  for (const Value& item : items) {
    const std::size_t start = trail_ == nullptr ? 0 : trail_->read.size();
    locals_[static_cast<std::size_t>(n.number)] = item;
    const Value found = condition(n.children[1]);
    if (found.kind == Kind::boolean && found.boolean == settles) {
      if (trail_ != nullptr) {
        auto& read = trail_->read;
        read.erase(read.begin() + static_cast<std::ptrdiff_t>(before),
                   read.begin() + static_cast<std::ptrdiff_t>(start));
      }
      return found;
    }
    if (found.kind == Kind::unknown || (found.kind == Kind::error && open.kind != Kind::unknown))
      open = found;
  }
  return open;
}

Value Evaluator::exists_one(const Node& n) {
  std::span<const Value> items;
  if (const auto other = items_of(n.children[0], items)) return *other;
  std::size_t count = 0;
  for (const Value& item : items) {
    locals_[static_cast<std::size_t>(n.number)] = item;
    const Value found = condition(n.children[1]);
    if (found.kind != Kind::boolean) return found;
    if (found.boolean) ++count;
  }
  return Value::of(count == 1);
}

Value Evaluator::filter(const Node& n) {
  std::span<const Value> items;
  if (const auto other = items_of(n.children[0], items)) return *other;
  const auto kept = arena_.array<Value>(items.size());
  std::size_t count = 0;
  for (const Value& item : items) {
    locals_[static_cast<std::size_t>(n.number)] = item;
    const Value found = condition(n.children[1]);
    if (found.kind != Kind::boolean) return found;
    if (found.boolean) kept[count++] = item;
  }
  return Value::of(std::span<const Value>(kept.first(count)));
}

Value Evaluator::map(const Node& n) {
  std::span<const Value> items;
  if (const auto other = items_of(n.children[0], items)) return *other;
  const auto made = arena_.array<Value>(items.size());
  std::size_t count = 0;
  for (const Value& item : items) {
    locals_[static_cast<std::size_t>(n.number)] = item;
    if (n.children.size() == 3) {
      const Value chosen = condition(n.children[1]);
      if (chosen.kind != Kind::boolean) return chosen;
      if (!chosen.boolean) continue;
    }
    made[count] = value(n.children.back());
    if (!is_settled(made[count])) return made[count];
    ++count;
  }
  return Value::of(std::span<const Value>(made.first(count)));
}

Value Evaluator::stated(const Node& n) {
  return Value::of(value(n.children.front()).kind != Kind::unknown);
}

Value Evaluator::known(const Node& n) {
  return Value::of(context_.bodies[static_cast<std::size_t>(context_.body)]
                       .tables[static_cast<std::size_t>(n.number)]
                       .known);
}

Value Evaluator::unknown_of(const Node& n) {
  miss({context_.body, n.number, -1, -1});
  return Value::unknown();
}

}  // namespace hegui::expr
