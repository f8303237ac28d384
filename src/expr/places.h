// Where the bytes of a predicate stand in the file that it was written in.
#pragma once

#include <string_view>
#include <vector>

#include "hegui/base/source.h"

namespace hegui::expr {

/// A predicate is written on one line (plain or quoted) or as a `|` block, whose lines are
/// indented.
class Places {
 public:
  Places(std::string_view text, Span span);
  /// Bytes [begin, end) of the predicate.
  Span span(std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Line {
    std::uint32_t in_text, in_file;
  };
  Span span_;
  std::vector<Line> lines_;  // first bytes of the predicate's lines
};

}  // namespace hegui::expr
