// XML 1.0 text.
#pragma once

#include <string>
#include <string_view>

namespace hegui::output {

/// The text for an element's content or an attribute in double quotes: markup and direction marks
/// as references, what XML cannot hold (most controls) left out, malformed bytes as U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace hegui::output
