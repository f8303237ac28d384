// What a result lacks, where there is too much of it to walk.
#include <algorithm>
#include <catch2/catch.hpp>

#include "audit/fixture.h"

namespace hegui::audit::testing {

namespace {

const std::string kRule = rule(
    "O-1",
    "{each: systems, where: \"exchange_required || inventory.catalog.exists(r, r.source_system == "
    "this && r.share == 'unconditional')\", require: set(exchange_connected_on)}");

/// Systems of which only the names are known, and entries whose source nobody stated.
std::string facts(int systems, int entries) {
  std::string text = "systems:\n";
  for (int i = 0; i < systems; ++i) {
    const std::string n = std::to_string(i);
    text += "  - {id: s" + n + ", name: 甲系统" + n +
            ", owner_unit: 甲局, classified: false, status: running}\n";
  }
  text += "catalog:\n";
  for (int i = 0; i < entries; ++i) {
    const std::string n = std::to_string(i);
    text += "  - {id: c" + n + ", name: 甲目录" + n + ", share: unconditional}\n";
  }
  return text;
}

std::int64_t lacking(const Result& result, std::string_view field) {
  return std::count_if(result.unknowns.begin(), result.unknowns.end(),
                       [&](const Missing& missing) { return missing.field == field; });
}

}  // namespace

TEST_CASE("every row's missing facts are listed, however many rows there are", "[audit]") {
  struct Case {
    int systems, entries;
  };
  // The second takes more steps than are walked for one result.
  const auto c = GENERATE(values<Case>({{20, 10}, {1600, 1500}}));
  CAPTURE(c.systems, c.entries);
  Trial trial(kRule);
  INFO(trial.pack_issues());
  const Report report = trial.judge(body(facts(c.systems, c.entries)), make_date(2018, 12, 31));
  const Result& result = report.results.front();
  CHECK(result.outcome == rules::Outcome::unknown);
  CHECK(lacking(result, "exchange_required") == c.systems);
  CHECK(lacking(result, "exchange_connected_on") == c.systems);
  CHECK(lacking(result, "source_system") == c.entries);
}

}  // namespace hegui::audit::testing
