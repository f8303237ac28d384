// Formats of two reports compared: one row each.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "hegui/audit/diff.h"
#include "hegui/output/format.h"

namespace hegui::output {

struct DiffFormat {
  std::string_view name;
  void (*write)(const audit::Comparison&, const Options&, std::ostream&) = nullptr;
};

std::span<const DiffFormat* const> diff_formats();
const DiffFormat* find_diff_format(std::string_view name);

}  // namespace hegui::output
