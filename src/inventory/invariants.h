// What the vocabulary says that every row must satisfy, whatever the rules demand (covered is at
// most total).
#pragma once

#include <vector>

#include "hegui/inventory/inventory.h"
#include "inventory/draft.h"

namespace hegui::inventory {

/// Reports every row that breaks an invariant definitely, and marks its draft as faulty.
void check_invariants(const expr::Schema& schema, std::vector<Draft>& drafts,
                      std::vector<Input>& inputs);

}  // namespace hegui::inventory
