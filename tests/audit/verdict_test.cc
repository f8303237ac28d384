// Verdicts: each shape over facts in their three states, dates, exemptions, divisions.
#include <catch2/catch.hpp>

#include "audit/fixture.h"

namespace hegui::audit::testing {

namespace {

std::string system(const std::string& id, const std::string& facts) {
  return "  - {id: " + id + ", name: 系统" + id +
         ", owner_unit: 甲局, classified: false, status: running" +
         (facts.empty() ? "" : ", " + facts) + "}\n";
}

const Date kAudit = make_date(2018, 12, 31);

struct Row {
  const char* facts;  // of systems, each "id|facts" parted by ;
  const char* want;
};

std::string systems_of(const std::string& rows) {
  if (rows == "absent") return "";
  if (rows.empty()) return "systems: []\n";
  std::string text = "systems:\n";
  for (std::size_t from = 0; from < rows.size();) {
    const std::size_t end = std::min(rows.find(';', from), rows.size());
    const std::string row = rows.substr(from, end - from);
    const std::size_t bar = row.find('|');
    text += system(row.substr(0, bar), row.substr(bar + 1));
    from = end + 1;
  }
  return text;
}

std::string first(Trial& trial, const std::string& facts, Date as_of = kAudit,
                  Selection selection = {}) {
  return in_short(trial.judge(body(facts), as_of, std::move(selection)).results.front());
}

}  // namespace

TEST_CASE("each: every chosen row must hold, what is open leaves it open", "[audit]") {
  const auto c = GENERATE(values<Row>({
      {"s1|users: 5", "pass []"},
      {"s1|users: 5;s2|users: 50", "fail [s2]"},
      {"s1|users: 5;s2|", "unknown [] missing [s2.users]"},
      {"s1|users: 50;s2|", "fail [s1] missing [s2.users]"},
      {"s1|users: none", "fail [s1]"},
      {"s1|\"hosting\": own-room", "unknown [] missing [s1.users]"},
      {"", "not-applicable []"},
      {"absent", "unknown [] missing [systems]"},
  }));
  Trial trial(rule("X-1", "{each: systems, require: users < 10}"));
  CAPTURE(c.facts);
  CHECK(first(trial, systems_of(c.facts)) == c.want);
}

TEST_CASE("none: a ban is kept where the thing does not exist", "[audit]") {
  const auto c = GENERATE(values<Row>({
      {"", "pass []"},
      {"s1|users: 50", "pass []"},
      {"s1|users: 5", "fail [s1]"},
      {"s1|", "unknown [] missing [s1.users]"},
      {"absent", "unknown [] missing [systems]"},
  }));
  Trial trial(rule("X-1", "{none: systems, where: users < 10}"));
  CAPTURE(c.facts);
  CHECK(first(trial, systems_of(c.facts)) == c.want);
}

TEST_CASE("ratio: the threshold decides only outside the range that open rows leave", "[audit]") {
  struct Case {
    const char* facts;
    const char* want;
    std::int64_t low, of, high, of_high, shortfall;
  };
  const auto c = GENERATE(values<Case>({
      {"a|users: 1;b|users: 1;c|users: 50", "fail [c]", 2, 3, 2, 3, 1},
      {"a|users: 1;b|users: 1;c|users: 1;d|users: 50", "pass []", 3, 4, 3, 4, 0},
      {"a|users: 1;b|users: 1;c|", "unknown [] missing [c.users]", 2, 3, 3, 3, 1},
      {"a|users: 1;b|users: 1;c|users: 1;d|", "pass []", 3, 4, 4, 4, 0},
      {"a|users: 50;b|users: 50;c|", "fail [a, b] missing [c.users]", 0, 3, 1, 3, 3},
  }));
  Trial trial(rule("X-1", "{ratio: systems, require: users < 10, at_least: 75%}"));
  CAPTURE(c.facts);
  const Report report = trial.judge(body(systems_of(c.facts)), kAudit);
  const Result& result = report.results.front();
  CHECK(in_short(result) == c.want);
  REQUIRE(result.measured);
  CHECK(result.measured->numerator == c.low);
  CHECK(result.measured->denominator == c.of);
  CHECK(result.measured->high_numerator == c.high);
  CHECK(result.measured->high_denominator == c.of_high);
  CHECK(result.measured->shortfall == c.shortfall);
}

TEST_CASE("ratio: rows that may not count widen the range both ways", "[audit]") {
  const auto c = GENERATE(values<Row>({
      {"a|\"cloud_eligible\": true, users: 1;b|users: 50", "unknown [] missing [b.cloud_eligible]"},
      {"a|\"cloud_eligible\": true, users: 1;b|users: 1", "pass []"},
      {"b|users: 1", "pass []"},
      {"b|users: 50", "unknown [] missing [b.cloud_eligible]"},
      {"a|\"cloud_eligible\": false, users: 50", "not-applicable []"},
      {"", "not-applicable []"},
  }));
  Trial trial(
      rule("X-1", "{ratio: systems, where: cloud_eligible, require: users < 10, at_least: 75%}"));
  CAPTURE(c.facts);
  CHECK(first(trial, systems_of(c.facts)) == c.want);
}

TEST_CASE("count: zero is a number, and open rows make an interval", "[audit]") {
  struct Case {
    const char* check;
    const char* facts;
    const char* want;
  };
  const auto c = GENERATE(values<Case>({
      {"at_least: 1", "", "fail []"},
      {"at_least: 1", "a|users: 5", "pass []"},
      {"at_least: 1", "a|users: 50", "fail [a]"},
      {"at_least: 1", "a|", "unknown [] missing [a.users]"},
      {"at_least: 1", "a|users: 5;b|", "pass []"},
      {"at_most: 1", "", "pass []"},
      {"at_most: 1", "a|users: 5;b|users: 5", "fail [a, b]"},
      {"at_most: 1", "a|users: 5;b|", "unknown [] missing [b.users]"},
      {"exactly: 1", "a|users: 5", "pass []"},
      {"exactly: 1", "a|users: 5;b|", "unknown [] missing [b.users]"},
      {"at_least: 1", "absent", "unknown [] missing [systems]"},
  }));
  Trial trial(rule("X-1", "{count: systems, require: users < 10, " + std::string(c.check) + "}"));
  CAPTURE(c.check, c.facts);
  CHECK(first(trial, systems_of(c.facts)) == c.want);
}

TEST_CASE("similar: one of two that resemble each other must hold, silence on it is open",
          "[audit]") {
  const auto c = GENERATE(values<Row>({
      {"a|similar_to: [b], cleanup: not-started;b|similar_to: [], cleanup: not-started",
       "fail [a]"},
      {"a|similar_to: [b], cleanup: not-started;b|similar_to: [a], cleanup: not-started",
       "fail [a]"},
      {"a|similar_to: [b], cleanup: not-started;b|similar_to: [], cleanup: done", "pass []"},
      {"a|similar_to: [b], cleanup: not-started;b|similar_to: []",
       "unknown [] missing [b.cleanup]"},
      {"a|similar_to: []", "pass []"},
      {"a|cleanup: done", "unknown [] missing [a.function]"},
      {"a|cleanup: done, function: 审批", "pass []"},
      {"", "not-applicable []"},
  }));
  Trial trial(rule("X-1", "{similar: systems, require: cleanup == 'done'}"));
  CAPTURE(c.facts);
  CHECK(first(trial, systems_of(c.facts)) == c.want);
}

TEST_CASE("similar: more pairs than anybody reads are an error, not a list", "[audit]") {
  Trial trial(rule("X-1", "{similar: systems, require: cleanup == 'done', threshold: 0.3}"));
  std::string facts;
  for (int i = 0; i < 1415; ++i)  // 1,000,405 pairs
    facts += "s" + std::to_string(i) + "|function: 审批管理, cleanup: not-started;";
  const Report report = trial.judge(body(systems_of(facts)), kAudit);
  CHECK(in_short(report.results.front()) == "error []");
  CHECK(report.results.front().message.en.find("Too many pairs are alike") == 0);
}

TEST_CASE("coverage: the latest row as of the cutoff decides, late ones later", "[audit]") {
  struct Case {
    const char* rows;
    const char* want;
  };
  const auto c = GENERATE(values<Case>({
      {"", "unknown [] missing [coverage]"},
      {"  - {metric: exchange-city, total: 10, covered: 10, as_of: 2018-06-30}\n", "pass []"},
      {"  - {metric: exchange-city, total: 10, covered: 9, as_of: 2018-06-30}\n",
       "fail [exchange-city/2018-06-30]"},
      {"  - {metric: exchange-city, total: 10, covered: 9, as_of: 2018-06-30}\n"
       "  - {metric: exchange-city, total: 10, covered: 10, as_of: 2018-07-10}\n",
       "pass [] late 10"},
      {"  - {metric: exchange-city, total: 0, covered: 0, as_of: 2018-06-30}\n",
       "not-applicable []"},
      {"  - {metric: exchange-city, total: 10, covered: 10, as_of: 2018-07-10}\n", "pass []"},
  }));
  Trial trial(rule("X-1", "{coverage: [{metric: exchange-city}], at_least: 100%}",
                   "    due: 2018-06-30\n"));
  CAPTURE(c.rows);
  const std::string rows = c.rows;
  CHECK(first(trial, rows.empty() ? "coverage: []\n" : "coverage:\n" + rows) == c.want);
}

TEST_CASE("attest: the ledger shows what facts cannot", "[audit]") {
  struct Case {
    const char* entry;
    const char* want;
  };
  const auto c = GENERATE(values<Case>({
      {"", "unknown [] missing [tasks]"},
      {"completed_on: 2018-06-01, evidence: 文号", "pass []"},
      {"completed_on: 2018-07-01, evidence: 文号", "pass [] late 1"},
      {"completed_on: 2018-06-01", "unknown [] missing [X-1.evidence]"},
      {"completed_on: 2018-06-01, evidence: none", "fail [X-1]"},
      {"completed_on: none, evidence: 文号", "fail [X-1]"},
      {"evidence: 文号", "unknown [] missing [X-1.completed_on]"},
      {"completed_on: 2018-06-01, evidence: 文号, evidence_file: ../a.pdf", "fail [X-1]"},
      {"completed_on: 2018-06-01, evidence: 文号, evidence_file: not-there.pdf", "fail [X-1]"},
      {"completed_on: 2018-06-01, evidence: 文号, evidence_file: a.yaml", "pass []"},
      {"completed_on: 2018-06-01, evidence: 文号, evidence_file: a.yaml, evidence_sha256: '00'",
       "fail [X-1]"},
  }));
  Trial trial(rule("X-1", "{attest: [completed_on, evidence]}", "    due: 2018-06-30\n"));
  CAPTURE(c.entry);
  const std::string entry = c.entry;
  CHECK(first(trial, entry.empty() ? "" : "tasks:\n  - {obligation: X-1, " + entry + "}\n") ==
        c.want);
}

TEST_CASE("dates: met passes at any time, anything else is not due until the day has passed",
          "[audit]") {
  struct Case {
    const char* facts;
    Date as_of;
    const char* want;
  };
  const auto c = GENERATE(values<Case>({
      {"a|retired_on: 2018-06-01", make_date(2018, 6, 1), "pass []"},
      {"a|retired_on: none", make_date(2018, 6, 30), "not-due [a] left 0"},
      {"a|", make_date(2018, 6, 1), "not-due [] missing [a.retired_on] left 29"},
      {"a|retired_on: none", make_date(2018, 7, 1), "fail [a]"},
      {"a|", make_date(2018, 7, 1), "unknown [] missing [a.retired_on]"},
      {"a|retired_on: 2018-06-30", make_date(2018, 7, 1), "pass []"},
      {"a|retired_on: 2018-07-03", make_date(2018, 7, 10), "pass [] late 3"},
      {"a|retired_on: 2018-07-03", make_date(2018, 7, 2), "fail [a]"},
      {"a|retired_on: 2018-07-03;b|retired_on: 2018-07-05", make_date(2018, 7, 10),
       "pass [] late 5"},
  }));
  Trial trial(rule("X-1", "{each: systems, require: by(retired_on)}", "    due: 2018-06-30\n"));
  CAPTURE(c.facts);
  CHECK(first(trial, systems_of(c.facts), c.as_of) == c.want);
}

TEST_CASE("a rule that takes effect later does not apply before", "[audit]") {
  Trial trial(
      rule("X-1", "{each: systems, require: users < 10}", "    effective_from: 2018-06-30\n"));
  CHECK(first(trial, systems_of("a|users: 50"), make_date(2018, 6, 29)) == "not-applicable []");
  CHECK(first(trial, systems_of("a|users: 50"), make_date(2018, 6, 30)) == "fail [a]");
}

TEST_CASE("exemptions: complete ones let a row off, others are findings", "[audit]") {
  struct Case {
    const char* exemption;
    const char* want;
  };
  const auto c = GENERATE(values<Case>({
      {"document: 批1, approved_by: 市政府", "waived [] waived [a]"},
      {"document: 批1, approved_by: 市政府, expires_on: 2018-12-31", "waived [] waived [a]"},
      {"document: 批1, approved_by: 市政府, expires_on: 2018-12-30", "fail [a, a/X-1]"},
      {"document: 批1", "fail [a, a/X-1]"},
      {"document: 批1, approved_by: none", "fail [a, a/X-1]"},
      {"document: 批1, approved_by: 甲局", "fail [a, a/X-1]"},
  }));
  Trial trial(rule("X-1", "{each: systems, require: users < 10}", "    exemptible: true\n"));
  const std::string facts = systems_of("a|users: 50;b|users: 1") +
                            "exemptions:\n  - {item: a, obligation: X-1, " +
                            std::string(c.exemption) + "}\n";
  CAPTURE(c.exemption);
  CHECK(first(trial, facts) == c.want);
  Selection without;
  without.waivers = false;
  CHECK(first(trial, facts, kAudit, without) == "fail [a]");
}

TEST_CASE("exemptions: a rule that admits none says so, a needless one changes nothing",
          "[audit]") {
  const std::string claim =
      "exemptions:\n  - {item: a, obligation: X-1, document: 批1, approved_by: 市政府}\n";
  Trial strict(rule("X-1", "{each: systems, require: users < 10}"));
  CHECK(first(strict, systems_of("a|users: 50") + claim) == "fail [a, a/X-1]");
  Trial lenient(rule("X-1", "{each: systems, require: users < 10}", "    exemptible: true\n"));
  CHECK(first(lenient, systems_of("a|users: 5") + claim) == "pass []");
  CHECK(first(lenient, systems_of("b|users: 5") + claim) == "pass []");
}

TEST_CASE("exceptions: only what is definitely true takes a row out", "[audit]") {
  const auto c = GENERATE(values<Row>({
      {"a|users: 50, cloud_eligible: false", "not-applicable []"},
      {"a|users: 50, cloud_eligible: true", "fail [a]"},
      {"a|users: 50", "fail [a]"},
  }));
  Trial trial(rule("X-1",
                   "{each: systems, require: users < 10, except: [{when: '!cloud_eligible', zh: "
                   "不具备, en: not eligible}]}"));
  CAPTURE(c.facts);
  CHECK(first(trial, systems_of(c.facts)) == c.want);
}

TEST_CASE("division: bodies are judged singly and, two or more, together", "[audit]") {
  Trial trial(
      rule("X-1", "{ratio: systems, require: users < 10, at_least: 70%}", "    scope: division\n"));
  const std::string documents = body(systems_of("a|users: 1;b|users: 1;c|users: 1")) +
                                body(systems_of("a|users: 50;b|users: 1"), "乙局") +
                                body(systems_of("a|users: 50"), "丙局", "371400");
  const Report report = trial.judge(documents, kAudit);
  REQUIRE(report.results.size() == 4);
  CHECK(in_short(report.results[0]) == "pass []");
  CHECK(in_short(report.results[1]) == "fail [a]");
  CHECK(in_short(report.results[2]) == "fail [a]");
  const Result& together = report.results[3];
  CHECK(together.of_division);
  CHECK(together.body.empty());
  CHECK(together.division == "371300");
  CHECK(in_short(together) == "pass []");
  REQUIRE(together.measured);
  CHECK(together.measured->numerator == 4);
  CHECK(together.measured->denominator == 5);
}

TEST_CASE("addressees, units and the division decide whom a rule binds", "[audit]") {
  Trial trial(rule("X-1", "{each: systems, require: users < 10}", "    units: [民政局]\n"));
  const auto outcome = [&](const std::string& document) {
    const Report report = trial.judge(document, kAudit);
    return report.results.empty() ? std::string("none") : in_short(report.results.front());
  };
  const std::string bad = systems_of("a|users: 50");
  CHECK(outcome(body(bad, "临沂市民政局")) == "fail [a]");
  CHECK(outcome(body(bad, "临沂市财政局")) == "not-applicable []");
  CHECK(outcome(body(bad, "沈阳市民政局", "210100")) == "none");
  CHECK(outcome(
            "organization: {name: 民政局, level: county, kind: department, division: '371302'}\n" +
            bad) == "not-applicable []");
  CHECK(
      outcome("organization: {name: 民政局, level: city, kind: institution, division: '371300'}\n" +
              bad) == "fail [a]");
}

TEST_CASE("a predicate that errs makes the result an error", "[audit]") {
  Trial trial(rule("X-1", "{each: systems, require: 10 / users > 1}"));
  CHECK(first(trial, systems_of("a|users: 0")) == "error []");
  CHECK(first(trial, systems_of("a|users: 5")) == "pass []");
}

TEST_CASE("messages speak of the row, in both languages", "[audit]") {
  Trial trial(rule("X-1", "{each: systems, require: hosting == 'gov-cloud'}"));
  const Report report = trial.judge(body(systems_of("a|hosting: own-room")), kAudit);
  const Finding& finding = report.results.front().findings.front();
  CHECK(finding.message == Localized{"「系统a」", "系统a"});
  CHECK(finding.field == "hosting");
  CHECK(finding.span.position().line == 4);
  const Source& source = *finding.span.source;
  CHECK(source.text().substr(finding.span.begin).starts_with("own-room"));
}

TEST_CASE("fingerprints rest on rule, body, item and field, not on the place", "[audit]") {
  Trial trial(rule("X-1", "{each: systems, require: users < 10}"));
  const auto print = [&](const std::string& document) {
    return trial.judge(document, kAudit).results.front().findings.front().fingerprint;
  };
  const std::string one = print(body(systems_of("a|users: 50")));
  CHECK(print("# moved\n\n" + body(systems_of("z|users: 1;a|users: 70"))) == one);
  CHECK(print(body(systems_of("b|users: 50"))) != one);
  CHECK(print(body(systems_of("a|users: 50"), "乙局")) != one);
}

}  // namespace hegui::audit::testing
