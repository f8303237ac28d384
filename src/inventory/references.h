// Resolves references once every document is loaded, and finds bodies that are given twice.
#pragma once

#include <vector>

#include "hegui/inventory/inventory.h"
#include "inventory/draft.h"

namespace hegui::inventory {

/// Reports what does not resolve, in the issues of the draft's input, and marks the draft faulty.
void resolve_references(const expr::Schema& schema, std::vector<Draft>& drafts,
                        std::vector<Input>& inputs);
/// Two documents with one organization name and division are both faulty.
void find_repeated_bodies(const expr::Schema& schema, std::vector<Draft>& drafts,
                          std::vector<Input>& inputs);
/// Writes the resolved references into the bodies; `numbers` gives each draft's body, -1 where it
/// has none.
void write_references(std::vector<Draft>& drafts, const std::vector<std::int32_t>& numbers);

}  // namespace hegui::inventory
