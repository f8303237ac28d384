// The few collections and fields that the engine reads by itself, found in the vocabulary by name.
#pragma once

#include <optional>

#include "hegui/base/issue.h"
#include "hegui/expr/schema.h"

namespace hegui::rules {

/// Indexes of collections, and of fields in the collection named before them.
struct Ledger {
  int organization = -1, name = -1, level = -1, kind = -1, division = -1;
  int tasks = -1, obligation = -1, completed_on = -1, evidence = -1, evidence_on = -1,
      evidence_file = -1, evidence_sha256 = -1;
  int exemptions = -1, item = -1, exempted = -1, document = -1, approved_by = -1, expires_on = -1;
  int coverage = -1, metric = -1, total = -1, covered = -1, as_of = -1;
};

/// nullopt, with an issue, if the vocabulary lacks one of them.
std::optional<Ledger> find_ledger(const expr::Schema& schema, Issues& issues);

}  // namespace hegui::rules
