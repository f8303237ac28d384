// What the cells of a column are compared with, in the form that the cells have.
#include <algorithm>

#include "expr/runner.h"

namespace hegui::expr {

namespace {

using Relation = Step::Relation;

constexpr std::int64_t kDay = 86'400;

/// The value as the column holds it; nullopt if no cell can be it.
std::optional<Cell> to_cell_of(const Field& field, const Schema& schema, const Value& value) {
  const bool date = field.type == FieldType::date && value.kind == Value::Kind::timestamp;
  if (date && value.moment.nanos == 0 && value.moment.seconds % kDay == 0)
    return value.moment.seconds / kDay;
  if (field.type == FieldType::boolean && value.kind == Value::Kind::boolean)
    return value.boolean ? 1 : 0;
  if (field.type == FieldType::integer && value.kind == Value::Kind::integer) return value.integer;
  if (field.type != FieldType::enumeration || value.kind != Value::Kind::string)
    return std::nullopt;
  const auto& values = schema.enums[static_cast<std::size_t>(field.enum_type)].values;
  const auto found = std::find_if(values.begin(), values.end(), [&](const EnumValue& known) {
    return known.value == value.view();
  });
  if (found == values.end()) return std::nullopt;
  return found - values.begin();
}

std::optional<double> to_real_of(const Value& value) {
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  if (value.kind == Value::Kind::real) return value.real;
  const bool exact =
      value.kind == Value::Kind::integer && value.integer <= kExact && value.integer >= -kExact;
  return exact ? std::optional(static_cast<double>(value.integer)) : std::nullopt;
}

bool is_real(FieldType type) { return type == FieldType::number || type == FieldType::percent; }
bool is_equality(Relation relation) {
  return relation == Relation::equal || relation == Relation::differs;
}

}  // namespace

Operand Runner::operand_of(const Step& step) {
  const Value value = fixed_.evaluate(step.operand, 0);
  const Field& field = field_of(step, step.field);
  if (step.kind == Step::Kind::among) return operand_of_list(field, value);
  Operand operand;
  using Kind = Operand::Kind;
  if (value.kind == Value::Kind::null) {
    operand.kind = is_equality(step.relation) ? Kind::null : Kind::unfit;
  } else if (is_real(field.type)) {
    if (const auto real = to_real_of(value)) operand = {Kind::real, 0, *real, {}, {}, {}};
  } else if (is_text(field.type)) {
    if (value.kind == Value::Kind::string) operand = {Kind::text, 0, 0, value.view(), {}, {}};
  } else if (const auto cell = to_cell_of(field, *batch_.context.schema, value)) {
    // The order of an enum's texts is not that of its numbers.
    if (field.type != FieldType::enumeration || is_equality(step.relation))
      operand = {Kind::cell, *cell, 0, {}, {}, {}};
  }
  return operand;
}

Operand Runner::operand_of_list(const Field& field, const Value& list) const {
  Operand operand;
  if (list.kind != Value::Kind::list || is_real(field.type) || field.type == FieldType::reference)
    return operand;
  for (const Value& item : list.items()) {
    const auto cell = to_cell_of(field, *batch_.context.schema, item);
    const bool text = is_text(field.type) && item.kind == Value::Kind::string;
    if (!cell && !text) return {};
    if (text) operand.texts.push_back(item.view());
    if (!text) operand.cells.push_back(*cell);
  }
  operand.kind = is_text(field.type) ? Operand::Kind::texts : Operand::Kind::cells;
  return operand;
}

/// Whether the step can be done on its column; all but comparisons always can.
bool Runner::fits(const Step& step) {
  if (step.kind != Step::Kind::compare && step.kind != Step::Kind::among) return true;
  return operand_of(step).kind != Operand::Kind::unfit;
}

/// What the step is where its field, or the row that has it, is stated as none.
Truth Runner::truth_of_none(const Step& step, const Operand& operand) {
  if (step.kind == Step::Kind::stated) return Truth::yes;
  if (step.kind != Step::Kind::compare) return Truth::no;
  const Relation holding =
      operand.kind == Operand::Kind::null ? Relation::equal : Relation::differs;
  return step.relation == holding ? Truth::yes : Truth::no;
}

}  // namespace hegui::expr
