#include "expr/checker.h"

#include <algorithm>

#include "expr/fold.h"
#include "expr/functions.h"

namespace hegui::expr {

using Kind = Type::Kind;

Type simple_type(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type row_type(int collection) {
  Type type = simple_type(Kind::row);
  type.collection = collection;
  return type;
}

Type list_type(Type element) {
  Type type = simple_type(Kind::list);
  type.arguments.push_back(std::move(element));
  return type;
}

Type map_type(Type key, Type value) {
  Type type = simple_type(Kind::map);
  type.arguments.push_back(std::move(key));
  type.arguments.push_back(std::move(value));
  return type;
}

Type element_type(const Type& list) {
  return list.arguments.empty() ? simple_type(Kind::dyn) : list.arguments.front();
}

bool is_condition(const Type& type) { return type.kind == Kind::boolean || type.kind == Kind::dyn; }

Checker::Checker(std::string_view text, SyntaxTree tree, const Environment& environment,
                 const Places& places, Issues& issues)
    : tree_(std::move(tree)),
      environment_(environment),
      places_(places),
      issues_(issues),
      impl_(std::make_unique<Program::Impl>()) {
  impl_->text = text;
  impl_->collection = environment.collection;
}

std::unique_ptr<Program::Impl> Checker::run() {
  impl_->root = check(tree_.root);
  if (failed_) return nullptr;
  impl_->type = type_of(impl_->root);
  auto& fields = impl_->uses.fields;
  std::stable_partition(fields.begin(), fields.end(),
                        [&](const auto& use) { return use.first == environment_.collection; });
  fold(*impl_, schema());
  impl_->reads = dependences(*impl_)[static_cast<std::size_t>(impl_->root)].reads;
  if (is_condition(impl_->type)) impl_->plan = make_plan(*impl_, schema());
  return std::move(impl_);
}

const Schema& Checker::schema() const { return *environment_.schema; }

Issue& Checker::report(const IssueCode& code, const Syntax& syntax,
                       std::vector<std::string> values) {
  failed_ = failed_ || !environment_.unchecked;
  Issues& issues = environment_.unchecked ? ignored_ : issues_;
  return issues.add(code, places_.span(syntax.begin, syntax.end), std::move(values));
}

int Checker::add(Node::Kind kind, Type type, std::vector<int> children, int number) {
  Node& added = impl_->nodes.emplace_back();
  added.kind = kind;
  added.type = environment_.unchecked ? simple_type(Kind::dyn) : std::move(type);
  added.children = std::move(children);
  added.number = number;
  return static_cast<int>(impl_->nodes.size()) - 1;
}

/// Stands for what was reported, so that the rest is still worth checking.
int Checker::wrong(std::string_view reason) {
  const int failure = add(Node::Kind::failure, simple_type(Kind::dyn));
  node(failure).name = reason;
  return failure;
}

std::vector<int> Checker::check_all(const std::vector<int>& children) {
  std::vector<int> nodes;
  nodes.reserve(children.size());
  for (const int child : children) nodes.push_back(check(child));
  return nodes;
}

int Checker::check(int number) {
  const Syntax& syntax = at(number);
  const int checked = dispatch(syntax);
  node(checked).begin = syntax.begin;
  node(checked).end = syntax.end;
  node(checked).first = syntax.first;
  node(checked).last = syntax.last;
  return checked;
}

int Checker::dispatch(const Syntax& syntax) {
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
      return check_map(syntax);
    case Syntax::Kind::optional_item:
      return check_optional_item(syntax);
  }
  return wrong();
}

int Checker::check_literal(const Syntax& syntax) {
  Value value = syntax.value;
  if (value.kind == Value::Kind::string || value.kind == Value::Kind::bytes) {
    const std::string& kept = impl_->texts.emplace_back(syntax.text);
    value = Value::text_of(value.kind, kept);
  }
  const int constant = add(Node::Kind::constant, simple_type(kind_of(value)));
  node(constant).constant = value;
  return constant;
}

/// The type of a place that may hold either.
Type Checker::joined(const Type& a, const Type& b) const {
  if (a == b) return a;
  if (a.kind != b.kind || a.collection != b.collection) return simple_type(Kind::dyn);
  Type type = simple_type(a.kind);
  type.collection = a.collection;
  for (std::size_t i = 0; i < std::min(a.arguments.size(), b.arguments.size()); ++i)
    type.arguments.push_back(joined(a.arguments[i], b.arguments[i]));
  return type;
}

int Checker::check_list(const Syntax& syntax) {
  std::vector<int> items = check_all(syntax.children);
  Type element = items.empty() ? simple_type(Kind::dyn) : type_of(items.front());
  for (const int item : items) element = joined(element, type_of(item));
  return add(Node::Kind::list, list_type(std::move(element)), std::move(items));
}

int Checker::check_map(const Syntax& syntax) {
  std::vector<int> parts = check_all(syntax.children);
  Type key = parts.empty() ? simple_type(Kind::dyn) : type_of(parts[0]);
  Type value = parts.empty() ? simple_type(Kind::dyn) : type_of(parts[1]);
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    key = joined(key, type_of(parts[i]));
    value = joined(value, type_of(parts[i + 1]));
  }
  return add(Node::Kind::map_literal, map_type(std::move(key), std::move(value)), std::move(parts));
}

int Checker::check_optional_item(const Syntax& syntax) {
  const int value = check(syntax.children.front());
  const Type& type = type_of(value);
  if (type.kind != Kind::optional && type.kind != Kind::dyn)
    report(codes::no_matching_overload, syntax, {"?", to_string(type, schema())});
  Type inner = element_type(type);
  return add(Node::Kind::optional_item, std::move(inner), {value});
}

std::unique_ptr<Program::Impl> check(std::string_view text, SyntaxTree tree,
                                     const Environment& environment, const Places& places,
                                     Issues& issues) {
  return Checker(text, std::move(tree), environment, places, issues).run();
}

}  // namespace hegui::expr
