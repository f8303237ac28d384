// Which parts of a recorded value decided it.
#pragma once

#include "expr/recorder.h"

namespace hegui::expr {

/// Whether the child had a say in the record's value: had it come out otherwise, so might the
/// record.
bool decides(const Record& record, const Record& child);
/// Whether the element is one of those that speak for the macro's value: the first that settles
/// it, or some of those that together left it as it is.
bool speaks(const Record& macro, const Record& element);

}  // namespace hegui::expr
