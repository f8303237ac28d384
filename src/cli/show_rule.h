// Prints rules and parameters for people.
#pragma once

#include "cli/session.h"

namespace hegui::cli {

void show_rule(const Session& session, const rules::Rule& rule);
void show_parameters(const Session& session, const rules::Pack& pack);

}  // namespace hegui::cli
