// What the formats for code hosts and trackers share: the findings that stand open, and where they
// are.
#pragma once

#include <string>
#include <vector>

#include "hegui/audit/report.h"

namespace hegui::output {

struct Open {
  const audit::Result* result = nullptr;
  const audit::Finding* finding = nullptr;
};

/// Of failing results, each once: what a body and its division both find is the body's, unless it
/// is new to the division alone.
std::vector<Open> open_findings(const audit::Report& report);
/// The same, worst first.
std::vector<Open> worst_first(const audit::Report& report);

/// A fact that is not stated, in however many rows.
struct OpenFact {
  const audit::Result* result = nullptr;    ///< the most severe that is unknown for want of it
  const audit::Missing* missing = nullptr;  ///< the first of them
  std::size_t places = 0;
  std::vector<std::string> rules;  ///< that are unknown for want of it
  bool known = true;               ///< whether a baseline leaves nothing new here
};

/// Of unknown results, each field and each whole collection once, most severe first.
std::vector<OpenFact> open_facts(const audit::Report& report);

/// A path and, where it is known, a place in it.
struct Place {
  std::string path;  ///< without a leading ./; empty if even the file is unknown
  Position at;       ///< line 0 where it is unknown
};

/// Where a finding, or a result of a body without one, is to be shown.
Place place_of(const audit::Report& report, const audit::Result& result, const Span& span);
Place place_of(const Span& span);

/// The path as a relative reference of a URI: all but unreserved characters and / escaped.
std::string as_uri(std::string_view path);
/// `systems[sys-017].hosting`, as far as it is known.
std::string name_of_fact(const audit::Finding& finding);
/// The body, or the division where one is judged.
const std::string& subject_of(const audit::Result& result);

}  // namespace hegui::output
