// The vocabulary as a table for people: which fields there are, what they hold, which are needed.
#include <array>
#include <ostream>

#include "hegui/output/schemas.h"
#include "output/csv_row.h"
#include "output/words.h"

namespace hegui::output {

namespace {

constexpr std::array kColumns{&words::csv_collection, &words::list_collection_zh, &words::csv_field,
                              &words::list_field_zh,  &words::list_type,          &words::list_list,
                              &words::list_required,  &words::list_values,        &words::list_unit,
                              &words::list_doc};

std::string_view type_name(expr::FieldType type) {
  constexpr std::array<std::string_view, 9> kNames{"text", "bool",  "integer", "number", "percent",
                                                   "date", "month", "enum",    "ref"};
  return kNames[static_cast<std::size_t>(type)];
}

/// The values that an enum takes, or the collection that a reference leads to.
std::string values_of(const expr::Schema& schema, const expr::Field& field, Language language) {
  if (field.target >= 0) return schema.collections[static_cast<std::size_t>(field.target)].name;
  if (field.enum_type < 0) return {};
  std::string text;
  for (const auto& value : schema.enums[static_cast<std::size_t>(field.enum_type)].values) {
    text += (text.empty() ? "" : std::string(words::separator.in(language))) +
            say(words::notice_of_pack, language, {value.value, value.label.zh});
  }
  return text;
}

}  // namespace

void write_field_list(const expr::Schema& schema, Language language, std::ostream& out) {
  const auto mark = [&](bool truth) {
    return truth ? std::string(words::list_yes.in(language)) : std::string();
  };
  out << kByteOrderMark;
  std::vector<std::string> names;
  for (const Phrase* column : kColumns) names.emplace_back(column->in(language));
  write_csv_row(out, names);
  for (const expr::Collection& collection : schema.collections) {
    for (const expr::Field& field : collection.fields)
      write_csv_row(out,
                    {collection.name, collection.zh, field.name, field.zh,
                     std::string(type_name(field.type)), mark(field.list), mark(field.required),
                     values_of(schema, field, language), field.unit, field.doc.in(language)});
  }
}

}  // namespace hegui::output
