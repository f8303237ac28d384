#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "output/sample.h"

namespace hegui::output {

namespace {

using Json = nlohmann::ordered_json;

Json report_of(Sample& sample, Language language = Language::zh) {
  Options options;
  options.language = language;
  return Json::parse(sample.write("json", options));
}

/// The keys of an object, in their order.
std::string keys_of(const Json& object) {
  std::string keys;
  for (const auto& [key, value] : object.items()) keys += (keys.empty() ? "" : " ") + key;
  return keys;
}

}  // namespace

TEST_CASE("json: a report of nothing still has every key", "[output][json]") {
  Sample sample;
  sample.report.packs.clear();
  sample.report.inputs.clear();
  sample.report.bodies = 0;
  const std::string text = sample.write("json");
  const auto version = Json::parse(text)["hegui"]["version"].get<std::string>();
  CHECK(std::ranges::count(version, '.') == 2);
  CHECK(text == R"({
  "hegui": {
    "version": ")" + version +
                    R"(",
    "report": 1
  },
  "as_of": "2018-07-15",
  "packs": [],
  "inputs": [],
  "warnings": [],
  "baseline": null,
  "summary": {
    "bodies": 0,
    "outcomes": {
      "pass": 0,
      "fail": 0,
      "unknown": 0,
      "not-due": 0,
      "not-applicable": 0,
      "waived": 0,
      "error": 0
    },
    "findings": {
      "critical": 0,
      "high": 0,
      "medium": 0,
      "low": 0,
      "info": 0
    }
  },
  "results": [],
  "bodies": []
}
)");
}

TEST_CASE("json: a missed quota", "[output][json]") {
  Sample sample;
  add_quota_failure(sample);
  const Json report = report_of(sample);
  CHECK(report["results"][0] == Json::parse(R"({
    "body": "临沂市民政局", "division": "371300", "scope": "body",
    "pack": "shandong-2017-75", "rule": "SD-07c", "control": "cloud.migration-quota",
    "outcome": "fail", "severity": "critical", "aim": false, "known": null,
    "due": "2018-06-30",
    "days_left": null, "late_days": null, "method": "automatic",
    "measured": {"numerator": 13, "denominator": 20, "high_numerator": 13, "high_denominator": 20,
      "low": 0.65, "high": 0.65, "threshold": 0.7, "shortfall": 1,
      "excluded": [{"item": "sys-021", "reason": "涉密"}], "closers": ["sys-003", "sys-004"]},
    "title": "具备条件系统上云比例达70%",
    "message": "具备迁移条件业务系统20个，2018-06-30前上云13个，未达到70%，还差1个",
    "remedy": "将具备迁移条件的业务系统迁移到电子政务云，并填写迁移上云时间",
    "source": {"document": "鲁政办发〔2017〕75号", "clause": "二（二）", "task": 7,
      "quote": "2018年6月底前，省政府部门和各市具备迁移条件业务系统的上云比例达到70%，其他业务系统应在2018年12月底前完成迁移",
      "responsible": ["省政府办公厅", "省财政厅"]},
    "parameters": {"cloud_quota": "70%"},
    "findings": [
      {"collection": "systems", "item": "sys-003", "field": "hosting",
       "message": "系统「低保管理系统」具备迁移条件，部署在自建机房，未按期迁移上云（迁移上云时间：未填）",
       "fingerprint": "f1", "known": null, "under": null, "also": [], "location": {"file": "a.yaml", "line": 3, "column": 5}},
      {"collection": "systems", "item": "sys-004", "field": "hosting",
       "message": "系统「殡葬管理系统」具备迁移条件，部署在托管机房，未按期迁移上云",
       "fingerprint": "f2", "known": null, "under": null, "also": [], "location": {"file": "a.yaml", "line": 4, "column": 5}}],
    "unknowns": [], "waived": []
  })"));
  CHECK(report["summary"]["findings"]["critical"] == 2);
  CHECK(report["packs"][0] ==
        Json::parse(
            R"({"id": "shandong-2017-75", "document": "鲁政办发〔2017〕75号", "sha256": "00ff"})"));
}

TEST_CASE("json: numbers are written as they are read", "[output][json]") {
  Sample sample;
  add_quota_failure(sample);
  const std::string text = sample.write("json");
  CHECK(text.find("\"low\": 0.65,\n") != std::string::npos);
  CHECK(text.find("\"threshold\": 0.7,\n") != std::string::npos);
}

TEST_CASE("json: English where it is asked for", "[output][json]") {
  Sample sample;
  add_quota_failure(sample);
  const Json result = report_of(sample, Language::en)["results"][0];
  CHECK(result["title"] == "70% of eligible systems on the cloud");
  CHECK(result["remedy"] == "Move the eligible systems to the cloud and state when");
  CHECK(result["measured"]["excluded"][0]["reason"] == "classified");
  CHECK(result["findings"][1]["message"] ==
        "System 殡葬管理系统 can move to the cloud and is hosted elsewhere");
}

