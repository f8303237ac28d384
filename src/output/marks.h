// What formats for people say of a baseline.
#pragma once

#include <algorithm>
#include <string>

#include "hegui/audit/report.h"
#include "output/words.h"

namespace hegui::output {

/// Whether there is a baseline and it lacks the finding.
inline bool is_new(const audit::Finding& finding) { return finding.known && !*finding.known; }

/// Whether anything of the result is new to the baseline, or known to it; neither without one.
inline bool holds_new(const audit::Result& result) {
  return result.known == false || std::ranges::any_of(result.findings, is_new);
}
inline bool holds_known(const audit::Result& result) {
  const auto is_known = [](const audit::Finding& finding) { return finding.known == true; };
  return result.known == true || std::ranges::any_of(result.findings, is_known);
}

/// Which baseline, and how many findings are new and known.
inline std::string against_baseline(const audit::BaselineUsed& used, Language language) {
  return say(words::against_baseline, language,
             {used.path, to_string(used.as_of), std::to_string(used.new_findings),
              std::to_string(used.known_findings)});
}

}  // namespace hegui::output
