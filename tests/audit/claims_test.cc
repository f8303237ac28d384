// Exemptions that do not hold and that several rules would honour: told once.
#include "audit/claims.h"

#include <catch2/catch.hpp>

#include "audit/fixture.h"

namespace hegui::audit::testing {

namespace {

constexpr const char* kHonours = "    exemptible: true\n    honours: [X-2]\n";

std::string below(const std::string& id, const std::string& users, const std::string& extra) {
  return rule(id, "{each: systems, require: users < " + users + "}", extra);
}

/// A system of 50 users, of which the body let itself off X-2.
Report judged(const std::string& rules) {
  Trial trial(rules);
  return trial.judge(
      body("systems:\n  - {id: a, name: 甲, owner_unit: 甲局, classified: false, status: running, "
           "users: 50}\nexemptions: [{item: a, obligation: X-2, document: 批1, approved_by: "
           "甲局}]\n"),
      make_date(2019, 1, 1));
}

}  // namespace

TEST_CASE("claims: one that does not hold is told under the rule that it names", "[audit]") {
  const Report report =
      judged(below("X-1", "10", kHonours) + below("X-2", "20", "    exemptible: true\n"));
  CHECK(in_short(report.results[0]) == "fail [a]");
  CHECK(in_short(report.results[1]) == "fail [a, a/X-2]");
  CHECK(report.results[0].message.zh == "1 项不符合要求。");
  CHECK(report.results[1].message.zh == "1 项不符合要求。");
}

TEST_CASE("claims: where that rule is met, the first that honours it tells", "[audit]") {
  const Report report =
      judged(below("X-1", "10", kHonours) + below("X-2", "90", "    exemptible: true\n") +
             below("X-3", "10", kHonours));
  CHECK(in_short(report.results[0]) == "fail [a, a/X-2]");
  CHECK(in_short(report.results[1]) == "pass []");
  CHECK(in_short(report.results[2]) == "fail [a]");
}

}  // namespace hegui::audit::testing
