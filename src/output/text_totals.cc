// The totals: outcomes of each body and of all, and findings by severity.
#include <algorithm>
#include <array>

#include "hegui/base/text.h"
#include "output/marks.h"
#include "output/text.h"

namespace hegui::output {

using rules::Outcome;

namespace {

/// A first column of names, then figures; a head above each column.
struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

struct Column {
  Outcome outcome;
  Phrase title;
};

constexpr std::array kColumns{Column{Outcome::fail, words::column_fail},
                              Column{Outcome::unknown, words::column_unknown},
                              Column{Outcome::not_due, words::column_not_due},
                              Column{Outcome::waived, words::column_waived},
                              Column{Outcome::pass, words::column_pass},
                              Column{Outcome::not_applicable, words::column_not_applicable},
                              Column{Outcome::error, words::column_error}};
constexpr std::size_t kShortestName = 12;

std::size_t widest(const Table& table, std::size_t column) {
  std::size_t width = display_width(table.head[column]);
  for (const auto& row : table.rows) width = std::max(width, display_width(row[column]));
  return width;
}

std::string to_the_right(const std::string& text, std::size_t width) {
  return std::string(width - display_width(text), ' ') + text;
}

std::string table_line(const std::vector<std::string>& cells,
                       const std::vector<std::size_t>& widths) {
  std::string line = pad(truncate(cells.front(), widths.front()), widths.front());
  for (std::size_t i = 1; i < cells.size(); ++i) line += "  " + to_the_right(cells[i], widths[i]);
  return line;
}

/// Where columns do not fit: each figure with its head, one after the other.
Lines unrolled(const Table& table, std::size_t room) {
  Lines lines;
  for (const auto& row : table.rows) {
    append(lines, wrapped(row.front(), room));
    std::vector<std::string> figures;
    for (std::size_t i = 1; i < row.size(); ++i) figures.push_back(table.head[i] + " " + row[i]);
    append(lines, indented(listed(figures, "  ", room - 2), 2));
  }
  return lines;
}

Lines lines_of(const Table& table, std::size_t room) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < table.head.size(); ++i) widths.push_back(widest(table, i));
  std::size_t figures = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) figures += widths[i] + 2;
  if (figures + kShortestName > room) return unrolled(table, room);
  widths.front() = std::min(widths.front(), room - figures);
  Lines lines{{{table_line(table.head, widths), Ink::dim}}};
  for (const auto& row : table.rows) lines.push_back({{table_line(row, widths)}});
  return lines;
}

std::vector<std::string> row_of(std::string name, const auto& count) {
  std::vector<std::string> row{printable(name)};
  for (const Column& column : kColumns) row.push_back(std::to_string(count(column.outcome)));
  return row;
}

std::string name_of(const Page& page, const Block& block) {
  return block.of_division ? page.say(words::division_row, {block.division}) : block.body;
}

Table outcomes_of(const Page& page, const audit::Report& report, const std::vector<Block>& blocks) {
  Table table;
  table.head.push_back(page.say(words::column_body));
  for (const Column& column : kColumns) table.head.push_back(page.say(column.title));
  if (blocks.size() > 1) {
    for (const Block& block : blocks)
      table.rows.push_back(row_of(name_of(page, block), [&](Outcome outcome) {
        return std::ranges::count(block.results, outcome, &audit::Result::outcome);
      }));
  }
  table.rows.push_back(row_of(page.say(words::all_bodies), [&](Outcome outcome) {
    return report.outcomes[static_cast<std::size_t>(outcome)];
  }));
  return table;
}

Table severities_of(const Page& page, const audit::Report& report) {
  Table table{{page.say(words::findings)}, {{page.say(words::all_bodies)}}};
  for (std::size_t i = 0; i < rules::kSeverities; ++i) {
    table.head.push_back(severity_word(page, static_cast<rules::Severity>(i)));
    table.rows.front().push_back(std::to_string(report.findings[i]));
  }
  return table;
}

/// Whether a bar may have been drawn, so that its cells need explaining.
bool has_bars(const audit::Report& report) {
  return std::ranges::any_of(report.results, [](const audit::Result& result) {
    const bool in_full = result.outcome == Outcome::fail || result.outcome == Outcome::unknown;
    return in_full && result.measured && result.measured->ratio;
  });
}

}  // namespace

void write_totals(Page& page, const audit::Report& report, const std::vector<Block>& blocks) {
  page.blank();
  page.rule_off(page.say(words::totals));
  page.print(lines_of(outcomes_of(page, report, blocks), page.width()));
  page.blank();
  page.print(lines_of(severities_of(page, report), page.width()));
  if (report.baseline) {
    const std::string sentence = against_baseline(*report.baseline, page.options().language);
    page.print(wrapped(sentence, page.width(), Ink::strong));
  }
  if (!has_bars(report)) return;
  page.blank();
  page.print(wrapped(page.say(words::bar_legend), page.width(), Ink::dim));
}

}  // namespace hegui::output
