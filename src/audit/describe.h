// Turns a judgement into what a report shows: findings, missing facts, figures, sentences.
#pragma once

#include "audit/judge.h"
#include "hegui/audit/report.h"

namespace hegui::audit {

/// Fills findings, unknowns, measured, waived and message of a result whose outcome is set.
void describe(const rules::Rule& rule, const Subject& subject, const Judgement& judgement,
              Result& result);
/// The sentence with its values, in both languages.
Localized say(const Phrase& phrase, const std::vector<std::string>& values = {});

}  // namespace hegui::audit
