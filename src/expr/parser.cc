// Recursive descent over CEL's grammar; each level of precedence is one function. The first error
// ends the parse.
#include "expr/parser.h"

#include <array>

#include "expr/lexer.h"
#include "expr/tree_builder.h"

namespace hegui::expr {

namespace {

constexpr std::array<std::string_view, 19> kReserved{
    "as",  "break",  "const", "continue", "else",    "for",       "function",
    "if",  "import", "let",   "loop",     "package", "namespace", "return",
    "var", "void",   "while", "class",    "export"};

class Parser {
 public:
  explicit Parser(TokenStream tokens) : tokens_(std::move(tokens)) {}
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  std::optional<SyntaxTree> run() {
    const int root = expression();
    if (!tokens_.failed() && tokens_.current().kind != Token::Kind::end)
      tokens_.unexpected(codes::predicate_syntax, {"&& || …"});
    if (tokens_.failed()) return std::nullopt;
    return tree_.finish(root);
  }

 private:
  /// Counts nesting for as long as it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxNesting) {
        parser_.tokens_.fail(codes::predicate_too_deep, parser_.tokens_.current().begin,
                             parser_.tokens_.current().end, {std::to_string(kMaxNesting)});
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
    if (tokens_.failed()) return -1;
    const int condition = disjunction();
    if (tokens_.failed() || !tokens_.is("?")) return condition;
    const Token at = tokens_.current();
    tokens_.advance();
    const int yes = disjunction();
    tokens_.expect(":");
    const int no = tokens_.failed() ? -1 : expression();
    return tree_.call(op::kConditional, at, {condition, yes, no});
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
    const Token at = tokens_.current();
    while (tokens_.accept(symbol)) operands.push_back(next());
    return operands.size() == 1 ? operands.front() : tree_.call(symbol, at, std::move(operands));
  }
  int relation() {
    int left = addition();
    while (!tokens_.failed() &&
           (tokens_.is("<") || tokens_.is("<=") || tokens_.is(">") || tokens_.is(">=") ||
            tokens_.is("==") || tokens_.is("!=") || tokens_.is_word("in"))) {
      left = binary(left, [this] { return addition(); });
    }
    return left;
  }
  int addition() {
    int left = multiplication();
    while (!tokens_.failed() && (tokens_.is("+") || tokens_.is("-")))
      left = binary(left, [this] { return multiplication(); });
    return left;
  }
  int multiplication() {
    int left = unary();
    while (!tokens_.failed() && (tokens_.is("*") || tokens_.is("/") || tokens_.is("%")))
      left = binary(left, [this] { return unary(); });
    return left;
  }
  template <class Next>
  int binary(int left, Next next) {
    const Token at = tokens_.current();
    tokens_.advance();
    const int right = next();
    return tree_.call(at.text, at, {left, right});
  }

  int unary() {
    const Level level(*this);
    if (tokens_.failed()) return -1;
    const Token at = tokens_.current();
    if (tokens_.accept("!")) return tree_.call(op::kNot, at, {unary()});
    if (!tokens_.is("-")) return member();
    tokens_.advance();
    const bool number = tokens_.current().kind == Token::Kind::integer ||
                        tokens_.current().kind == Token::Kind::real;
    if (number) return postfix(tree_.starting_at(at.begin, literal_number(true)));
    return tree_.call(op::kNegate, at, {unary()});
  }

  int member() { return postfix(primary()); }

  int postfix(int operand) {
    while (!tokens_.failed()) {
      const Token at = tokens_.current();
      if (tokens_.accept(".")) {
        operand = selection(operand);
      } else if (tokens_.accept(".?")) {
        operand = optional_selection(operand, at);
      } else if (tokens_.is("[") || tokens_.is("[?")) {
        tokens_.advance();
        const int index = expression();
        tokens_.expect("]");
        operand =
            tree_.call(at.text == "[" ? op::kIndex : op::kOptionalIndex, at, {operand, index});
      } else {
        return operand;
      }
    }
    return operand;
  }

  int selection(int operand) {
    const Token name = tokens_.current();
    if (name.kind != Token::Kind::identifier) {
      tokens_.unexpected(codes::predicate_no_name);
      return -1;
    }
    tokens_.advance();
    if (!tokens_.accept("("))
      return tree_.add(Syntax::Kind::select, name.text, name.begin, name.end, {operand});
    std::vector<int> children = arguments(")");
    children.insert(children.begin(), operand);
    return tree_.add(Syntax::Kind::method, name.text, name.begin, name.end, std::move(children));
  }

