#include "document/json_syntax.h"

#include <algorithm>

namespace hegui::document {

namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kWhite = " \t\r\n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool take_digits(std::string_view& token) {
  const std::size_t end = std::min(token.find_first_not_of("0123456789"), token.size());
  token.remove_prefix(end);
  return end > 0;
}

bool take_one_of(std::string_view& token, std::string_view characters) {
  if (token.empty() || characters.find(token.front()) == kNowhere) return false;
  token.remove_prefix(1);
  return true;
}

/// Walks over one text, remembering the open brackets, until something does not fit.
class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}
  std::optional<JsonFault> run();

 private:
  enum class Due { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };

  void step(char c);
  void value(char c);
  void key(char c);
  void colon(char c);
  void comma_or_end(char c);
  void string();
  void escape();
  void unicode_escape(std::size_t backslash);
  void word();
  void open(char c);
  void close();
  void value_is_over() { due_ = open_.empty() ? Due::nothing : Due::comma_or_end; }
  void fail(const IssueCode& code, std::size_t begin, std::size_t end,
            std::vector<std::string> values = {});
  char closing() const { return text_[open_.back()] == '[' ? ']' : '}'; }
  int hex_at(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t comma_ = kNowhere;
  std::vector<std::size_t> open_;
  Due due_ = Due::value;
  std::optional<JsonFault> fault_;
};

std::optional<JsonFault> Checker::run() {
  while (!fault_) {
    at_ = std::min(text_.find_first_not_of(kWhite, at_), text_.size());
    if (at_ == text_.size()) break;
    step(text_[at_]);
  }
  if (!fault_ && !open_.empty())
    fail(codes::unclosed, open_.back(), open_.back() + 1, {std::string(1, text_[open_.back()])});
  if (!fault_ && due_ != Due::nothing) fail(codes::empty_document, at_, at_);
  return fault_;
}

void Checker::fail(const IssueCode& code, std::size_t begin, std::size_t end,
                   std::vector<std::string> values) {
  if (!fault_) fault_ = JsonFault{&code, begin, end, std::move(values)};
}

void Checker::step(char c) {
  switch (due_) {
    case Due::value_or_end:
      if (c == ']') return close();
      return value(c);
    case Due::value:
      if (c == ']' && comma_ != kNowhere)
        return fail(codes::json_trailing_comma, comma_, comma_ + 1);
      return value(c);
    case Due::key_or_end:
      if (c == '}') return close();
      return key(c);
    case Due::key:
      if (c == '}') return fail(codes::json_trailing_comma, comma_, comma_ + 1);
      return key(c);
    case Due::colon:
      return colon(c);
    case Due::comma_or_end:
      return comma_or_end(c);
    case Due::nothing:
      return fail(codes::text_after_document, at_, at_ + 1);
  }
}

void Checker::value(char c) {
  comma_ = kNowhere;
  if (c == '{' || c == '[') return open(c);
  if (c == '"') {
    string();
  } else {
    word();
  }
  value_is_over();
}

void Checker::key(char c) {
  comma_ = kNowhere;
  if (c != '"') return fail(codes::json_expected, at_, at_ + 1, {"\"…\""});
  string();
  due_ = Due::colon;
}

void Checker::colon(char c) {
  if (c != ':') return fail(codes::json_expected, at_, at_ + 1, {"\":\""});
  ++at_;
  due_ = Due::value;
}

void Checker::comma_or_end(char c) {
  if (c == closing()) return close();
  if (c != ',')
    return fail(codes::json_expected, at_, at_ + 1, {std::string("\",\" \"") + closing() + '"'});
  comma_ = at_++;
  due_ = closing() == ']' ? Due::value : Due::key;
}

void Checker::open(char c) {
  open_.push_back(at_++);
  due_ = c == '[' ? Due::value_or_end : Due::key_or_end;
}

void Checker::close() {
  ++at_;
  open_.pop_back();
  value_is_over();
}

void Checker::string() {
  const std::size_t begin = at_++;
  while (!fault_ && at_ < text_.size() && text_[at_] != '"') {
    const char c = text_[at_];
    if (c == '\t') return fail(codes::control_character, at_, at_ + 1, {"0009"});
    if (c == '\n' || c == '\r') break;
    if (c == '\\') {
      escape();
    } else {
      ++at_;
    }
  }
  const bool closed = at_ < text_.size() && text_[at_] == '"';
  if (!closed) fail(codes::unclosed, begin, at_, {"\""});
  ++at_;
}

void Checker::escape() {
  const std::size_t backslash = at_++;
  const char c = at_ < text_.size() ? text_[at_] : ' ';
  ++at_;
  if (c == 'u') return unicode_escape(backslash);
  const bool known = std::string_view("\"\\/bfnrt").find(c) != kNowhere;
  if (!known)
    fail(codes::bad_escape, backslash, at_,
         {std::string(text_.substr(backslash, at_ - backslash))});
}

/// The four digits at `at`, or -1.
int Checker::hex_at(std::size_t at) const {
  const std::string digits(text_.substr(std::min(at, text_.size()), 4));
  if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), is_hex)) return -1;
  return std::stoi(digits, nullptr, 16);
}

void Checker::unicode_escape(std::size_t backslash) {
  const int first = hex_at(at_);
  const bool high = first >= 0xD800 && first <= 0xDBFF;
  const bool low = first >= 0xDC00 && first <= 0xDFFF;
  const int second = high && text_.substr(at_ + 4).starts_with("\\u") ? hex_at(at_ + 6) : -1;
  const bool paired = second >= 0xDC00 && second <= 0xDFFF;
  if (first >= 0 && !low && (!high || paired)) {
    at_ += high ? 10 : 4;
    return;
  }
  fail(codes::bad_escape, backslash, backslash + 6, {std::string(text_.substr(backslash, 6))});
}

void Checker::word() {
  const std::size_t stop = std::min(text_.find_first_of(",:[]{}\" \t\r\n", at_), text_.size());
  const std::size_t end = std::max(stop, at_ + 1);
  const std::string_view word = text_.substr(at_, end - at_);
  const bool known = word == "true" || word == "false" || word == "null" || is_json_number(word);
  if (!known) fail(codes::json_not_a_value, at_, end, {std::string(word)});
  at_ = end;
}

}  // namespace

std::string_view trim_json(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kWhite);
  if (begin == kNowhere) return {};
  return text.substr(begin, text.find_last_not_of(kWhite) - begin + 1);
}

bool is_json_number(std::string_view token) {
  take_one_of(token, "-");
  if (!take_one_of(token, "0") && !take_digits(token)) return false;
  if (take_one_of(token, ".") && !take_digits(token)) return false;
  if (take_one_of(token, "eE")) {
    take_one_of(token, "+-");
    if (!take_digits(token)) return false;
  }
  return token.empty();
}

std::optional<JsonFault> find_json_fault(std::string_view text) { return Checker(text).run(); }

}  // namespace hegui::document
