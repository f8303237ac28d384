// The vocabulary as a JSON Schema. Every name of a field is a key: the English one says what it
// holds, the Chinese one and the aliases refer to it.
#include <array>
#include <ostream>

#include "hegui/output/schemas.h"
#include "output/json_writer.h"

namespace hegui::output {

namespace {

using expr::Collection;
using expr::EnumType;
using expr::Field;
using expr::FieldType;

/// A type of values that is not an enum, as the loader reads it: from the text, however it is
/// written.
struct Scalar {
  FieldType type;
  std::string_view name;
  std::string_view schema;  ///< the members, as JSON
};

constexpr std::string_view kAnyScalar = R"({"type": ["string", "number", "boolean"]})";
constexpr std::array kScalars{
    Scalar{FieldType::text, "text", kAnyScalar},
    Scalar{FieldType::reference, "reference", kAnyScalar},
    Scalar{FieldType::boolean, "boolean",
           R"({"enum": [true, false, "true", "false", "是", "否"]})"},
    Scalar{FieldType::integer, "integer",
           R"({"type": ["integer", "string"], "pattern": "^\\s*-?(0|[1-9][0-9]*)\\s*$"})"},
    Scalar{
        FieldType::number, "number",
        R"({"type": ["number", "string"], "pattern": "^\\s*-?(0|[1-9][0-9]*)(\\.[0-9]+)?\\s*$"})"},
    Scalar{
        FieldType::percent, "percent",
        R"({"type": ["number", "string"], "pattern": "^\\s*-?(0|[1-9][0-9]*)(\\.[0-9]+)?\\s*[%％]?\\s*$"})"},
    Scalar{
        FieldType::date, "date",
        R"({"type": "string", "pattern": "^\\s*[0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)\\s*$"})"},
    Scalar{
        FieldType::month, "month",
        R"({"type": ["string", "integer"], "pattern": "^\\s*[0-9]{4}([-/.][0-9]{1,2}|年([0-9]{1,2}月)?)?\\s*$"})"}};

std::string pointer(std::string_view part) { return "#/$defs/" + std::string(part); }

/// One schema on its way out.
class InventorySchema {
 public:
  InventorySchema(const expr::Schema& schema, Language language, std::ostream& out)
      : schema_(schema), language_(language), json_(out) {}

  void write() {
    json_.object([&] {
      json_.member("$schema", "https://json-schema.org/draft/2020-12/schema");
      json_.member("$id", "urn:hegui:inventory:1");
      json_.member("title", "hegui inventory 1");
      json_.member_object("if", [&] { json_.member("type", "array"); });
      json_.member_object("then", [&] {
        json_.member_object("items", [&] { json_.member("$ref", pointer("document")); });
      });
      json_.member_object("else", [&] { json_.member("$ref", pointer("document")); });
      json_.member_object("$defs", [&] { write_definitions(); });
    });
  }

 private:
  void refer(std::string_view key, const std::string& to) {
    json_.member_object(key, [&] { json_.member("$ref", to); });
  }
  void item_refer(const std::string& to) {
    json_.object([&] { json_.member("$ref", to); });
  }

  void write_definitions() {
    json_.key("none");
    json_.raw(R"({"enum": [null, "", "none", "无"]})");
    for (const Scalar& scalar : kScalars) {
      json_.key(scalar.name);
      json_.raw(scalar.schema);
    }
    for (const EnumType& type : schema_.enums) write_enum(type);
    for (const Collection& collection : schema_.collections) write_collection(collection);
    write_document();
  }

  void write_enum(const EnumType& type) {
    json_.member_object("enum." + type.name, [&] {
      json_.member_list("enum", [&] {
        for (const auto& value : type.values) write_value(value);
      });
    });
  }

  void write_value(const expr::EnumValue& value) {
    json_.value(value.value);
    if (!value.label.zh.empty() && value.label.zh != value.value) json_.value(value.label.zh);
    for (const std::string& alias : value.aliases) json_.value(alias);
  }

