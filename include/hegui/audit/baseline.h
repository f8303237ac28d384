// The gate over time: what an earlier report already holds shuts it no more.
#pragma once

#include "hegui/audit/report.h"
#include "hegui/audit/stored.h"

namespace hegui::audit {

/// Marks every finding of a failing result, and every failing or unknown result, as known or new. A
/// failing quota that fell further short without a new item is new as a whole; a failure that names
/// nothing is known if the rule failed before; an unknown result if it was unknown before. Warns of
/// a baseline that has no body or no pack in common with the report.
void compare_with_baseline(Report& report, const Stored& baseline, Issues& warnings);

}  // namespace hegui::audit
