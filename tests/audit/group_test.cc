// group: what the rows that may belong can still change.
#include <catch2/catch.hpp>

#include "audit/fixture.h"

namespace hegui::audit::testing {

namespace {

const Date kAudit = make_date(2018, 12, 31);

std::string judged(const std::string& check, const std::string& facts,
                   const std::string& extra = {}) {
  Trial trial(rule("G-1", check, extra));
  INFO(trial.pack_issues());
  return in_short(trial.judge(body(facts), kAudit).results.front());
}

std::string sites(const std::string& rows) { return "websites: [" + rows + "]\n"; }

std::string site(const std::string& id, const std::string& facts) {
  return "{id: " + id + ", name: 网站" + id + (facts.empty() ? "" : ", " + facts) + "}, ";
}

struct Case {
  std::string facts;
  std::string want;
};

}  // namespace

TEST_CASE("group: at most one site a unit, whatever the open rows turn out to be", "[audit]") {
  const std::string check =
      "{group: websites, where: closed_on == null, by: owner_unit, require: rows.size() <= 1}";
  const auto c = GENERATE(values<Case>({
      {site("a", "owner_unit: 甲局, closed_on: none") +
           site("b", "owner_unit: 乙局, closed_on: none"),
       "pass []"},
      {site("a", "owner_unit: 甲局, closed_on: none") +
           site("b", "owner_unit: 甲局, closed_on: none"),
       "fail [甲局]"},
      {site("a", "owner_unit: 甲局, closed_on: none") +
           site("b", "owner_unit: 甲局, closed_on: 2018-01-01"),
       "pass []"},
      {site("a", "owner_unit: 甲局, closed_on: none") + site("b", "owner_unit: 甲局"),
       "unknown [] missing [b.closed_on]"},
      {site("a", "owner_unit: 甲局, closed_on: none") +
           site("b", "owner_unit: 甲局, closed_on: none") + site("c", "owner_unit: 甲局"),
       "fail [甲局]"},
      {site("a", "owner_unit: 甲局"), "pass []"},
      {"", "not-applicable []"},
  }));
  CAPTURE(c.facts);
  CHECK(judged(check, sites(c.facts)) == c.want);
}

TEST_CASE("group: a row whose key is not stated may belong to any group, or be one", "[audit]") {
  const auto entries = [](const std::string& a, const std::string& b) {
    return "catalog: [{id: a, name: 甲目录" + a + "}, {id: b, name: 乙目录" + b + "}]\n";
  };
  const std::string one = "{group: catalog, by: provider, require: rows.size() <= 1}";
  CHECK(judged(one, entries(", provider: 甲局", ", provider: 乙局")) == "pass []");
  CHECK(judged(one, entries(", provider: 甲局", ", provider: none")) == "pass []");
  CHECK(judged(one, entries(", provider: 甲局", "")) == "unknown [] missing [b.provider]");
  const std::string two = "{group: catalog, by: provider, require: rows.size() == 2}";
  CHECK(judged(two, entries(", provider: 甲局", ", provider: 甲局")) == "pass []");
  CHECK(judged(two, entries(", provider: 甲局", "")) == "unknown [] missing [b.provider]");
  CHECK(judged(two, entries("", "")) == "unknown [] missing [a.provider, b.provider]");
}

TEST_CASE("group: listed keys must all appear", "[audit]") {
  const std::string check =
      "{group: databases, where: set(built_on), by: kind, over: [population, credit], require: "
      "rows.size() >= 1}";
  const auto c = GENERATE(values<Case>({
      {"databases: [{id: a, name: 甲库, kind: population, built_on: 2018-01-01}, {id: b, name: "
       "乙库, "
       "kind: credit, built_on: 2018-01-01}]\n",
       "pass []"},
      {"databases: [{id: a, name: 甲库, kind: population, built_on: 2018-01-01}]\n",
       "fail [credit]"},
      {"databases: []\n", "fail [population, credit]"},
      {"", "unknown [] missing [databases]"},
      {"databases: [{id: a, name: 甲库, kind: population, built_on: 2018-01-01}, {id: b, name: "
       "乙库, "
       "kind: credit}]\n",
       "unknown [] missing [b.built_on]"},
      {"databases: [{id: a, name: 甲库, kind: population}, {id: b, name: 乙库, kind: credit, "
       "built_on: none}]\n",
       "fail [credit] missing [a.built_on]"},
  }));
  CAPTURE(c.facts);
  CHECK(judged(check, c.facts) == c.want);
}

TEST_CASE("group: a list field puts its row in each of its groups", "[audit]") {
  const std::string check =
      "{group: catalog, by: open_domains, over: [environment, education], require: rows.size() >= "
      "1}";
  const auto entry = [](const std::string& domains) {
    return "catalog: [{id: a, name: 目录" + domains + "}]\n";
  };
  CHECK(judged(check, entry(", open_domains: [environment, education]")) == "pass []");
  CHECK(judged(check, entry(", open_domains: [environment]")) == "fail [education]");
  CHECK(judged(check, entry(", open_domains: []")) == "fail [environment, education]");
  CHECK(judged(check, entry("")) == "unknown [] missing [a.open_domains]");
}

TEST_CASE("group: sums, computed lists of keys and exemptions", "[audit]") {
  const auto egress = [](const std::string& a, const std::string& b) {
    return "networks: [{id: a, name: 甲, kind: internet-egress" + a +
           "}, {id: b, name: 乙, kind: internet-egress" + b + "}]\n";
  };
  const std::string sums =
      "{group: networks, by: kind, over: [internet-egress], require: 'sum(rows.map(r, "
      "r.bandwidth_mbps)) >= 1000'}";
  CHECK(judged(sums, egress(", bandwidth_mbps: 600", ", bandwidth_mbps: 400")) == "pass []");
  CHECK(judged(sums, egress(", bandwidth_mbps: 600", ", bandwidth_mbps: 300")) ==
        "fail [internet-egress]");
  CHECK(judged(sums, egress(", bandwidth_mbps: 600", "")) ==
        "unknown [] missing [b.bandwidth_mbps]");

  const std::string months =
      "{group: reports, by: period, over: \"months('2018-10', '2018-12').filter(m, end_of(m) < "
      "audit)\", require: rows.size() >= 1}";
  const std::string october = "reports: [{kind: monthly-progress, period: 2018-10}]\n";
  CHECK(judged(months, october) == "fail [2018-11]");

  const std::string one =
      "{group: websites, where: closed_on == null, by: owner_unit, require: rows.size() <= 1}";
  const std::string two = sites(site("a", "owner_unit: 甲局, closed_on: none") +
                                site("b", "owner_unit: 甲局, closed_on: none"));
  const std::string grant =
      "exemptions: [{item: b, obligation: G-1, document: 文1号, approved_by: 市政府}]\n";
  CHECK(judged(one, two + grant, "    exemptible: true\n") == "waived [] waived [b]");
}

TEST_CASE("group: the rows of a division's bodies are put together", "[audit]") {
  Trial trial(rule("G-1",
                   "{group: systems, by: sites, require: 'rows.size() <= 1 || !rows.exists(r, "
                   "r.online_on >= timestamp(\"2018-01-01T00:00:00Z\"))'}",
                   "    scope: division\n    exemptible: true\n"));
  CHECK(trial.pack_issues().empty());
  const auto system = [](const std::string& facts) {
    return "systems: [{id: s, name: 监控, owner_unit: 甲局, classified: false, status: running, " +
           facts + "}]\n";
  };
  const std::string old = body(system("sites: [A1, A2], online_on: 2015-01-01"));
  const auto results = [&](const std::string& second) {
    std::string all;
    for (const Result& result : trial.judge(old + body(second, "乙局"), kAudit).results)
      all += in_short(result) + "; ";
    return all;
  };
  CHECK(results(system("sites: [A2], online_on: 2018-07-01")) == "pass []; pass []; fail [A2]; ");
  CHECK(results(system("sites: [A3], online_on: 2018-07-01")) == "pass []; pass []; pass []; ");
  CHECK(results(system("sites: [A2]")) == "pass []; pass []; unknown [] missing [s.online_on]; ");
  CHECK(results(system("online_on: 2018-07-01")) ==
        "pass []; pass []; unknown [] missing [s.sites]; ");
  const std::string grant =
      "exemptions: [{item: s, obligation: G-1, document: 文1号, approved_by: 市政府}]\n";
  CHECK(results(system("sites: [A2], online_on: 2018-07-01") + grant) ==
        "pass []; not-applicable []; waived [] waived [s]; ");
}

TEST_CASE("group: mistakes in the pack say where", "[audit]") {
  const auto issues = [](const std::string& check) {
    return Trial(rule("G-1", check)).pack_issues();
  };
  CHECK(issues("{group: databases, by: kind, over: [populatoin], require: rows.size() >= 1}")
            .find("did you mean \"population\"") != std::string::npos);
  CHECK(issues("{group: databases, by: built_on, require: rows.size() >= 1}")
            .find("\"by\" must be string, list(string), row") != std::string::npos);
  CHECK(issues("{group: databases, by: kind}").find("lacks \"require\"") != std::string::npos);
  CHECK(issues("{group: databases, require: rows.size() >= 1}").find("lacks \"by\"") !=
        std::string::npos);
  CHECK(issues("{group: databases, by: kind, over: '[1]', require: rows.size() >= 1}")
            .find("list(string)") != std::string::npos);
}

}  // namespace hegui::audit::testing
