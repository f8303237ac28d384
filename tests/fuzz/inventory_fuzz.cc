// Any bytes as a YAML or JSON document: read to the end with issues or without, and every issue can
// be shown.
#include <cstddef>
#include <cstdint>
#include <string>

#include "hegui/document/node.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte chooses the format, the rest is the text.
  constexpr hegui::document::Format kFormats[] = {hegui::document::Format::yaml,
                                                  hegui::document::Format::json,
                                                  hegui::document::Format::json_lines};
  const hegui::Source source("input",
                             std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  hegui::Issues issues;
  const auto nodes = hegui::document::parse(source, kFormats[data[0] % 3], issues);
  if (nodes.empty() && issues.empty()) __builtin_trap();
  for (const hegui::Issue& issue : issues.all()) hegui::render(issue, hegui::Language::en);
  return 0;
}
