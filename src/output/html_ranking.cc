// The bodies, worst first: by findings of each severity in turn, then by what is unknown. Divisions
// as a whole follow, unranked.
#include <algorithm>
#include <array>

#include "output/html.h"
#include "output/html_bar.h"

namespace hegui::output {

using rules::Outcome;

namespace {

struct Row {
  const Block* block = nullptr;
  std::array<std::size_t, rules::kSeverities> findings{};
  std::array<std::size_t, rules::kOutcomes> outcomes{};
  std::size_t of(Outcome outcome) const { return outcomes[static_cast<std::size_t>(outcome)]; }
};

Row row_of(const Block& block) {
  Row row{&block, {}, {}};
  for (const audit::Result* result : block.results) {
    ++row.outcomes[static_cast<std::size_t>(result->outcome)];
    if (result->outcome == Outcome::fail)
      row.findings[static_cast<std::size_t>(result->severity)] += result->findings.size();
  }
  return row;
}

bool is_worse(const Row& a, const Row& b) {
  const auto key = [](const Row& row) {
    return std::tuple(!row.block->of_division, row.findings, row.of(Outcome::fail),
                      row.of(Outcome::unknown));
  };
  return key(a) > key(b);
}

void write_outcomes(HtmlPage& page, const Row& row) {
  std::vector<CountOf> counts;
  for (const Outcome outcome : {Outcome::error, Outcome::fail, Outcome::unknown, Outcome::not_due,
                                Outcome::waived, Outcome::pass})
    counts.push_back({outcome, static_cast<std::int64_t>(row.of(outcome))});
  page.with("td.picture", [&] { write_counts_bar(page, counts); });
}

void write_row(HtmlPage& page, const Row& row, std::size_t rank) {
  const bool fails = row.of(Outcome::fail) > 0;
  page.with(row.block->of_division ? "tr.apart" : "tr", [&] {
    page.put("td.number", row.block->of_division ? "–" : std::to_string(rank));
    page.with("th", {{"scope", "row"}}, [&] {
      const std::string name = name_of(page, *row.block);
      if (fails)
        page.put("a", {{"href", "#" + anchor_of(page, *row.block)}}, name);
      else
        page.text(name);
    });
    for (std::size_t i = 0; i < row.findings.size(); ++i) {
      const std::string kind(rules::name_of(static_cast<rules::Severity>(i)));
      page.put("td.number." + (row.findings[i] == 0 ? "none" : kind),
               std::to_string(row.findings[i]));
    }
    for (const Outcome outcome : {Outcome::fail, Outcome::unknown, Outcome::not_due, Outcome::pass})
      page.put("td.number", std::to_string(row.of(outcome)));
    write_outcomes(page, row);
  });
}

}  // namespace

void write_ranking(HtmlPage& page) {
  if (page.blocks().size() < 2) return;
  std::vector<Row> rows;
  for (const Block& block : page.blocks()) rows.push_back(row_of(block));
  std::ranges::stable_sort(rows, is_worse);
  page.chapter("ranking", words::html_ranking, [&] {
    write_table(page, "table.counts", words::html_ranking, [&] {
      write_table_head(
          page, {words::column_rank, words::column_body, words::critical, words::high,
                 words::medium, words::low, words::info, words::column_fail, words::column_unknown,
                 words::column_not_due, words::column_pass, words::column_outcomes});
      page.with("tbody", [&] {
        for (std::size_t i = 0; i < rows.size(); ++i) write_row(page, rows[i], i + 1);
      });
    });
  });
}

}  // namespace hegui::output
