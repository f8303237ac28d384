// What a predicate's trace says, in words.
#pragma once

#include "audit/subject.h"
#include "hegui/audit/explain.h"
#include "hegui/expr/trace.h"

namespace hegui::audit {

Part part_of(const Subject& subject, const expr::Part& traced);
/// A fact that something else than a predicate looks at.
Part fact_part(const Subject& subject, const expr::FactId& fact);

}  // namespace hegui::audit
