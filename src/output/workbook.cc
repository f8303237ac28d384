#include "output/workbook.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "hegui/base/text.h"

namespace hegui::output {

namespace {

/// A cell holds 32767 UTF-16 units, so half as many characters always fit.
constexpr std::size_t kLongest = 16000;

/// The text as a cell holds it: hidden characters made visible, cut where the format ends.
std::string cell_text(const std::string& text) {
  const std::string shown = printable(text);
  std::size_t at = 0;
  for (std::size_t count = 0; at < shown.size() && count < kLongest; ++count)
    next_code_point(shown, at);
  return at < shown.size() ? shown.substr(0, at) + "…" : shown;
}

/// A file in memory with a path that the library can open.
class MemoryFile {
 public:
  MemoryFile() : number_(::memfd_create("hegui", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (number_ >= 0) ::close(number_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }
  bool copy_to(std::ostream& out) const {
    std::array<char, 65536> bytes{};
    off_t at = 0;
    for (ssize_t count = 0; (count = ::pread(number_, bytes.data(), bytes.size(), at)) != 0;) {
      if (count < 0) return false;
      out.write(bytes.data(), count);
      at += count;
    }
    return at > 0;
  }

 private:
  int number_;
};

struct Formats {
  lxw_format* head;
  lxw_format* text;
  lxw_format* number;
  lxw_format* day;
  lxw_format* percent;
};

lxw_format* add_format(lxw_workbook* book, const char* number_format, bool wraps) {
  lxw_format* format = workbook_add_format(book);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0xBFBFBF);
  if (wraps) format_set_text_wrap(format);
  if (number_format != nullptr) format_set_num_format(format, number_format);
  return format;
}

Formats add_formats(lxw_workbook* book) {
  Formats formats{add_format(book, nullptr, true), add_format(book, nullptr, true),
                  add_format(book, "0", false), add_format(book, "yyyy-mm-dd", false),
                  add_format(book, "0.00%", false)};
  format_set_bold(formats.head);
  format_set_bg_color(formats.head, 0xE7E6E6);
  return formats;
}

/// Puts one value into one cell.
struct Writer {
  lxw_worksheet* sheet;
  const Formats& formats;
  lxw_row_t row;
  lxw_col_t column;

  void operator()(std::monostate) const { worksheet_write_blank(sheet, row, column, formats.text); }
  void operator()(const std::string& text) const {
    worksheet_write_string(sheet, row, column, cell_text(text).c_str(), formats.text);
  }
  void operator()(std::int64_t number) const {
    worksheet_write_number(sheet, row, column, static_cast<double>(number), formats.number);
  }
  void operator()(Date date) const {
    lxw_datetime day{
        year_of(date), static_cast<int>(month_of(date)), static_cast<int>(day_of(date)), 0, 0, 0};
    worksheet_write_datetime(sheet, row, column, &day, formats.day);
  }
  void operator()(Percent share) const {
    worksheet_write_number(sheet, row, column, share.value, formats.percent);
  }
};

void write_head(lxw_worksheet* to, const Sheet& sheet, const Formats& formats) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(to, column, column, sheet.columns[i].width, nullptr);
    worksheet_write_string(to, 0, column, cell_text(sheet.columns[i].title).c_str(), formats.head);
  }
}

/// A4 across, as wide as the page, the titles on every page.
void set_up_printing(lxw_worksheet* sheet) {
  constexpr std::uint8_t kA4 = 9;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, kA4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_footer(sheet, "&C&P / &N");
}

void write_sheet(lxw_workbook* book, const Sheet& sheet, const Formats& formats) {
  lxw_worksheet* to = workbook_add_worksheet(book, sheet.name.c_str());
  write_head(to, sheet, formats);
  // The format has no more rows than these.
  const std::size_t rows = std::min<std::size_t>(sheet.rows.size(), LXW_ROW_MAX - 1);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t k = 0; k < sheet.rows[i].size(); ++k)
      std::visit(Writer{to, formats, static_cast<lxw_row_t>(i + 1), static_cast<lxw_col_t>(k)},
                 sheet.rows[i][k]);
  }
  worksheet_freeze_panes(to, 1, 0);
  worksheet_autofilter(to, 0, 0, static_cast<lxw_row_t>(rows),
                       static_cast<lxw_col_t>(sheet.columns.size() - 1));
  set_up_printing(to);
}

void set_properties(lxw_workbook* book, std::string title, Date made_on) {
  constexpr std::int64_t kDay = 86'400, kBeijing = 28'800;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = made_on.days * kDay - kBeijing;
  workbook_set_properties(book, &properties);
}

}  // namespace

void write_workbook(const std::vector<Sheet>& sheets, const std::string& title, Date made_on,
                    std::ostream& out) {
  const MemoryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) return out.setstate(std::ios::failbit);
  set_properties(book, title, made_on);
  const Formats formats = add_formats(book);
  for (const Sheet& sheet : sheets) write_sheet(book, sheet, formats);
  const bool written = workbook_close(book) == LXW_NO_ERROR;
  if (!written || !file.copy_to(out)) out.setstate(std::ios::failbit);
}

}  // namespace hegui::output
