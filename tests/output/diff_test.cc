// Two reports compared, as people and programs read them. The golden cases hold whole texts.
#include "hegui/output/diff.h"

#include <catch2/catch.hpp>
#include <deque>
#include <nlohmann/json.hpp>
#include <sstream>

#include "hegui/base/text.h"
#include "hegui/output/schemas.h"
#include "output/diff_words.h"

namespace hegui::output {

namespace {

using audit::Change;
using audit::Sign;
using Json = nlohmann::ordered_json;

/// A comparison made by hand.
struct Made {
  Made() {
    old.path = "old.json";
    old.as_of = make_date(2018, 6, 30);
    now.path = "new.json";
    now.as_of = make_date(2018, 12, 31);
    result.body = "甲局";
    result.rule = "X-1";
    result.title = "标题";
    comparison.before = &old;
    comparison.after = &now;
  }
  void add(Change change, const std::string& item) {
    audit::StoredFinding& finding = findings.emplace_back();
    finding.fact.item = item;
    finding.message = item + "有问题";
    comparison.changes.push_back({change, &result, &finding, rules::Outcome::fail, {}});
    ++comparison.counts[static_cast<std::size_t>(change)];
  }
  audit::Warning& warn(Sign sign) {
    audit::Warning& warning = comparison.warnings.emplace_back();
    warning.sign = sign;
    return warning;
  }
  std::string write(std::string_view format, Options options = {}) const {
    std::ostringstream out;
    find_diff_format(format)->write(comparison, options, out);
    return out.str();
  }

  audit::Stored old, now;
  audit::StoredResult result;
  std::deque<audit::StoredFinding> findings;
  audit::Comparison comparison;
};

}  // namespace

TEST_CASE("diff formats: hostile text reaches no terminal, table or parser", "[output][diff]") {
  Made made;
  const std::string hostile = "\x1b[2J\u202E|`<b>\xFF\n";
  made.result.title = made.result.body = made.old.path = hostile;
  made.add(Change::added, hostile);
  made.add(Change::open, hostile);
  made.warn(Sign::items_gone).names = {hostile};
  for (const DiffFormat* format : diff_formats()) {
    CAPTURE(format->name);
    const std::string text = made.write(format->name);
    CHECK_FALSE(find_invalid_utf8(text).has_value());
    for (const char* bad : {"\x1b", "\u202E", "\xFF"}) CHECK(text.find(bad) == std::string::npos);
  }
  CHECK(made.write("markdown").find("<b>") == std::string::npos);
  CHECK(Json::parse(made.write("json"))["changes"][0]["item"] == "\x1b[2J\u202E|`<b>\uFFFD\n");
}

TEST_CASE("diff text: no line is wider than the page", "[output][diff]") {
  Made made;
  made.result.title = "政务信息系统整合共享的一个很长的标题，长到一行写不下，须要折到下一行去";
  for (int i = 0; i < 12; ++i) made.add(Change::open, "system-number-" + std::to_string(i));
  made.add(Change::added, "系统一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
  audit::Warning& warning = made.warn(Sign::items_gone);
  warning.body = "一个名称很长的单位";
  warning.subject = "systems";
  for (int i = 0; i < 12; ++i) warning.names.push_back("sys-" + std::to_string(i));
  Options options;
  options.width = 50;
  std::istringstream lines(made.write("text", options));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(display_width(line) <= 50);
  }
}

TEST_CASE("diff text: long lists are cut unless all is asked for", "[output][diff]") {
  Made made;
  for (int i = 1; i <= 9; ++i) made.add(Change::open, "s" + std::to_string(i));
  audit::Warning& warning = made.warn(Sign::rule_gone);
  for (int i = 1; i <= 9; ++i) warning.names.push_back("R-" + std::to_string(i));
  Options options;
  options.width = 120;
  std::string text = made.write("text", options);
  CHECK(text.find("s8 等 9 项") != std::string::npos);
  CHECK(text.find("s9") == std::string::npos);
  CHECK(text.find("R-8 等 9 项") != std::string::npos);
  options.verbose = 1;
  text = made.write("text", options);
  CHECK(text.find("s9") != std::string::npos);
  CHECK(text.find("R-9") != std::string::npos);
}

TEST_CASE("diff: every sign is a sentence of its own in both languages", "[output][diff]") {
  for (std::size_t i = 0; i < audit::kSigns; ++i) {
    audit::Warning warning;
    warning.sign = static_cast<Sign>(i);
    warning.now = "n";
    for (const Language language : {Language::zh, Language::en}) {
      Options options;
      options.language = language;
      const std::string sentence = sentence_of(warning, options);
      CAPTURE(audit::name_of(warning.sign), sentence);
      CHECK(sentence.size() > 12);
      for (std::size_t other = 0; other < i; ++other) {
        audit::Warning another = warning;
        another.sign = static_cast<Sign>(other);
        CHECK(sentence != sentence_of(another, options));
      }
    }
  }
  audit::Warning withdrawn;
  withdrawn.sign = Sign::date_rewritten;
  withdrawn.body = "甲局";
  withdrawn.subject = "systems.online_on";
  withdrawn.was = "2018-03-01";
  withdrawn.names = {"s1"};
  Options english;
  english.language = Language::en;
  CHECK(sentence_of(withdrawn, english) ==
        "甲局: systems.online_on of s1 was 2018-03-01 and is not stated any more");
  withdrawn.now = "none";
  CHECK(sentence_of(withdrawn, english) ==
        "甲局: systems.online_on of s1 was 2018-03-01 and is none");
}

TEST_CASE("diff: its schema names every change and every sign", "[output][diff]") {
  const Json schema = Json::parse(diff_schema());
  const Json& defs = schema["$defs"];
  Json changes = Json::array(), signs = Json::array();
  for (std::size_t i = 0; i < audit::kChanges; ++i)
    changes.push_back(audit::name_of(static_cast<Change>(i)));
  for (std::size_t i = 0; i < audit::kSigns; ++i)
    signs.push_back(audit::name_of(static_cast<Sign>(i)));
  CHECK(defs["change"]["properties"]["change"]["enum"] == changes);
  CHECK(defs["warning"]["properties"]["sign"]["enum"] == signs);
  changes.push_back("warnings");
  CHECK(schema["properties"]["summary"]["required"] == changes);
}

}  // namespace hegui::output
