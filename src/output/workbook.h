// Tables as a spreadsheet: the only code that names libxlsxwriter.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hegui/base/date.h"

namespace hegui::output {

/// A share between 0 and 1, shown as a percentage.
struct Percent {
  double value = 0;
};
/// Nothing, a text, a number, a day, a share.
using SheetCell = std::variant<std::monostate, std::string, std::int64_t, Date, Percent>;

struct SheetColumn {
  std::string title;
  double width = 12;  ///< in characters
};

/// One sheet: a title row that stays in sight and filters, then the rows.
struct Sheet {
  std::string name;
  std::vector<SheetColumn> columns;
  std::vector<std::vector<SheetCell>> rows;
};

/// The same sheets and date give the same bytes. Puts `out` into a failed state where the system
/// refuses the temporary file that the library needs.
void write_workbook(const std::vector<Sheet>& sheets, const std::string& title, Date made_on,
                    std::ostream& out);

}  // namespace hegui::output
