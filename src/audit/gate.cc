// The exit code: 2 where no verdict can be trusted, 1 where the gate is shut, else 0.
#include <algorithm>

#include "hegui/audit/report.h"

namespace hegui::audit {

using rules::Outcome;

namespace {

bool nothing_was_judged(const Report& report) {
  return std::all_of(report.results.begin(), report.results.end(), [](const Result& result) {
    return result.outcome == Outcome::not_applicable;
  });
}

/// A smaller severity is a worse one. What the baseline knows shuts nothing.
bool shuts(const Gate& gate, const Result& result) {
  if (result.known.value_or(false)) return false;
  if (!gate.fail_on || result.severity > *gate.fail_on) return false;
  if (result.outcome == Outcome::fail) return !result.rule->aim;
  return result.outcome == Outcome::unknown && gate.fail_on_unknown && !result.rule->aim;
}

}  // namespace

int exit_code(const Report& report, const Gate& gate, bool broken) {
  const bool untrusted = broken || report.outcomes[static_cast<std::size_t>(Outcome::error)] > 0;
  if (untrusted || nothing_was_judged(report)) return 2;
  if (gate.exit_zero) return 0;
  return std::any_of(report.results.begin(), report.results.end(),
                     [&](const Result& r) { return shuts(gate, r); })
             ? 1
             : 0;
}

}  // namespace hegui::audit
