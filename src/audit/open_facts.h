// What would have to be stated for a verdict.
#pragma once

#include <vector>

#include "audit/judge.h"
#include "hegui/expr/facts.h"

namespace hegui::audit {

/// The facts that leave the result open, ascending, each once.
std::vector<expr::FactId> open_facts(const rules::Rule& rule, const Subject& subject,
                                     const Judgement& judgement);

}  // namespace hegui::audit