TEST_CASE("json: every result has every key, in one order", "[output][json]") {
  Sample sample;
  add_quota_failure(sample);
  add_unknown(sample);
  add_not_due(sample);
  add_waived(sample);
  add_late_pass(sample);
  sample.result(sample.rule("SD-99", {}), rules::Outcome::error);
  const Json report = report_of(sample);
  for (const Json& result : report["results"]) {
    CAPTURE(result["rule"]);
    CHECK(keys_of(result) ==
          "body division scope pack rule control outcome severity aim known due days_left "
          "late_days method measured title message remedy source parameters findings unknowns "
          "waived");
    CHECK(keys_of(result["source"]) == "document clause task quote responsible");
    for (const Json& finding : result["findings"])
      CHECK(keys_of(finding) ==
            "collection item field message fingerprint known under also location");
    for (const Json& unknown : result["unknowns"])
      CHECK(keys_of(unknown) == "collection item field location");
    for (const Json& waived : result["waived"])
      CHECK(keys_of(waived) == "item document approved_by expires_on");
  }
}

TEST_CASE("json: what is not there is null", "[output][json]") {
  Sample sample;
  rules::Rule& rule = sample.rule("SD-99", {"标题", "title"});
  rule.source.number.clear();
  rule.control.clear();
  audit::Result& result = sample.result(rule, rules::Outcome::fail);
  result.findings.resize(1);
  result.unknowns.resize(1);
  result.waived.resize(1);
  const Json written = report_of(sample)["results"][0];
  for (const char* key : {"control", "due", "days_left", "late_days", "measured"})
    CHECK(written[key].is_null());
  CHECK(written["source"]["clause"].is_null());
  CHECK(written["source"]["task"].is_null());
  for (const char* key : {"collection", "item", "field", "location"}) {
    CHECK(written["findings"][0][key].is_null());
    CHECK(written["unknowns"][0][key].is_null());
  }
  CHECK(written["waived"][0]["expires_on"].is_null());
  CHECK(written["parameters"] == Json::object());
}

TEST_CASE("json: bounds are quotients, null over nothing, counts where counted", "[output][json]") {
  Sample sample;
  audit::Result& result = sample.result(sample.rule("SD-99", {}), rules::Outcome::unknown);
  audit::Measured& measured = result.measured.emplace();
  measured.high_numerator = 1;
  measured.high_denominator = 3;
  Json written = report_of(sample)["results"][0]["measured"];
  CHECK(written["low"].is_null());
  CHECK(written["high"] == 1.0 / 3.0);
  measured.ratio = false;
  measured.numerator = 2;
  measured.denominator = measured.high_denominator = 1;
  measured.high_numerator = 5;
  measured.threshold = {4, 1};
  written = report_of(sample)["results"][0]["measured"];
  CHECK(written["low"] == 2);
  CHECK(written["high"] == 5);
  CHECK(written["threshold"] == 4);
}

TEST_CASE("json: times, waivers and unknown facts", "[output][json]") {
  Sample sample;
  add_not_due(sample);
  add_waived(sample);
  add_late_pass(sample);
  add_unknown(sample);
  const Json results = report_of(sample)["results"];
  CHECK(results[0]["outcome"] == "not-due");
  CHECK(results[0]["days_left"] == 169);
  CHECK(results[1]["waived"] == Json::parse(R"([
    {"item": "line-2", "document": "鲁政办字〔2018〕30号", "approved_by": "山东省人民政府办公厅",
     "expires_on": "2019-12-31"},
    {"item": "line-3", "document": "鲁政办字〔2018〕31号", "approved_by": "山东省人民政府办公厅",
     "expires_on": null}])"));
  CHECK(results[2]["late_days"] == 12);
  CHECK(results[3]["unknowns"].size() == 11);
  CHECK(results[3]["unknowns"][10] == Json::parse(R"({"collection": "networks", "item": null,
    "field": null, "location": {"file": "a.yaml", "line": 1, "column": 1}})"));
}

TEST_CASE("json: a division has no body", "[output][json]") {
  Sample sample;
  audit::Result& result = add_quota_failure(sample);
  result.body.clear();
  result.of_division = true;
  const Json written = report_of(sample)["results"][0];
  CHECK(written["body"].is_null());
  CHECK(written["division"] == "371300");
  CHECK(written["scope"] == "division");
}

