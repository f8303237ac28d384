#include "expr/tree_builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "expr/parser.h"

namespace hegui::expr {

int TreeBuilder::add(Syntax::Kind kind, std::string name, std::uint32_t begin, std::uint32_t end,
                     std::vector<int> children) {
  if (tree_.nodes.size() >= kMaxNodes)
    tokens_.fail(codes::predicate_too_large, begin, end, {std::to_string(kMaxNodes)});
  const std::uint32_t first = std::min(begin, first_of(children));
  const std::uint32_t last = std::max(end, tokens_.last_end());
  extents_.push_back({first, last});
  depths_.push_back(1 + deepest(children));
  if (depths_.back() > kMaxDepth)
    tokens_.fail(codes::predicate_too_deep, begin, end, {std::to_string(kMaxDepth)});
  Syntax& node = tree_.nodes.emplace_back();
  node.kind = kind;
  node.name = std::move(name);
  node.begin = begin;
  node.end = end;
  node.first = first;
  node.last = last;
  node.children = std::move(children);
  return static_cast<int>(tree_.nodes.size()) - 1;
}

/// Whoever walks the tree recurses as deep as it is, so it is bounded here.
int TreeBuilder::deepest(const std::vector<int>& children) const {
  int depth = 0;
  for (const int child : children) {
    if (child >= 0) depth = std::max(depth, depths_[static_cast<std::size_t>(child)]);
  }
  return depth;
}

/// Where the leftmost of them starts, parentheses included.
std::uint32_t TreeBuilder::first_of(const std::vector<int>& children) const {
  std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
  for (const int child : children) {
    if (child >= 0) first = std::min(first, extents_[static_cast<std::size_t>(child)].first);
  }
  return first;
}

int TreeBuilder::starting_at(std::uint32_t first, int node) {
  if (node < 0) return node;
  extents_[static_cast<std::size_t>(node)].first = first;
  tree_.nodes[static_cast<std::size_t>(node)].first = first;
  return node;
}

void TreeBuilder::enclose(int node, std::uint32_t first, std::uint32_t last) {
  if (node >= 0) extents_[static_cast<std::size_t>(node)] = {first, last};
}

int TreeBuilder::call(std::string name, const Token& at, std::vector<int> children) {
  return add(Syntax::Kind::call, std::move(name), at.begin, at.end, std::move(children));
}

int TreeBuilder::constant(const Token& token, const Value& value) {
  const int node = add(Syntax::Kind::literal, "", token.begin, token.end);
  tree_.nodes[static_cast<std::size_t>(node)].value = value;
  return node;
}

int TreeBuilder::text(const Token& token) {
  const int node = add(Syntax::Kind::literal, "", token.begin, token.end);
  Syntax& literal = tree_.nodes[static_cast<std::size_t>(node)];
  literal.value.kind = token.kind == Token::Kind::bytes ? Value::Kind::bytes : Value::Kind::string;
  literal.text = token.text;
  return node;
}

int TreeBuilder::number(const Token& token, bool negative) {
  if (token.kind == Token::Kind::real) {
    const double real = std::strtod(token.text.c_str(), nullptr);
    if (!std::isfinite(real))
      tokens_.fail(codes::number_out_of_range, token.begin, token.end, {token.text});
    return constant(token, Value::of(negative ? -real : real));
  }
  std::string_view digits = token.text;
  const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
  if (hex) digits.remove_prefix(2);
  std::uint64_t whole = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), whole, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size())
    tokens_.fail(codes::number_out_of_range, token.begin, token.end, {token.text});
  return integer(token, whole, negative);
}

int TreeBuilder::integer(const Token& token, std::uint64_t number, bool negative) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 63;
  if (token.kind == Token::Kind::uinteger) {
    Value value;
    value.kind = Value::Kind::uinteger;
    value.uinteger = number;
    return constant(token, value);
  }
  if (number > (negative ? kMost : kMost - 1))
    tokens_.fail(codes::number_out_of_range, token.begin, token.end, {token.text});
  return constant(token, Value::of(static_cast<std::int64_t>(negative ? 0 - number : number)));
}

SyntaxTree TreeBuilder::finish(int root) {
  tree_.root = root;
  return std::move(tree_);
}

}  // namespace hegui::expr
