// Report formats: one row each. A writer is pure: it neither evaluates nor decides.
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string_view>

#include "hegui/audit/report.h"

namespace hegui::output {

struct Options {
  Language language = Language::zh;
  bool color = false;
  std::size_t width = 80;
  bool quiet = false;                                    ///< text: findings only
  int verbose = 0;                                       ///< text: also what passed
  rules::Severity min_severity = rules::Severity::info;  ///< text: nothing below it
  const rules::Library* library = nullptr;               ///< labels of controls and fields
};

struct Format {
  std::string_view name;
  std::string_view suffix;
  Localized summary;
  void (*write)(const audit::Report&, const Options&, std::ostream&);
};

std::span<const Format* const> formats();
const Format* find_format(std::string_view name);

}  // namespace hegui::output
