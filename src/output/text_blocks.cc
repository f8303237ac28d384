// Which results the text report shows, and where.
#include <algorithm>

#include "hegui/base/text.h"
#include "output/marks.h"
#include "output/text.h"

namespace hegui::output {

using rules::Outcome;

namespace {

bool belongs(const Block& block, const audit::Result& result) {
  return block.of_division == result.of_division && block.body == result.body &&
         block.division == result.division;
}

}  // namespace

std::vector<Block> blocks_of(const audit::Report& report) {
  std::vector<Block> blocks;
  for (const audit::Result& result : report.results) {
    if (blocks.empty() || !belongs(blocks.back(), result))
      blocks.push_back({result.body, result.division, result.of_division, {}});
    blocks.back().results.push_back(&result);
  }
  return blocks;
}

bool is_shown(const audit::Result& result, const Options& options) {
  return result.severity <= options.min_severity;
}

bool is_summed_up(const audit::Result& result, const Options& options) {
  if (options.verbose > 0) return false;
  const rules::Rule& rule = *result.rule;
  const bool standing = rule.attested() && !rule.due;
  return (result.outcome == Outcome::fail && rule.aim) ||
         (result.outcome == Outcome::unknown && standing);
}

const audit::Result* find_listed(const Block& block, const std::string& rule,
                                 const Options& options) {
  const auto found = std::ranges::find_if(
      block.results, [&](const audit::Result* result) { return result->rule->id == rule; });
  const bool listed =
      found != block.results.end() && is_shown(**found, options) && !is_summed_up(**found, options);
  return listed ? *found : nullptr;
}

bool is_told_elsewhere(const Block& block, const audit::Result& result, const Options& options) {
  if (result.outcome != Outcome::fail || result.findings.empty() || options.verbose > 0)
    return false;
  return std::ranges::all_of(result.findings, [&](const audit::Finding& finding) {
    if (finding.under.empty()) return false;
    const audit::Result* stricter = find_listed(block, finding.under, options);
    // What shuts the gate is not told under what the baseline knows.
    return stricter != nullptr && !(is_new(finding) && stricter->known.value_or(false));
  });
}

Results listed_results(const Block& block, Outcome outcome, const Options& options) {
  Results chosen;
  for (const audit::Result* result : block.results) {
    if (result->outcome == outcome && is_shown(*result, options) && !is_summed_up(*result, options))
      chosen.push_back(result);
  }
  std::ranges::stable_sort(chosen, {}, &audit::Result::severity);
  return chosen;
}

}  // namespace hegui::output
