// Formats for code hosts, CI and trackers: what each escapes, and how outcomes are spoken of there.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "hegui/base/text.h"
#include "output/open_findings.h"
#include "output/sample.h"
#include "output/xml.h"

namespace hegui::output {

namespace {

using Json = nlohmann::ordered_json;

const std::string kHostile =
    "\x1b[2J\u202E\"'\\</script>]]>\n\r\t::error::%0A,:|*`=\xFF\xED\xA0\x80中文";

/// A failing result whose every text is hostile, found at a place.
void add_hostile(Sample& sample) {
  const Localized both{kHostile, kHostile};
  rules::Rule& rule = sample.rule(kHostile, both, rules::Severity::high);
  rule.control = rule.source.number = rule.source.quote = kHostile;
  rule.source.responsible = {kHostile};
  rule.remedy = both;
  audit::Result& result = sample.result(rule, rules::Outcome::fail);
  result.body = result.division = kHostile;
  result.message = both;
  result.findings = {{kHostile, kHostile, kHostile, both, kHostile, sample.at(18)}};
  audit::Result& open = sample.result(rule, rules::Outcome::unknown);
  open.body = kHostile;
  open.unknowns = {{kHostile, kHostile, kHostile, both, sample.at(18)}};
}

void add_one_of_each(Sample& sample) {
  add_quota_failure(sample);
  add_unknown(sample);
  add_not_due(sample);
  add_waived(sample);
  add_late_pass(sample);
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

Options failing_from(std::optional<rules::Severity> severity) {
  Options options;
  options.gate.fail_on = severity;
  return options;
}

}  // namespace

TEST_CASE("every format: hostile text acts on nothing and stays UTF-8", "[output]") {
  Sample sample;
  add_hostile(sample);
  Options options;
  options.sarif_all = true;
  for (const Format* format : formats()) {
    if (format->write == nullptr || format->suffix == ".xlsx") continue;
    CAPTURE(format->name);
    const std::string text = sample.write(format->name, options);
    CHECK_FALSE(find_invalid_utf8(text).has_value());
    for (const char* bad : {"\x1b", "\u202E", "\xFF"}) CHECK(text.find(bad) == std::string::npos);
  }
}

TEST_CASE("json formats: hostile text is read back as it was", "[output]") {
  Sample sample;
  add_hostile(sample);
  const std::string survived =
      "\x1b[2J\u202E\"'\\</script>]]>\n\r\t::error::%0A,:|*`=\uFFFD\uFFFD\uFFFD\uFFFD中文";
  CHECK(Json::parse(sample.write("sarif"))["runs"][0]["results"][0]["message"]["text"] == survived);
  CHECK(Json::parse(sample.write("gitlab"))[0]["check_name"] == survived);
  const std::string lines = sample.write("jsonl");
  CHECK(Json::parse(lines.substr(0, lines.find('\n')))["rule"] == survived);
}

TEST_CASE("jsonl: each line is a result of the JSON report", "[output][jsonl]") {
  Sample sample;
  add_one_of_each(sample);
  const Json report = Json::parse(sample.write("json"));
  std::istringstream lines(sample.write("jsonl"));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);)
    CHECK(Json::parse(line) == report["results"][number++]);
  CHECK(number == report["results"].size());
}

TEST_CASE("github: a command is one line that starts it, its parts escaped", "[output][github]") {
  Sample sample;
  add_hostile(sample);
  const std::string text = sample.write("github");
  CHECK(count_of(text, "\n") == 2);
  CHECK(count_of(text, "\n::notice file=a.yaml,line=3,col=1,title=") == 1);
  CHECK(text.starts_with("::error file=a.yaml,line=3,col=1,title="));
  CHECK(text.find("%3A%3Aerror%3A%3A%250A%2C%3A") != std::string::npos);
  CHECK(text.find("::error::%250A,:") != std::string::npos);
}

TEST_CASE("github: ten of a kind, the worst first, then a count of the rest", "[output][github]") {
  Sample sample;
  rules::Rule& info = sample.rule("SD-2", {"乙", "B"}, rules::Severity::info);
  rules::Rule& high = sample.rule("SD-1", {"甲", "A"}, rules::Severity::high);
  for (const rules::Rule* rule : {&info, &high}) {
    audit::Result& result = sample.result(*rule, rules::Outcome::fail);
    for (int i = 0; i < 12; ++i)
      result.findings.push_back(
          {"systems", "s", "", {"问题", "found"}, "f" + std::to_string(i), sample.at(18)});
  }
  Options english;
  english.language = Language::en;
  const std::string text = sample.write("github", english);
  CHECK(text.starts_with("::error "));
  CHECK(count_of(text, "::error ") == 10);
  CHECK(count_of(text, "::notice ") == 9);
  CHECK(text.ends_with(
      "::notice::5 more are not annotated; the job summary or the report lists all\n"));
}

