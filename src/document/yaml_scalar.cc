#include "document/yaml_scalar.h"

#include <algorithm>
#include <array>

namespace hegui::document {

namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kBlank = " \t\r\n";

char at_or_nul(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

/// Past blanks, line ends and comments.
std::size_t skip_blank(std::string_view text, std::size_t at) {
  for (;;) {
    at = std::min(text.find_first_not_of(kBlank, at), text.size());
    if (at_or_nul(text, at) != '#') return at;
    at = line_end(text, at);
  }
}

}  // namespace

std::size_t line_end(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (end > at && text[end - 1] == '\r') --end;
  return end;
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? kNowhere : text.rfind('\n', at - 1);
  return before == kNowhere ? 0 : before + 1;
}

Properties read_properties(std::string_view text, std::size_t at) {
  Properties properties{.tag = {}, .content = at};
  while (at_or_nul(text, at) == '&' || at_or_nul(text, at) == '!') {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,[]{}", at), text.size());
    if (text[at] == '!') properties.tag = text.substr(at, end - at);
    at = properties.content = skip_blank(text, end);
  }
  return properties;
}

Style style_at(std::string_view text, std::size_t at) {
  switch (at_or_nul(text, at)) {
    case '"':
    case '\'':
      return Style::quoted;
    case '|':
    case '>':
      return Style::block;
    default:
      return Style::plain;
  }
}

std::size_t quote_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || at_or_nul(text, i + 1) != quote) return i + 1;
      ++i;
    }
  }
  return kNowhere;
}

bool ends_with_empty_lines(std::string_view quoted) {
  const std::size_t last = quoted.find_last_not_of(kBlank);
  const std::string_view tail = quoted.substr(last == kNowhere ? 0 : last + 1);
  return std::count(tail.begin(), tail.end(), '\n') > 1;
}

std::size_t scalar_end(std::string_view text, std::size_t at, std::string_view value) {
  const Style style = style_at(text, at);
  if (style == Style::plain && text.substr(at, value.size()) == value) return at + value.size();
  const std::size_t end = style == Style::quoted ? quote_end(text, at) : kNowhere;
  return std::min(end, line_end(text, at));
}

bool is_null_literal(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> kNulls{"~", "null", "Null", "NULL"};
  const std::string_view rest = text.substr(std::min(at, text.size()));
  return std::any_of(kNulls.begin(), kNulls.end(),
                     [&](std::string_view null) { return rest.starts_with(null); });
}

}  // namespace hegui::document
