// Recursive descent over CEL's grammar; each level of precedence is one function. The first error
// ends the parse.
#include "expr/parser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "expr/lexer.h"

namespace hegui::expr {

namespace {

constexpr std::array<std::string_view, 19> kReserved{
    "as",  "break",  "const", "continue", "else",    "for",       "function",
    "if",  "import", "let",   "loop",     "package", "namespace", "return",
    "var", "void",   "while", "class",    "export"};

class Parser {
 public:
  Parser(std::vector<Token> tokens, const Places& places, Issues& issues)
      : tokens_(std::move(tokens)), places_(places), issues_(issues) {}

  std::optional<SyntaxTree> run() {
    tree_.root = expression();
    if (!failed_ && current().kind != Token::Kind::end)
      unexpected(codes::predicate_syntax, {"&& || …"});
    if (failed_) return std::nullopt;
    return std::move(tree_);
  }

 private:
  const Token& current() const { return tokens_[at_]; }
  bool is(std::string_view symbol) const {
    return current().kind == Token::Kind::symbol && current().text == symbol;
  }
  bool is_word(std::string_view word) const {
    return current().kind == Token::Kind::identifier && current().text == word;
  }
  void advance() {
    if (current().kind != Token::Kind::end) ++at_;
  }
  bool accept(std::string_view symbol) {
    if (failed_ || !is(symbol)) return false;
    advance();
    return true;
  }
  void expect(std::string_view symbol) {
    if (!accept(symbol)) unexpected(codes::predicate_syntax, {std::string(symbol)});
  }

  void fail(const IssueCode& code, std::uint32_t begin, std::uint32_t end,
            std::vector<std::string> values = {}) {
    if (!failed_) issues_.add(code, places_.span(begin, end), std::move(values));
    failed_ = true;
  }
  void unexpected(const IssueCode& code, std::vector<std::string> wanted = {}) {
    if (current().kind == Token::Kind::end)
      return fail(codes::predicate_incomplete, current().begin, current().end);
    wanted.insert(wanted.begin(), current().text);
    fail(code, current().begin, current().end, std::move(wanted));
  }

  int add(Syntax::Kind kind, std::string name, std::uint32_t begin, std::uint32_t end,
          std::vector<int> children = {}) {
    if (tree_.nodes.size() >= kMaxNodes)
      fail(codes::predicate_too_large, begin, end, {std::to_string(kMaxNodes)});
    const std::uint32_t first = std::min(begin, first_of(children));
    const std::uint32_t last = std::max(end, tokens_[at_ > 0 ? at_ - 1 : 0].end);
    extents_.push_back({first, last});
    depths_.push_back(1 + deepest(children));
    if (depths_.back() > kMaxDepth)
      fail(codes::predicate_too_deep, begin, end, {std::to_string(kMaxDepth)});
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
  int deepest(const std::vector<int>& children) const {
    int depth = 0;
    for (const int child : children) {
      if (child >= 0) depth = std::max(depth, depths_[static_cast<std::size_t>(child)]);
    }
    return depth;
  }
  /// Where the leftmost of them starts, parentheses included.
  std::uint32_t first_of(const std::vector<int>& children) const {
    std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
    for (const int child : children) {
      if (child >= 0) first = std::min(first, extents_[static_cast<std::size_t>(child)].first);
    }
    return first;
  }
  /// The node, with something written before what names it.
  int starting_at(std::uint32_t first, int node) {
    if (node < 0) return node;
    extents_[static_cast<std::size_t>(node)].first = first;
    tree_.nodes[static_cast<std::size_t>(node)].first = first;
    return node;
  }
  int call(std::string name, const Token& at, std::vector<int> children) {
    return add(Syntax::Kind::call, std::move(name), at.begin, at.end, std::move(children));
  }

  /// Counts nesting for as long as it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxNesting) {
        parser_.fail(codes::predicate_too_deep, parser_.current().begin, parser_.current().end,
                     {std::to_string(kMaxNesting)});
      }
    }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ~Level() { --parser_.depth_; }

   private:
    Parser& parser_;
  };

  int expression() {
    const Level level(*this);
    if (failed_) return -1;
    const int condition = disjunction();
    if (failed_ || !is("?")) return condition;
    const Token at = current();
    advance();
    const int yes = disjunction();
    expect(":");
    const int no = failed_ ? -1 : expression();
    return call(op::kConditional, at, {condition, yes, no});
  }

