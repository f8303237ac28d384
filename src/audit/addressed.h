// Whether a rule speaks to a body.
#pragma once

#include "audit/subject.h"

namespace hegui::audit {

/// By level, kind, unit name and the rule's own condition on the organization. An institution is
/// addressed as a department; a body that does not match definitely is not addressed.
bool is_addressed(const rules::Rule& rule, const Subject& subject, int body);
/// For a division: whether the rule speaks to the level of any of the bodies, of whatever kind they
/// are.
bool is_level_addressed(const rules::Rule& rule, const Subject& subject);

}  // namespace hegui::audit
