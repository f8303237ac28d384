#include "hegui/audit/baseline.h"

#include <catch2/catch.hpp>

#include "audit/stored_sample.h"

namespace hegui::audit {

using namespace testing;
using rules::Outcome;

namespace {

/// A report with one result of the rule X-1 on 甲局, with findings of the items.
class Now {
 public:
  explicit Now(Outcome outcome, const std::vector<std::string>& items = {}) {
    pack_.id = "p";
    rule_.id = "X-1";
    rule_.pack = &pack_;
    report.packs = {&pack_};
    report.inputs.push_back({"a.yaml", "11", {"甲局"}, nullptr});
    Result& result = report.results.emplace_back();
    result.body = "甲局";
    result.division = "370000";
    result.rule = &rule_;
    result.outcome = outcome;
    for (const std::string& item : items) {
      Finding finding;
      finding.item = item;
      finding.fingerprint = "f-" + item;
      result.findings.push_back(finding);
    }
    ++report.outcomes[static_cast<std::size_t>(outcome)];
  }

  Now& short_by(std::int64_t rows) {
    report.results.front().measured.emplace().shortfall = rows;
    return *this;
  }
  /// `s1 known, s2 new; known` for findings and the result.
  std::string against(const std::string& baseline) {
    warnings = {};
    compare_with_baseline(report, shelf_.add(baseline), warnings);
    const Result& result = report.results.front();
    const auto word = [](const std::optional<bool>& known) {
      return std::string(!known ? "-" : *known ? "known" : "new");
    };
    std::string text;
    for (const Finding& finding : result.findings)
      text += (text.empty() ? "" : ", ") + finding.item + " " + word(finding.known);
    return text + "; " + word(result.known);
  }
  int code(bool on_unknown = false) const {
    Gate gate;
    gate.fail_on_unknown = on_unknown;
    return exit_code(report, gate, false);
  }

  Report report;
  Issues warnings;

 private:
  rules::Pack pack_;
  rules::Rule rule_;
  Shelf shelf_;
};

std::string measured(int shortfall) {
  return R"(, "measured": {"numerator": 1, "denominator": 9, "shortfall": )" +
         std::to_string(shortfall) + "}";
}

}  // namespace

TEST_CASE("baseline: findings are known by fingerprint, and only new ones shut the gate",
          "[audit][baseline]") {
  const std::string old = report(result("X-1", "fail", finding("s1") + "," + finding("s2")));
  Now same(Outcome::fail, {"s1", "s2"});
  CHECK(same.code() == 1);
  CHECK(same.against(old) == "s1 known, s2 known; known");
  CHECK(same.code() == 0);
  CHECK(same.report.baseline->known_findings == 2);
  CHECK(same.report.baseline->new_findings == 0);
  CHECK(same.warnings.empty());

  Now more(Outcome::fail, {"s1", "s3"});
  CHECK(more.against(old) == "s1 known, s3 new; new");
  CHECK(more.code() == 1);
  CHECK(more.report.baseline->known_findings == 1);
  CHECK(more.report.baseline->new_findings == 1);
}

TEST_CASE("baseline: only what failed before is known", "[audit][baseline]") {
  const std::string before =
      GENERATE(as<std::string>{}, "not-due", "unknown", "waived", "pass", "error");
  CAPTURE(before);
  Now now(Outcome::fail, {"s1"});
  CHECK(now.against(report(result("X-1", before, finding("s1")))) == "s1 new; new");
  CHECK(now.code() == 1);
}

TEST_CASE("baseline: another rule, body or scope with the same fingerprint is not the same",
          "[audit][baseline]") {
  Now now(Outcome::fail, {"s1"});
  CHECK(now.against(report(result("X-2", "fail", finding("s1")))) == "s1 new; new");
  std::string other = report(result("X-1", "fail", finding("s1")));
  const std::string scope = R"("scope": "body")";
  other.replace(other.find(scope), scope.size(), R"("scope": "division")");
  CHECK(now.against(other) == "s1 new; new");
}

TEST_CASE("baseline: a failure that names nothing is known if the rule failed",
          "[audit][baseline]") {
  Now now(Outcome::fail);
  CHECK(now.against(report(result("X-1", "fail"))) == "; known");
  CHECK(now.code() == 0);
  CHECK(now.against(report(result("X-1", "pass"))) == "; new");
  CHECK(now.code() == 1);
  CHECK(now.against(report("")) == "; new");
}

TEST_CASE("baseline: a quota that fell further short without a new item is new as a whole",
          "[audit][baseline]") {
  Now now(Outcome::fail, {"s1", "s2"});
  now.short_by(3);
  const std::string both = finding("s1") + "," + finding("s2");
  CHECK(now.against(report(result("X-1", "fail", both, measured(3)))) ==
        "s1 known, s2 known; known");
  CHECK(now.against(report(result("X-1", "fail", both, measured(4)))) ==
        "s1 known, s2 known; known");
  CHECK(now.against(report(result("X-1", "fail", both, measured(2)))) == "s1 new, s2 new; new");
  CHECK(now.code() == 1);
  // What explains the shortfall is new enough.
  CHECK(now.against(report(result("X-1", "fail", finding("s1"), measured(2)))) ==
        "s1 known, s2 new; new");
}

TEST_CASE("baseline: unknown is known only where it was unknown", "[audit][baseline]") {
  struct Case {
    std::string before, want;
    int code;
  };
  const auto c = GENERATE(values<Case>({{"unknown", "; known", 0},
                                        {"fail", "; new", 1},
                                        {"pass", "; new", 1},
                                        {"not-due", "; new", 1}}));
  Now now(Outcome::unknown);
  CHECK(now.code(true) == 1);
  CHECK(now.against(report(result("X-1", c.before))) == c.want);
  CHECK(now.code(true) == c.code);
  CHECK(now.code(false) == 0);
}

TEST_CASE("baseline: what neither fails nor is unknown is neither known nor new",
          "[audit][baseline]") {
  Now now(Outcome::not_due, {"s1"});
  CHECK(now.against(report(result("X-1", "fail", finding("s1")))) == "s1 -; -");
  CHECK(now.report.baseline->known_findings + now.report.baseline->new_findings == 0);
}

TEST_CASE("baseline: one of other bodies or packs matches nothing, which is said",
          "[audit][baseline]") {
  Now now(Outcome::fail, {"s1"});
  std::string text = report(result("X-1", "fail", finding("s1")));
  for (std::size_t at; (at = text.find("甲局")) != std::string::npos;)
    text.replace(at, std::string("甲局").size(), "乙局");
  CHECK(now.against(text) == "s1 new; new");
  REQUIRE(now.warnings.all().size() == 1);
  CHECK(now.warnings.all().front().message(Language::en) ==
        "the baseline old.json holds none of the bodies audited, it holds: 乙局; every finding "
        "counts as new");
  text = report("");
  text.replace(text.find(R"("id": "p")"), 9, R"("id": "q")");
  CHECK(now.against(text) == "s1 new; new");
  REQUIRE(now.warnings.all().size() == 1);
  CHECK(now.warnings.all().front().message(Language::zh) ==
        "基线 old.json 所用的规则包与本次的没有一个相同，其中有：q；所有问题都按新问题处理");
}

}  // namespace hegui::audit