  int disjunction() {
    return chain(op::kOr, [this] { return conjunction(); });
  }
  int conjunction() {
    return chain(op::kAnd, [this] { return relation(); });
  }
  /// a && b && c is one node with three children, however long it gets.
  template <class Next>
  int chain(const char* symbol, Next next) {
    std::vector<int> operands{next()};
    const Token at = current();
    while (accept(symbol)) operands.push_back(next());
    return operands.size() == 1 ? operands.front() : call(symbol, at, std::move(operands));
  }
  int relation() {
    int left = addition();
    while (!failed_ &&
           (is("<") || is("<=") || is(">") || is(">=") || is("==") || is("!=") || is_word("in"))) {
      left = binary(left, [this] { return addition(); });
    }
    return left;
  }
  int addition() {
    int left = multiplication();
    while (!failed_ && (is("+") || is("-")))
      left = binary(left, [this] { return multiplication(); });
    return left;
  }
  int multiplication() {
    int left = unary();
    while (!failed_ && (is("*") || is("/") || is("%")))
      left = binary(left, [this] { return unary(); });
    return left;
  }
  template <class Next>
  int binary(int left, Next next) {
    const Token at = current();
    advance();
    const int right = next();
    return call(at.text, at, {left, right});
  }

  int unary() {
    const Level level(*this);
    if (failed_) return -1;
    const Token at = current();
    if (accept("!")) return call(op::kNot, at, {unary()});
    if (!is("-")) return member();
    advance();
    const bool number =
        current().kind == Token::Kind::integer || current().kind == Token::Kind::real;
    if (number) return postfix(starting_at(at.begin, literal_number(true)));
    return call(op::kNegate, at, {unary()});
  }

  int member() { return postfix(primary()); }

  int postfix(int operand) {
    while (!failed_) {
      const Token at = current();
      if (accept(".")) {
        operand = selection(operand);
      } else if (accept(".?")) {
        operand = optional_selection(operand, at);
      } else if (is("[") || is("[?")) {
        advance();
        const int index = expression();
        expect("]");
        operand = call(at.text == "[" ? op::kIndex : op::kOptionalIndex, at, {operand, index});
      } else {
        return operand;
      }
    }
    return operand;
  }

  int selection(int operand) {
    const Token name = current();
    if (name.kind != Token::Kind::identifier) {
      unexpected(codes::predicate_no_name);
      return -1;
    }
    advance();
    if (!accept("(")) return add(Syntax::Kind::select, name.text, name.begin, name.end, {operand});
    std::vector<int> children = arguments(")");
    children.insert(children.begin(), operand);
    return add(Syntax::Kind::method, name.text, name.begin, name.end, std::move(children));
  }

  int optional_selection(int operand, const Token& at) {
    const Token name = current();
    if (name.kind != Token::Kind::identifier) {
      unexpected(codes::predicate_no_name);
      return -1;
    }
    advance();
    return call(op::kOptionalSelect, at, {operand, text_literal(name)});
  }

  /// Expressions parted by commas, a last comma allowed, up to the closing symbol.
  std::vector<int> arguments(std::string_view close) {
    std::vector<int> list;
    while (!failed_ && !accept(close)) {
      list.push_back(expression());
      if (!failed_ && !is(close)) expect(",");
    }
    return list;
  }

  int primary() {
    const Token token = current();
    switch (token.kind) {
      case Token::Kind::integer:
      case Token::Kind::uinteger:
      case Token::Kind::real:
        return literal_number(false);
      case Token::Kind::string:
      case Token::Kind::bytes:
        return literal_text();
      case Token::Kind::identifier:
        return name();
      case Token::Kind::symbol:
        return group();
      case Token::Kind::end:
        break;
    }
    unexpected(codes::predicate_no_value);
    return -1;
  }

  int group() {
    const Token at = current();
    if (accept("(")) {
      const int inside = expression();
      expect(")");
      // Whatever this is the left side of starts at the parenthesis.
      if (!failed_) extents_[static_cast<std::size_t>(inside)] = {at.begin, tokens_[at_ - 1].end};
      return inside;
    }
    if (is("[") || is("[?")) return list();
    if (is("{") || is("{?")) return map();
    if (accept(".")) return starting_at(at.begin, name("."));
    unexpected(codes::predicate_no_value);
    return -1;
  }

  int list() {
    const Token at = current();
    advance();
    std::vector<int> items;
    bool optional = at.text == "[?";
    while (!failed_ && (optional || !accept("]"))) {
      items.push_back(element(optional));
      optional = false;
      if (!failed_ && !is("]")) expect(",");
    }
    return add(Syntax::Kind::list, "", at.begin, tokens_[at_ - 1].end, std::move(items));
  }

