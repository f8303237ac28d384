// none: a ban. A row that satisfies the condition is a breach; where there is no row the ban is
// kept.
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

namespace {

void load(CheckContext& context) { load_rows(context, false); }

Verdict judge(const Rule& rule, Contexts, const Tally& tally) {
  bool breached = false, open = !tally.gaps.empty();
  for (const Row& row : tally.rows) {
    if (!counts(row)) continue;
    const expr::Truth breach = holds(*rule.check.shape, row);
    if (breach == expr::Truth::error) return {Outcome::error, {}, {}};
    breached = breached || breach == expr::Truth::yes;
    open = open || breach == expr::Truth::unknown;
  }
  if (breached) return {Outcome::fail, {}, {}};
  return {open ? Outcome::unknown : Outcome::pass, {}, {}};
}

}  // namespace

constinit const Shape kNone{
    .name = "none",
    .summary = {"不得有任何一行符合", "no row may satisfy the condition"},
    .load = load,
    .collect = collect_rows,
    .judge = judge,
    .missing = missing_of_row,
    .open = open_conjunction,
    .bans = true,
};

}  // namespace hegui::rules
