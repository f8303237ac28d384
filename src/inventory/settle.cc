// The audit date's view of the facts: what lies after it has not happened.
#include <algorithm>

#include "hegui/base/date.h"
#include "hegui/inventory/inventory.h"
#include "inventory/rows.h"

namespace hegui::inventory {

namespace {

/// The field's name in the language of the key before the value.
std::string spelling(const expr::Field& field, const Span& value) {
  if (!value.known()) return field.name;
  // A key stands close before its value; its line may be a whole file of JSON.
  constexpr std::size_t kReach = 256;
  std::string_view before = std::string_view(value.source->text()).substr(0, value.begin);
  before.remove_prefix(before.size() - std::min(before.size(), kReach));
  const auto entry = before.find_last_of("\n,{");
  if (entry != std::string_view::npos) before.remove_prefix(entry);
  return before.find(field.name) != std::string_view::npos ? field.name : field.zh;
}

void settle_column(const expr::Field& field, const expr::Body& body, Date audit,
                   expr::Column& column, Issues& issues) {
  for (std::size_t row = 0; row < column.states.size(); ++row) {
    const bool later = column.states[row] == expr::State::stated && column.cells[row] > audit.days;
    if (!later) continue;
    const Date date{static_cast<std::int32_t>(column.cells[row])};
    const Span at = value_span(body.source, column.places[row]);
    issues.add(codes::future_date, at, {spelling(field, at), to_string(date), to_string(audit)});
    column.states[row] = expr::State::none;
    column.cells[row] = 0;
  }
}

void settle_body(const expr::Schema& schema, expr::Body& body, Date audit, Issues& issues) {
  for (std::size_t c = 0; c < schema.collections.size(); ++c) {
    const std::vector<expr::Field>& fields = schema.collections[c].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const bool happened =
          fields[f].type == expr::FieldType::date && !fields[f].list && !fields[f].plan;
      if (happened) settle_column(fields[f], body, audit, body.tables[c].columns[f], issues);
    }
  }
}

}  // namespace

void settle(Inventory& inventory, const expr::Schema& schema, Date audit) {
  for (Input& input : inventory.inputs) {
    for (const int body : input.bodies)
      settle_body(schema, inventory.bodies[static_cast<std::size_t>(body)], audit, input.issues);
    input.issues.sort();
  }
}

std::optional<Date> latest_as_of(const Inventory& inventory) {
  std::optional<Date> latest;
  for (const expr::Body& body : inventory.bodies) latest = std::max(latest, body.as_of);
  return latest;
}

}  // namespace hegui::inventory
