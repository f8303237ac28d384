// Facts that have to be stated: each once, with the items that lack it and the rules that wait.
#include <algorithm>
#include <map>
#include <tuple>

#include "hegui/base/text.h"
#include "output/requests.h"
#include "output/text.h"

namespace hegui::output {

namespace {

using Facts = std::vector<const audit::Missing*>;

/// Fields that the same items of one file lack.
struct Gap {
  Facts names;  ///< one fact of each field
  Facts items;  ///< one fact of each item, in the file's order
  Results results;
};

/// The gaps of one file.
struct Sheet {
  const Source* source;
  std::vector<Gap> gaps;
};

bool same_items(const Facts& a, const Facts& b) {
  return std::ranges::equal(a, b, [](const audit::Missing* x, const audit::Missing* y) {
    return std::tie(x->collection, x->item, x->span.begin) ==
           std::tie(y->collection, y->item, y->span.begin);
  });
}

void add_results(Results& to, const Results& more) {
  for (const audit::Result* result : more)
    if (std::ranges::find(to, result) == to.end()) to.push_back(result);
}

/// Whole collections stay apart: there is no item that they share.
void add_gap(std::vector<Gap>& gaps, Gap gap) {
  const bool whole = gap.names.front()->field.empty();
  const auto same = std::ranges::find_if(
      gaps, [&](const Gap& other) { return !whole && same_items(gap.items, other.items); });
  if (same == gaps.end()) {
    gaps.push_back(std::move(gap));
    return;
  }
  same->names.push_back(gap.names.front());
  add_results(same->results, gap.results);
}

/// Sheets in order of first need.
class Collector {
 public:
  void add(const Request& request) {
    std::map<std::size_t, Facts> by_sheet;
    for (const audit::Missing* fact : request.facts)
      by_sheet[sheet_of(fact->span.source)].push_back(fact);
    for (auto& [sheet, facts] : by_sheet) {
      std::ranges::stable_sort(facts, {}, [](const auto* fact) { return fact->span.begin; });
      add_gap(sheets_[sheet].gaps, {{facts.front()}, facts, request.results});
    }
  }
  std::vector<Sheet> finish() { return std::move(sheets_); }

 private:
  std::size_t sheet_of(const Source* source) {
    const auto [place, is_new] = places_.emplace(source, sheets_.size());
    if (is_new) sheets_.push_back({source, {}});
    return place->second;
  }

  std::vector<Sheet> sheets_;
  std::map<const Source*, std::size_t> places_;
};

std::vector<Sheet> sheets_of(const Results& results) {
  Collector collector;
  for (const Request& request : requests_of(results)) collector.add(request);
  return collector.finish();
}

std::size_t count_of(const std::vector<Sheet>& sheets) {
  std::size_t count = 0;
  for (const Sheet& sheet : sheets)
    for (const Gap& gap : sheet.gaps) count += gap.names.size() * gap.items.size();
  return count;
}

/// The item and its line and column in the file that stands above.
Line cell_of(const audit::Missing& fact) {
  const std::string position = position_text(fact.span);
  Line cell;
  if (!fact.item.empty()) cell.emplace_back(fact.item);
  if (!fact.item.empty() && !position.empty()) cell.emplace_back("  ");
  if (!position.empty()) cell.emplace_back(position, Ink::dim);
  return cell;
}

Lines items_of(const Gap& gap, std::size_t room) {
  std::vector<Line> cells;
  for (const audit::Missing* fact : gap.items) cells.push_back(cell_of(*fact));
  if (std::ranges::all_of(cells, [&](const Line& cell) { return width_of(cell) <= room; }))
    return grid(cells, room);
  Lines lines;
  for (const audit::Missing* fact : gap.items) {
    append(lines, wrapped(fact->item, room));
    lines.push_back({{"  "}, {position_text(fact->span), Ink::dim}});
  }
  return lines;
}

Lines rules_of(const Page& page, const Gap& gap, std::size_t room) {
  std::vector<std::string> ids;
  for (const audit::Result* result : gap.results)
    if (std::ranges::find(ids, result->rule->id) == ids.end()) ids.push_back(result->rule->id);
  const std::string label = page.say(words::needed_by);
  return labelled(label, display_width(label) + 2,
                  page.some(ids, words::in_all, room - display_width(label) - 2));
}

void write_gap(Page& page, const Gap& gap) {
  const std::size_t room = page.width() - 4;
  std::vector<std::string> names;
  for (const audit::Missing* fact : gap.names)
    names.push_back(name_of(page.options().language, *fact));
  Lines lines = listed(names, page.say(words::separator), room);
  const Line first = cell_of(*gap.items.front());
  if (lines.empty()) lines.emplace_back();
  if (gap.items.size() == 1 && width_of(lines.back()) + 2 + width_of(first) <= room) {
    lines.back().emplace_back("  ");
    lines.back().insert(lines.back().end(), first.begin(), first.end());
  } else {
    append(lines, indented(items_of(gap, room - 2), 2));
  }
  page.print(indented(lines, 2));
  page.print(indented(rules_of(page, gap, room - 2), 4));
}

}  // namespace

void write_requests(Page& page, const Results& results) {
  const std::vector<Sheet> sheets = sheets_of(results);
  if (sheets.empty()) return;
  write_section(page, words::section_requests, Ink::magenta, count_of(sheets));
  for (const Sheet& sheet : sheets) {
    if (sheet.source != nullptr) {
      page.print(wrapped(sheet.source->name(), page.width(), Ink::dim));
    } else if (&sheet != &sheets.front()) {
      page.blank();
    }
    for (const Gap& gap : sheet.gaps) write_gap(page, gap);
  }
}

}  // namespace hegui::output
