// Turns yaml-cpp's error texts into issues that say in both languages what is wrong, at the place
// where it can be mended.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/guard.h"

namespace hegui::document {

/// What the reader knew when the parser gave up. Offsets count from the start of the source.
struct Breakdown {
  std::string message;                           ///< yaml-cpp's
  std::size_t at = 0;                            ///< where it noticed
  std::size_t end = 0;                           ///< of the document's text
  std::size_t after = 0;                         ///< end of the last value or key that was read
  std::size_t bracket = std::string_view::npos;  ///< of the innermost open [ or {
};

void report_breakdown(const Source& source, const Breakdown& breakdown, Guard& guard);

}  // namespace hegui::document
