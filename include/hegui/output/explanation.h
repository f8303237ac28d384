// Explanations of single rows, as text for people and as JSON for programs.
#pragma once

#include <iosfwd>
#include <span>

#include "hegui/audit/explain.h"
#include "hegui/output/format.h"

namespace hegui::output {

void write_explanation(const audit::ItemExplanation& explanation, const Options& options,
                       std::ostream& out);
void write_explanations_json(const rules::Rule& rule, Date as_of,
                             std::span<const audit::ItemExplanation> explanations,
                             Language language, std::ostream& out);

}  // namespace hegui::output
