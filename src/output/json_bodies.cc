#include "output/json_bodies.h"

namespace hegui::output {

namespace {

/// A column of dates, and the key that its values have in every row, ready to be written.
struct DateColumn {
  const expr::Column* column;
  std::string key;
};

std::vector<DateColumn> dates_of(const expr::Collection& collection, const expr::Table& table) {
  std::vector<DateColumn> dates;
  for (std::size_t f = 0; f < collection.fields.size(); ++f) {
    const expr::Field& field = collection.fields[f];
    const bool is_date = field.type == expr::FieldType::date && !field.list;
    if (is_date && !table.columns[f].states.empty())
      dates.push_back({&table.columns[f], json_quoted(field.name) + ": "});
  }
  return dates;
}

std::string date_text(const expr::Column& column, std::size_t row) {
  if (column.states[row] == expr::State::none) return "\"none\"";
  return '"' + to_string(Date{static_cast<std::int32_t>(column.cells[row])}) + '"';
}

std::string line_of(const std::string& id, const std::vector<DateColumn>& dates, std::size_t row) {
  std::string line = "{\"id\": " + json_quoted(id) + ", \"dates\": {";
  bool first = true;
  for (const DateColumn& date : dates) {
    if (date.column->state(row) == expr::State::unstated) continue;
    if (!first) line += ", ";
    first = false;
    line += date.key + date_text(*date.column, row);
  }
  return line + "}}";
}

/// The bodies of one report on their way out.
class Bodies {
 public:
  Bodies(JsonWriter& json, const expr::Schema& schema) : json_(json), schema_(schema) {}

  void write(const expr::Body& body) const {
    json_.object([&] {
      json_.member("name", inventory::organization_text(schema_, body, "name"));
      json_.member("division", inventory::organization_text(schema_, body, "division"));
      json_.member_object("items", [&] { write_collections(body); });
    });
  }

 private:
  void write_collections(const expr::Body& body) const {
    for (std::size_t c = 0; c < schema_.collections.size(); ++c) {
      const expr::Collection& collection = schema_.collections[c];
      if (collection.name == expr::kOrganization || !body.tables[c].known) continue;
      json_.member_list(collection.name, [&] { write_rows(body, static_cast<int>(c)); });
    }
  }

  void write_rows(const expr::Body& body, int number) const {
    const auto index = static_cast<std::size_t>(number);
    const expr::Table& table = body.tables[index];
    const std::vector<DateColumn> dates = dates_of(schema_.collections[index], table);
    for (std::size_t row = 0; row < table.rows; ++row)
      json_.raw(line_of(inventory::item_key(schema_, body, number, row), dates, row));
  }

  JsonWriter& json_;
  const expr::Schema& schema_;
};

}  // namespace

void write_bodies(JsonWriter& json, const audit::Report& report) {
  json.member_list("bodies", [&] {
    if (report.schema == nullptr || report.inventory == nullptr) return;
    const Bodies bodies(json, *report.schema);
    for (const expr::Body& body : report.inventory->bodies) bodies.write(body);
  });
}

}  // namespace hegui::output
