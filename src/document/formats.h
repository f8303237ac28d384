// The readers of the formats. Each sends its documents to a guard; the text has passed
// check_raw_text.
#pragma once

#include "document/guard.h"

namespace hegui::document {

void read_yaml(const Source& source, Guard& guard);        // yaml.cc
void read_json(const Source& source, Guard& guard);        // json.cc
void read_json_lines(const Source& source, Guard& guard);  // json.cc

}  // namespace hegui::document
