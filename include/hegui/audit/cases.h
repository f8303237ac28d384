// Runs the cases that rules carry: smallest inventories with the verdict that must come out.
#pragma once

#include <string>
#include <vector>

#include "hegui/base/issue.h"
#include "hegui/rules/pack.h"

namespace hegui::audit {

/// One expectation that was not met.
struct Difference {
  std::string what;  ///< outcome, items, missing, late_days, …
  std::string expected;
  std::string found;
};

struct CaseResult {
  const rules::Rule* rule = nullptr;
  std::string name;
  const rules::Case* example = nullptr;  ///< nullptr: a standard case of the rule's shape
  std::vector<Difference> differences;
  Issues issues;  ///< mistakes in the case itself
  bool passed() const { return differences.empty() && !issues.has_errors(); }
};

/// Runs (parameters are set and put back where a case asks for others) every case of the rules
/// whose id matches one of the globs (none: all), in order. A ledger duty whose own cases do not
/// show what passes and what fails stands the standard cases of its shape too.
std::vector<CaseResult> run_cases(rules::Library& library,
                                  const std::vector<std::string>& rule_globs);

/// Rules of the packs named (none: all) that lack a case of an outcome that every rule of their
/// kind needs.
void check_case_coverage(const rules::Library& library, const std::vector<std::string>& packs,
                         Issues& issues);

}  // namespace hegui::audit
