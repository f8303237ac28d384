// Exact ratios: thresholds and percentages never pass through a double.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// numerator / denominator in lowest terms, denominator > 0.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  bool operator==(const Fraction&) const = default;
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
};

Fraction make_fraction(std::int64_t numerator, std::int64_t denominator);
/// `70%`, `70％`, `0.7`, `70` (as seventy): decimals of up to 15 digits; nullopt for anything else.
std::optional<Fraction> parse_fraction(std::string_view text);
/// Whether part / whole >= threshold, for whole > 0; exact.
bool reaches(std::int64_t part, std::int64_t whole, Fraction threshold);
/// The fewest parts of `whole` that reach the threshold.
std::int64_t parts_needed(std::int64_t whole, Fraction threshold);
/// As a percentage with at most two decimals, trailing zeros dropped: `70%`, `66.67%`. Nothing but
/// the whole rounds to 100%, nothing but none to 0%.
std::string to_percent(Fraction fraction);

}  // namespace hegui
