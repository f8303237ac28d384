#include "hegui/base/fraction.h"

#include <fmt/format.h>

#include <numeric>

#include "hegui/base/check.h"

namespace hegui {

namespace {

// Counts and thresholds have at most 63 and 50 bits; their products need more than 64.
__extension__ using Wide = __int128;

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

struct Decimal {
  std::int64_t digits = 0;
  std::int64_t scale = 1;
};

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal decimal;
  bool seen_dot = false;
  std::size_t count = 0;
  for (const char c : text) {
    if (c == '.' && !seen_dot && count > 0) {
      seen_dot = true;
      continue;
    }
    if (c < '0' || c > '9' || ++count > 15) return std::nullopt;
    decimal.digits = decimal.digits * 10 + (c - '0');
    if (seen_dot) decimal.scale *= 10;
  }
  if (count == 0 || text.ends_with('.')) return std::nullopt;
  return decimal;
}

}  // namespace

Fraction make_fraction(std::int64_t numerator, std::int64_t denominator) {
  HEGUI_CHECK(denominator > 0);
  const std::int64_t divisor = std::gcd(numerator, denominator);
  return divisor == 0 ? Fraction{0, 1} : Fraction{numerator / divisor, denominator / divisor};
}

std::optional<Fraction> parse_fraction(std::string_view text) {
  const bool percent = take_suffix(text, "%") || take_suffix(text, "％");
  const auto decimal = parse_decimal(text);
  if (!decimal) return std::nullopt;
  return make_fraction(decimal->digits, decimal->scale * (percent ? 100 : 1));
}

bool reaches(std::int64_t part, std::int64_t whole, Fraction threshold) {
  return Wide{part} * threshold.denominator >= Wide{threshold.numerator} * whole;
}

std::int64_t parts_needed(std::int64_t whole, Fraction threshold) {
  const Wide product = Wide{threshold.numerator} * whole;
  return static_cast<std::int64_t>((product + threshold.denominator - 1) / threshold.denominator);
}

std::string to_percent(Fraction fraction) {
  const Wide scaled =
      (Wide{fraction.numerator} * 20000 + fraction.denominator) / (Wide{fraction.denominator} * 2);
  auto hundredths = static_cast<std::int64_t>(scaled);
  if (hundredths == 10000 && fraction.numerator < fraction.denominator) hundredths = 9999;
  if (hundredths == 0 && fraction.numerator > 0) hundredths = 1;
  std::string text = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + "%";
}

}  // namespace hegui