TEST_CASE("json: an attested duty says so", "[output][json]") {
  Sample sample;
  rules::Rule& rule = sample.rule("SD-01a", {});
  rule.check.required_facts = {1};
  sample.result(rule, rules::Outcome::pass);
  CHECK(report_of(sample)["results"][0]["method"] == "attested");
}

TEST_CASE("json: issues of inputs and of the run", "[output][json]") {
  Sample sample;
  Issues issues, warnings;
  const Source& broken = sample.source("b.yaml", "systems: x\n");
  issues.add(codes::unknown_key, {&broken, 0, 7}, {"sistems", "台账"})
      .hint(codes::hint_did_you_mean, {"systems"});
  warnings.add(codes::differing_as_of, {}, {"2018-01-01", "2018-06-30", "2018-06-30"});
  sample.report.inputs.push_back({"b.yaml", "ef", {}, &issues});
  sample.report.warnings = &warnings;
  const Json report = report_of(sample, Language::en);
  CHECK(report["inputs"][0] ==
        Json::parse(
            R"({"path": "a.yaml", "sha256": "abcd", "bodies": ["临沂市民政局"], "issues": []})"));
  CHECK(report["inputs"][1]["issues"] == Json::parse(R"([
    {"code": "HG104", "severity": "error", "message": "unknown key \"sistems\" in 台账",
     "hint": "did you mean \"systems\"?", "location": {"file": "b.yaml", "line": 1, "column": 1}}])"));
  CHECK(report["warnings"].size() == 1);
  CHECK(report["warnings"][0]["severity"] == "warning");
  CHECK(report["warnings"][0]["hint"].is_null());
  CHECK(report["warnings"][0]["location"].is_null());
}

TEST_CASE("json: what a baseline knows is said of findings, results and the whole",
          "[output][json]") {
  Sample sample;
  audit::Result& result = add_quota_failure(sample);
  result.known = false;
  result.findings[0].known = true;
  result.findings[1].known = false;
  sample.report.baseline = audit::BaselineUsed{"b.json", "beef", make_date(2018, 6, 30), 1, 1};
  const Json report = report_of(sample);
  CHECK(report["baseline"] == Json::parse(R"({"path": "b.json", "sha256": "beef",
    "as_of": "2018-06-30", "findings": {"new": 1, "known": 1}})"));
  CHECK(report["results"][0]["known"] == false);
  CHECK(report["results"][0]["findings"][0]["known"] == true);
  CHECK(report["results"][0]["findings"][1]["known"] == false);
}

TEST_CASE("json: the items of the bodies and their dates, a line each", "[output][json]") {
  expr::Schema schema;
  const auto collection = [&](std::string name, std::vector<expr::Field> fields) {
    expr::Collection& made = schema.collections.emplace_back();
    made.name = std::move(name);
    made.fields = std::move(fields);
    made.key = {0};
    made.index();
  };
  expr::Field text, date, dates;
  text.name = "name";
  date.name = "built_on";
  date.type = dates.type = expr::FieldType::date;
  dates.name = "all_on";
  dates.list = true;
  collection("organization", {text});
  collection("systems", {text, date, dates});
  collection("networks", {text});
  collection("rooms", {text});

  inventory::Inventory inventory;
  expr::Body& body = inventory.bodies.emplace_back();
  body.text = "甲局\"a\\b";
  body.tables.resize(4);
  const auto put = [&](std::size_t table, std::vector<expr::TextRef> names) {
    expr::Table& made = body.tables[table];
    made.known = true;
    made.rows = names.size();
    made.columns.resize(schema.collections[table].fields.size());
    for (const expr::TextRef& name : names) {
      made.columns[0].states.push_back(expr::State::stated);
      made.columns[0].cells.push_back(expr::to_cell(name));
    }
  };
  put(0, {{0, 6}});
  put(1, {{6, 2}, {8, 1}, {9, 1}});
  put(2, {});
  body.tables[3].columns.resize(1);
  body.tables[1].columns[1].states = {expr::State::stated, expr::State::none,
                                      expr::State::unstated};
  body.tables[1].columns[1].cells = {make_date(2018, 3, 1).days, 0, 0};
  body.tables[1].columns[2].states.resize(3, expr::State::stated);
  body.tables[1].columns[2].cells.resize(3);

  Sample sample;
  sample.report.schema = &schema;
  sample.report.inventory = &inventory;
  const std::string written = sample.write("json");
  CHECK(written.substr(written.find("\n  \"bodies\": [\n") + 1) == R"(  "bodies": [
    {
      "name": "甲局",
      "division": "",
      "items": {
        "systems": [
          {"id": "\"a", "dates": {"built_on": "2018-03-01"}},
          {"id": "\\", "dates": {"built_on": "none"}},
          {"id": "b", "dates": {}}
        ],
        "networks": []
      }
    }
  ]
}
)");
}

}  // namespace hegui::output
