#include "hegui/base/source.h"

#include <algorithm>

#include "hegui/base/text.h"

namespace hegui {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// Lines may be megabytes long (JSON on one line) and hold many places, so code points are counted
/// once, block by block.
constexpr std::size_t kBlock = 4096;

}  // namespace

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  const std::string_view whole(text_);
  std::size_t count = 0;
  for (std::size_t at = 0; at < whole.size(); at += kBlock) {
    counts_.push_back(static_cast<std::uint32_t>(count));
    count += count_code_points(whole.substr(at, kBlock));
  }
}

std::uint32_t Source::code_points_before(std::uint32_t offset) const {
  const std::size_t block = std::min<std::size_t>(offset / kBlock, counts_.size() - 1);
  const std::string_view rest = std::string_view(text_).substr(block * kBlock);
  return counts_[block] +
         static_cast<std::uint32_t>(count_code_points(rest.substr(0, offset - block * kBlock)));
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  if (counts_.empty()) return {1, 1};
  std::uint32_t start = starts_[line - 1];
  if (line == 1 && text_.starts_with(kByteOrderMark)) {
    start = static_cast<std::uint32_t>(kByteOrderMark.size());  // no editor counts it
  }
  return {line, code_points_before(std::max(offset, start)) - code_points_before(start) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  std::string_view line = std::string_view(text_).substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (number == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  return line;
}

const Source& Sources::add(std::string name, std::string text) {
  return sources_.emplace_back(std::move(name), std::move(text));
}

}  // namespace hegui
