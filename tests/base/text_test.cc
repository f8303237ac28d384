#include "hegui/base/text.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

namespace hegui {

namespace {

using Strings = std::vector<std::string>;

std::string bytes_from(std::mt19937& random, std::size_t most) {
  constexpr std::array<std::string_view, 16> kParts{
      "a",  "bc ", " ", "中",      "，",     "（",   "「",       "）",
      "\n", "%",   "é", "e\u0301", "\u202E", "\xFF", "\xE4\xB8", "longword"};
  std::string text;
  for (std::size_t i = random() % most; i > 0; --i) text += kParts[random() % kParts.size()];
  return text;
}

}  // namespace

TEST_CASE("text: where UTF-8 is malformed", "[base][text]") {
  struct Case {
    std::string text;
    std::optional<std::size_t> want;
  };
  const auto c = GENERATE(values<Case>({
      {"", std::nullopt},
      {"中文 abc \U0001F600", std::nullopt},
      {"ab\xFF", 2},
      {"\x80", 0},
      {"a\xC0\x80", 1},         // overlong NUL
      {"\xE0\x80\xAF", 0},      // overlong slash
      {"\xF0\x80\x80\xAF", 0},  // the same in four bytes
      {"\xED\xA0\x80", 0},      // a surrogate
      {"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
      {"\xF5\x80\x80\x80", 0},
      {"中\xE4\xB8", 3},  // cut short
      {"\xE4\xB8"
       "a",
       0},
      {"\xF4\x8F\xBF\xBF", std::nullopt},
      {std::string("a\0b", 3), std::nullopt},
  }));
  CHECK(find_invalid_utf8(c.text) == c.want);
}

TEST_CASE("text: code points", "[base][text]") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("a中\U0001F600") == 3);
  const std::string text = "a中\xFF\U0001F600";
  std::size_t at = 0;
  CHECK(next_code_point(text, at) == U'a');
  CHECK(next_code_point(text, at) == U'中');
  CHECK(next_code_point(text, at) == 0xFFFD);
  CHECK(next_code_point(text, at) == 0x1F600);
  CHECK(at == text.size());
  std::string written;
  for (const char32_t point : {U'a', U'é', U'中', U'\U0001F600'}) append_utf8(written, point);
  CHECK(written == "aé中\U0001F600");
}

TEST_CASE("text: display width", "[base][text]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("中文") == 4);
  CHECK(display_width("，。「」") == 8);
  CHECK(display_width("ｆｕ") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\x1b") == 0);
  CHECK(display_width("█▒·|…") == 5);
}

TEST_CASE("text: cutting to a width", "[base][text]") {
  CHECK(truncate("政务云", 6) == "政务云");
  CHECK(truncate("政务云", 5) == "政务…");
  CHECK(truncate("政务云", 4) == "政…");
  CHECK(truncate("政务云", 1) == "…");
  CHECK(truncate("政务云", 0).empty());
  CHECK(truncate("", 0).empty());
  CHECK(truncate("abcdef", 4) == "abc…");
}

TEST_CASE("text: padding counts columns", "[base][text]") {
  CHECK(pad("中", 4) == "中  ");
  CHECK(pad("abc", 2) == "abc");
  CHECK(pad("", 2) == "  ");
}

TEST_CASE("text: wrapping", "[base][text]") {
  struct Case {
    std::string text;
    std::size_t width;
    Strings want;
  };
  const auto c = GENERATE(values<Case>({
      {"", 10, {""}},
      {"short", 10, {"short"}},
      {"two words", 5, {"two", "words"}},
      {"two words", 3, {"two", "wor", "ds"}},
      {"two   words", 5, {"two", "words"}},
      {"exactly ten", 7, {"exactly", "ten"}},
      {"trailing  ", 8, {"trailing"}},
      {"云  迁移", 5, {"云", "迁移"}},
      {"政务云迁移", 4, {"政务", "云迁", "移"}},
      {"政务云迁移", 5, {"政务", "云迁", "移"}},
      {"政务，云", 4, {"政", "务，", "云"}},
      {"迁移（部分）", 6, {"迁移", "（部", "分）"}},
      {"云cloud云", 5, {"云", "cloud", "云"}},
      {"达到70%，其他", 8, {"达到", "70%，其", "他"}},
      {"一\n二", 10, {"一", "二"}},
      {"一\n\n二\n", 10, {"一", "", "二"}},
      {"中e\u0301中", 3, {"中e\u0301", "中"}},
      {"中文", 1, {"中", "文"}},
      {"abc", 0, {"a", "b", "c"}},
      {"，，，，", 4, {"，，", "，，"}},
  }));
  CAPTURE(c.text, c.width);
  CHECK(wrap(c.text, c.width) == c.want);
}

TEST_CASE("text: wrapping never exceeds the width and loses only white space", "[base][text]") {
  std::mt19937 random(20171022);
  const auto without_space = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
  };
  for (int i = 0; i < 5000; ++i) {
    const std::string text = bytes_from(random, 40);
    const std::size_t width = 2 + random() % 20;
    std::string joined;
    bool fits = true;
    for (const std::string& line : wrap(text, width)) {
      fits = fits && display_width(line) <= width;
      joined += line;
    }
    CAPTURE(text, width);
    REQUIRE(fits);
    REQUIRE(without_space(joined) == without_space(text));
  }
}

