// One exemption may be claimed of a rule and honoured by others. That it does not hold is told
// once.
#pragma once

#include "hegui/audit/report.h"

namespace hegui::audit {

/// Leaves the finding on an exemption that does not hold under the rule that it asks to be let off,
/// or, where that rule finds nothing, under the first that honours it.
void tell_claims_once(Report& report);

}  // namespace hegui::audit
