// What each format makes of findings that a baseline knows.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "output/sample.h"

namespace hegui::output {

namespace {

using Json = nlohmann::ordered_json;

/// One failing result with findings of the items, by whether the baseline knows them.
audit::Result& add_failure(Sample& sample,
                           const std::vector<std::pair<std::string, bool>>& findings) {
  const rules::Rule& rule =
      sample.rule("SD-18a", {"接入共享平台", "Connected"}, rules::Severity::high);
  audit::Result& result = sample.result(rule, rules::Outcome::fail);
  result.known = true;
  for (const auto& [item, known] : findings) {
    audit::Finding& finding = result.findings.emplace_back();
    finding.collection = "systems";
    finding.item = item;
    finding.message = {item + "没有接入", item + " is not connected"};
    finding.fingerprint = "f-" + item;
    finding.span = sample.at(18);
    finding.known = known;
    if (!known) result.known = false;
  }
  audit::BaselineUsed used;
  used.path = "b.json";
  used.as_of = make_date(2018, 6, 30);
  for (const auto& [item, known] : findings) ++(known ? used.known_findings : used.new_findings);
  sample.report.baseline = used;
  return result;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("baseline: text marks what is new, and counts", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  Options options;
  std::string text = sample.write("text", options);
  CHECK(text.find("  问题      a.yaml:3:1  s1  s1没有接入\n"
                  "        新  a.yaml:3:1  s2  s2没有接入\n") != std::string::npos);
  CHECK(text.find("\n对照基线 b.json（2018-06-30）：新问题 1 个，已知 1 个\n") !=
        std::string::npos);
  options.language = Language::en;
  options.quiet = true;
  text = sample.write("text", options);
  CHECK(text.find("     a.yaml:3:1  s1  s1 is not connected\n") != std::string::npos);
  CHECK(text.find("new  a.yaml:3:1  s2  s2 is not connected\n") != std::string::npos);
}

TEST_CASE("baseline: where all is known, no column of marks is kept", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}});
  CHECK(sample.write("text").find("  问题  a.yaml:3:1  s1  s1没有接入\n") != std::string::npos);
}

TEST_CASE("baseline: a narrow page has the mark before the place", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"sys-0001", false}});
  Options options;
  options.width = 40;
  CHECK(sample.write("text", options).find("新  a.yaml:3:1  sys-0001\n") != std::string::npos);
}

TEST_CASE("baseline: a new duplicate of a known duty is not hidden under it",
          "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}}).findings[0].also = {"SD-2"};
  rules::Rule& weaker = sample.rule("SD-2", {"另一条", "Another"}, rules::Severity::high);
  audit::Result& again = sample.result(weaker, rules::Outcome::fail);
  again.findings = sample.report.results.front().findings;
  again.findings[0].under = "SD-18a";
  again.findings[0].also.clear();
  CHECK(sample.write("text").find("SD-2  另一条") == std::string::npos);
  again.known = again.findings[0].known = false;
  CHECK(sample.write("text").find("SD-2  另一条") != std::string::npos);
}

TEST_CASE("baseline: sarif states new and unchanged, nothing without one", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  const Json results = Json::parse(sample.write("sarif"))["runs"][0]["results"];
  REQUIRE(results.size() == 2);
  CHECK(results[0]["baselineState"] == "unchanged");
  CHECK(results[1]["baselineState"] == "new");
  Sample without;
  add_quota_failure(without);
  CHECK(without.write("sarif").find("baselineState") == std::string::npos);
}

TEST_CASE("baseline: junit fails what is new", "[output][baseline]") {
  Sample sample;
  audit::Result& result = add_failure(sample, {{"s1", true}, {"s2", false}});
  std::string text = sample.write("junit");
  CHECK(text.find("name=\"SD-18a s1\" time=\"0\">\n      <system-out>") != std::string::npos);
  CHECK(text.find("name=\"SD-18a s2\" time=\"0\">\n      <failure ") != std::string::npos);
  CHECK(text.find("tests=\"2\" failures=\"1\" errors=\"0\"") != std::string::npos);
  // Two findings of one item share a case, which fails if one of them is new.
  result.findings[1].item = "s1";
  text = sample.write("junit");
  CHECK(text.find("tests=\"1\" failures=\"1\" errors=\"0\"") != std::string::npos);
  CHECK(text.find("s2没有接入") < text.find("s1没有接入"));
  // A quota is one case.
  result.measured.emplace();
  CHECK(count_of(sample.write("junit"), "<failure ") == 1);
  result.known = true;
  CHECK(count_of(sample.write("junit"), "<failure ") == 0);
}

