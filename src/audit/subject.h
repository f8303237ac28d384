// What a rule is judged on: the bodies (one, or all of a division), the date, and how to make
// contexts for them.
#pragma once

#include <span>
#include <vector>

#include "hegui/expr/program.h"
#include "hegui/rules/pack.h"
#include "hegui/rules/shape.h"

namespace hegui::audit {

struct Subject {
  const expr::Schema& schema;
  std::span<const expr::Body> bodies;  ///< all that are loaded
  std::vector<int> judged;             ///< indexes of those judged together
  Date audit;
  bool waivers = true;
  expr::Cache* cache = nullptr;  ///< of the whole audit; may be absent
};

/// The context of one body for a rule; the cutoff is what by(x) compares with.
expr::Context context_of(const Subject& subject, const rules::Rule& rule, int body, Date cutoff);

}  // namespace hegui::audit
