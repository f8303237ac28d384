// What the whole check makes of one row.
#pragma once

#include "audit/judge.h"

namespace hegui::audit {

/// Whether the tally's row is about this one, alone or in a pair.
bool concerns(const rules::Row& row, int body, std::uint32_t number);
bool has_member(const rules::Group& group, int body, std::uint32_t number);

/// One sentence on a row of the single body that was judged.
Localized conclude(const rules::Rule& rule, const Subject& subject, const Judgement& judgement,
                   std::uint32_t number);

}  // namespace hegui::audit
