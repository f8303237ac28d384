// Warnings about an inventory that a run prints.
#pragma once

#include "cli/session.h"

namespace hegui::cli {

/// On stderr: of each kind of warning about the file the first few, and how many more there are;
/// all with -v. Errors are not its business: loading prints every one.
void print_warnings(const Session& session, const inventory::Input& input);

}  // namespace hegui::cli
