// Findings by control and severity, the worst control first.
#include <algorithm>
#include <array>
#include <set>

#include "output/html.h"

namespace hegui::output {

namespace {

struct Row {
  std::string control;
  std::array<std::size_t, rules::kSeverities> counts{};
  std::size_t sum = 0;
  std::set<const Block*> blocks;
};

Row& row_of(std::vector<Row>& rows, const std::string& control) {
  const auto found = std::ranges::find(rows, control, &Row::control);
  if (found != rows.end()) return *found;
  rows.push_back({control, {}, 0, {}});
  return rows.back();
}

std::vector<Row> rows_of(const HtmlPage& page) {
  std::vector<Row> rows;
  for (const Block& block : page.blocks()) {
    for (const audit::Result* result : all_results(block, rules::Outcome::fail)) {
      Row& row = row_of(rows, result->rule->control);
      row.counts[static_cast<std::size_t>(result->severity)] += result->findings.size();
      row.sum += result->findings.size();
      if (!block.of_division) row.blocks.insert(&block);
    }
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::counts);
  return rows;
}

void write_count(HtmlPage& page, rules::Severity severity, std::size_t count) {
  const std::string tag =
      count == 0 ? "td.number.none" : "td.number." + std::string(rules::name_of(severity));
  page.put(tag, std::to_string(count));
}

void write_counts(HtmlPage& page, const std::array<std::size_t, rules::kSeverities>& counts,
                  std::size_t sum) {
  for (std::size_t i = 0; i < counts.size(); ++i)
    write_count(page, static_cast<rules::Severity>(i), counts[i]);
  page.put("td.number", std::to_string(sum));
}

void write_sums(HtmlPage& page, const std::vector<Row>& rows, bool bodies) {
  std::size_t sum = 0;
  for (const Row& row : rows) sum += row.sum;
  page.with("tfoot", [&] {
    page.with("tr", [&] {
      page.put("th", {{"scope", "row"}}, page.say(words::column_sum));
      write_counts(page, page.report().findings, sum);
      if (bodies) page.put("td", "");
    });
  });
}

}  // namespace

void write_controls(HtmlPage& page) {
  const std::vector<Row> rows = rows_of(page);
  if (rows.empty()) return;
  const bool bodies = page.blocks().size() > 1;
  std::vector<Phrase> titles{words::column_control, words::critical, words::high,
                             words::medium,         words::low,      words::info,
                             words::column_sum};
  if (bodies) titles.push_back(words::column_bodies);
  page.chapter("controls", words::html_controls, [&] {
    write_table(page, "table.counts", words::html_controls, [&] {
      write_table_head(page, titles);
      page.with("tbody", [&] {
        for (const Row& row : rows) {
          page.with("tr", [&] {
            page.put("th", {{"scope", "row"}}, control_title(page, row.control));
            write_counts(page, row.counts, row.sum);
            if (bodies) page.put("td.number", std::to_string(row.blocks.size()));
          });
        }
      });
      write_sums(page, rows, bodies);
    });
  });
}

}  // namespace hegui::output
