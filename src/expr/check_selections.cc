// What may be selected: fields and definitions of rows, keys of maps, collections, parameters.
#include "expr/checker.h"

namespace hegui::expr {

using Kind = Type::Kind;

int Checker::field_of(const Syntax& syntax, int row) {
  const int owner = type_of(row).collection;
  const Collection& known = collection(owner);
  const int number = known.field(syntax.name);
  if (number < 0) {
    const int defined = check_definition(syntax, owner, row);
    if (defined >= 0) return defined;
    std::vector<std::string_view> names;
    for (const Field& field : known.fields) names.push_back(field.name);
    report(codes::no_such_field, syntax, {syntax.name, known.name}).suggest(syntax.name, names);
    return wrong();
  }
  add_new(impl_->uses.fields, std::pair<int, int>{owner, number});
  return add(Node::Kind::field, expr::type_of(known.fields[static_cast<std::size_t>(number)]),
             {row}, number);
}

int Checker::check_select(const Syntax& syntax) {
  if (const auto path = path_of(syntax)) {
    const int qualified = check_qualified(*path, environment_.container);
    if (qualified >= 0) return qualified;
  }
  return select_from(syntax, check(syntax.children.front()));
}

int Checker::select_from(const Syntax& syntax, int operand) {
  const Type type = type_of(operand);
  switch (type.kind) {
    case Kind::row:
      return field_of(syntax, operand);
    case Kind::inventory:
      return check_collection(syntax);
    case Kind::params:
      return check_parameter(syntax);
    case Kind::map:
      return select_key(syntax, operand, Node::Kind::select,
                        type.arguments.empty() ? simple_type(Kind::dyn) : type.arguments.back());
    case Kind::optional:
    case Kind::dyn:
      return select_key(syntax, operand, Node::Kind::select, simple_type(Kind::dyn));
    case Kind::null:
    case Kind::boolean:
    case Kind::integer:
    case Kind::uinteger:
    case Kind::real:
    case Kind::string:
    case Kind::bytes:
    case Kind::timestamp:
    case Kind::duration:
    case Kind::list:
    case Kind::type:
      break;
  }
  report(codes::no_such_field, syntax, {syntax.name, to_string(type, schema())});
  return wrong();
}

int Checker::select_key(const Syntax& syntax, int operand, Node::Kind kind, Type type) {
  const int select = add(kind, std::move(type), {operand});
  node(select).name = syntax.name;
  return select;
}

int Checker::check_collection(const Syntax& syntax) {
  const int number = schema().collection(syntax.name);
  if (number >= 0) return add(Node::Kind::collection, list_type(row_type(number)), {}, number);
  std::vector<std::string_view> names;
  for (const Collection& known : schema().collections) names.push_back(known.name);
  report(codes::no_such_field, syntax, {syntax.name, "inventory"}).suggest(syntax.name, names);
  return wrong();
}

int Checker::check_parameter(const Syntax& syntax) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < environment_.parameters.size(); ++i) {
    const Variable& parameter = environment_.parameters[i];
    names.push_back(parameter.name);
    if (parameter.name != syntax.name) continue;
    add_new(impl_->uses.parameters, static_cast<int>(i));
    return add(Node::Kind::parameter, parameter.type, {}, static_cast<int>(i));
  }
  report(codes::no_such_field, syntax, {syntax.name, "params"}).suggest(syntax.name, names);
  return wrong();
}

}  // namespace hegui::expr