TEST_CASE("github: each fact that is not stated once, after the findings", "[output][github]") {
  Sample sample;
  add_unknown(sample);
  audit::Result& again = sample.result(sample.rule("SD-1", {"甲", "A"}, rules::Severity::critical),
                                       rules::Outcome::unknown);
  again.unknowns = {
      {"systems", "sys-01", "cloud_eligible", {"具备上云条件", "cloud_eligible"}, sample.at(38)}};
  audit::Result& other = sample.report.results.emplace_back(again);
  other.body = "临沂市教育局";
  add_quota_failure(sample);
  CHECK(sample.write("github") ==
        "::error file=a.yaml,line=3,col=5,title=SD-07c "
        "具备条件系统上云比例达70%25::系统「低保管理系统」"
        "具备迁移条件，部署在自建机房，未按期迁移上云（迁移上云时间：未填）\n"
        "::error file=a.yaml,line=4,col=5,title=SD-07c "
        "具备条件系统上云比例达70%25::系统「殡葬管理系统」"
        "具备迁移条件，部署在托管机房，未按期迁移上云\n"
        "::notice file=a.yaml,line=4,col=5,title=未填：具备上云条件::"
        "具备上云条件（systems.cloud_eligible）未填 11 处，因而不能判定：SD-1、SD-07d\n"
        "::notice file=a.yaml,line=1,col=1,title=未填：网络::"
        "网络（networks）未填 1 处，因而不能判定：SD-07d\n");
  Options english;
  english.language = Language::en;
  CHECK(sample.write("github", english)
            .ends_with("title=not stated%3A networks::networks is not stated (1 in all), so these "
                       "cannot be judged: SD-07d\n"));
}

TEST_CASE("github: facts take the notices that findings leave, and few rules", "[output][github]") {
  Sample sample;
  audit::Result* last = nullptr;
  for (int i = 0; i < 12; ++i) {
    const std::string name = "f" + std::to_string(i);
    last =
        &sample.result(sample.rule("R-" + std::to_string(i), {"甲", "A"}), rules::Outcome::unknown);
    last->unknowns = {{"systems", "s", name, {name, name}, sample.at(18)},
                      {"systems", "s", "all", {"all", "all"}, sample.at(18)}};
  }
  const std::string text = sample.write("github");
  CHECK(count_of(text, "::notice file=") == 9);
  CHECK(text.ends_with("::notice::另有 4 处没有标注，全部见作业摘要或报告\n"));
  CHECK(text.find("all（systems.all）未填 1 处，因而不能判定："
                  "R-0、R-1、R-2、R-3、R-4、R-5、R-6、R-7 等 12 条\n") != std::string::npos);
  // What a failing rule or a division lacks is asked for there, or of its bodies.
  last->outcome = rules::Outcome::fail;
  for (audit::Result& result : sample.report.results)
    result.of_division = result.outcome != rules::Outcome::fail;
  CHECK(sample.write("github") == "");
}

TEST_CASE("gitlab: severities, one entry a fingerprint, and [] for nothing", "[output][gitlab]") {
  Sample none;
  CHECK(none.write("gitlab") == "[]\n");
  Sample sample;
  const audit::Result copy = add_quota_failure(sample);
  audit::Result& division = sample.report.results.emplace_back(copy);
  division.of_division = true;
  division.body.clear();
  const Json list = Json::parse(sample.write("gitlab"));
  REQUIRE(list.size() == 2);
  CHECK(list[0]["severity"] == "blocker");
  CHECK(list[0]["fingerprint"] == "f1");
  CHECK(list[0]["location"] == Json::parse(R"({"path": "a.yaml", "lines": {"begin": 3}})"));
}

