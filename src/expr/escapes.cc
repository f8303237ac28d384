#include "expr/escapes.h"

#include <cstdint>

#include "hegui/base/text.h"

namespace hegui::expr {

namespace {

struct Simple {
  char letter, value;
};
constexpr Simple kSimple[] = {{'a', '\a'},  {'b', '\b'},  {'f', '\f'}, {'n', '\n'},
                              {'r', '\r'},  {'t', '\t'},  {'v', '\v'}, {'"', '"'},
                              {'\'', '\''}, {'\\', '\\'}, {'?', '?'},  {'`', '`'}};

struct Numeric {
  char letter;
  std::size_t digits;
  int base;
};
constexpr Numeric kNumeric[] = {{'x', 2, 16}, {'X', 2, 16}, {'u', 4, 16}, {'U', 8, 16}};

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

std::optional<std::uint32_t> read_number(std::string_view digits, std::size_t count, int base) {
  if (digits.size() < count) return std::nullopt;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const int digit = digit_value(digits[i]);
    if (digit >= base) return std::nullopt;
    number = number * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
  }
  return number;
}

bool is_code_point(std::uint32_t number) {
  return number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
}

/// Appends what the sequence after the backslash stands for; its length, or 0 if it is none.
std::size_t take_escape(std::string_view rest, bool bytes, std::string& out) {
  for (const Simple& simple : kSimple) {
    if (rest.front() != simple.letter) continue;
    out += simple.value;
    return 1;
  }
  std::size_t skip = 0, digits = 3;
  int base = 8;
  for (const Numeric& numeric : kNumeric) {
    if (rest.front() == numeric.letter) skip = 1, digits = numeric.digits, base = numeric.base;
  }
  const auto number = read_number(rest.substr(skip), digits, base);
  const bool is_byte = digits <= 3;
  if (!number || (bytes && !is_byte) || (is_byte ? *number > 0xFF : !is_code_point(*number)))
    return 0;
  if (bytes)
    out += static_cast<char>(*number);
  else
    append_utf8(out, static_cast<char32_t>(*number));
  return skip + digits;
}

}  // namespace

std::optional<std::string> unescape(std::string_view text, bool bytes, std::size_t& wrong) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\') {
      out += text[at++];
      continue;
    }
    const std::size_t length =
        at + 1 < text.size() ? take_escape(text.substr(at + 1), bytes, out) : 0;
    if (length == 0) {
      wrong = at;
      return std::nullopt;
    }
    at += 1 + length;
  }
  return out;
}

}  // namespace hegui::expr
