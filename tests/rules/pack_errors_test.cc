// Mistakes in packs: what the author is told.
#include <catch2/catch.hpp>

#include "hegui/rules/pack.h"

namespace hegui::rules {

namespace {

const std::string kHead =
    "pack: p\ndocument: 文1\ntitle: {zh: 试, en: trial}\ndivision: '370000'\n";

/// A rule that is sound but for what replaces a line of it.
std::string rule(const std::string& from = {}, const std::string& to = {}) {
  std::string text =
      "rules:\n"
      "  - id: X-1\n"
      "    title: {zh: 题, en: title}\n"
      "    control: cloud.migration-quota\n"
      "    source: {clause: 一, quote: 原文}\n"
      "    addressees: [{level: city, kind: department}]\n"
      "    check: {each: systems, require: users < 10}\n"
      "    message: {zh: '{name}', en: '{name}'}\n"
      "    remedy: {zh: 改, en: mend}\n";
  const std::size_t at = text.find(from);
  if (!from.empty()) text.replace(at, from.size(), to);
  return text;
}

std::vector<PackFile> files_of(const std::string& pack) {
  std::vector<PackFile> files;
  for (PackFile& file : builtin_files()) {
    if (file.path.find('/') == std::string::npos) files.push_back(std::move(file));
  }
  PackFile& added = files.emplace_back();
  added.path = "p/pack.yaml";
  added.shown_as = "pack.yaml";
  added.text = pack;
  return files;
}

/// `line:column code message | hint`, one a line, in English.
std::string issues_of(const std::string& pack, const Overrides& overrides = {}) {
  Library library;
  Issues issues;
  library.load(files_of(pack), overrides, issues);
  std::string text;
  for (const Issue& issue : issues.all()) {
    const Position at = issue.span.position();
    text += (text.empty() ? "" : "\n") + std::to_string(at.line) + ":" + std::to_string(at.column) +
            " " + issue.message(Language::en);
    if (!issue.hint_text(Language::en).empty()) text += " | " + issue.hint_text(Language::en);
  }
  return text;
}

}  // namespace

TEST_CASE("a sound pack has no issues", "[rules]") { CHECK(issues_of(kHead + rule()) == ""); }

TEST_CASE("a mistake in a rule is told with its place and what is possible", "[rules]") {
  struct Mistake {
    const char *from, *to, *want;
  };
  const auto c = GENERATE(values<Mistake>({
      {"title:", "titel:",
       "6:5 p rule lacks \"title\"\n7:5 unknown key \"titel\" in p rule | did you mean \"title\"?"},
      {"cloud.migration-quota", "cloud.migration-quot",
       "8:14 there is no control named \"cloud.migration-quot\" | did you mean "
       "\"cloud.migration-quota\"?"},
      {"level: city", "level: town",
       "10:26 \"level\" has no value named \"town\" | expected one of: province, city, county, "
       "township, community"},
      {"each: systems", "each: system",
       "11:19 there is no collection named \"system\" | did you mean \"systems\"?"},
      {"each: systems", "every: systems",
       "11:12 p rule check lacks \"each|none|…\" | expected one of: each, none, ratio, count, "
       "record, coverage, attest, similar, group"},
      {"users < 10", "user < 10",
       "11:37 there is no field, definition or variable named \"user\" | did you mean \"users\"?"},
      {", require: users < 10", "", "11:12 X-1 check lacks \"require\""},
      {"zh: '{name}'", "zh: '{nmae}'", "12:14 \"{nmae}\" is no placeholder here"},
      {"zh: 改,", "zh: '改{name}',", "13:13 \"{name}\" is no placeholder here"},
      {"each: systems,", "ratio: systems, at_least: lots,",
       "11:39 threshold \"lots\" must be a percentage, a decimal or params.NAME"},
      {"each: systems,", "ratio: systems, at_least: params.none,",
       "11:39 there is no parameter named \"none\""},
      {"each: systems,", "each: systems, at_least: 3,",
       "11:28 unknown key \"at_least\" in X-1 check | expected one of: each, except, field, "
       "require, where"},
      {"    remedy:", "    due: 2018-02-30\n    remedy:",
       "13:10 \"due\" must be 2018-06-30, found \"2018-02-30\""},
      {"    remedy:", "    severity: bad\n    remedy:",
       "13:15 \"severity\" has no value named \"bad\" | expected one of: critical, high, medium, "
       "low, "
       "info"},
  }));
  CAPTURE(c.from, c.to);
  CHECK(issues_of(kHead + rule(c.from, c.to)) == c.want);
}

TEST_CASE("packs that extend nothing do not find themselves", "[rules]") {
  Library library;
  Issues issues;
  library.load(builtin_files(), {}, issues);
  REQUIRE_FALSE(issues.has_errors());
  for (const auto& pack : library.packs()) CHECK(pack->extends != pack.get());
}

TEST_CASE("without their cases, the rules are the same and stand at the same places", "[rules]") {
  Library whole, light;
  Issues issues;
  whole.load(builtin_files(), {}, issues);
  light.load(builtin_files(false), {}, issues);
  REQUIRE_FALSE(issues.has_errors());
  REQUIRE(light.packs().size() == whole.packs().size());
  std::size_t cases = 0;
  for (std::size_t i = 0; i < whole.packs().size(); ++i) {
    const Pack& expected = *whole.packs()[i];
    const Pack& got = *light.packs()[i];
    CHECK(got.sha256 == expected.sha256);
    REQUIRE(got.rules.size() == expected.rules.size());
    for (std::size_t k = 0; k < expected.rules.size(); ++k) {
      CAPTURE(expected.rules[k].id);
      CHECK(got.rules[k].id == expected.rules[k].id);
      CHECK(got.rules[k].span.position() == expected.rules[k].span.position());
      CHECK(got.rules[k].remedy.zh == expected.rules[k].remedy.zh);
      CHECK(got.rules[k].cases.empty());
      cases += expected.rules[k].cases.size();
    }
  }
  CHECK(cases > 1000);
}

TEST_CASE("only the rules of the packs asked for are loaded, and of those they extend", "[rules]") {
  Library library;
  Issues issues;
  library.open(builtin_files(), {}, issues);
  for (const auto& pack : library.packs()) CHECK(pack->rules.empty());
  library.load_rules(*library.find_pack("linyi-2017-61"), issues);
  REQUIRE_FALSE(issues.has_errors());
  for (const auto& pack : library.packs()) {
    const bool asked = pack->id == "linyi-2017-61" || pack->id == "shandong-2017-75";
    CAPTURE(pack->id);
    CHECK(pack->rules.empty() != asked);
  }
  const std::size_t rules = library.find_pack("linyi-2017-61")->rules.size();
  library.load_rules(*library.find_pack("linyi-2017-61"), issues);
  CHECK(library.find_pack("linyi-2017-61")->rules.size() == rules);
}

}  // namespace hegui::rules
