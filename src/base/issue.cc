// Issues: filling the table's messages, sorting, and rendering with an excerpt.
#include "hegui/base/issue.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "hegui/base/text.h"

namespace hegui {

namespace {

constexpr std::size_t kMostListed = 12;
constexpr std::size_t kExcerptWidth = 72;  // with the line number, 80 columns
constexpr std::size_t kExcerptBytes = 8 * kExcerptWidth;

std::string fill(const IssueCode& code, const std::vector<std::string>& values, Language language) {
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const std::string& value : values) arguments.push_back(printable(value));
  return fmt::vformat(language == Language::zh ? code.zh : code.en, arguments);
}

std::string_view severity_name(Severity severity, Language language) {
  constexpr std::array<std::string_view, 3> kZh{"提示", "警告", "错误"};
  constexpr std::array<std::string_view, 3> kEn{"note", "warning", "error"};
  return (language == Language::zh ? kZh : kEn)[static_cast<std::size_t>(severity)];
}

/// The part of a long line around the span, so that an excerpt stays on one screen line.
struct Excerpt {
  std::string text;
  std::size_t indent;  // columns before the caret
  std::size_t carets;
};

/// Where the excerpt of a line starts: at its begin if the line fits, else so that the span stands
/// about the middle. Lines may be megabytes long, so only what is shown is looked at.
std::size_t start_of_excerpt(std::string_view line, std::size_t begin) {
  if (line.size() <= kExcerptBytes && display_width(printable(line)) <= kExcerptWidth) return 0;
  std::size_t from = begin;
  for (std::size_t width = 0; from > 0;) {
    std::size_t previous = from - 1;
    while (previous > 0 && (static_cast<unsigned char>(line[previous]) & 0xC0) == 0x80) --previous;
    width += display_width(printable(line.substr(previous, from - previous)));
    if (width > kExcerptWidth / 2) return from;
    from = previous;
  }
  return 0;
}

Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end) {
  const std::size_t from = start_of_excerpt(line, begin);
  const std::string before = (from > 0 ? "…" : "") + printable(line.substr(from, begin - from));
  const std::string marked = printable(line.substr(begin, std::min(end - begin, kExcerptBytes)));
  const std::string after = printable(line.substr(end, kExcerptBytes));
  const std::string text = truncate(before + marked + after, kExcerptWidth);
  const std::size_t indent = display_width(before);
  const std::size_t room = std::max(display_width(text), indent + 1) - indent;
  return {text, indent, std::clamp<std::size_t>(display_width(marked), 1, room)};
}

/// The offset in its line, which a byte order mark or the carriage return of a line end is not in.
std::size_t offset_in(std::string_view line, const Span& span, std::uint32_t offset) {
  const auto line_begin = static_cast<std::size_t>(line.data() - span.source->text().data());
  return std::clamp<std::size_t>(offset, line_begin, line_begin + line.size()) - line_begin;
}

std::string render_excerpt(const Span& span) {
  const Position at = span.position();
  const std::string_view line = span.source->line(at.line);
  const Excerpt excerpt = excerpt_of(line, offset_in(line, span, span.begin),
                                     offset_in(line, span, std::max(span.end, span.begin)));
  const std::string number = fmt::format("{:4}", at.line);
  return fmt::format("{} | {}\n{} | {}{}\n", number, excerpt.text, std::string(number.size(), ' '),
                     std::string(excerpt.indent, ' '), std::string(excerpt.carets, '^'));
}

}  // namespace

Issue& Issue::hint(const IssueCode& code_of_hint, std::vector<std::string> values_of_hint) {
  hint_code = &code_of_hint;
  hint_values = std::move(values_of_hint);
  return *this;
}

Issue& Issue::suggest(std::string_view word, std::span<const std::string_view> candidates) {
  if (candidates.empty()) return *this;
  if (const auto near = closest(word, candidates))
    return hint(codes::hint_did_you_mean, {std::string(*near)});
  std::string listed;
  for (std::size_t i = 0; i < std::min(candidates.size(), kMostListed); ++i) {
    listed += (i == 0 ? "" : ", ") + std::string(candidates[i]);
  }
  if (candidates.size() > kMostListed) listed += ", …";
  return hint(codes::hint_expected_one_of, {listed});
}

std::string Issue::message(Language language) const { return fill(*code, values, language); }

std::string Issue::hint_text(Language language) const {
  return hint_code == nullptr ? std::string() : fill(*hint_code, hint_values, language);
}

Issue& Issues::add(const IssueCode& code, Span span, std::vector<std::string> values) {
  Issue& issue = issues_.emplace_back();
  issue.code = &code;
  issue.span = span;
  issue.values = std::move(values);
  return issue;
}

bool Issues::has_errors() const { return error_count() > 0; }

std::size_t Issues::error_count() const {
  return static_cast<std::size_t>(
      std::count_if(issues_.begin(), issues_.end(),
                    [](const Issue& issue) { return issue.code->severity == Severity::error; }));
}

void Issues::sort() {
  std::vector<const Source*> order;
  for (const Issue& issue : issues_) {
    if (std::find(order.begin(), order.end(), issue.span.source) == order.end())
      order.push_back(issue.span.source);
  }
  const auto rank = [&](const Issue& issue) {
    const auto at = std::find(order.begin(), order.end(), issue.span.source) - order.begin();
    return std::tuple(issue.span.known() ? at + 1 : 0, issue.span.begin);
  };
  std::stable_sort(issues_.begin(), issues_.end(),
                   [&](const Issue& a, const Issue& b) { return rank(a) < rank(b); });
}

void Issues::append(Issues&& other) {
  for (Issue& issue : other.issues_) issues_.push_back(std::move(issue));
}

std::string render(const Issue& issue, Language language) {
  std::string out;
  if (issue.span.known()) {
    const Position at = issue.span.position();
    out += fmt::format("{}:{}:{}: ", printable(issue.span.source->name()), at.line, at.column);
  }
  out += fmt::format("{}[{}]: {}\n", severity_name(issue.code->severity, language), issue.code->id,
                     issue.message(language));
  if (issue.span.known()) out += render_excerpt(issue.span);
  const std::string hint = issue.hint_text(language);
  if (!hint.empty())
    out += fmt::format("  {}: {}\n", language == Language::zh ? "提示" : "hint", hint);
  return out;
}

}  // namespace hegui
