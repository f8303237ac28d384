#include "expr/lexer.h"

#include <array>

#include "expr/escapes.h"

namespace hegui::expr {

namespace {

constexpr std::array<std::string_view, 26> kSymbols{
    "==", "!=", "<=", ">=", "&&", "||", "[?", "{?", ".?", "<", ">", "!", "+",
    "-",  "*",  "/",  "%",  "?",  ":",  ".",  ",",  "(",  ")", "[", "]", "{"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::optional<LexicalError> run() {
    while (!error_) {
      skip_blanks();
      begin_ = at_;
      if (at_ >= text_.size()) break;
      take_token();
    }
    add(Token::Kind::end, "");
    return error_;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void skip_blanks() {
    for (;;) {
      while (at_ < text_.size() &&
             std::string_view(" \t\r\n\f").find(text_[at_]) != std::string_view::npos)
        ++at_;
      if (!starts("//")) return;
      at_ = std::min(text_.find('\n', at_), text_.size());
    }
  }

  void add(Token::Kind kind, std::string text) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.begin = static_cast<std::uint32_t>(begin_);
    token.end = static_cast<std::uint32_t>(at_);
    token.text = std::move(text);
  }

  void fail(std::size_t begin, const char* zh, const char* en) {
    error_ = LexicalError{static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(std::min(begin + 1, text_.size())), zh, en};
  }

  void take_token() {
    if (is_string_start()) return take_string();
    if (is_letter(peek())) return take_identifier();
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return take_number();
    if (peek() == '}') return take_symbol("}");
    for (const std::string_view symbol : kSymbols) {
      if (starts(symbol)) return take_symbol(symbol);
    }
    fail(at_, "此字符不能出现在条件中", "this character cannot stand in a predicate");
  }

  void take_symbol(std::string_view symbol) {
    // `a ? [b] : c` and `a ?.5` are no optional syntax; `.?`, `[?` and `{?` are only where a value
    // follows at once.
    at_ += symbol.size();
    add(Token::Kind::symbol, std::string(symbol));
  }

  void take_identifier() {
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    add(Token::Kind::identifier, std::string(text_.substr(begin_, at_ - begin_)));
  }

  void take_number() {
    Token::Kind kind = Token::Kind::integer;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
      at_ += 2;
      while (is_hex(peek())) ++at_;
    } else {
      take_decimal(kind);
    }
    const std::string digits(text_.substr(begin_, at_ - begin_));
    if (kind == Token::Kind::integer && (peek() == 'u' || peek() == 'U')) {
      ++at_;
      kind = Token::Kind::uinteger;
    }
    if (is_letter(peek()) || is_digit(peek()))
      return fail(at_, "数字后面缺少分隔", "the number runs into what follows");
    add(kind, digits);
  }

  void take_decimal(Token::Kind& kind) {
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      kind = Token::Kind::real;
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() != 'e' && peek() != 'E') || !is_digit(peek(1 + sign))) return;
    kind = Token::Kind::real;
    at_ += 1 + sign;
    while (is_digit(peek())) ++at_;
  }

  bool is_string_start() const {
    std::size_t ahead = 0;
    while (ahead < 2 && std::string_view("rRbB").find(peek(ahead)) != std::string_view::npos)
      ++ahead;
    return peek(ahead) == '"' || peek(ahead) == '\'';
  }

  void take_string() {
    bool raw = false, bytes = false;
    for (; peek() != '"' && peek() != '\''; ++at_) {
      raw = raw || peek() == 'r' || peek() == 'R';
      bytes = bytes || peek() == 'b' || peek() == 'B';
    }
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    const std::string fence(triple ? 3 : 1, quote);
    at_ += fence.size();
    const std::size_t content = at_;
    while (at_ < text_.size() && !starts(fence)) {
      if (!triple && peek() == '\n') break;
      at_ += !raw && peek() == '\\' ? std::size_t{2} : std::size_t{1};
    }
    if (at_ >= text_.size() || !starts(fence))
      return fail(begin_, "字符串没有结束", "the string does not end");
    const std::string_view inside = text_.substr(content, at_ - content);
    at_ += fence.size();
    finish_string(inside, content, raw, bytes);
  }

  void finish_string(std::string_view inside, std::size_t content, bool raw, bool bytes) {
    const Token::Kind kind = bytes ? Token::Kind::bytes : Token::Kind::string;
    if (raw) return add(kind, std::string(inside));
    std::size_t wrong = 0;
    const auto unescaped = unescape(inside, bytes, wrong);
    if (!unescaped) return fail(content + wrong, "转义序列无效", "this is no escape sequence");
    add(kind, *unescaped);
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::size_t at_ = 0, begin_ = 0;
  std::optional<LexicalError> error_;
};

}  // namespace

std::optional<LexicalError> tokenize(std::string_view text, std::vector<Token>& tokens) {
  return Lexer(text, tokens).run();
}

}  // namespace hegui::expr
