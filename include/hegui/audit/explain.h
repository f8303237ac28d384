// Why a rule treats one row as it does: each part of its check, with the facts that decided it or
// were missing.
#pragma once

#include <string>
#include <vector>

#include "hegui/audit/audit.h"

namespace hegui::audit {

struct ReadFact {
  std::string name;  ///< item.field
  Localized value;
  Span span;
};

/// One condition of the check on the row.
struct Step {
  std::string key;  ///< where, except, require, exemption_requires
  std::string predicate;
  expr::Truth truth = expr::Truth::unknown;
  std::string error;
  std::vector<ReadFact> decided;
  std::vector<ReadFact> missing;
};

struct ItemExplanation {
  std::string item;
  Span span;
  std::vector<Step> steps;
  Localized conclusion;
};

/// One for each loaded body that has such a row in the collection that the rule judges.
std::vector<ItemExplanation> explain_item(const rules::Library& library,
                                          const inventory::Inventory& inventory,
                                          const rules::Rule& rule, const std::string& item,
                                          Date as_of);

}  // namespace hegui::audit
