// Findings and missing facts: places, items and what is to be said of them, in columns where they
// fit.
#include <algorithm>
#include <tuple>

#include "hegui/base/text.h"
#include "output/text.h"

namespace hegui::output {

namespace {

/// Columns that a message needs to be read beside its place.
constexpr std::size_t kReadable = 28;

/// One finding as it is shown.
struct Shown {
  std::string place;
  std::string item;
  std::string message;
};

std::vector<Shown> shown_of(const Page& page, const audit::Result& result) {
  std::vector<Shown> shown;
  for (const audit::Finding& finding : result.findings)
    shown.push_back({place_of(finding.span), printable(finding.item), page.text(finding.message)});
  return shown;
}

std::size_t widest(const std::vector<Shown>& shown, std::string Shown::*member) {
  std::size_t width = 0;
  for (const Shown& one : shown) width = std::max(width, display_width(one.*member));
  return width;
}

/// The column with its gap; a column that is empty everywhere takes no room.
std::string column(const std::string& text, std::size_t width) {
  return width == 0 ? std::string() : pad(text, width + 2);
}

Lines stacked(const Shown& one, std::size_t room) {
  Lines lines;
  if (!one.place.empty()) lines.push_back({{one.place, Ink::dim}});
  const std::size_t used = lines.empty() ? 0 : display_width(one.place) + 2;
  if (!lines.empty() && used + display_width(one.item) <= room) {
    if (!one.item.empty()) lines.back().emplace_back("  " + one.item, Ink::strong);
  } else {
    append(lines, wrapped(one.item, room, Ink::strong));
  }
  append(lines, indented(wrapped(one.message, room - 2), 2));
  return lines;
}

/// The same field missing from several items.
struct Gap {
  const audit::Missing* first;
  std::vector<const audit::Missing*> all;
};

std::vector<Gap> gaps_of(const audit::Result& result) {
  std::vector<Gap> gaps;
  for (const audit::Missing& missing : result.unknowns) {
    const auto same = std::ranges::find_if(gaps, [&](const Gap& gap) {
      return std::tie(gap.first->collection, gap.first->field) ==
             std::tie(missing.collection, missing.field);
    });
    if (same == gaps.end()) {
      gaps.push_back({&missing, {&missing}});
    } else {
      same->all.push_back(&missing);
    }
  }
  return gaps;
}

std::string name_of(const Page& page, const audit::Missing& missing) {
  const std::string label = page.text(missing.label);
  return missing.field.empty()
             ? page.say(words::missing_collection, {label, missing.collection})
             : page.say(words::missing_field, {label, missing.collection, missing.field});
}

/// The first of many, unless all are asked for.
using Facts = std::vector<const audit::Missing*>;
Facts shown_facts(const Page& page, const Gap& gap) {
  Facts facts = gap.all;
  if (facts.size() > kMostListed && page.options().verbose == 0) facts.resize(kMostListed);
  return facts;
}

/// Item and place of each, aligned.
std::vector<Line> cells_of(const Facts& facts) {
  std::size_t width = 0;
  for (const audit::Missing* fact : facts)
    width = std::max(width, display_width(printable(fact->item)));
  std::vector<Line> cells;
  for (const audit::Missing* fact : facts)
    cells.push_back({{column(printable(fact->item), width)}, {place_of(fact->span), Ink::dim}});
  return cells;
}

/// Items too long for a grid: each on lines of its own, its place whole below it.
Lines stacked(const Facts& facts, std::size_t room) {
  Lines lines;
  for (const audit::Missing* fact : facts) {
    append(lines, wrapped(fact->item, room));
    lines.push_back({{"  "}, {place_of(fact->span), Ink::dim}});
  }
  return lines;
}

Lines laid_out(const Facts& facts, std::size_t room) {
  const std::vector<Line> cells = cells_of(facts);
  const bool fit =
      std::ranges::all_of(cells, [&](const Line& cell) { return width_of(cell) <= room; });
  return fit ? grid(cells, room) : stacked(facts, room);
}

Lines lines_of(const Page& page, const Gap& gap) {
  const std::string name = printable(name_of(page, *gap.first));
  const Facts facts = shown_facts(page, gap);
  const Line first = cells_of(facts).front();
  if (facts.size() == 1 && display_width(name) + 2 + width_of(first) <= page.room()) {
    Line line{{name}, {"  "}};
    line.insert(line.end(), first.begin(), first.end());
    return {line};
  }
  const std::size_t room = page.room() - 2;
  Lines lines = wrapped(name, page.room());
  append(lines, indented(laid_out(facts, room), 2));
  if (facts.size() == gap.all.size()) return lines;
  const std::string all = page.say(words::in_all, {std::to_string(gap.all.size())});
  append(lines, indented(wrapped(all, room), 2));
  return lines;
}

}  // namespace

void write_findings(Page& page, const audit::Result& result) {
  const std::vector<Shown> shown = shown_of(page, result);
  const std::size_t places = widest(shown, &Shown::place);
  const std::size_t items = widest(shown, &Shown::item);
  const bool fits = places + items + 4 + kReadable <= page.room();
  Lines lines;
  for (const Shown& one : shown) {
    const Line prefix{{column(one.place, places), Ink::dim}, {column(one.item, items)}};
    append(lines, fits ? beside(prefix, one.message, page.room()) : stacked(one, page.room()));
  }
  page.field(words::found, lines);
}

void write_missing(Page& page, const audit::Result& result) {
  Lines lines;
  for (const Gap& gap : gaps_of(result)) append(lines, lines_of(page, gap));
  page.field(words::missing, lines);
}

}  // namespace hegui::output