TEST_CASE("sarif: open findings alone, unless all is asked for", "[output][sarif]") {
  Sample sample;
  add_one_of_each(sample);
  Json run = Json::parse(sample.write("sarif"))["runs"][0];
  CHECK(run["results"].size() == 2);
  CHECK(run["tool"]["driver"]["rules"].size() == 1);
  CHECK(run["automationDetails"]["id"] == "hegui/371300-临沂市民政局/");
  CHECK(run["results"][0]["partialFingerprints"]["primaryLocationLineHash"] == "f1");
  CHECK(run["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] ==
        "systems[sys-003].hosting");
  Options all;
  all.sarif_all = true;
  all.exit_code = 1;
  run = Json::parse(sample.write("sarif", all))["runs"][0];
  std::string kinds;
  for (const Json& result : run["results"]) kinds += result["kind"].get<std::string>() + ' ';
  CHECK(kinds == "fail fail open informational fail fail pass ");
  CHECK(run["results"][4]["suppressions"][0]["status"] == "accepted");
  CHECK(run["results"][6]["level"] == "none");
  CHECK(run["invocations"][0]["exitCode"] == 1);
}

TEST_CASE("sarif: a Chinese path is percent-encoded", "[output][sarif]") {
  CHECK(as_uri("台账/a b.yaml") == "%E5%8F%B0%E8%B4%A6/a%20b.yaml");
  CHECK(as_uri("C:\\x") == "C%3A%5Cx");
}

TEST_CASE("junit: only what shuts the gate fails", "[output][junit]") {
  Sample sample;
  add_one_of_each(sample);
  const std::string text = sample.write("junit");
  CHECK(count_of(text, "<failure ") == 1);  // a quota is one case
  CHECK(count_of(text, "<error ") == 1);
  CHECK(count_of(text, "<skipped ") == 3);
  CHECK(text.find("name=\"SD-13c line-2\"") != std::string::npos);
  CHECK(text.find("timestamp=\"2018-07-15T00:00:00\"") != std::string::npos);
  CHECK(text.find("tests=\"6\" failures=\"1\" errors=\"1\"") != std::string::npos);
  const std::string open = sample.write("junit", failing_from(std::nullopt));
  CHECK(count_of(open, "<failure ") == 0);
  CHECK(count_of(open, "<system-out>") == 1);
}

TEST_CASE("xml: markup is escaped and what XML cannot hold is left out", "[output][junit]") {
  CHECK(xml_escaped("<a b=\"&\">\x01\x1b\n中\xFF") == "&#60;a b=&#34;&#38;&#34;&#62;\n中\uFFFD");
  CHECK(xml_escaped("\u202E") == "&#8238;");
}

TEST_CASE("csv: a formula stays text, quotes are doubled, rows keep to one line", "[output][csv]") {
  Sample sample;
  rules::Rule& rule = sample.rule("SD-1", {"甲", "A"});
  audit::Result& result = sample.result(rule, rules::Outcome::fail);
  result.findings = {{"systems", "=1+1", "", {"说\"是\"\n否", ""}, "f", sample.at(18)}};
  const std::string text = sample.write("csv");
  CHECK(text.starts_with("\xEF\xBB\xBF\"结论\""));
  CHECK(count_of(text, "\r\n") == 2);
  CHECK(text.find("\"'=1+1\"") != std::string::npos);
  CHECK(text.find("\"说\"\"是\"\" 否\"") != std::string::npos);
}

TEST_CASE("markdown: cells hold no markup, and a bound leaves out rows", "[output][markdown]") {
  Sample sample;
  add_hostile(sample);
  const std::string text = sample.write("markdown");
  CHECK(text.find("</script>") == std::string::npos);
  CHECK(text.find("\\|\\*\\`") != std::string::npos);
  Options bounded;
  bounded.language = Language::en;
  bounded.max_bytes = 300;
  const std::string less = sample.write("markdown", bounded);
  CHECK(less.ends_with("2 more rows are left out for length\n"));
}

TEST_CASE("oscal: identifiers stay from one audit to the next", "[output][oscal]") {
  Sample sample;
  add_one_of_each(sample);
  const Json first = Json::parse(sample.write("oscal"))["assessment-results"];
  sample.report.as_of = make_date(2018, 8, 1);
  const Json second = Json::parse(sample.write("oscal"))["assessment-results"];
  CHECK(first["uuid"] != second["uuid"]);
  const Json& result = first["results"][0];
  CHECK(result["findings"][0]["uuid"] == second["results"][0]["findings"][0]["uuid"]);
  CHECK(result["start"] == "2018-07-15T00:00:00+08:00");
  std::string states;
  for (const Json& finding : result["findings"])
    states += finding["target"]["status"]["reason"].get<std::string>() + ' ';
  CHECK(states == "fail other other other pass ");
  CHECK(result["risks"].size() == 2);
  CHECK(result["risks"][1]["status"] == "deviation-approved");
}

}  // namespace hegui::output
