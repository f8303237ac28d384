// The items that the bodies stated and their dates, so that a later report can be compared: what
// has vanished since, and which dates have been rewritten.
#pragma once

#include "hegui/audit/report.h"
#include "output/json_writer.h"

namespace hegui::output {

/// Member `bodies`. A row of a collection is a line; a collection that a body did not state is
/// absent, and so is a date. A date that lies after the audit is `none`, as it was judged.
void write_bodies(JsonWriter& json, const audit::Report& report);

}  // namespace hegui::output
