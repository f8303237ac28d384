// Reports that are a folder of files.
#pragma once

#include <filesystem>
#include <vector>

#include "cli/session.h"
#include "hegui/base/result.h"
#include "hegui/output/format.h"

namespace hegui::cli {

/// Writes the files, then deletes those that an earlier run of the format left there and this one
/// did not write; false after a complaint. Nothing is deleted where a write failed, or where the
/// report is not `complete`, some input being unusable: its files may be good still.
bool write_folder(const Session& session, const output::Format& format,
                  const std::vector<output::File>& files, const std::filesystem::path& folder,
                  bool complete);

/// False, after saying that it cannot be written.
bool complain_of(const Session& session, const Error& error);

}  // namespace hegui::cli
