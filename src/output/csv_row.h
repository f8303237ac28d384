// Rows of comma-separated values: RFC 4180.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace hegui::output {

/// At a file's head, by which spreadsheet programs know UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Each field on one line and quoted. A leading = + - @ would be a formula to a spreadsheet, so an
/// apostrophe goes before it.
void write_csv_row(std::ostream& out, const std::vector<std::string>& fields);

}  // namespace hegui::output
