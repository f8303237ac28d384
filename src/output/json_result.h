// One result as the JSON report and the lines of jsonl write it. Keys are promised: within report 1
// none is removed or given another meaning, and every key is always there (null or [] where there
// is nothing).
#pragma once

#include "hegui/audit/report.h"
#include "output/json_writer.h"

namespace hegui::output {

void write_result(JsonWriter& json, const audit::Result& result, Language language);
/// Members `name: [text, …]` and `location: {file, line, column}` (null where it is unknown).
void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts);
void write_location(JsonWriter& json, const Span& span);
std::optional<std::string_view> unless_empty(std::string_view text);

}  // namespace hegui::output
