// Reading whole files, writing them so that no reader ever sees half of one, and digests.
#pragma once

#include <string>
#include <string_view>

#include "hegui/base/result.h"

namespace hegui {

/// The whole file, or all of standard input for `-`.
Result<std::string> read_file(const std::string& path);
/// Writes beside the target, then renames over it; on failure the old file stands untouched.
Result<Done> write_file(const std::string& path, std::string_view content);
/// Adds to the end of a file that others add to as well; makes it if need be.
Result<Done> append_file(const std::string& path, std::string_view content);
/// Lower-case hexadecimal SHA-256.
std::string sha256(std::string_view bytes);

}  // namespace hegui
