#include "hegui/audit/stored.h"

#include <catch2/catch.hpp>

#include "audit/stored_sample.h"

namespace hegui::audit {

using namespace testing;

namespace {

std::string issues_of(const std::string& text) {
  const Source source("r.json", text);
  Issues issues;
  CHECK_FALSE(read_stored(source, issues));
  std::string rendered;
  for (const Issue& issue : issues.all()) rendered += render(issue, Language::en);
  return rendered;
}

}  // namespace

TEST_CASE("stored: what reports are compared by is read, the rest passed over", "[audit][stored]") {
  Shelf shelf;
  const Stored& stored = shelf.add(report(
      result("X-1", "fail", finding("s1"),
             R"(, "aim": true, "colour": "red", "measured": {"numerator": 1, "denominator": 4,
             "shortfall": 2}, "parameters": {"q": "70%"}, "unknowns": [)" +
                 missing("systems", "s2") + R"(], "waived": [{"item": "s3", "document": "d"}])"),
      R"({"id": "s1", "dates": {"online_on": "2018-03-01", "retired_on": "none"}})"));
  CHECK(stored.path == "old.json");
  CHECK(stored.sha256.size() == 64);
  CHECK(to_string(stored.as_of) == "2018-06-30");
  REQUIRE(stored.results.size() == 1);
  const StoredResult& one = stored.results.front();
  CHECK(one.body == "甲局");
  CHECK(one.rule == "X-1");
  CHECK(one.aim);
  CHECK(one.outcome == rules::Outcome::fail);
  CHECK(one.severity == rules::Severity::medium);
  REQUIRE(one.measured);
  CHECK(one.measured->denominator == 4);
  CHECK(one.measured->shortfall == 2);
  CHECK(one.parameters.front().second == "70%");
  REQUIRE(one.findings.size() == 1);
  CHECK(one.findings.front().fact.item == "s1");
  CHECK(one.findings.front().fingerprint == "f-s1");
  CHECK(one.findings.front().line == 3);
  CHECK(one.unknowns.front().item == "s2");
  CHECK(one.waived == std::vector<std::string>{"s3"});
  REQUIRE(stored.lists_items);
  const auto& [name, items] = stored.bodies.front().collections.front();
  CHECK(name == "systems");
  CHECK(items.front().id == "s1");
  CHECK(items.front().dates.size() == 2);
  CHECK(items.front().dates.back().second == "none");
}

TEST_CASE("stored: a report from before items were listed says so", "[audit][stored]") {
  Shelf shelf;
  CHECK_FALSE(shelf.add(report(result("X-1", "pass"))).lists_items);
}

TEST_CASE("stored: what is no report, or not a whole one, is refused", "[audit][stored]") {
  struct Case {
    std::string text, want;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"runs": []})",
       "r.json:1:1: error[HG131]: this is no JSON report of hegui\n"
       "   1 | {\"runs\": []}\n"
       "     | ^\n"
       "  hint: write one with hegui audit --format json -o FILE\n"},
      {R"([{"body": null}])",
       "r.json:1:2: error[HG131]: this is no JSON report of hegui\n"
       "   1 | [{\"body\": null}]\n"
       "     |  ^\n"
       "  hint: write one with hegui audit --format json -o FILE\n"},
      {R"({"hegui": 1, "organization": {}})",
       "r.json:1:11: error[HG131]: this is no JSON report of hegui\n"
       "   1 | {\"hegui\": 1, \"organization\": {}}\n"
       "     |           ^\n"
       "  hint: write one with hegui audit --format json -o FILE\n"},
      {R"({"as_of": "x", "hegui": {"report": 2}})",
       "r.json:1:36: error[HG132]: the report's format version must be 1, found \"2\"\n"
       "   1 | {\"as_of\": \"x\", \"hegui\": {\"report\": 2}}\n"
       "     |                                    ^\n"
       "  hint: write one with hegui audit --format json -o FILE\n"},
      {R"({"hegui":{"report":1},"as_of":"2018-06-30","packs":[],"results":[]})",
       "r.json:1:1: error[HG202]: report lacks \"inputs\"\n"
       "   1 | {\"hegui\":{\"report\":1},\"as_of\":\"2018-06-30\",\"packs\":[],\"results\":[]}\n"
       "     | ^\n"},
      {R"({"hegui": {"report": 1}, "as_of": "2018-06-)",
       "r.json:1:35: error[HG022]: \"\"\" is never closed\n"
       "   1 | {\"hegui\": {\"report\": 1}, \"as_of\": \"2018-06-\n"
       "     |                                   ^^^^^^^^^\n"},
      {"",
       "r.json:1:1: error[HG021]: the file has no content\n"
       "   1 | \n"
       "     | ^\n"},
      {"hegui audit\n",
       "r.json:1:1: error[HG032]: \"hegui\" is no JSON value\n"
       "   1 | hegui audit\n"
       "     | ^^^^^\n"},
  }));
  CHECK(issues_of(c.text) == c.want);
}

TEST_CASE("stored: values that cannot be are refused in their place", "[audit][stored]") {
  const std::string text = issues_of(report(result("X-1", "failed")));
  CHECK(text.find("error[HG222]: \"outcome\" has no value named \"failed\"") != std::string::npos);
  CHECK(text.find("hint: did you mean \"fail\"?") != std::string::npos);
  const std::string dated = issues_of(report(result("X-1", "fail"), {}, "soon"));
  CHECK(dated.find("error[HG106]: \"as_of\": \"soon\" is not a date") != std::string::npos);
  const std::string mute = issues_of(report(result("X-1", "fail", R"({"item": "s1"})")));
  CHECK(mute.find("error[HG202]: findings lacks \"fingerprint\"") != std::string::npos);
}

}  // namespace hegui::audit
