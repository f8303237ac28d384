#include "hegui/document/read.h"

#include "document/formats.h"
#include "document/guard.h"
#include "document/raw_text.h"

namespace hegui::document {

Format format_of(std::string_view name) {
  if (name.ends_with(".json")) return Format::json;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return Format::json_lines;
  return Format::yaml;
}

void read(const Source& source, Format format, Handler& handler, Issues& issues) {
  if (!check_raw_text(source, format, issues)) return;
  const std::size_t before = issues.error_count();
  Guard guard(handler, issues);
  switch (format) {
    case Format::yaml:
      read_yaml(source, guard);
      break;
    case Format::json:
      read_json(source, guard);
      break;
    case Format::json_lines:
      read_json_lines(source, guard);
      break;
  }
  const bool silent = !guard.any_document() && issues.error_count() == before;
  if (silent) issues.add(codes::empty_document, {&source, 0, 0});
}

}  // namespace hegui::document
