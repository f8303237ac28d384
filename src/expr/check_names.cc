// What names mean: macro variables, the row's fields, definitions, variables, and what every
// predicate sees.
#include <algorithm>
#include <array>

#include "expr/checker.h"

namespace hegui::expr {

using Kind = Type::Kind;

namespace {

std::vector<std::string_view> views(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

struct TypeName {
  std::string_view name;
  Kind kind;
};
/// Names of types are values of type `type`.
constexpr std::array kTypeNames{TypeName{"bool", Kind::boolean},
                                TypeName{"int", Kind::integer},
                                TypeName{"uint", Kind::uinteger},
                                TypeName{"double", Kind::real},
                                TypeName{"string", Kind::string},
                                TypeName{"bytes", Kind::bytes},
                                TypeName{"list", Kind::list},
                                TypeName{"map", Kind::map},
                                TypeName{"null_type", Kind::null},
                                TypeName{"type", Kind::type},
                                TypeName{"optional_type", Kind::optional},
                                TypeName{"google.protobuf.Timestamp", Kind::timestamp},
                                TypeName{"google.protobuf.Duration", Kind::duration}};

}  // namespace

std::string_view type_name(Kind kind) {
  for (const TypeName& known : kTypeNames) {
    if (known.kind == kind) return known.name;
  }
  return "dyn";
}

const Collection& Checker::collection(int number) const {
  return schema().collections[static_cast<std::size_t>(number)];
}

const Checker::Local* Checker::find_local(const std::string& name) const {
  const auto found = std::find_if(locals_.rbegin(), locals_.rend(),
                                  [&](const Local& local) { return local.name == name; });
  return found == locals_.rend() ? nullptr : &*found;
}

int Checker::check_identifier(const Syntax& syntax) {
  if (const Local* local = find_local(syntax.name))
    return add(Node::Kind::local, local->type, {}, local->slot);
  const int of_row = check_row_name(syntax);
  if (of_row >= 0) return of_row;
  const int defined = check_definition(syntax, environment_.collection, -1);
  if (defined >= 0) return defined;
  const int qualified = check_qualified(syntax.name, environment_.container);
  return qualified >= 0 ? qualified : check_builtin(syntax);
}

int Checker::check_row_name(const Syntax& syntax) {
  if (environment_.collection < 0) return -1;
  if (collection(environment_.collection).field(syntax.name) >= 0)
    return field_of(syntax, current_row());
  return syntax.name == "this" ? current_row() : -1;
}

int Checker::check_builtin(const Syntax& syntax) {
  if (syntax.name == kOrganization)
    return add(Node::Kind::organization, row_type(schema().collection(kOrganization)));
  if (syntax.name == "audit") return add(Node::Kind::audit, simple_type(Kind::timestamp));
  if (syntax.name == "due") return check_date(syntax, Node::Kind::due, environment_.has_due);
  if (syntax.name == "effective_from")
    return check_date(syntax, Node::Kind::effective_from, environment_.has_effective_from);
  if (syntax.name == "inventory") return add(Node::Kind::constant, simple_type(Kind::inventory));
  if (syntax.name == "params") return add(Node::Kind::constant, simple_type(Kind::params));
  const std::vector<std::string> names = known_names();
  report(codes::undeclared_name, syntax, {syntax.name}).suggest(syntax.name, views(names));
  return wrong("undeclared reference to '" + syntax.name + "'");
}

int Checker::check_date(const Syntax& syntax, Node::Kind kind, bool has) {
  if (!has) report(codes::rule_has_no_date, syntax, {syntax.name});
  (kind == Node::Kind::due ? impl_->uses.due : impl_->uses.effective_from) = true;
  return add(kind, simple_type(Kind::timestamp));
}

/// A variable or a type by its whole path, looked for from the container outwards; -1 if there is
/// none. A path with a leading dot is looked for outside every container.
int Checker::check_qualified(std::string_view path, std::string_view container) {
  if (path.starts_with('.')) return check_qualified(path.substr(1), "");
  const std::string name =
      container.empty() ? std::string(path) : std::string(container) + "." + std::string(path);
  for (std::size_t i = 0; i < environment_.variables.size(); ++i) {
    const Variable& variable = environment_.variables[i];
    if (variable.name == name)
      return add(Node::Kind::variable, variable.type, {}, static_cast<int>(i));
  }
  for (const TypeName& known : kTypeNames) {
    if (known.name != name) continue;
    const int constant = add(Node::Kind::constant, simple_type(Kind::type));
    node(constant).constant = Value::text_of(Value::Kind::type, known.name);
    return constant;
  }
  if (container.empty()) return -1;
  const std::size_t dot = container.rfind('.');
  return check_qualified(
      path, dot == std::string_view::npos ? std::string_view() : container.substr(0, dot));
}

/// `a.b.c` of a chain of selections whose first name is no macro variable.
std::optional<std::string> Checker::path_of(const Syntax& syntax) const {
  if (syntax.kind == Syntax::Kind::identifier && find_local(syntax.name) == nullptr)
    return syntax.name;
  if (syntax.kind != Syntax::Kind::select) return std::nullopt;
  auto path = path_of(at(syntax.children.front()));
  if (path) *path += "." + syntax.name;
  return path;
}

std::vector<std::string> Checker::known_names() const {
  std::vector<std::string> names;
  for (const Local& local : locals_) names.push_back(local.name);
  if (environment_.collection >= 0) {
    for (const Field& field : collection(environment_.collection).fields)
      names.push_back(field.name);
    names.emplace_back("this");
  }
  for (const Definition& definition : environment_.definitions) {
    if (definition.collection < 0 || definition.collection == environment_.collection)
      names.push_back(definition.name);
  }
  for (const Variable& variable : environment_.variables) names.push_back(variable.name);
  for (const char* name : {"organization", "inventory", "params", "audit"})
    names.emplace_back(name);
  if (environment_.has_due) names.emplace_back("due");
  if (environment_.has_effective_from) names.emplace_back("effective_from");
  return names;
}

int Checker::current_row() { return add(Node::Kind::row, row_type(environment_.collection)); }

/// A definition of the collection over the row (-1: the current one), or one of the body; -1 if
/// there is none of that name.
int Checker::check_definition(const Syntax& syntax, int of_collection, int row) {
  for (const Definition& definition : environment_.definitions) {
    const bool of_row = definition.collection >= 0 && definition.collection == of_collection;
    const bool of_body = definition.collection < 0 && row < 0;
    if (definition.name != syntax.name || (!of_row && !of_body)) continue;
    std::vector<int> children;
    if (of_row) children.push_back(row < 0 ? current_row() : row);
    const int used = add(Node::Kind::definition, definition.program->type(), std::move(children));
    node(used).definition = &definition;
    note_definition(definition);
    require_dates(syntax, definition.program->uses());
    return used;
  }
  return -1;
}

/// A definition may rest on dates that not every rule has.
void Checker::require_dates(const Syntax& syntax, const Uses& uses) {
  if (uses.due && !environment_.has_due) report(codes::rule_has_no_date, syntax, {"due"});
  if (uses.effective_from && !environment_.has_effective_from)
    report(codes::rule_has_no_date, syntax, {"effective_from"});
  impl_->uses.due = impl_->uses.due || uses.due;
  impl_->uses.effective_from = impl_->uses.effective_from || uses.effective_from;
}

/// What a definition reads, the predicate reads.
void Checker::note_definition(const Definition& definition) {
  Uses& uses = impl_->uses;
  const Uses& inner = definition.program->uses();
  add_new(uses.definitions, &definition);
  for (const Definition* used : inner.definitions) add_new(uses.definitions, used);
  for (const int parameter : inner.parameters) add_new(uses.parameters, parameter);
  for (const auto& field : inner.fields) add_new(uses.fields, field);
}

}  // namespace hegui::expr
