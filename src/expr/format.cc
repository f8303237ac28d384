#include "expr/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;
using Text = std::optional<std::string>;

Text text_of(const Value& value);

Text list_text(const Value& list) {
  std::string text = "[";
  for (const Value& item : list.items()) {
    const Text one = text_of(item);
    if (!one) return std::nullopt;
    text += (text.size() > 1 ? ", " : "") + *one;
  }
  return text + "]";
}

/// The entries stand in the order of their keys' texts.
Text map_text(const Value& map) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const Pair& pair : map.pairs()) {
    const Text key = text_of(pair.key), held = text_of(pair.value);
    if (!key || !held) return std::nullopt;
    entries.emplace_back(*key, *held);
  }
  std::sort(entries.begin(), entries.end());
  std::string text = "{";
  for (const auto& entry : entries)
    text += (text.size() > 1 ? ", " : "") + entry.first + ": " + entry.second;
  return text + "}";
}

Text text_of(const Value& value) {
  if (value.kind == Kind::list) return list_text(value);
  if (value.kind == Kind::map) return map_text(value);
  const bool wordless = value.kind == Kind::row || value.kind == Kind::optional;
  return wordless ? std::nullopt : Text(scalar_text(value));
}

bool is_special(const Value& value) {
  return value.kind == Kind::real && !std::isfinite(value.real);
}

Text as_text(const Value& value, int) { return text_of(value); }

Text as_decimal(const Value& value, int) {
  const bool fits =
      value.kind == Kind::integer || value.kind == Kind::uinteger || is_special(value);
  return fits ? Text(scalar_text(value)) : std::nullopt;
}

std::optional<double> real_of(const Value& value) {
  if (value.kind == Kind::real) return value.real;
  if (value.kind == Kind::integer) return static_cast<double>(value.integer);
  if (value.kind == Kind::uinteger) return static_cast<double>(value.uinteger);
  return std::nullopt;
}

Text as_fixed(const Value& value, int precision) {
  const auto real = real_of(value);
  if (!real) return std::nullopt;
  return is_special(value) ? scalar_text(value) : fmt::format("{:.{}f}", *real, precision);
}

Text as_scientific(const Value& value, int precision) {
  const auto real = real_of(value);
  if (!real) return std::nullopt;
  return is_special(value) ? scalar_text(value) : fmt::format("{:.{}e}", *real, precision);
}

Text as_binary(const Value& value, int) {
  if (value.kind == Kind::boolean) return value.boolean ? "1" : "0";
  if (value.kind == Kind::integer) return fmt::format("{:b}", value.integer);
  return value.kind == Kind::uinteger ? Text(fmt::format("{:b}", value.uinteger)) : std::nullopt;
}

Text as_octal(const Value& value, int) {
  if (value.kind == Kind::integer) return fmt::format("{:o}", value.integer);
  return value.kind == Kind::uinteger ? Text(fmt::format("{:o}", value.uinteger)) : std::nullopt;
}

Text as_hex(const Value& value, int) {
  if (value.kind == Kind::integer) return fmt::format("{:x}", value.integer);
  if (value.kind == Kind::uinteger) return fmt::format("{:x}", value.uinteger);
  if (value.kind != Kind::string && value.kind != Kind::bytes) return std::nullopt;
  std::string text;
  for (const char c : value.view()) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

Text as_upper_hex(const Value& value, int precision) {
  Text text = as_hex(value, precision);
  if (!text) return text;
  for (char& c : *text) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

struct Clause {
  char letter;
  Text (*write)(const Value&, int precision);
};
constexpr std::array kClauses{Clause{'s', as_text},   Clause{'d', as_decimal},
                              Clause{'f', as_fixed},  Clause{'e', as_scientific},
                              Clause{'b', as_binary}, Clause{'o', as_octal},
                              Clause{'x', as_hex},    Clause{'X', as_upper_hex}};

constexpr int kPrecision = 6, kMostPrecision = 100;

/// `.3`; six digits where there is none, -1 where it is too long.
int take_precision(std::string_view pattern, std::size_t& at) {
  if (at >= pattern.size() || pattern[at] != '.') return kPrecision;
  int precision = 0;
  for (++at; at < pattern.size() && pattern[at] >= '0' && pattern[at] <= '9'; ++at) {
    precision = precision * 10 + (pattern[at] - '0');
    if (precision > kMostPrecision) return -1;
  }
  return precision;
}

const Clause* find_clause(char letter) {
  const auto found = std::find_if(kClauses.begin(), kClauses.end(),
                                  [&](const Clause& clause) { return clause.letter == letter; });
  return found == kClauses.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::string> format_values(std::string_view pattern, std::span<const Value> values,
                                         std::string& error) {
  std::string text;
  std::size_t used = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '%') {
      text += pattern[at];
      continue;
    }
    ++at;
    if (at < pattern.size() && pattern[at] == '%') {
      text += '%';
      continue;
    }
    const int precision = take_precision(pattern, at);
    const Clause* clause = at < pattern.size() ? find_clause(pattern[at]) : nullptr;
    if (clause == nullptr || precision < 0) return error = "format: unknown clause", std::nullopt;
    if (used == values.size()) return error = "format: too few arguments", std::nullopt;
    const Text one = clause->write(values[used++], precision);
    if (!one) return error = "format: the clause does not fit its argument", std::nullopt;
    text += *one;
  }
  return text;
}

}  // namespace hegui::expr
