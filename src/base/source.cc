#include "hegui/base/source.h"

#include <algorithm>

#include "hegui/base/text.h"

namespace hegui {

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  std::string_view before(text_);
  before = before.substr(starts_[line - 1], offset - starts_[line - 1]);
  if (line == 1 && before.starts_with("\xEF\xBB\xBF"))
    before.remove_prefix(3);  // no editor counts the BOM
  return {line, static_cast<std::uint32_t>(count_code_points(before)) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::string_view rest = std::string_view(text_).substr(starts_[number - 1]);
  std::string_view line = rest.substr(0, rest.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

const Source& Sources::add(std::string name, std::string text) {
  return sources_.emplace_back(std::move(name), std::move(text));
}

}  // namespace hegui
