#include "output/xml.h"

#include "hegui/base/text.h"

namespace hegui::output {

namespace {

bool is_allowed(char32_t point) {
  if (point < 0x20) return point == U'\t' || point == U'\n' || point == U'\r';
  return point != 0xFFFE && point != 0xFFFF && (point < 0x7F || point > 0x9F);
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (!is_allowed(point)) continue;
    const bool markup = point == U'<' || point == U'>' || point == U'&' || point == U'"';
    // Bidirectional marks are allowed but would turn the lines around in a viewer.
    if (markup || (is_hidden(point) && point != U'\n')) {
      out += "&#" + std::to_string(static_cast<std::uint32_t>(point)) + ';';
    } else {
      append_utf8(out, point);
    }
  }
  return out;
}

}  // namespace hegui::output
