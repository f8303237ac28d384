// Bars of the HTML report.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "output/html_page.h"

namespace hegui::output {

/// A picture 1000 long and 20 high, whatever room it is given; closed by `close("svg")`.
void open_bar(HtmlPage& page, std::string_view tag, std::string_view label);
/// A rectangle in it, over its whole height; nothing where it would be empty.
void write_stretch(HtmlPage& page, std::string_view tag, std::int64_t begin, std::int64_t end);

struct CountOf {
  rules::Outcome outcome;
  std::int64_t count = 0;
};
/// How the counts share the whole.
void write_counts_bar(HtmlPage& page, const std::vector<CountOf>& counts);

}  // namespace hegui::output