  int optional_selection(int operand, const Token& at) {
    const Token name = tokens_.current();
    if (name.kind != Token::Kind::identifier) {
      tokens_.unexpected(codes::predicate_no_name);
      return -1;
    }
    tokens_.advance();
    return tree_.call(op::kOptionalSelect, at, {operand, tree_.text(name)});
  }

  /// Expressions parted by commas, a last comma allowed, up to the closing symbol.
  std::vector<int> arguments(std::string_view close) {
    std::vector<int> list;
    while (!tokens_.failed() && !tokens_.accept(close)) {
      list.push_back(expression());
      if (!tokens_.failed() && !tokens_.is(close)) tokens_.expect(",");
    }
    return list;
  }

  int primary() {
    const Token token = tokens_.current();
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
    tokens_.unexpected(codes::predicate_no_value);
    return -1;
  }

  int group() {
    const Token at = tokens_.current();
    if (tokens_.accept("(")) {
      const int inside = expression();
      tokens_.expect(")");
      tree_.enclose(inside, at.begin, tokens_.last_end());
      return inside;
    }
    if (tokens_.is("[") || tokens_.is("[?")) return list();
    if (tokens_.is("{") || tokens_.is("{?")) return map();
    if (tokens_.accept(".")) return tree_.starting_at(at.begin, name("."));
    tokens_.unexpected(codes::predicate_no_value);
    return -1;
  }

  int list() {
    const Token at = tokens_.current();
    tokens_.advance();
    std::vector<int> items;
    bool optional = at.text == "[?";
    while (!tokens_.failed() && (optional || !tokens_.accept("]"))) {
      items.push_back(element(optional));
      optional = false;
      if (!tokens_.failed() && !tokens_.is("]")) tokens_.expect(",");
    }
    return tree_.add(Syntax::Kind::list, "", at.begin, tokens_.last_end(), std::move(items));
  }

  int map() {
    const Token at = tokens_.current();
    tokens_.advance();
    std::vector<int> parts;
    bool optional = at.text == "{?";
    while (!tokens_.failed() && (optional || !tokens_.accept("}"))) {
      const bool marked = optional || tokens_.accept("?");
      optional = false;
      parts.push_back(expression());
      tokens_.expect(":");
      if (!tokens_.failed()) parts.push_back(element(marked));
      if (!tokens_.failed() && !tokens_.is("}")) tokens_.expect(",");
    }
    return tree_.add(Syntax::Kind::map, "", at.begin, at.end, std::move(parts));
  }

  /// `?x` in a list or map: there only if the optional has a value.
  int element(bool marked) {
    const Token at = tokens_.current();
    const bool optional = tokens_.accept("?") || marked;
    const int value = expression();
    if (!optional || tokens_.failed()) return value;
    return tree_.add(Syntax::Kind::optional_item, "", at.begin, at.end, {value});
  }

  /// A name, a literal that looks like one, or a call; a leading dot is kept: it means the
  /// outermost scope.
  int name(const std::string& dot = "") {
    const Token token = tokens_.current();
    if (token.kind != Token::Kind::identifier) {
      tokens_.unexpected(codes::predicate_no_name);
      return -1;
    }
    tokens_.advance();
    if (token.text == "true" || token.text == "false")
      return tree_.constant(token, Value::of(token.text == "true"));
    if (token.text == "null") return tree_.constant(token, Value{});
    for (const std::string_view word : kReserved) {
      if (token.text == word)
        tokens_.fail(codes::reserved_word, token.begin, token.end, {token.text});
    }
    if (!tokens_.accept("("))
      return tree_.add(Syntax::Kind::identifier, dot + token.text, token.begin, token.end);
    return tree_.add(Syntax::Kind::call, token.text, token.begin, token.end, arguments(")"));
  }

  int literal_number(bool negative) {
    const Token token = tokens_.current();
    tokens_.advance();
    return tree_.number(token, negative);
  }

  int literal_text() {
    const Token token = tokens_.current();
    tokens_.advance();
    return tree_.text(token);
  }

  TokenStream tokens_;
  TreeBuilder tree_{tokens_};
  int depth_ = 0;
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
  return Parser(TokenStream(std::move(tokens), places, issues)).run();
}

}  // namespace hegui::expr
