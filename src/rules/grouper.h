// Rows put together by a key, and each group judged.
#pragma once

#include <vector>

#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

/// What one key of `by` is; nullptr if rows cannot be grouped by it.
const expr::Type* key_type(const expr::Type& by);

/// The groups of the rows of all these bodies together (at least one), judged; rule.check.grouping
/// is set.
std::vector<Group> groups_of(const Rule& rule, Contexts contexts, const Tally& tally);

}  // namespace hegui::rules