  void write_collection(const Collection& collection) {
    const std::string row = "row." + collection.name;
    json_.member_object(row, [&] {
      json_.member("title", collection.zh);
      json_.member("description", collection.doc.in(language_));
      json_.member("type", "object");
      json_.member_object("properties", [&] {
        for (const Field& field : collection.fields) write_field(field, pointer(row));
      });
      json_.member("additionalProperties", false);
      json_.member_list("allOf", [&] {
        for (const Field& field : collection.fields) {
          if (field.required) write_required(field.name, field.zh, field.aliases);
        }
      });
    });
    if (collection.name == expr::kOrganization) return;
    json_.member_object("rows." + collection.name, [&] {
      json_.member("title", collection.zh);
      json_.member("description", collection.doc.in(language_));
      write_list_or_none(pointer(row));
    });
  }

  void write_list_or_none(const std::string& item) {
    json_.member_list("anyOf", [&] {
      json_.object([&] {
        json_.member("type", "array");
        refer("items", item);
      });
      item_refer(pointer("none"));
    });
  }

  void write_required(const std::string& name, const std::string& zh,
                      const std::vector<std::string>& aliases) {
    std::vector<std::string> names{name};
    if (!zh.empty() && zh != name) names.push_back(zh);
    names.insert(names.end(), aliases.begin(), aliases.end());
    json_.object([&] {
      json_.member_array("anyOf", names, [&](const std::string& key) {
        json_.object([&] { json_.member_list("required", [&] { json_.value(key); }); });
      });
    });
  }

  std::string type_of(const Field& field) const {
    if (field.type == FieldType::enumeration)
      return pointer("enum." + schema_.enums[static_cast<std::size_t>(field.enum_type)].name);
    for (const Scalar& scalar : kScalars) {
      if (scalar.type == field.type) return pointer(scalar.name);
    }
    return pointer("text");
  }

  void write_field(const Field& field, const std::string& row) {
    json_.member_object(field.name, [&] {
      json_.member("title", field.zh);
      json_.member("description", field.doc.in(language_));
      if (field.list) {
        write_list_or_none(type_of(field));
      } else if (field.required) {
        json_.member("$ref", type_of(field));
      } else {
        json_.member_list("anyOf", [&] {
          item_refer(type_of(field));
          item_refer(pointer("none"));
        });
      }
    });
    const std::string same = row + "/properties/" + field.name;
    if (!field.zh.empty() && field.zh != field.name) refer(field.zh, same);
    for (const std::string& alias : field.aliases) refer(alias, same);
  }

  void write_document() {
    json_.member_object("document", [&] {
      json_.member("type", "object");
      json_.member_object("properties", [&] { write_parts(); });
      json_.member("additionalProperties", false);
      json_.member_list("allOf", [&] {
        const int organization = schema_.collection(expr::kOrganization);
        if (organization < 0) return;
        const Collection& body = schema_.collections[static_cast<std::size_t>(organization)];
        write_required(body.name, body.zh, {});
      });
    });
  }

  void write_parts() {
    json_.key("hegui");
    json_.raw(R"({"enum": [1, "1"]})");
    for (const std::string_view key : {"as_of", "截至日期"}) {
      json_.member_object(key, [&] {
        json_.member_list("anyOf", [&] {
          item_refer(pointer("date"));
          item_refer(pointer("none"));
        });
      });
    }
    for (const Collection& collection : schema_.collections) {
      const bool body = collection.name == expr::kOrganization;
      const std::string to = pointer((body ? "row." : "rows.") + collection.name);
      refer(collection.name, to);
      if (!collection.zh.empty() && collection.zh != collection.name) refer(collection.zh, to);
    }
  }

  const expr::Schema& schema_;
  Language language_;
  JsonWriter json_;
};

}  // namespace

void write_inventory_schema(const expr::Schema& schema, Language language, std::ostream& out) {
  InventorySchema(schema, language, out).write();
  out << '\n';
}

}  // namespace hegui::output
