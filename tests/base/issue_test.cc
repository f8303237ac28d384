#include "hegui/base/issue.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "hegui/base/text.h"

namespace hegui {

namespace {

/// Which values a message takes.
std::set<std::size_t> placeholders(std::string_view text) {
  std::set<std::size_t> found;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text.substr(at, 2) == "{{" || text.substr(at, 2) == "}}") {
      ++at;
    } else if (text[at] == '{') {
      const bool automatic = text[at + 1] == '}';
      found.insert(automatic ? found.size() : static_cast<std::size_t>(text[at + 1] - '0'));
    }
  }
  return found;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The issue's rendering for a span of the source.
std::string rendered(const Source& source, std::uint32_t begin, std::uint32_t end) {
  Issues issues;
  issues.add(codes::key_not_text, {&source, begin, end});
  return render(issues.all().front(), Language::zh);
}

}  // namespace

TEST_CASE("issue codes: ids are unique and well formed", "[base][issue]") {
  std::set<std::string_view> ids;
  for (const IssueCode* code : all_issue_codes()) {
    CAPTURE(code->id);
    CHECK(ids.insert(code->id).second);
    CHECK(code->id.size() == 5);
    CHECK(code->id.starts_with("HG"));
    CHECK(std::all_of(code->id.begin() + 2, code->id.end(),
                      [](char c) { return c >= '0' && c <= '9'; }));
  }
  CHECK(ids.size() == all_issue_codes().size());
}

TEST_CASE("issue codes: a value never runs into Chinese words", "[base][issue]") {
  const auto is_chinese = [](std::string_view text, std::size_t at) {
    std::size_t next = at;
    const char32_t point = next_code_point(text, next);
    return point >= 0x4E00 && point <= 0x9FFF;
  };
  for (const IssueCode* code : all_issue_codes()) {
    CAPTURE(code->id, code->zh);
    for (std::size_t at = 0; at + 1 < code->zh.size(); ++at) {
      if (code->zh[at] == '{' && at >= 3) CHECK_FALSE(is_chinese(code->zh, at - 3));
      if (code->zh[at] == '}') CHECK_FALSE(is_chinese(code->zh, at + 1));
    }
  }
}

TEST_CASE("issue codes: both languages take the same values", "[base][issue]") {
  for (const IssueCode* code : all_issue_codes()) {
    const auto zh = placeholders(code->zh), en = placeholders(code->en);
    const bool text_from_elsewhere =
        zh == std::set<std::size_t>{0} && en == std::set<std::size_t>{1};
    CAPTURE(code->id, code->zh, code->en);
    CHECK((zh == en || text_from_elsewhere));
  }
}

TEST_CASE("issue codes: hints are notes and nothing else is", "[base][issue]") {
  for (const IssueCode* code : all_issue_codes()) {
    CAPTURE(code->id);
    CHECK((code->severity == Severity::note) == code->id.starts_with("HG9"));
  }
}

TEST_CASE("issue: the whole rendering", "[base][issue]") {
  const Source source("inventory.yaml", "systems:\n  - id: a\n    hostng: gov-cloud\n");
  constexpr std::array<std::string_view, 2> kNames{"hosting", "status"};
  Issues issues;
  issues.add(codes::unknown_key, {&source, 23, 29}, {"hostng", "systems"})
      .suggest("hostng", kNames);
  CHECK(render(issues.all().front(), Language::zh) ==
        "inventory.yaml:3:5: 错误[HG104]: “systems”中没有名为“hostng”的键\n"
        "   3 |     hostng: gov-cloud\n"
        "     |     ^^^^^^\n"
        "  提示: 是否想写“hosting”？\n");
  CHECK(render(issues.all().front(), Language::en) ==
        "inventory.yaml:3:5: error[HG104]: unknown key \"hostng\" in systems\n"
        "   3 |     hostng: gov-cloud\n"
        "     |     ^^^^^^\n"
        "  hint: did you mean \"hosting\"?\n");
}

TEST_CASE("issue: carets stand under double-width characters", "[base][issue]") {
  const Source source("a.yaml", "部署方式: 政务云\n");
  CHECK(lines_of(rendered(source, 14, 23)) ==
        std::vector<std::string>{"a.yaml:1:7: 错误[HG020]: 键必须是文本", "   1 | 部署方式: 政务云",
                                 "     |           ^^^^^^"});
}

TEST_CASE("issue: an empty span gets one caret", "[base][issue]") {
  const Source source("a.yaml", "ab");
  CHECK(lines_of(rendered(source, 1, 1))[2] == "     |  ^");
  CHECK(lines_of(rendered(source, 2, 2))[2] == "     |   ^");
  CHECK(lines_of(rendered(source, 9, 9))[2] == "     |   ^");
  CHECK(lines_of(rendered(source, 1, 0))[2] == "     |  ^");
}

