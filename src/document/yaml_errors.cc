#include "document/yaml_errors.h"

#include <algorithm>
#include <array>

#include "document/yaml_scalar.h"

namespace hegui::document {

namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kFullWidthColon = "：";

/// The text of one breakdown with the questions that the reports ask of it.
class Report {
 public:
  Report(const Source& source, const Breakdown& breakdown, Guard& guard)
      : source_(source), text_(source.text()), b_(breakdown), guard_(guard) {}

  void syntax() { guard_.error(codes::yaml_syntax, span(b_.at, b_.at + 1), {b_.message}); }
  void bracket();
  void quote();
  void tab();
  void anchor();
  void escape();
  void reserved_sign();
  void structure();
  void depth() {
    guard_.error(codes::nested_too_deep, span(b_.at, b_.at + 1), {std::to_string(kMaxDepth)});
  }

  bool line_is_indented_by_tab() const;

 private:
  Span span(std::size_t begin, std::size_t end) const {
    const std::size_t size = text_.size();
    return {&source_, static_cast<std::uint32_t>(std::min(begin, size)),
            static_cast<std::uint32_t>(std::min(end, size))};
  }
  std::string_view indentation() const;
  std::size_t unclosed_quote() const;
  std::size_t line_without_colon() const;
  bool is_entry_without_colon(std::string_view line) const;

  const Source& source_;
  std::string_view text_;
  const Breakdown& b_;
  Guard& guard_;
};

std::string_view Report::indentation() const {
  const std::size_t begin = line_begin(text_, b_.at);
  const std::size_t end = std::min(text_.find_first_not_of(" \t", begin), text_.size());
  return text_.substr(begin, end - begin);
}

bool Report::line_is_indented_by_tab() const { return indentation().find('\t') != kNowhere; }

void Report::tab() {
  const std::size_t at = line_begin(text_, b_.at) + indentation().find('\t');
  guard_.error(codes::yaml_tab, span(at, at + 1));
}

void Report::bracket() {
  if (b_.bracket == kNowhere) return syntax();
  const std::size_t last = std::min(b_.at, b_.end == 0 ? 0 : b_.end - 1);
  const std::string line = std::to_string(span(last, last).position().line);
  guard_.error(codes::yaml_bracket, span(b_.bracket, b_.bracket + 1),
               {std::string(1, text_[b_.bracket]), line});
}

/// The first quote after the last value that has no partner in this document.
std::size_t Report::unclosed_quote() const {
  const std::string_view text = text_.substr(0, b_.end);
  for (std::size_t at = b_.after; at < text.size(); ++at) {
    const bool starts = at == 0 || std::string_view(" \t\n[{,:").find(text[at - 1]) != kNowhere;
    if (starts && text[at] == '#') at = line_end(text, at);
    if (!starts || at >= text.size() || (text[at] != '"' && text[at] != '\'')) continue;
    const std::size_t end = quote_end(text, at);
    if (end == kNowhere) return at;
    at = end - 1;
  }
  return kNowhere;
}

void Report::quote() {
  const std::size_t at = unclosed_quote();
  if (at == kNowhere) return syntax();
  guard_.error(codes::unclosed, span(at, line_end(text_, at)), {std::string(1, text_[at])});
}

void Report::anchor() {
  const std::size_t end = text_.find_first_of(" \t\r\n,[]{}", b_.at);
  const Span at = span(b_.at, end);
  guard_.error(codes::yaml_unknown_anchor, at, {source_.text().substr(at.begin, at.end - at.begin)})
      .hint(codes::hint_anchor_quotes);
}

void Report::escape() {
  const std::size_t backslash = text_.rfind('\\', b_.at == 0 ? 0 : b_.at - 1);
  if (backslash == kNowhere) return syntax();
  std::string written(1, '\\');
  written += b_.message.substr(b_.message.find_last_of(' ') + 1);
  guard_.error(codes::bad_escape, span(backslash, backslash + written.size()), {written});
}

/// A sign that YAML reserves; for * and & yaml-cpp marks the character after it.
void Report::reserved_sign() {
  const bool after = b_.at > 0 && b_.message.find("after") != kNowhere;
  const std::size_t at = after ? b_.at - 1 : b_.at;
  guard_.error(codes::yaml_needs_quotes, span(at, line_end(text_, at)),
               {std::string(text_.substr(at, 1))});
}

bool Report::is_entry_without_colon(std::string_view line) const {
  const std::size_t first = line.find_first_not_of(" \t-");
  if (first == kNowhere || line[first] == '#') return false;
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.find(": ") == kNowhere && !line.ends_with(':');
}

/// A line between the last value and the error that was meant as `key: value`; it became part of a
/// text, which is why the error is late.
std::size_t Report::line_without_colon() const {
  std::size_t begin = b_.after == 0 ? 0 : line_end(text_, b_.after);
  begin = std::min(text_.find_first_not_of("\r\n", begin), text_.size());
  const std::size_t last = line_begin(text_, b_.at);
  while (begin < last) {
    const std::size_t end = std::min(text_.find('\n', begin), text_.size());
    if (is_entry_without_colon(text_.substr(begin, end - begin)))
      return text_.find_first_not_of(" \t-", begin);
    begin = end + 1;
  }
  return kNowhere;
}

void Report::structure() {
  const std::size_t line = line_without_colon();
  const std::size_t at = line == kNowhere ? b_.at : line;
  const std::string_view written = text_.substr(at, line_end(text_, at) - at);
  const bool full_width = written.find(kFullWidthColon) != kNowhere;
  const IssueCode& code = line == kNowhere ? codes::yaml_structure : codes::yaml_missing_colon;
  guard_.error(code, span(at, line_end(text_, at)))
      .hint(full_width ? codes::hint_full_width_colon : codes::hint_structure);
}

struct Rule {
  std::string_view message;  // how yaml-cpp's text begins
  void (Report::*report)();
};

constexpr std::array kRules{
    Rule{"end of map flow", &Report::bracket},
    Rule{"end of sequence flow", &Report::bracket},
    Rule{"illegal EOF in scalar", &Report::quote},
    Rule{"illegal document indicator in scalar", &Report::quote},
    Rule{"the referenced anchor", &Report::anchor},
    Rule{"alias not found after", &Report::reserved_sign},
    Rule{"anchor not found after", &Report::reserved_sign},
    Rule{"bad file", &Report::depth},
    Rule{"unknown escape character", &Report::escape},
    Rule{"unknown token", &Report::reserved_sign},
    Rule{"illegal map value", &Report::structure},
    Rule{"illegal map key", &Report::structure},
    Rule{"illegal flow end", &Report::structure},
    Rule{"illegal block entry", &Report::structure},
    Rule{"end of map not found", &Report::structure},
    Rule{"end of sequence not found", &Report::structure},
};

}  // namespace

void report_breakdown(const Source& source, const Breakdown& breakdown, Guard& guard) {
  Report report(source, breakdown, guard);
  if (report.line_is_indented_by_tab()) return report.tab();
  for (const Rule& rule : kRules) {
    if (breakdown.message.starts_with(rule.message)) return (report.*rule.report)();
  }
  report.syntax();
}

}  // namespace hegui::document
