// Duties that stand in several notices: told once, under the strictest form.
#include "audit/duties.h"

#include <catch2/catch.hpp>

#include "audit/fixture.h"

namespace hegui::audit::testing {

namespace {

/// A rule that demands a cloud of every system, with its date and what it carries out.
std::string demand(const std::string& id, const std::string& extra) {
  return rule(id, "{each: systems, require: hosting == 'gov-cloud'}", extra);
}

/// The city's pack on top of the trial's own.
std::string city(const std::string& extra) {
  return "pack: c\ndocument: 市1号\ntitle: {zh: 市, en: city}\ndivision: '371300'\nextends: "
         "p\nrules:\n" +
         demand("C-1", extra);
}

Report judged(const std::string& province, const std::string& of_city) {
  Trial trial(demand("P-1", province));
  trial.add_pack("c", city(of_city));
  return trial.judge(
      body("systems:\n  - {id: s1, name: 甲, owner_unit: 甲局, classified: false, status: running, "
           "hosting: own-room}\n"),
      make_date(2019, 1, 1));
}

}  // namespace

TEST_CASE("duties: the earlier date leads, and the other stands under it", "[audit]") {
  const Report report =
      judged("    due: 2018-06-30\n", "    due: 2018-03-31\n    implements: [P-1]\n");
  REQUIRE(report.results.size() == 2);
  const Finding& province = report.results[0].findings.front();
  const Finding& of_city = report.results[1].findings.front();
  CHECK(province.under == "C-1");
  CHECK(province.also.empty());
  CHECK(of_city.under.empty());
  CHECK(of_city.also == std::vector<std::string>{"P-1"});
  CHECK(report.outcomes[static_cast<std::size_t>(rules::Outcome::fail)] == 2);
}

TEST_CASE("duties: alike forms stand under the province's and a date beats none", "[audit]") {
  const Report same =
      judged("    due: 2018-06-30\n", "    due: 2018-06-30\n    implements: [P-1]\n");
  CHECK(same.results[0].findings.front().also == std::vector<std::string>{"C-1"});
  const Report undated = judged("", "    due: 2018-06-30\n    implements: [P-1]\n");
  CHECK(undated.results[0].findings.front().under == "C-1");
}

TEST_CASE("duties: rules that nothing ties together stay apart", "[audit]") {
  const Report report = judged("    due: 2018-06-30\n", "    due: 2018-06-30\n");
  for (const Result& result : report.results) {
    CHECK(result.findings.front().under.empty());
    CHECK(result.findings.front().also.empty());
  }
}

TEST_CASE("duties: a rule can carry out only what its pack extends", "[audit]") {
  Trial trial(demand("P-1", "    implements: [C-9]\n"));
  CHECK(trial.pack_issues().find("no rule to implement named \"C-9\"") != std::string::npos);
}

}  // namespace hegui::audit::testing
