#include "expr/checker.h"

#include <algorithm>
#include <array>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Type::Kind;

Type simple(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type row_of(int collection) {
  Type type = simple(Kind::row);
  type.collection = collection;
  return type;
}

Type list_of(Type element) {
  Type type = simple(Kind::list);
  type.arguments.push_back(std::move(element));
  return type;
}

Type element_of(const Type& list) {
  return list.arguments.empty() ? simple(Kind::dyn) : list.arguments.front();
}

bool is_condition(const Type& type) { return type.kind == Kind::boolean || type.kind == Kind::dyn; }

/// A macro's variable while its body is checked.
struct Local {
  std::string name;
  Type type;
  int slot;
};

struct Macro {
  std::string_view name;
  Node::Kind kind;
};
constexpr std::array kMacros{Macro{"all", Node::Kind::all}, Macro{"exists", Node::Kind::exists},
                             Macro{"exists_one", Node::Kind::exists_one},
                             Macro{"filter", Node::Kind::filter}, Macro{"map", Node::Kind::map}};

class Checker {
 public:
  Checker(std::string_view text, SyntaxTree tree, const Environment& environment,
          const Places& places, Issues& issues)
      : tree_(std::move(tree)),
        environment_(environment),
        places_(places),
        issues_(issues),
        impl_(std::make_unique<Program::Impl>()) {
    impl_->text = text;
    impl_->collection = environment.collection;
  }

  std::unique_ptr<Program::Impl> run() {
    impl_->root = check(tree_.root);
    if (failed_) return nullptr;
    impl_->type = type_of(impl_->root);
    auto& fields = impl_->uses.fields;
    std::stable_partition(fields.begin(), fields.end(),
                          [&](const auto& use) { return use.first == environment_.collection; });
    return std::move(impl_);
  }

 private:
  const Schema& schema() const { return *environment_.schema; }
  const Syntax& at(int syntax) const { return tree_.nodes[static_cast<std::size_t>(syntax)]; }
  const Type& type_of(int node) const { return impl_->nodes[static_cast<std::size_t>(node)].type; }
  const Collection& collection(int number) const {
    return schema().collections[static_cast<std::size_t>(number)];
  }

  Issue& report(const IssueCode& code, const Syntax& syntax, std::vector<std::string> values) {
    failed_ = true;
    return issues_.add(code, places_.span(syntax.begin, syntax.end), std::move(values));
  }

  int add(Node::Kind kind, Type type, std::vector<int> children = {}, int number = -1) {
    Node& node = impl_->nodes.emplace_back();
    node.kind = kind;
    node.type = std::move(type);
    node.children = std::move(children);
    node.number = number;
    return static_cast<int>(impl_->nodes.size()) - 1;
  }
  Node& node(int number) { return impl_->nodes[static_cast<std::size_t>(number)]; }
  /// Stands for what was wrong, so that the rest is still worth checking.
  int wrong() { return add(Node::Kind::constant, simple(Kind::dyn)); }

  int check(int number) {
    const Syntax& syntax = at(number);
    switch (syntax.kind) {
      case Syntax::Kind::literal:
        return check_literal(syntax);
      case Syntax::Kind::identifier:
        return check_identifier(syntax);
      case Syntax::Kind::select:
        return check_select(syntax);
      case Syntax::Kind::call:
        return check_call(syntax);
      case Syntax::Kind::method:
        return check_method(syntax);
      case Syntax::Kind::list:
        return check_list(syntax);
      case Syntax::Kind::map:
        report(codes::no_matching_overload, syntax, {"{}", ""});
        return wrong();
    }
    return wrong();
  }

  int check_literal(const Syntax& syntax) {
    Value value = syntax.value;
    if (value.kind == Value::Kind::string || value.kind == Value::Kind::bytes) {
      const std::string& kept = impl_->texts.emplace_back(syntax.text);
      value.text = {kept.data(), kept.size()};
    }
    const int constant = add(Node::Kind::constant, simple(kind_of(value)));
    node(constant).constant = value;
    return constant;
  }

  int check_identifier(const Syntax& syntax) {
    for (std::size_t i = locals_.size(); i-- > 0;) {
      if (locals_[i].name == syntax.name)
        return add(Node::Kind::local, locals_[i].type, {}, locals_[i].slot);
    }
    if (environment_.collection >= 0) {
      if (collection(environment_.collection).field(syntax.name) >= 0)
        return field_of(syntax, current_row());
      if (syntax.name == "this") return current_row();
    }
    const int defined = check_definition(syntax, environment_.collection, -1);
    return defined >= 0 ? defined : check_builtin(syntax);
  }

  int check_builtin(const Syntax& syntax) {
    for (std::size_t i = 0; i < environment_.variables.size(); ++i) {
      const Variable& variable = environment_.variables[i];
      if (variable.name == syntax.name)
        return add(Node::Kind::variable, variable.type, {}, static_cast<int>(i));
    }
    if (syntax.name == kOrganization)
      return add(Node::Kind::organization, row_of(schema().collection(kOrganization)));
    if (syntax.name == "audit") return add(Node::Kind::audit, simple(Kind::timestamp));
    if (syntax.name == "due") return check_date(syntax, Node::Kind::due, environment_.has_due);
    if (syntax.name == "effective_from")
      return check_date(syntax, Node::Kind::effective_from, environment_.has_effective_from);
    if (syntax.name == "inventory") return add(Node::Kind::constant, simple(Kind::inventory));
    if (syntax.name == "params") return add(Node::Kind::constant, simple(Kind::params));
    const std::vector<std::string> names = known_names();
    report(codes::undeclared_name, syntax, {syntax.name}).suggest(syntax.name, views(names));
    return wrong();
  }

  int check_date(const Syntax& syntax, Node::Kind kind, bool has) {
    if (!has) report(codes::rule_has_no_date, syntax, {syntax.name});
    (kind == Node::Kind::due ? impl_->uses.due : impl_->uses.effective_from) = true;
    return add(kind, simple(Kind::timestamp));
  }

  static std::vector<std::string_view> views(const std::vector<std::string>& names) {
    return {names.begin(), names.end()};
  }

  std::vector<std::string> known_names() const {
    std::vector<std::string> names;
    for (const Local& local : locals_) names.push_back(local.name);
    if (environment_.collection >= 0) {
      for (const Field& field : collection(environment_.collection).fields)
        names.push_back(field.name);
    }
    for (const Definition& definition : environment_.definitions) {
      if (definition.collection < 0 || definition.collection == environment_.collection)
        names.push_back(definition.name);
    }
    for (const Variable& variable : environment_.variables) names.push_back(variable.name);
    for (const char* name :
         {"this", "organization", "inventory", "params", "audit", "due", "effective_from"})
      names.emplace_back(name);
    return names;
  }

  int current_row() { return add(Node::Kind::row, row_of(environment_.collection)); }

  /// A definition of the collection over the row (-1: the current one), or one of the body; -1 if
  /// there is none of that name.
  int check_definition(const Syntax& syntax, int of_collection, int row) {
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
  void require_dates(const Syntax& syntax, const Uses& uses) {
    if (uses.due && !environment_.has_due) report(codes::rule_has_no_date, syntax, {"due"});
    if (uses.effective_from && !environment_.has_effective_from)
      report(codes::rule_has_no_date, syntax, {"effective_from"});
    impl_->uses.due = impl_->uses.due || uses.due;
    impl_->uses.effective_from = impl_->uses.effective_from || uses.effective_from;
  }

  /// What a definition reads, the predicate reads.
  void note_definition(const Definition& definition) {
    const auto note = [](auto& all, const auto& more) {
      for (const auto& one : more) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
      }
    };
    Uses& uses = impl_->uses;
    const Uses& inner = definition.program->uses();
    note(uses.definitions, std::vector<const Definition*>{&definition});
    note(uses.definitions, inner.definitions);
    note(uses.parameters, inner.parameters);
    note(uses.fields, inner.fields);
  }

  int field_of(const Syntax& syntax, int row) {
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
    const std::pair<int, int> use{owner, number};
    auto& fields = impl_->uses.fields;
    if (std::find(fields.begin(), fields.end(), use) == fields.end()) fields.push_back(use);
    return add(Node::Kind::field, expr::type_of(known.fields[static_cast<std::size_t>(number)]),
               {row}, number);
  }

  int check_select(const Syntax& syntax) {
    const int operand = check(syntax.children.front());
    switch (type_of(operand).kind) {
      case Kind::row:
        return field_of(syntax, operand);
      case Kind::inventory:
        return check_collection(syntax);
      case Kind::params:
        return check_parameter(syntax);
      case Kind::dyn:
        return wrong();
      default:
        report(codes::no_such_field, syntax, {syntax.name, to_string(type_of(operand), schema())});
        return wrong();
    }
  }

  int check_collection(const Syntax& syntax) {
    const int number = schema().collection(syntax.name);
    if (number >= 0) return add(Node::Kind::collection, list_of(row_of(number)), {}, number);
    std::vector<std::string_view> names;
    for (const Collection& known : schema().collections) names.push_back(known.name);
    report(codes::no_such_field, syntax, {syntax.name, "inventory"}).suggest(syntax.name, names);
    return wrong();
  }

  int check_parameter(const Syntax& syntax) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < environment_.parameters.size(); ++i) {
      const Variable& parameter = environment_.parameters[i];
      names.push_back(parameter.name);
      if (parameter.name != syntax.name) continue;
      auto& used = impl_->uses.parameters;
      const int number = static_cast<int>(i);
      if (std::find(used.begin(), used.end(), number) == used.end()) used.push_back(number);
      return add(Node::Kind::parameter, parameter.type, {}, number);
    }
    report(codes::no_such_field, syntax, {syntax.name, "params"}).suggest(syntax.name, names);
    return wrong();
  }

  int check_list(const Syntax& syntax) {
    std::vector<int> items;
    for (const int child : syntax.children) items.push_back(check(child));
    Type element = items.empty() ? simple(Kind::dyn) : type_of(items.front());
    for (const int item : items) {
      if (type_of(item).kind != element.kind) element = simple(Kind::dyn);
    }
    element.enum_type = -1;
    return add(Node::Kind::list, list_of(element), std::move(items));
  }

  int check_call(const Syntax& syntax) {
    if (syntax.name == op::kAnd) return check_logic(syntax, Node::Kind::conjunction);
    if (syntax.name == op::kOr) return check_logic(syntax, Node::Kind::disjunction);
    if (syntax.name == op::kNot) return check_logic(syntax, Node::Kind::negation);
    if (syntax.name == op::kConditional) return check_conditional(syntax);
    if (syntax.name == "has") return check_has(syntax);
    if (syntax.name == "stated") return check_stated(syntax);
    if (syntax.name == "known") return check_of_collection(syntax, Node::Kind::known);
    if (syntax.name == "unknown_of") return check_of_collection(syntax, Node::Kind::unknown_of);
    std::vector<int> arguments;
    for (const int child : syntax.children) arguments.push_back(check(child));
    check_literals(syntax, arguments);
    return resolve(syntax, false, std::move(arguments));
  }

  int check_logic(const Syntax& syntax, Node::Kind kind) {
    std::vector<int> children;
    for (const int child : syntax.children) {
      children.push_back(check(child));
      if (!is_condition(type_of(children.back()))) {
        report(codes::no_matching_overload, syntax,
               {syntax.name, to_string(type_of(children.back()), schema())})
            .hint(codes::hint_overloads,
                  {syntax.name == op::kNot ? "!bool" : "bool " + syntax.name + " bool"});
      }
    }
    return add(kind, simple(Kind::boolean), std::move(children));
  }

  int check_conditional(const Syntax& syntax) {
    std::vector<int> children;
    for (const int child : syntax.children) children.push_back(check(child));
    if (!is_condition(type_of(children.front()))) {
      report(codes::no_matching_overload, syntax,
             {"?:", to_string(type_of(children.front()), schema())})
          .hint(codes::hint_overloads, {"bool ? … : …"});
    }
    const bool same = type_of(children[1]) == type_of(children[2]);
    Type type = same ? type_of(children[1]) : simple(Kind::dyn);
    return add(Node::Kind::conditional, std::move(type), std::move(children));
  }

  /// has(r.f) on facts is set(r.f).
  int check_has(const Syntax& syntax) {
    const bool selects =
        syntax.children.size() == 1 && at(syntax.children.front()).kind == Syntax::Kind::select;
    if (!selects) {
      report(codes::not_a_fact, syntax, {"has(r.f)"});
      return wrong();
    }
    Syntax as_set = syntax;
    as_set.name = "set";
    return resolve(as_set, false, {check(syntax.children.front())});
  }

  int check_stated(const Syntax& syntax) {
    const int child = syntax.children.size() == 1 ? check(syntax.children.front()) : -1;
    if (child < 0 || node(child).kind != Node::Kind::field) {
      if (!failed_) report(codes::not_a_fact, syntax, {"stated(x)"});
      return wrong();
    }
    return add(Node::Kind::stated, simple(Kind::boolean), {child});
  }

  int check_of_collection(const Syntax& syntax, Node::Kind kind) {
    const int child = syntax.children.size() == 1 ? check(syntax.children.front()) : -1;
    if (child < 0 || node(child).kind != Node::Kind::collection) {
      if (!failed_) report(codes::not_a_fact, syntax, {syntax.name + "(inventory.…)"});
      return wrong();
    }
    return add(kind, simple(Kind::boolean), {}, node(child).number);
  }

  int check_method(const Syntax& syntax) {
    for (const Macro& macro : kMacros) {
      if (macro.name == syntax.name) return check_macro(syntax, macro);
    }
    std::vector<int> arguments;
    for (const int child : syntax.children) arguments.push_back(check(child));
    return resolve(syntax, true, std::move(arguments));
  }

  int check_macro(const Syntax& syntax, const Macro& macro) {
    const int list = check(syntax.children.front());
    const bool transforms = macro.kind == Node::Kind::map && syntax.children.size() == 4;
    if ((syntax.children.size() != 3 && !transforms) ||
        at(syntax.children[1]).kind != Syntax::Kind::identifier) {
      report(codes::bad_macro, syntax, {syntax.name});
      return wrong();
    }
    if (type_of(list).kind != Kind::list && type_of(list).kind != Kind::dyn) {
      report(codes::no_matching_overload, syntax, {syntax.name, to_string(type_of(list), schema())})
          .hint(codes::hint_overloads, {"list." + syntax.name + "(x, …)"});
    }
    const Type element = element_of(type_of(list));
    const int slot = static_cast<int>(locals_.size());
    locals_.push_back({at(syntax.children[1]).name, element, slot});
    impl_->locals = std::max(impl_->locals, slot + 1);
    std::vector<int> children{list};
    for (std::size_t i = 2; i < syntax.children.size(); ++i)
      children.push_back(check(syntax.children[i]));
    locals_.pop_back();
    return finish_macro(syntax, macro, element, std::move(children), slot);
  }

  int finish_macro(const Syntax& syntax, const Macro& macro, const Type& element,
                   std::vector<int> children, int slot) {
    const bool plain_map = macro.kind == Node::Kind::map && children.size() == 2;
    if (!plain_map && !is_condition(type_of(children[1]))) {
      report(codes::no_matching_overload, syntax,
             {syntax.name, to_string(type_of(children[1]), schema())})
          .hint(codes::hint_overloads, {"list." + syntax.name + "(x, bool)"});
    }
    Type type = simple(Kind::boolean);
    if (macro.kind == Node::Kind::filter) type = list_of(element);
    if (macro.kind == Node::Kind::map) type = list_of(type_of(children.back()));
    return add(macro.kind, std::move(type), std::move(children), slot);
  }

  /// Comparisons that can never be true: an enum with a value that it does not have, a row with a
  /// text; dates that are none.
  void check_literals(const Syntax& syntax, const std::vector<int>& arguments) {
    if (syntax.name == "date" && arguments.size() == 1)
      return check_date_literal(syntax, arguments.front());
    const bool compares = syntax.name == "==" || syntax.name == "!=" || syntax.name == "in";
    if (!compares || arguments.size() != 2) return;
    for (const int side : {0, 1}) {
      const Type& type = type_of(arguments[static_cast<std::size_t>(side)]);
      const int other = arguments[static_cast<std::size_t>(1 - side)];
      if (type.kind == Kind::row) check_row_comparison(syntax, other);
      if (type.enum_type >= 0)
        check_enum_values(syntax.children[static_cast<std::size_t>(1 - side)], type.enum_type);
    }
    const Type& list = type_of(arguments[1]);
    if (syntax.name == "in" && list.kind == Kind::list && element_of(list).enum_type >= 0) {
      check_enum_values(syntax.children.front(), element_of(list).enum_type);
    }
  }

  void check_row_comparison(const Syntax& syntax, int other) {
    const Type type =
        type_of(other).kind == Kind::list ? element_of(type_of(other)) : type_of(other);
    if (type.kind == Kind::row || type.kind == Kind::null || type.kind == Kind::dyn) return;
    report(codes::row_compared_with_text, syntax, {to_string(type, schema())})
        .hint(codes::hint_compare_id);
  }

  void check_enum_values(int literal, int enum_type) {
    const Syntax& syntax = at(literal);
    if (syntax.kind == Syntax::Kind::list) {
      for (const int item : syntax.children) check_enum_values(item, enum_type);
      return;
    }
    if (syntax.kind != Syntax::Kind::literal || syntax.value.kind != Value::Kind::string) return;
    const EnumType& type = schema().enums[static_cast<std::size_t>(enum_type)];
    std::vector<std::string_view> names;
    for (const EnumValue& value : type.values) names.push_back(value.value);
    if (std::find(names.begin(), names.end(), syntax.text) != names.end()) return;
    report(codes::no_such_enum_value, syntax, {syntax.text, type.name}).suggest(syntax.text, names);
  }

  void check_date_literal(const Syntax& syntax, int argument) {
    const Node& literal = node(argument);
    if (literal.kind != Node::Kind::constant || literal.constant.kind != Value::Kind::string)
      return;
    if (!parse_date(literal.constant.view())) {
      report(codes::bad_date_literal, at(syntax.children.front()),
             {std::string(literal.constant.view())});
    }
  }

  int resolve(const Syntax& syntax, bool method, std::vector<int> arguments) {
    const std::vector<const Overload*> overloads = overloads_of(syntax.name, method);
    if (overloads.empty()) {
      report(codes::no_such_function, syntax, {syntax.name}).suggest(syntax.name, function_names());
      return wrong();
    }
    std::vector<Type> types;
    for (const int argument : arguments) types.push_back(type_of(argument));
    const auto found = std::find_if(overloads.begin(), overloads.end(),
                                    [&](const Overload* o) { return accepts(*o, types); });
    if (found == overloads.end()) return report_overloads(syntax, types, overloads);
    const bool dynamic = std::any_of(types.begin(), types.end(),
                                     [](const Type& type) { return type.kind == Kind::dyn; });
    const int call = add(Node::Kind::call, result_type(**found, types), std::move(arguments));
    node(call).overload = dynamic && overloads.size() > 1 ? nullptr : *found;
    node(call).name = syntax.name;
    node(call).number = method ? 1 : 0;
    return call;
  }

  static Type result_type(const Overload& overload, const std::vector<Type>& types) {
    if (overload.name == "[]" && !types.empty()) return element_of(types.front());
    if (overload.name == "+" && overload.result == Kind::list)
      return types.front() == types.back() ? types.front() : list_of(simple(Kind::dyn));
    return simple(overload.result);
  }

  int report_overloads(const Syntax& syntax, const std::vector<Type>& types,
                       const std::vector<const Overload*>& overloads) {
    std::string given, known;
    for (const Type& type : types) given += (given.empty() ? "" : ", ") + to_string(type, schema());
    for (const Overload* overload : overloads)
      known += (known.empty() ? "" : "; ") + signature(*overload);
    report(codes::no_matching_overload, syntax, {syntax.name, given})
        .hint(codes::hint_overloads, {known});
    return wrong();
  }

  SyntaxTree tree_;
  const Environment& environment_;
  const Places& places_;
  Issues& issues_;
  std::unique_ptr<Program::Impl> impl_;
  std::vector<Local> locals_;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Program::Impl> check(std::string_view text, SyntaxTree tree,
                                     const Environment& environment, const Places& places,
                                     Issues& issues) {
  return Checker(text, std::move(tree), environment, places, issues).run();
}

}  // namespace hegui::expr
