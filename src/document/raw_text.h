// What a text must be before anything parses it.
#pragma once

#include <cstdint>
#include <string_view>

#include "hegui/base/issue.h"
#include "hegui/document/read.h"

namespace hegui::document {

/// Reports bytes that no parser should see: malformed UTF-8, control characters, stray byte order
/// marks, lone carriage returns. One issue of each kind; false if there was any.
bool check_raw_text(const Source& source, Format format, Issues& issues);
/// Bytes of a byte order mark at the start: 3 or 0.
std::uint32_t bom_length(std::string_view text);

}  // namespace hegui::document