  int map() {
    const Token at = current();
    advance();
    std::vector<int> parts;
    bool optional = at.text == "{?";
    while (!failed_ && (optional || !accept("}"))) {
      const bool marked = optional || accept("?");
      optional = false;
      parts.push_back(expression());
      expect(":");
      if (!failed_) parts.push_back(element(marked));
      if (!failed_ && !is("}")) expect(",");
    }
    return add(Syntax::Kind::map, "", at.begin, at.end, std::move(parts));
  }

  /// `?x` in a list or map: there only if the optional has a value.
  int element(bool marked) {
    const Token at = current();
    const bool optional = accept("?") || marked;
    const int value = expression();
    if (!optional || failed_) return value;
    return add(Syntax::Kind::optional_item, "", at.begin, at.end, {value});
  }

  /// A name, a literal that looks like one, or a call; a leading dot is kept: it means the
  /// outermost scope.
  int name(const std::string& dot = "") {
    const Token token = current();
    if (token.kind != Token::Kind::identifier) {
      unexpected(codes::predicate_no_name);
      return -1;
    }
    advance();
    if (token.text == "true" || token.text == "false")
      return constant(token, Value::of(token.text == "true"));
    if (token.text == "null") return constant(token, Value{});
    for (const std::string_view word : kReserved) {
      if (token.text == word) fail(codes::reserved_word, token.begin, token.end, {token.text});
    }
    if (!accept("("))
      return add(Syntax::Kind::identifier, dot + token.text, token.begin, token.end);
    return add(Syntax::Kind::call, token.text, token.begin, token.end, arguments(")"));
  }

  int constant(const Token& token, Value value) {
    const int node = add(Syntax::Kind::literal, "", token.begin, token.end);
    tree_.nodes[static_cast<std::size_t>(node)].value = value;
    return node;
  }

  int literal_text() {
    const Token token = current();
    advance();
    return text_literal(token);
  }

  int text_literal(const Token& token) {
    const int node = add(Syntax::Kind::literal, "", token.begin, token.end);
    Syntax& literal = tree_.nodes[static_cast<std::size_t>(node)];
    literal.value.kind =
        token.kind == Token::Kind::bytes ? Value::Kind::bytes : Value::Kind::string;
    literal.text = token.text;
    return node;
  }

  int literal_number(bool negative) {
    const Token token = current();
    advance();
    if (token.kind == Token::Kind::real) {
      const double number = std::strtod(token.text.c_str(), nullptr);
      if (!std::isfinite(number))
        fail(codes::number_out_of_range, token.begin, token.end, {token.text});
      return constant(token, Value::of(negative ? -number : number));
    }
    std::string_view digits = token.text;
    const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
    if (hex) digits.remove_prefix(2);
    std::uint64_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
    if (error != std::errc() || end != digits.data() + digits.size())
      fail(codes::number_out_of_range, token.begin, token.end, {token.text});
    return integer(token, number, negative);
  }

  int integer(const Token& token, std::uint64_t number, bool negative) {
    constexpr std::uint64_t kMost = std::uint64_t{1} << 63;
    if (token.kind == Token::Kind::uinteger) {
      Value value;
      value.kind = Value::Kind::uinteger;
      value.uinteger = number;
      return constant(token, value);
    }
    if (number > (negative ? kMost : kMost - 1))
      fail(codes::number_out_of_range, token.begin, token.end, {token.text});
    return constant(token, Value::of(static_cast<std::int64_t>(negative ? 0 - number : number)));
  }

  std::vector<Token> tokens_;
  const Places& places_;
  Issues& issues_;
  SyntaxTree tree_;
  std::size_t at_ = 0;
  struct Extent {
    std::uint32_t first, last;
  };
  std::vector<int> depths_;      // of the nodes
  std::vector<Extent> extents_;  // of the nodes, parentheses around them included
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<SyntaxTree> parse(std::string_view text, const Places& places, Issues& issues) {
  if (text.size() > kMaxLength) {
    issues.add(codes::predicate_too_long, places.span(0, 1), {std::to_string(kMaxLength)});
    return std::nullopt;
  }
  std::vector<Token> tokens;
  if (const auto error = tokenize(text, tokens)) {
    issues.add(codes::predicate_token, places.span(error->begin, error->end),
               {error->zh, error->en});
    return std::nullopt;
  }
  return Parser(std::move(tokens), places, issues).run();
}

}  // namespace hegui::expr
