// Evidence that the ledger names as a file beside the inventory.
#pragma once

#include <string>
#include <string_view>

#include "hegui/expr/program.h"

namespace hegui::rules {

/// Whether the file exists below the folder of the inventory at `inventory_path` and, where a
/// digest is given, has that SHA-256.
expr::Truth check_evidence_file(const std::string& inventory_path, std::string_view file,
                                std::string_view digest);

}  // namespace hegui::rules
