#include "output/formats.h"

#include <algorithm>

namespace hegui::output {

std::span<const Format* const> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, [](const Format* row) { return row->name; });
  return found == kFormats.end() ? nullptr : *found;
}

}  // namespace hegui::output
