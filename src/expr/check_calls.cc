// Operators, functions and methods, and the few calls that are none: they look at the facts
// themselves rather than at values.
#include <algorithm>

#include "expr/checker.h"
#include "expr/functions.h"
#include "expr/macros.h"

namespace hegui::expr {

using Kind = Type::Kind;

int Checker::check_call(const Syntax& syntax) {
  const int special = check_special(syntax);
  if (special >= 0) return special;
  std::vector<int> arguments = check_all(syntax.children);
  check_arguments(syntax, arguments);
  return resolve(syntax, syntax.name, false, std::move(arguments));
}

int Checker::check_special(const Syntax& syntax) {
  if (syntax.name == op::kAnd) return check_logic(syntax, Node::Kind::conjunction);
  if (syntax.name == op::kOr) return check_logic(syntax, Node::Kind::disjunction);
  if (syntax.name == op::kNot) return check_logic(syntax, Node::Kind::negation);
  if (syntax.name == op::kConditional) return check_conditional(syntax);
  if (syntax.name == "has") return check_has(syntax);
  if (syntax.name == "stated") return check_stated(syntax);
  if (syntax.name == "known") return check_of_collection(syntax, Node::Kind::known);
  if (syntax.name == "unknown_of") return check_of_collection(syntax, Node::Kind::unknown_of);
  return -1;
}

int Checker::check_logic(const Syntax& syntax, Node::Kind kind) {
  std::vector<int> children = check_all(syntax.children);
  for (const int child : children) {
    if (is_condition(type_of(child))) continue;
    report(codes::no_matching_overload, syntax, {syntax.name, to_string(type_of(child), schema())})
        .hint(codes::hint_overloads,
              {syntax.name == op::kNot ? "!bool" : "bool " + syntax.name + " bool"});
  }
  return add(kind, simple_type(Kind::boolean), std::move(children));
}

int Checker::check_conditional(const Syntax& syntax) {
  std::vector<int> children = check_all(syntax.children);
  if (!is_condition(type_of(children[0]))) {
    report(codes::no_matching_overload, syntax, {"?:", to_string(type_of(children[0]), schema())})
        .hint(codes::hint_overloads, {"bool ? … : …"});
  }
  Type type = joined(type_of(children[1]), type_of(children[2]));
  return add(Node::Kind::conditional, std::move(type), std::move(children));
}

/// has(r.f) on facts is set(r.f); on maps, whether the key is there.
int Checker::check_has(const Syntax& syntax) {
  const bool selects =
      syntax.children.size() == 1 && at(syntax.children.front()).kind == Syntax::Kind::select;
  if (!selects) {
    report(codes::not_a_fact, syntax, {"has(r.f)"});
    return wrong();
  }
  const Syntax& selection = at(syntax.children.front());
  const int selected = check(syntax.children.front());
  if (node(selected).kind != Node::Kind::select) return resolve(syntax, "set", false, {selected});
  const int owner = node(selected).children.front();
  return select_key(selection, owner, Node::Kind::present, simple_type(Kind::boolean));
}

int Checker::check_stated(const Syntax& syntax) {
  const int child = syntax.children.size() == 1 ? check(syntax.children.front()) : -1;
  if (child >= 0 && node(child).kind == Node::Kind::field)
    return add(Node::Kind::stated, simple_type(Kind::boolean), {child});
  if (child < 0 || node(child).kind != Node::Kind::failure)
    report(codes::not_a_fact, syntax, {"stated(x)"});
  return wrong();
}

int Checker::check_of_collection(const Syntax& syntax, Node::Kind kind) {
  const int child = syntax.children.size() == 1 ? check(syntax.children.front()) : -1;
  if (child >= 0 && node(child).kind == Node::Kind::collection)
    return add(kind, simple_type(Kind::boolean), {}, node(child).number);
  if (child < 0 || node(child).kind != Node::Kind::failure)
    report(codes::not_a_fact, syntax, {syntax.name + "(inventory.…)"});
  return wrong();
}

int Checker::check_method(const Syntax& syntax) {
  const int namespaced = check_namespaced(syntax);
  if (namespaced >= 0) return namespaced;
  if (const Macro* macro = find_macro(syntax.name, syntax.children.size() - 1))
    return check_macro(syntax, *macro, 1);
  std::vector<int> arguments = check_all(syntax.children);
  if (is_macro_name(syntax.name)) {
    report(codes::bad_macro, syntax, {syntax.name});
    return wrong();
  }
  check_arguments(syntax, arguments);
  return resolve(syntax, syntax.name, true, std::move(arguments));
}

/// `math.greatest(1, 2)` is no method: `math` is part of the name. -1 if it is one.
int Checker::check_namespaced(const Syntax& syntax) {
  const Syntax& receiver = at(syntax.children.front());
  if (receiver.kind != Syntax::Kind::identifier || find_local(receiver.name) != nullptr) return -1;
  const std::string name = receiver.name + "." + syntax.name;
  if (const Macro* macro = find_macro(name, syntax.children.size() - 1))
    return check_macro(syntax, *macro, 1);
  if (overloads_of(name, false).empty()) return -1;
  return resolve(syntax, name, false,
                 check_all({syntax.children.begin() + 1, syntax.children.end()}));
}

int Checker::resolve(const Syntax& syntax, const std::string& name, bool method,
                     std::vector<int> arguments) {
  const std::vector<const Overload*> overloads = overloads_of(name, method);
  if (overloads.empty()) {
    report(codes::no_such_function, syntax, {name}).suggest(name, function_names());
    return wrong("no such function: " + name);
  }
  std::vector<Type> types;
  for (const int argument : arguments) types.push_back(type_of(argument));
  std::vector<const Overload*> candidates;
  std::copy_if(overloads.begin(), overloads.end(), std::back_inserter(candidates),
               [&](const Overload* overload) { return accepts(*overload, types); });
  if (candidates.empty()) return report_overloads(syntax, name, types, overloads);
  Type type = result_type(*candidates.front(), types);
  for (const Overload* candidate : candidates) type = joined(type, result_type(*candidate, types));
  const int call = add(Node::Kind::call, std::move(type), std::move(arguments));
  node(call).candidates = std::move(candidates);
  node(call).name = name;
  return call;
}

int Checker::report_overloads(const Syntax& syntax, const std::string& name,
                              const std::vector<Type>& types,
                              const std::vector<const Overload*>& overloads) {
  std::string given, known;
  for (const Type& type : types) given += (given.empty() ? "" : ", ") + to_string(type, schema());
  for (const Overload* overload : overloads)
    known += (known.empty() ? "" : "; ") + signature(*overload);
  report(codes::no_matching_overload, syntax, {name, given}).hint(codes::hint_overloads, {known});
  return wrong();
}

}  // namespace hegui::expr
