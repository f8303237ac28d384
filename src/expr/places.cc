#include "expr/places.h"

#include <algorithm>

namespace hegui::expr {

namespace {

std::size_t next_line(std::string_view text, std::size_t from) {
  const std::size_t end = text.find('\n', from);
  return end == std::string_view::npos ? text.size() : end + 1;
}

}  // namespace

Places::Places(std::string_view text, Span span) : span_(span) {
  if (!span.known()) return;
  const std::string_view file = span.source->text();
  const char first = span.begin < file.size() ? file[span.begin] : '\0';
  const bool verbatim =
      file.substr(std::min<std::size_t>(span.begin, file.size())).starts_with(text);
  const bool quoted = !verbatim && (first == '"' || first == '\'');
  std::size_t in_file = span.begin + (quoted ? 1U : 0U);
  const bool block = !verbatim && first == '|';
  for (std::size_t in_text = 0; in_text <= text.size();) {
    const std::size_t end = std::min(text.find('\n', in_text), text.size());
    const std::string_view line = text.substr(in_text, end - in_text);
    if (block) in_file = std::min(file.find(line, next_line(file, in_file)), file.size());
    lines_.push_back({static_cast<std::uint32_t>(in_text), static_cast<std::uint32_t>(in_file)});
    in_text = end + 1;
  }
}

Span Places::span(std::uint32_t begin, std::uint32_t end) const {
  if (lines_.empty()) return span_;
  const auto after = std::find_if(lines_.begin(), lines_.end(),
                                  [&](const Line& line) { return line.in_text > begin; });
  const Line& line = *std::prev(after);
  const auto size = static_cast<std::uint32_t>(span_.source->text().size());
  const std::uint32_t from = std::min(line.in_file + (begin - line.in_text), size);
  return {span_.source, from, std::min(from + (end - begin), size)};
}

}  // namespace hegui::expr
