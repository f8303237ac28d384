#include "hegui/expr/type.h"

#include <array>

namespace hegui::expr {

namespace {

using Kind = Type::Kind;

Type simple(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type element_type(const Field& field) {
  Type type;
  switch (field.type) {
    case FieldType::text:
    case FieldType::month:
      return simple(Kind::string);
    case FieldType::boolean:
      return simple(Kind::boolean);
    case FieldType::integer:
      return simple(Kind::integer);
    case FieldType::number:
    case FieldType::percent:
      return simple(Kind::real);
    case FieldType::date:
      return simple(Kind::timestamp);
    case FieldType::enumeration:
      type.kind = Kind::string;
      type.enum_type = field.enum_type;
      return type;
    case FieldType::reference:
      type.kind = Kind::row;
      type.collection = field.target;
      return type;
  }
  return type;
}

}  // namespace

Type type_of(const Field& field) {
  if (!field.list) return element_type(field);
  Type list = simple(Kind::list);
  list.arguments.push_back(element_type(field));
  return list;
}

std::string to_string(const Type& type, const Schema& schema) {
  constexpr std::array<const char*, 17> kNames{
      "dyn",    "null_type", "bool",      "int",       "uint",  "double",
      "string", "bytes",     "timestamp", "duration",  "list",  "map",
      "type",   "optional",  "row",       "inventory", "params"};
  if (type.enum_type >= 0)
    return "enum " + schema.enums[static_cast<std::size_t>(type.enum_type)].name;
  if (type.kind == Kind::row && type.collection >= 0) {
    return "row of " + schema.collections[static_cast<std::size_t>(type.collection)].name;
  }
  std::string name = kNames[static_cast<std::size_t>(type.kind)];
  if (type.arguments.empty()) return name;
  name += "(";
  for (const Type& argument : type.arguments)
    name += (name.back() == '(' ? "" : ", ") + to_string(argument, schema);
  return name + ")";
}

}  // namespace hegui::expr