TEST_CASE("issue: a span over several lines is marked in the first", "[base][issue]") {
  const Source source("a.yaml", "ab: |\r\n  cd\r\n");
  CHECK(lines_of(rendered(source, 4, 12)) ==
        std::vector<std::string>{"a.yaml:1:5: 错误[HG020]: 键必须是文本", "   1 | ab: |",
                                 "     |     ^"});
}

TEST_CASE("issue: a byte order mark is not shown", "[base][issue]") {
  const Source source("a.yaml",
                      "\xEF\xBB\xBF"
                      "ab");
  CHECK(lines_of(rendered(source, 3, 5))[1] == "   1 | ab");
  CHECK(lines_of(rendered(source, 3, 5))[2] == "     | ^^");
  CHECK(lines_of(rendered(source, 0, 3))[2] == "     | ^");
}

TEST_CASE("issue: the excerpt of a long line fits 80 columns around the place", "[base][issue]") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "政务云x";
  const auto middle = static_cast<std::uint32_t>(text.size());
  text += "HERE";
  for (int i = 0; i < 3000; ++i) text += "政务云x";
  const Source source("a.json", text);
  const auto lines = lines_of(rendered(source, middle, middle + 4));
  CHECK(display_width(lines[1]) <= 80);
  CHECK(lines[1].find("| …") != std::string::npos);
  CHECK(lines[1].ends_with("…"));
  const std::size_t marked = display_width(lines[1].substr(0, lines[1].find("HERE")));
  CHECK(lines[2] == "     |" + std::string(marked - 6, ' ') + "^^^^");
  CHECK(lines[0].starts_with("a.json:1:12001: "));
}

TEST_CASE("issue: a span longer than the excerpt", "[base][issue]") {
  const Source source("a.json", std::string(5000, 'a'));
  const auto lines = lines_of(rendered(source, 0, 5000));
  CHECK(display_width(lines[1]) <= 80);
  CHECK(display_width(lines[2]) == display_width(lines[1]));
}

TEST_CASE("issue: control characters are shown, not sent", "[base][issue]") {
  const Source source("\x1b]0;x\x07.yaml", "a\x1b[31mb: \u202Ec");
  const std::string text = rendered(source, 6, 7);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK(lines_of(text)[1] == "   1 | a\\u{1B}[31mb: \\u{202E}c");
  CHECK(lines_of(text)[2] == "     |            ^");
}

TEST_CASE("issue: values are made printable in the message", "[base][issue]") {
  Issues issues;
  issues.add(codes::unknown_pack, {}, {"a\x1b[2J{}"});
  CHECK(issues.all().front().message(Language::en) == "there is no pack named \"a\\u{1B}[2J{}\"");
}

TEST_CASE("issue: without a place there is no excerpt", "[base][issue]") {
  Issues issues;
  issues.add(codes::unknown_pack, {}, {"x"});
  CHECK(render(issues.all().front(), Language::en) ==
        "error[HG201]: there is no pack named \"x\"\n");
}

TEST_CASE("issue: where no name is near, the names are listed", "[base][issue]") {
  std::vector<std::string_view> names{"aaaa", "bbbb"};
  Issues issues;
  Issue& issue = issues.add(codes::unknown_pack, {}, {"xyzzy"});
  CHECK(issue.suggest("xyzzy", {}).hint_text(Language::en).empty());
  CHECK(issue.suggest("xyzzy", names).hint_text(Language::en) == "expected one of: aaaa, bbbb");
  names.assign(13, "cccc");
  const std::string many = issue.suggest("xyzzy", names).hint_text(Language::en);
  CHECK(many.ends_with("cccc, …"));
  CHECK(std::count(many.begin(), many.end(), ',') == 12);
}

TEST_CASE("issues: counted by severity", "[base][issue]") {
  Issues issues;
  CHECK(issues.empty());
  issues.add(codes::future_date, {}, {"a", "b", "c"});
  CHECK_FALSE(issues.has_errors());
  issues.add(codes::unknown_pack, {}, {"x"});
  CHECK(issues.error_count() == 1);
}

TEST_CASE("issues: sorted by place, those without one first", "[base][issue]") {
  const Source a("a", "0123456789"), b("b", "0123456789");
  Issues issues, more;
  issues.add(codes::key_not_text, {&b, 5, 6});
  issues.add(codes::merge_key, {&a, 3, 4});
  issues.add(codes::lone_cr, {&b, 1, 2});
  more.add(codes::empty_document, {});
  more.add(codes::alias_cycle, {&a, 3, 4});
  issues.append(std::move(more));
  issues.sort();
  std::string order;
  for (const Issue& issue : issues.all()) order += std::string(issue.code->id) + " ";
  CHECK(order == "HG021 HG005 HG020 HG016 HG017 ");
}

}  // namespace hegui
