// Text in markdown.
#pragma once

#include <string>
#include <string_view>

namespace hegui::output {

/// The text as a reader of markdown sees it, on one line and without effect on tables, links or
/// HTML.
std::string markdown_escaped(std::string_view text);

}  // namespace hegui::output
