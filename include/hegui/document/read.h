// Reads a source as YAML, JSON or JSON Lines. The only code that knows yaml-cpp and simdjson is
// behind this header.
#pragma once

#include "hegui/base/issue.h"
#include "hegui/document/handler.h"

namespace hegui::document {

enum class Format { yaml, json, json_lines };

/// By the name's ending: .json, .jsonl (and .ndjson); everything else is YAML.
Format format_of(std::string_view name);

/// Sends every document of the source to the handler. Several YAML documents need `---`; a JSON
/// array at the top is one document an element; JSON Lines is one document a line. An error ends
/// its document only and is reported once; nothing is silently dropped.
void read(const Source& source, Format format, Handler& handler, Issues& issues);

}  // namespace hegui::document
