// ratio: a stated share of the rows that count must hold. Every row that is open widens the range
// of the measured share; the threshold decides only where it lies outside that range.
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::Truth;

namespace {

void load(CheckContext& context) {
  constexpr std::array kAllowed{Threshold::Relation::at_least};
  load_rows(context, true);
  load_threshold(context, kAllowed, true);
}

/// low counts every row that may count and may fail, high every row that may count and may hold.
void add(Figures& figures, const Row& row) {
  const bool surely_counts = row.where == Truth::yes;
  if (surely_counts || row.require != Truth::yes) ++figures.denominator;
  if (surely_counts && row.require == Truth::yes) ++figures.numerator;
  if (surely_counts || row.require != Truth::no) ++figures.high_denominator;
  if (row.require != Truth::no) ++figures.high_numerator;
}

Outcome judge_figures(const Figures& figures, bool gap) {
  if (figures.high_denominator == 0 && figures.denominator == 0)
    return gap ? Outcome::unknown : Outcome::not_applicable;
  if (gap) return Outcome::unknown;
  const bool low_reaches = figures.denominator == 0 ||
                           reaches(figures.numerator, figures.denominator, figures.threshold);
  const bool high_reaches =
      figures.high_denominator == 0 ||
      reaches(figures.high_numerator, figures.high_denominator, figures.threshold);
  if (low_reaches) return Outcome::pass;
  return high_reaches ? Outcome::unknown : Outcome::fail;
}

Verdict judge(const Rule& rule, Contexts, const Tally& tally) {
  Figures figures;
  figures.threshold = value_of(*rule.check.threshold, *rule.pack);
  for (const Row& row : tally.rows) {
    if (!counts(row)) continue;
    if (row.where == Truth::error || row.require == Truth::error) return {Outcome::error, {}, {}};
    add(figures, row);
  }
  const std::int64_t needed = parts_needed(figures.denominator, figures.threshold);
  figures.shortfall = needed > figures.numerator ? needed - figures.numerator : 0;
  const Outcome outcome = judge_figures(figures, !tally.gaps.empty());
  if (outcome == Outcome::not_applicable || !tally.gaps.empty()) return {outcome, {}, {}};
  return {outcome, figures, {}};
}

}  // namespace

constinit const Shape kRatio{
    .name = "ratio",
    .summary = {"符合的行须达到规定比例", "a stated share of the rows must satisfy the condition"},
    .load = load,
    .collect = collect_rows,
    .judge = judge,
    .missing = missing_of_row,
    .open = open_share,
    .finds_rows = false,
    .holding = {"计入分母，也计入分子。", "The row counts, and holds."},
    .lacking = {"计入分母，不计入分子。", "The row counts, and does not hold."},
};

}  // namespace hegui::rules