TEST_CASE("baseline: junit tells a known gap without an error", "[output][baseline]") {
  Sample sample;
  audit::Result& result = add_unknown(sample);
  result.measured.reset();
  CHECK(count_of(sample.write("junit"), "<error ") == 11);
  result.known = true;
  const std::string text = sample.write("junit");
  CHECK(count_of(text, "<error ") == 0);
  CHECK(count_of(text, "<system-out>") == 11);
}

TEST_CASE("baseline: github annotates what is new and counts the rest", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  CHECK(sample.write("github") ==
        "::error file=a.yaml,line=3,col=1,title=SD-18a 接入共享平台::s2没有接入\n"
        "::notice::另有 1 处没有标注，全部见作业摘要或报告\n");
}

TEST_CASE("baseline: github asks for facts that were not lacking before", "[output][baseline]") {
  Sample sample;
  audit::Result& result = add_unknown(sample);
  result.known = false;
  CHECK(count_of(sample.write("github"), "::notice file=") == 2);
  result.known = true;
  CHECK(sample.write("github") == "::notice::另有 2 处没有标注，全部见作业摘要或报告\n");
}

TEST_CASE("baseline: csv has a last column for it, empty without one", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  add_unknown(sample).known = true;
  std::string text = sample.write("csv");
  CHECK(text.find(",\"指纹\",\"对照基线\"\r\n") != std::string::npos);
  CHECK(count_of(text, ",\"f-s1\",\"known\"\r\n") == 1);
  CHECK(count_of(text, ",\"f-s2\",\"new\"\r\n") == 1);
  CHECK(count_of(text, ",,\"known\"\r\n") == 11);
  Sample without;
  add_quota_failure(without);
  text = without.write("csv");
  CHECK(count_of(text, ",\"f1\",\r\n") == 1);
  CHECK(count_of(text, "\"new\"") == 0);
}

TEST_CASE("baseline: html marks what is new, counts and filters", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  const std::string text = sample.write("html");
  CHECK(
      text.find("<p class=\"against\">对照基线 b.json（2018-06-30）：新问题 1 个，已知 1 个</p>") !=
      std::string::npos);
  const std::string badge = "<span class=\"state added\">新增</span>";
  CHECK(text.find("<td class=\"item\">s1</td>") != std::string::npos);
  CHECK(text.find("<td class=\"item\">s2 " + badge + "</td>") != std::string::npos);
  CHECK(count_of(text, badge) == 2);  // and in the heading
  CHECK(text.find("data-baseline=\"known new\"") != std::string::npos);
  CHECK(text.find("<select name=\"baseline\">") != std::string::npos);
  Sample without;
  add_quota_failure(without);
  for (const char* part : {"\"against\"", badge.c_str(), "data-baseline", "name=\"baseline\""})
    CHECK(without.write("html").find(part) == std::string::npos);
}

TEST_CASE("baseline: oscal has a property of findings and of their evidence",
          "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  const Json result = Json::parse(sample.write("oscal"))["assessment-results"]["results"][0];
  const auto mark = [](const char* value) {
    return Json::array({{{"name", "baseline"}, {"value", value}}});
  };
  CHECK(result["findings"][0]["props"] == mark("new"));
  const Json& evidence = result["observations"][0]["relevant-evidence"];
  CHECK(evidence[0]["props"] == mark("known"));
  CHECK(evidence[1]["props"] == mark("new"));
  Sample without;
  add_quota_failure(without);
  CHECK(without.write("oscal").find("baseline") == std::string::npos);
}

TEST_CASE("baseline: gitlab lists all, for it compares branches itself", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  CHECK(Json::parse(sample.write("gitlab")).size() == 2);
}

TEST_CASE("baseline: markdown marks what is new, and counts", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}, {"s2", false}});
  const std::string text = sample.write("markdown");
  CHECK(text.find("\n对照基线 b.json（2018-06-30）：新问题 1 个，已知 1 个\n") !=
        std::string::npos);
  CHECK(text.find("| s1 | s1没有接入 |") != std::string::npos);
  CHECK(text.find("| s2 | **新** s2没有接入 |") != std::string::npos);
}

TEST_CASE("baseline: what is new to the division alone is told as new", "[output][baseline]") {
  Sample sample;
  add_failure(sample, {{"s1", true}});
  audit::Result division = sample.report.results.front();
  division.of_division = true;
  division.body.clear();
  division.known = division.findings[0].known = false;
  sample.report.results.push_back(division);
  CHECK(sample.write("github").starts_with("::error "));
  const Json results = Json::parse(sample.write("sarif"))["runs"][0]["results"];
  REQUIRE(results.size() == 1);
  CHECK(results[0]["baselineState"] == "new");
}

}  // namespace hegui::output
