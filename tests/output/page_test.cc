#include "output/page.h"

#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "hegui/base/text.h"

namespace hegui::output {

namespace {

using Strings = std::vector<std::string>;

Strings plain(const Lines& lines) {
  Strings texts;
  for (const Line& line : lines) {
    std::string text;
    for (const Piece& piece : line) text += piece.text();
    texts.push_back(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("page: text beside a prefix hangs", "[output][page]") {
  CHECK(plain(beside({{"依据  "}}, "政务云迁移政务云迁移政务云迁移", 30)) ==
        Strings{"依据  政务云迁移政务云迁移政务", "      云迁移"});
  CHECK(plain(beside({{"a "}}, "", 30)) == Strings{"a "});
}

TEST_CASE("page: text that has no room beside its prefix goes under it", "[output][page]") {
  CHECK(plain(beside({{"a-rather-long-prefix"}}, "text that needs more room", 30)) ==
        Strings{"a-rather-long-prefix", "  text that needs more room"});
  CHECK(plain(beside({{"a-rather-long-prefix "}}, "short", 30)) ==
        Strings{"a-rather-long-prefix short"});
}

TEST_CASE("page: lists break between items", "[output][page]") {
  CHECK(plain(listed({"sys-001", "sys-002", "sys-003"}, "、", 20)) ==
        Strings{"sys-001、sys-002、", "sys-003"});
  CHECK(plain(listed({"one", "two"}, ", ", 8)) == Strings{"one, two"});
  CHECK(plain(listed({"one", "two"}, ", ", 7)) == Strings{"one,", "two"});
  CHECK(plain(listed({}, ", ", 7)).empty());
  CHECK(plain(listed({"longer than the room", "b"}, ", ", 10)) ==
        Strings{"longer", "than the", "room,", "b"});
}

TEST_CASE("page: grids align their columns", "[output][page]") {
  CHECK(plain(grid({{{"a"}}, {{"bbb"}}, {{"云"}}, {{"d"}}}, 9)) == Strings{"a    bbb", "云   d"});
  CHECK(plain(grid({{{"wider than the room"}}, {{"b"}}}, 9)) ==
        Strings{"wider than the room", "b"});
  CHECK(grid({}, 9).empty());
}

TEST_CASE("page: whatever comes in, only printable text goes out", "[output][page]") {
  Options options;
  std::ostringstream out;
  Page page(out, options);
  page.print(Line{{"\x1b[2J"}, {"\u202E", Ink::red}, {"a\nb"}});
  page.field(words::remedy, "\x07\xFF");
  page.rule_off("\x1b]0;title\x07");
  CHECK(out.str().find('\x1b') == std::string::npos);
  CHECK(out.str().find('\x07') == std::string::npos);
  CHECK(out.str().starts_with("\\u{1B}[2J\\u{202E}a b\n  整改  \\u{7}\\xFF\n── \\u{1B}]0;title"));
}

TEST_CASE("page: each colour is switched off where it ends", "[output][page]") {
  Options options;
  options.color = true;
  std::ostringstream out;
  Page(out, options).print(Line{{"a", Ink::alarm}, {"b"}, {"", Ink::dim}, {"c", Ink::green}});
  CHECK(out.str() == "\x1b[1;31ma\x1b[0mb\x1b[32mc\x1b[0m\n");
}

TEST_CASE("page: severities have their colours", "[output][page]") {
  CHECK(ink_of(rules::Severity::critical) == Ink::alarm);
  CHECK(ink_of(rules::Severity::high) == Ink::red);
  CHECK(ink_of(rules::Severity::medium) == Ink::yellow);
  CHECK(ink_of(rules::Severity::low) == Ink::blue);
  CHECK(ink_of(rules::Severity::info) == Ink::blue);
}

TEST_CASE("page: headings fill the width exactly", "[output][page]") {
  for (const std::size_t width : {40U, 80U, 81U, 200U}) {
    Options options;
    options.width = width;
    std::ostringstream out;
    Page(out, options)
        .rule_off("很长的单位名称很长的单位名称很长的单位名称很长的单位名称很长的单位名称很长");
    const std::string text = out.str();
    CHECK(display_width(text.substr(0, text.size() - 1)) == width);
  }
}

}  // namespace hegui::output
