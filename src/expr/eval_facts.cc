// Facts, definitions and collections, as they are stated or left open.
#include "expr/evaluator.h"
#include "expr/functions.h"
#include "expr/recorder.h"

namespace hegui::expr {

using Kind = Value::Kind;

Value Evaluator::local(const Node& n) {
  const Value& found = locals_[static_cast<std::size_t>(n.number)];
  if (found.kind == Kind::unknown) miss(found);
  return found;
}

Value Evaluator::field(const Node& n) {
  const Value owner = value(n.children.front());
  if (owner.is_none() || !owner.is_settled()) return owner;
  if (owner.kind != Kind::row) return make_error(arena_, "no such field");
  return fact(owner.row, n.number);
}

Value Evaluator::fact(const Value::Row& row, int number) {
  const Column& column = context_.bodies[static_cast<std::size_t>(row.body)]
                             .tables[static_cast<std::size_t>(row.collection)]
                             .columns[static_cast<std::size_t>(number)];
  const FactId id{row.body, row.collection, row.row, number};
  if (recorder_ != nullptr) recorder_->read(id);
  const auto position = static_cast<std::size_t>(row.row);
  const State state = column.state(position);
  if (state == State::unstated) {
    miss(id);
    return Value::unknown(id);
  }
  note(id);
  if (state == State::none) return Value::none();
  const Field& field = context_.schema->collections[static_cast<std::size_t>(row.collection)]
                           .fields[static_cast<std::size_t>(number)];
  const Cell cell = column.cells[position];
  if (field.list) return list_value(row, number, column, cell);
  const Value stated = stated_value(row, field, cell);
  if (stated.kind == Kind::unknown) miss(id);
  return stated;
}

/// A reference into a document that is not loaded is unknown.
Value Evaluator::stated_value(const Value::Row& row, const Field& field, Cell cell) const {
  switch (field.type) {
    case FieldType::text:
    case FieldType::month:
      return Value::of(context_.bodies[static_cast<std::size_t>(row.body)].view(cell));
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
      if (target.row < 0 || target.body < 0) return Value::unknown();
      return Value::of(Value::Row{field.target, target.body, target.row});
    }
  }
  return Value::unknown();
}

Value Evaluator::list_value(const Value::Row& row, int number, const Column& column, Cell cell) {
  const Field& field = context_.schema->collections[static_cast<std::size_t>(row.collection)]
                           .fields[static_cast<std::size_t>(number)];
  const Slice slice = as_slice(cell);
  const auto items = arena_.array<Value>(slice.count);
  for (std::uint32_t i = 0; i < slice.count; ++i) {
    items[i] = stated_value(row, field, column.items[slice.begin + i]);
    if (items[i].kind == Kind::unknown)
      items[i] = Value::unknown({row.body, row.collection, row.row, number});
  }
  return Value::of(std::span<const Value>(items));
}

Value Evaluator::definition(const Node& n) {
  if (n.children.empty()) return body_definition(n);
  const Value owner = value(n.children.front());
  if (owner.is_none() || !owner.is_settled()) return owner;
  if (owner.kind != Kind::row) return make_error(arena_, "no such field");
  Context context = context_;
  context.body = owner.row.body;
  return Evaluator(n.definition->program->impl(), context, arena_, trail_, recorder_)
      .evaluate(static_cast<std::uint32_t>(owner.row.row));
}

/// The same for every row, so it is worked out once (its facts are wanted each time where reasons
/// are).
Value Evaluator::body_definition(const Node& n) {
  const auto settled = of_body_.find(n.definition);
  const bool plain = trail_ == nullptr && recorder_ == nullptr;
  if (plain && settled != of_body_.end()) return settled->second;
  const Value result = Evaluator(n.definition->program->impl(), context_, arena_, trail_, recorder_)
                           .evaluate(std::uint32_t{0});
  if (result.kind == Kind::boolean || result.kind == Kind::unknown) of_body_[n.definition] = result;
  return result;
}

Value Evaluator::collection(int number) {
  const Table& table = context_.bodies[static_cast<std::size_t>(context_.body)]
                           .tables[static_cast<std::size_t>(number)];
  if (!table.known) {
    const FactId id{context_.body, number, -1, -1};
    if (recorder_ != nullptr) recorder_->read(id);
    miss(id);
    return Value::unknown(id);
  }
  return Value::of(arena_.rows_of(context_.body, number, table.rows));
}

Value Evaluator::stated(const Node& n) {
  const Value found = value(n.children.front());
  return found.kind == Kind::error ? found : Value::of(found.kind != Kind::unknown);
}

Value Evaluator::unknown_of(const Node& n) {
  const FactId id{context_.body, n.number, -1, -1};
  miss(id);
  return Value::unknown(id);
}

}  // namespace hegui::expr
