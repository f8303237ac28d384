#include "hegui/document/reader.h"

#include <array>
#include <catch2/catch.hpp>

#include "trace.h"

using namespace hegui;
using namespace hegui::document;

namespace {

/// A source with its first document, and the issues of reading it.
struct Text {
  explicit Text(std::string text) : source("a", std::move(text)) {
    documents = parse(source, Format::yaml, issues);
    REQUIRE(documents.size() == 1);
  }
  Reader reader() { return Reader(documents.front(), "rule X", issues); }
  std::string listed() const { return list_issues(issues, Language::en); }

  Source source;
  Issues issues;
  std::vector<Node> documents;
};

}  // namespace

TEST_CASE("a reader gives every type", "[document][reader]") {
  Text text(
      "t: 07\nb: true\ni: -12\nd: 2018年6月30日\nn: none\nf: 70%\nl: {zh: 甲, en: A}\n"
      "many: [x, 'y']\none: x\nkind: ratio\n");
  Reader reader = text.reader();
  CHECK(reader.text("t") == "07");
  CHECK(reader.boolean("b") == true);
  CHECK(reader.integer("i") == -12);
  CHECK(reader.date("d") == make_date(2018, 6, 30));
  CHECK(reader.date("n") == std::nullopt);
  CHECK(reader.fraction("f") == make_fraction(7, 10));
  CHECK(reader.localized("l") == Localized{"甲", "A"});
  CHECK(reader.texts("many") == std::vector<std::string>{"x", "y"});
  CHECK(reader.texts("one") == std::vector<std::string>{"x"});
  constexpr std::array<std::string_view, 2> kKinds{"each", "ratio"};
  CHECK(reader.choice("kind", kKinds) == 1U);
  reader.finish();
  CHECK(text.listed().empty());
}

TEST_CASE("what is absent or null is not stated", "[document][reader]") {
  Text text("a: ~\n");
  Reader reader = text.reader();
  CHECK(reader.text("a") == std::nullopt);
  CHECK(reader.integer("b") == std::nullopt);
  CHECK(reader.texts("c").empty());
  CHECK(reader.list("d").empty());
  CHECK(reader.mapping("e").empty());
  CHECK(reader.node("f") == nullptr);
  CHECK(reader.span_of("f").begin == reader.span().begin);
  CHECK(text.listed().empty());
}

TEST_CASE("a reader reports wrong types, missing and unknown keys", "[document][reader]") {
  Text text(
      "t: [x]\nb: yes\ni: 010\nd: 2018-02-30\nf: much\nl: {zh: 甲, de: A}\nmany: [[x]]\nlist: x\n"
      "map: 1\nkind: ration\nserverity: 1\n");
  Reader reader = text.reader();
  CHECK(reader.text("t") == std::nullopt);
  CHECK(reader.boolean("b") == std::nullopt);
  CHECK(reader.integer("i") == std::nullopt);
  CHECK(reader.date("d") == std::nullopt);
  CHECK(reader.fraction("f") == std::nullopt);
  CHECK(reader.localized("l") == Localized{"甲", ""});
  CHECK(reader.texts("many").empty());
  CHECK(reader.list("list").empty());
  CHECK(reader.mapping("map").empty());
  constexpr std::array<std::string_view, 2> kKinds{"each", "ratio"};
  CHECK(reader.choice("kind", kKinds) == std::nullopt);
  CHECK(reader.required_text("id").empty());
  CHECK(reader.required_localized("title").empty());
  CHECK(reader.text("severity") == std::nullopt);
  reader.finish();
  CHECK(text.listed() ==
        "1:4 HG203 \"t\" must be \"…\", found \"[…]\"\n"
        "2:4 HG203 \"b\" must be true / false, found \"yes\"\n"
        "3:4 HG203 \"i\" must be 1, 2, 3 …, found \"010\"\n"
        "4:4 HG203 \"d\" must be 2018-06-30, found \"2018-02-30\"\n"
        "5:4 HG203 \"f\" must be 70% / 0.7, found \"much\"\n"
        "6:4 HG202 rule X.l lacks \"en\"\n"
        "6:12 HG104 unknown key \"de\" in rule X.l | expected one of: en, zh\n"
        "7:8 HG203 \"many\" must be \"…\", found \"[…]\"\n"
        "8:7 HG102 \"list\" must be a list, found x\n"
        "9:6 HG101 \"map\" must be a mapping, found 1\n"
        "10:7 HG222 \"kind\" has no value named \"ration\" | did you mean \"ratio\"?\n"
        "1:1 HG202 rule X lacks \"id\"\n"
        "1:1 HG202 rule X lacks \"title\"\n"
        "11:1 HG104 unknown key \"serverity\" in rule X | did you mean \"severity\"?\n");
}

TEST_CASE("a reader of something else than a mapping says so once", "[document][reader]") {
  Text text("- a\n");
  Reader reader = text.reader();
  CHECK(reader.required_text("id").empty());
  reader.finish();
  CHECK(text.listed() == "1:1 HG101 \"rule X\" must be a mapping, found […]\n");
}
