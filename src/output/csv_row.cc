#include "output/csv_row.h"

#include <ostream>

#include "hegui/base/text.h"

namespace hegui::output {

namespace {

std::string escaped(std::string_view text) {
  const std::string shown = printable(text);
  std::string out = "\"";
  if (!shown.empty() && std::string_view("=+-@").find(shown.front()) != std::string_view::npos)
    out += '\'';
  for (const char c : shown) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

}  // namespace

void write_csv_row(std::ostream& out, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    out << (i == 0 ? "" : ",") << (fields[i].empty() ? "" : escaped(fields[i]));
  out << "\r\n";
}

}  // namespace hegui::output
