// The cases that every ledger duty must stand: they follow from what the rule asks of the ledger.
#pragma once

#include <string>

#include "hegui/base/date.h"
#include "hegui/rules/pack.h"

namespace hegui::audit {

/// A YAML list of cases for an attested rule, audited as of `as_of` where the rule has no due date.
std::string standard_cases(const rules::Rule& rule, Date as_of);

}  // namespace hegui::audit
