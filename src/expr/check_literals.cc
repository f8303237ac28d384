// Mistakes that a literal makes certain: comparisons that can never hold, days that are none,
// patterns that do not compile.
#include <re2/re2.h>

#include <algorithm>

#include "expr/checker.h"

namespace hegui::expr {

using Kind = Type::Kind;

namespace {

bool is_number(const Type& type) {
  return type.kind == Kind::integer || type.kind == Kind::uinteger || type.kind == Kind::real;
}

/// Whether values of the two types can ever be equal.
bool may_be_equal(const Type& a, const Type& b) {
  if (a.kind == Kind::dyn || b.kind == Kind::dyn) return true;
  if (a.kind == Kind::null || b.kind == Kind::null) return true;
  if (is_number(a) && is_number(b)) return true;
  if (a.kind != b.kind) return false;
  if (a.kind == Kind::row) return a.collection == b.collection;
  for (std::size_t i = 0; i < std::min(a.arguments.size(), b.arguments.size()); ++i) {
    if (!may_be_equal(a.arguments[i], b.arguments[i])) return false;
  }
  return true;
}

}  // namespace

void Checker::check_arguments(const Syntax& syntax, const std::vector<int>& arguments) {
  if (syntax.name == "date" && arguments.size() == 1) check_date_literal(syntax, arguments[0]);
  if (arguments.size() != 2) return;
  if (syntax.name == "matches") check_pattern(syntax, arguments[1]);
  const Type &left = type_of(arguments[0]), &right = type_of(arguments[1]);
  if (syntax.name == "==" || syntax.name == "!=") {
    check_comparison(syntax, left, right);
    check_enum_side(syntax, arguments, 0);
    check_enum_side(syntax, arguments, 1);
  }
  if (syntax.name == op::kIn && (right.kind == Kind::list || right.kind == Kind::map)) {
    check_comparison(syntax, left, element_type(right));
    check_enum_side(syntax, arguments, 0);
    if (element_type(right).enum_type >= 0)
      check_enum_values(syntax.children[0], element_type(right).enum_type);
  }
}

void Checker::check_comparison(const Syntax& syntax, const Type& left, const Type& right) {
  if (may_be_equal(left, right)) return;
  if (left.kind == Kind::row && right.kind == Kind::row) {
    report(codes::never_equal, syntax, {to_string(left, schema()), to_string(right, schema())});
  } else if (left.kind == Kind::row || right.kind == Kind::row) {
    const Type& other = left.kind == Kind::row ? right : left;
    report(codes::row_compared_with_text, syntax, {to_string(other, schema())})
        .hint(codes::hint_compare_id);
  } else {
    report(codes::never_equal, syntax, {to_string(left, schema()), to_string(right, schema())});
  }
}

/// An enum on one side: the literals on the other must be values of it.
void Checker::check_enum_side(const Syntax& syntax, const std::vector<int>& arguments,
                              std::size_t side) {
  const int enum_type = type_of(arguments[side]).enum_type;
  if (enum_type >= 0) check_enum_values(syntax.children[1 - side], enum_type);
}

void Checker::check_enum_values(int literal, int enum_type) {
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

void Checker::check_date_literal(const Syntax& syntax, int argument) {
  const Node& literal = node(argument);
  if (literal.kind != Node::Kind::constant || literal.constant.kind != Value::Kind::string) return;
  const std::string text(literal.constant.view());
  if (!parse_date(text)) report(codes::bad_date_literal, at(syntax.children.front()), {text});
}

void Checker::check_pattern(const Syntax& syntax, int argument) {
  const Node& literal = node(argument);
  if (literal.kind != Node::Kind::constant || literal.constant.kind != Value::Kind::string) return;
  const RE2 pattern(std::string(literal.constant.view()), RE2::Quiet);
  if (!pattern.ok()) report(codes::bad_pattern, at(syntax.children.back()), {pattern.error()});
}

}  // namespace hegui::expr
