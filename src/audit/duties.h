// One duty may stand in several notices: a city's rule carries out the province's. What they find
// in common is told once, under the strictest form; verdicts stay as they are.
#pragma once

#include "hegui/audit/report.h"

namespace hegui::audit {

/// Whether `a` is the stricter of two forms of one duty: the earlier date, then the higher
/// threshold, then the graver severity, then the notice from higher up.
bool is_stricter(const rules::Rule& a, const rules::Rule& b);

/// Fills in `under` and `also` of the findings of failing results.
void group_duties(Report& report);

}  // namespace hegui::audit
