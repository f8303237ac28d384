// count: the number of rows that count and hold, an interval where rows are open, compared with a
// figure; 0 is a number.
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::Truth;

namespace {

void load(CheckContext& context) {
  constexpr std::array kAllowed{Threshold::Relation::at_least, Threshold::Relation::at_most,
                                Threshold::Relation::exactly};
  load_rows(context, false);
  load_threshold(context, kAllowed, true);
}

/// Whether every, some or no number of [low, high] stands in the relation to the figure.
Truth compare(std::int64_t low, std::int64_t high, Threshold::Relation relation, Fraction figure) {
  const auto reached = [&](std::int64_t n) { return reaches(n, 1, figure); };
  const auto within = [&](std::int64_t n) { return figure.numerator >= n * figure.denominator; };
  const auto three = [](bool all, bool some) {
    return all ? Truth::yes : some ? Truth::unknown : Truth::no;
  };
  switch (relation) {
    case Threshold::Relation::at_least:
      return three(reached(low), reached(high));
    case Threshold::Relation::at_most:
      return three(within(high), within(low));
    case Threshold::Relation::exactly:
      return three(reached(low) && within(high), reached(high) && within(low));
  }
  return Truth::unknown;
}

std::int64_t distance(std::int64_t number, Threshold::Relation relation, Fraction figure) {
  const std::int64_t wanted = figure.numerator / figure.denominator;
  const std::int64_t lacking = wanted - number;
  if (relation == Threshold::Relation::at_least) return lacking > 0 ? lacking : 0;
  if (relation == Threshold::Relation::at_most) return lacking < 0 ? -lacking : 0;
  return lacking < 0 ? -lacking : lacking;
}

Outcome outcome_of(Truth met, bool gap) {
  if (gap) return Outcome::unknown;
  if (met == Truth::yes) return Outcome::pass;
  return met == Truth::no ? Outcome::fail : Outcome::unknown;
}

Verdict judge(const Rule& rule, Contexts, const Tally& tally) {
  Figures figures;
  figures.ratio = false;
  figures.denominator = figures.high_denominator = 1;
  figures.threshold = value_of(*rule.check.threshold, *rule.pack);
  for (const Row& row : tally.rows) {
    if (!counts(row)) continue;
    const Truth in = both(row.where, row.require);
    if (in == Truth::error) return {Outcome::error, {}, {}};
    if (in == Truth::yes) ++figures.numerator;
    if (in != Truth::no) ++figures.high_numerator;
  }
  const Threshold::Relation relation = rule.check.threshold->relation;
  const Truth met = compare(figures.numerator, figures.high_numerator, relation, figures.threshold);
  figures.shortfall = distance(figures.numerator, relation, figures.threshold);
  const Outcome outcome = outcome_of(met, !tally.gaps.empty());
  if (!tally.gaps.empty()) return {outcome, {}, {}};
  return {outcome, figures, {}};
}

}  // namespace

constinit const Shape kCount{
    .name = "count",
    .summary = {"符合的行数须达到规定数目", "the number of rows that satisfy the condition"},
    .load = load,
    .collect = collect_rows,
    .judge = judge,
    .missing = missing_of_row,
    .open = open_conjunction,
    .finds_rows = false,
    .judges_rows = false,
    .holding = {"计入数量。", "The row is counted."},
    .lacking = {"不计入数量。", "The row is not counted."},
};

}  // namespace hegui::rules
