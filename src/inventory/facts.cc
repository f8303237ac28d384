// Reading facts for people: names of rows, values in words, places.
#include <fmt/format.h>

#include "hegui/base/date.h"
#include "hegui/inventory/inventory.h"
#include "inventory/rows.h"

namespace hegui::inventory {

namespace {

/// Says one value in one language; without a language, in the form that names rows (enum values,
/// ISO dates).
class Words {
 public:
  Words(const expr::Schema& schema, std::span<const expr::Body> bodies, const expr::Body& body,
        const Language* language)
      : schema_(schema), bodies_(bodies), body_(body), language_(language) {}

  std::string of(const expr::Field& field, expr::Cell cell) const;

 private:
  bool chinese() const { return language_ != nullptr && *language_ == Language::zh; }
  std::string boolean(expr::Cell cell) const;
  std::string enumeration(int type, expr::Cell cell) const;
  std::string reference(int target, expr::RowRef row) const;

  const expr::Schema& schema_;
  std::span<const expr::Body> bodies_;
  const expr::Body& body_;
  const Language* language_;
};

std::string Words::of(const expr::Field& field, expr::Cell cell) const {
  switch (field.type) {
    case expr::FieldType::text:
    case expr::FieldType::month:
      return std::string(body_.view(cell));
    case expr::FieldType::boolean:
      return boolean(cell);
    case expr::FieldType::integer:
      return std::to_string(cell);
    case expr::FieldType::number:
      return fmt::format("{}", expr::as_double(cell));
    case expr::FieldType::percent:
      return fmt::format("{}%", expr::as_double(cell));
    case expr::FieldType::date:
      return to_string(Date{static_cast<std::int32_t>(cell)});
    case expr::FieldType::enumeration:
      return enumeration(field.enum_type, cell);
    case expr::FieldType::reference:
      return reference(field.target, expr::as_row(cell));
  }
  return {};
}

std::string Words::boolean(expr::Cell cell) const {
  if (chinese()) return cell != 0 ? "是" : "否";
  return cell != 0 ? "true" : "false";
}

std::string Words::enumeration(int type, expr::Cell cell) const {
  const expr::EnumValue& value =
      schema_.enums[static_cast<std::size_t>(type)].values[static_cast<std::size_t>(cell)];
  return language_ == nullptr ? value.value : value.label.in(*language_);
}

/// The key of the row it leads to; of another body with that body's name.
std::string Words::reference(int target, expr::RowRef row) const {
  if (row.body < 0 || static_cast<std::size_t>(row.body) >= bodies_.size()) return "?";
  const expr::Body& other = bodies_[static_cast<std::size_t>(row.body)];
  std::string key = item_key(schema_, other, target, static_cast<std::size_t>(row.row));
  if (&other == &body_) return key;
  return fmt::format("{}#{}", organization_text(schema_, other, "name"), key);
}

const expr::Column* find_column(const expr::Body& body, expr::FactId fact) {
  if (fact.field < 0) return nullptr;
  return &body.tables[static_cast<std::size_t>(fact.collection)]
              .columns[static_cast<std::size_t>(fact.field)];
}

std::string none_text(Language language) { return language == Language::zh ? "无" : "none"; }

std::string join(const expr::Field& field, const expr::Column& column, expr::Slice slice,
                 const Words& words, Language language) {
  if (slice.count == 0) return none_text(language);
  std::string joined;
  for (std::uint32_t i = 0; i < slice.count; ++i) {
    if (i > 0) joined += language == Language::zh ? "、" : ", ";
    joined += words.of(field, column.items[slice.begin + i]);
  }
  return joined;
}

}  // namespace

std::string item_key(const expr::Schema& schema, const expr::Body& body, int collection,
                     std::size_t row) {
  const expr::Collection& in = schema.collections[static_cast<std::size_t>(collection)];
  const expr::Table& table = body.tables[static_cast<std::size_t>(collection)];
  const Words words(schema, {}, body, nullptr);
  std::string key;
  for (const int number : in.key) {
    const auto index = static_cast<std::size_t>(number);
    const expr::Column& column = table.columns[index];
    if (!key.empty()) key += '/';
    key += column.state(row) == expr::State::stated ? words.of(in.fields[index], column.cells[row])
                                                    : "?";
  }
  return key;
}

std::string display(const expr::Schema& schema, std::span<const expr::Body> bodies,
                    expr::FactId fact, Language language) {
  const expr::Body& body = bodies[static_cast<std::size_t>(fact.body)];
  const auto collection = static_cast<std::size_t>(fact.collection);
  const expr::Column* column = find_column(body, fact);
  if (column == nullptr)
    return fact.row < 0
               ? schema.collections[collection].name
               : item_key(schema, body, fact.collection, static_cast<std::size_t>(fact.row));
  const auto row = static_cast<std::size_t>(fact.row);
  const expr::Field& field =
      schema.collections[collection].fields[static_cast<std::size_t>(fact.field)];
  switch (column->state(row)) {
    case expr::State::unstated:
      return language == Language::zh ? "未填" : "not stated";
    case expr::State::none:
      return none_text(language);
    case expr::State::stated:
      break;
  }
  const Words words(schema, bodies, body, &language);
  const expr::Cell cell = column->cells[row];
  return field.list ? join(field, *column, expr::as_slice(cell), words, language)
                    : words.of(field, cell);
}

Span place_of(const expr::Body& body, expr::FactId fact) {
  if (fact.collection < 0) return key_span(body.source, body.place);
  const expr::Table& table = body.tables[static_cast<std::size_t>(fact.collection)];
  const auto row = static_cast<std::size_t>(fact.row);
  const expr::Column* column = find_column(body, fact);
  if (fact.row >= 0 && column != nullptr && column->state(row) != expr::State::unstated)
    return value_span(body.source, column->places[row]);
  if (fact.row >= 0 && row < table.row_places.size())
    return key_span(body.source, table.row_places[row]);
  return key_span(body.source, table.known ? table.place : body.place);
}

std::string organization_text(const expr::Schema& schema, const expr::Body& body,
                              std::string_view field) {
  const int collection = schema.collection(expr::kOrganization);
  if (collection < 0) return {};
  const expr::Collection& organization = schema.collections[static_cast<std::size_t>(collection)];
  const int number = organization.field(field);
  if (number < 0) return {};
  const auto index = static_cast<std::size_t>(number);
  const expr::Column& column = body.tables[static_cast<std::size_t>(collection)].columns[index];
  if (column.state(0) != expr::State::stated) return {};
  return Words(schema, {}, body, nullptr).of(organization.fields[index], column.cells[0]);
}

}  // namespace hegui::inventory