TEST_CASE("text: cutting and padding keep to the width", "[base][text]") {
  std::mt19937 random(75);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = printable(bytes_from(random, 20));
    const std::size_t width = random() % 20;
    CAPTURE(text, width);
    REQUIRE(display_width(truncate(text, width)) <= width);
    REQUIRE(display_width(pad(truncate(text, width), width)) == width);
  }
}

TEST_CASE("text: nothing that acts on a terminal survives printing", "[base][text]") {
  CHECK(printable("中文 \"quoted\" </script>") == "中文 \"quoted\" </script>");
  CHECK(printable("a\nb\tc") == "a b c");
  CHECK(printable("\x1b[31m") == "\\u{1B}[31m");
  CHECK(printable("\r\b\x7F") == "\\u{D}\\u{8}\\u{7F}");
  CHECK(printable("a\u202Eb\u2066\u200F") == "a\\u{202E}b\\u{2066}\\u{200F}");
  CHECK(printable("\u0085\u2028\uFEFF\u200B") == "\\u{85}\\u{2028}\\u{FEFF}\\u{200B}");
  CHECK(printable("\xFF\xE4\xB8") == "\\xFF\\xE4\\xB8");
  CHECK(printable(std::string_view("a\0b", 3)) == "a\\u{0}b");
}

TEST_CASE("text: printing is valid UTF-8, shows every column and stays as it is", "[base][text]") {
  std::mt19937 random(61);
  for (int i = 0; i < 2000; ++i) {
    const std::string shown = printable(bytes_from(random, 30));
    CAPTURE(shown);
    REQUIRE_FALSE(find_invalid_utf8(shown).has_value());
    REQUIRE(printable(shown) == shown);
  }
}

TEST_CASE("text: trimming", "[base][text]") {
  CHECK(trim("  a b\t ") == "a b");
  CHECK(trim("\u3000 政务云 \u3000") == "政务云");
  CHECK(trim(" \u3000 ").empty());
  CHECK(trim("").empty());
}

TEST_CASE("text: the form that names are compared in", "[base][text]") {
  CHECK(normalize("ＯＡ系统（２）") == normalize("oa系统(2)"));
  CHECK(normalize("  OA \t\n 系统  ") == "oa 系统");
  CHECK(normalize("①ﬁ") == "1fi");
  CHECK(normalize("e\u0301") == normalize("\u00E9"));
  CHECK(normalize("政务\u3000云") == "政务 云");
  CHECK(normalize("").empty());
  CHECK(normalize(" ").empty());
  CHECK(normalize("\xFF") == "\xFF");
}

TEST_CASE("text: normalizing twice changes nothing", "[base][text]") {
  for (const char* text : {"Ａ Ｂ", "ẞß", "İ", "ﷺ", "①（一）", "ｶﾞ"}) {
    CAPTURE(text);
    CHECK(normalize(normalize(text)) == normalize(text));
  }
}

TEST_CASE("text: the nearest name", "[base][text]") {
  constexpr std::array<std::string_view, 5> kNames{"hosting", "hostname", "status", "部署方式",
                                                   "id"};
  CHECK(closest("hostng", kNames) == "hosting");
  CHECK(closest("Hosting", kNames) == "hosting");
  CHECK(closest("hsoting", kNames) == "hosting");
  CHECK(closest("部署方法", kNames) == "部署方式");
  CHECK(closest("di", kNames) == "id");
  CHECK_FALSE(closest("xyzzy", kNames).has_value());
  CHECK_FALSE(closest("", kNames).has_value());
  CHECK_FALSE(closest("网", kNames).has_value());
  CHECK_FALSE(closest("hosting", {}).has_value());
}

}  // namespace hegui
