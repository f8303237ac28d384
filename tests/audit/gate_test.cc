// Exit codes and globs.
#include <catch2/catch.hpp>

#include "hegui/audit/audit.h"

namespace hegui::audit {

namespace {

using rules::Outcome;
using rules::Severity;

Report report_of(const rules::Rule& rule, Outcome outcome, Severity severity) {
  Report report;
  Result result;
  result.rule = &rule;
  result.outcome = outcome;
  result.severity = severity;
  report.results.push_back(result);
  ++report.outcomes[static_cast<std::size_t>(outcome)];
  return report;
}

}  // namespace

TEST_CASE("exit code: 2 beats 1, and the gate has a height", "[audit]") {
  struct Case {
    Outcome outcome;
    Severity severity;
    std::optional<Severity> fail_on;
    bool on_unknown, exit_zero, broken, aim;
    int want;
  };
  const auto c = GENERATE(values<Case>({
      {Outcome::pass, Severity::high, Severity::low, false, false, false, false, 0},
      {Outcome::fail, Severity::low, Severity::low, false, false, false, false, 1},
      {Outcome::fail, Severity::info, Severity::low, false, false, false, false, 0},
      {Outcome::fail, Severity::medium, Severity::high, false, false, false, false, 0},
      {Outcome::fail, Severity::critical, Severity::high, false, false, false, false, 1},
      {Outcome::fail, Severity::critical, std::nullopt, false, false, false, false, 0},
      {Outcome::fail, Severity::critical, Severity::low, false, true, false, false, 0},
      {Outcome::fail, Severity::critical, Severity::low, false, true, true, false, 2},
      {Outcome::fail, Severity::info, Severity::info, false, false, false, true, 0},
      {Outcome::unknown, Severity::high, Severity::low, false, false, false, false, 0},
      {Outcome::unknown, Severity::high, Severity::low, true, false, false, false, 1},
      {Outcome::unknown, Severity::low, Severity::high, true, false, false, false, 0},
      {Outcome::waived, Severity::high, Severity::low, true, false, false, false, 0},
      {Outcome::not_due, Severity::high, Severity::low, true, false, false, false, 0},
      {Outcome::error, Severity::high, Severity::low, false, true, false, false, 2},
      {Outcome::not_applicable, Severity::high, Severity::low, false, true, false, false, 2},
  }));
  rules::Rule rule;
  rule.aim = c.aim;
  const Gate gate{c.fail_on, c.on_unknown, c.exit_zero};
  CAPTURE(rules::name_of(c.outcome), rules::name_of(c.severity));
  CHECK(exit_code(report_of(rule, c.outcome, c.severity), gate, c.broken) == c.want);
}

TEST_CASE("nothing evaluated is no verdict", "[audit]") {
  CHECK(exit_code(Report{}, Gate{}, false) == 2);
}

TEST_CASE("globs", "[audit]") {
  CHECK(matches_glob("*", ""));
  CHECK(matches_glob("X-0*", "X-07c"));
  CHECK(matches_glob("X-0?c", "X-07c"));
  CHECK_FALSE(matches_glob("X-0?", "X-07c"));
  CHECK(matches_glob("cloud.*", "cloud.migration-quota"));
  CHECK_FALSE(matches_glob("", "x"));
}

}  // namespace hegui::audit
