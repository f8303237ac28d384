// Loads reports of earlier runs.
#pragma once

#include <optional>
#include <string>

#include "cli/session.h"
#include "hegui/audit/stored.h"

namespace hegui::cli {

/// The report; nothing after issues and what to do about them on stderr. `-` is standard input.
std::optional<audit::Stored> load_report(Session& session, const std::string& path);

}  // namespace hegui::cli
