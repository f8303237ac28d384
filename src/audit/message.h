// Fills a rule's message from a row and the measured figures.
#pragma once

#include "audit/subject.h"
#include "hegui/audit/report.h"

namespace hegui::audit {

/// The row may be absent (row.row < 0), the figures too.
Localized fill_message(const rules::Template& text, const rules::Rule& rule, const Subject& subject,
                       const rules::Row& row, const std::optional<Measured>& measured,
                       const rules::Group* group = nullptr);

}  // namespace hegui::audit
