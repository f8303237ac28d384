// Findings and missing facts: places, items and what is to be said of them, in columns where they
// fit.
#include <algorithm>
#include <tuple>

#include "hegui/base/text.h"
#include "output/marks.h"
#include "output/text.h"

namespace hegui::output {

namespace {

/// Columns that a message needs to be read beside its place.
constexpr std::size_t kReadable = 28;

/// One finding as it is shown.
struct Shown {
  std::string mark;  ///< that a baseline lacks it
  std::string place;
  std::string item;
  std::string message;
};

std::vector<Shown> shown_of(const Page& page, const audit::Result& result) {
  std::vector<Shown> shown;
  for (const audit::Finding& finding : result.findings)
    shown.push_back({is_new(finding) ? page.say(words::mark_new) : "", place_text(finding.span),
                     printable(finding.item), page.text(finding.message)});
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
  if (!one.mark.empty()) {
    if (lines.empty()) lines.emplace_back();
    lines.back().insert(lines.back().begin(), {{one.mark, Ink::alarm}, {"  "}});
  }
  const std::size_t used = lines.empty() ? 0 : width_of(lines.back()) + 2;
  if (!lines.empty() && used + display_width(one.item) <= room) {
    if (!one.item.empty()) lines.back().emplace_back("  " + one.item, Ink::strong);
  } else {
    append(lines, wrapped(one.item, room, Ink::strong));
  }
  append(lines, indented(wrapped(one.message, room - 2), 2));
  return lines;
}

using Facts = std::vector<const audit::Missing*>;

/// Fields missing from the same items.
struct Gap {
  Facts names;  // one fact of each field
  Facts items;  // one fact of each item
};

bool same_field(const audit::Missing& a, const audit::Missing& b) {
  return std::tie(a.collection, a.field) == std::tie(b.collection, b.field);
}

bool same_items(const Facts& a, const Facts& b) {
  return std::ranges::equal(a, b, [](const audit::Missing* x, const audit::Missing* y) {
    return std::tie(x->collection, x->item, x->span.source, x->span.begin) ==
           std::tie(y->collection, y->item, y->span.source, y->span.begin);
  });
}

/// Gaps of whole collections stay apart: there is no item that they share.
std::vector<Gap> joined(const std::vector<Gap>& gaps) {
  std::vector<Gap> all;
  for (const Gap& gap : gaps) {
    const auto same = std::ranges::find_if(all, [&](const Gap& other) {
      return !gap.names.front()->field.empty() && same_items(gap.items, other.items);
    });
    if (same == all.end()) {
      all.push_back(gap);
    } else {
      same->names.push_back(gap.names.front());
    }
  }
  return all;
}

std::vector<Gap> gaps_of(const audit::Result& result) {
  std::vector<Gap> gaps;
  for (const audit::Missing& missing : result.unknowns) {
    const auto same = std::ranges::find_if(
        gaps, [&](const Gap& gap) { return same_field(*gap.names.front(), missing); });
    if (same == gaps.end()) {
      gaps.push_back({{&missing}, {&missing}});
    } else {
      same->items.push_back(&missing);
    }
  }
  return joined(gaps);
}

/// The first of many, unless all are asked for.
Facts shown_facts(const Page& page, const Gap& gap) {
  Facts facts = gap.items;
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
    cells.push_back({{column(printable(fact->item), width)}, {place_text(fact->span), Ink::dim}});
  return cells;
}

/// Items too long for a grid: each on lines of its own, its place whole below it.
Lines stacked(const Facts& facts, std::size_t room) {
  Lines lines;
  for (const audit::Missing* fact : facts) {
    append(lines, wrapped(fact->item, room));
    lines.push_back({{"  "}, {place_text(fact->span), Ink::dim}});
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
  std::vector<std::string> names;
  for (const audit::Missing* one : gap.names)
    names.push_back(name_of(page.options().language, *one));
  Lines lines = listed(names, page.say(words::separator), page.room());
  const Facts facts = shown_facts(page, gap);
  const Line first = cells_of(facts).front();
  if (facts.size() == 1 && lines.size() == 1 &&
      width_of(lines.front()) + 2 + width_of(first) <= page.room()) {
    lines.front().emplace_back("  ");
    lines.front().insert(lines.front().end(), first.begin(), first.end());
    return lines;
  }
  const std::size_t room = page.room() - 2;
  append(lines, indented(laid_out(facts, room), 2));
  if (facts.size() == gap.items.size()) return lines;
  const std::string all = page.say(words::in_all, {std::to_string(gap.items.size())});
  append(lines, indented(wrapped(all, room), 2));
  return lines;
}

}  // namespace

void write_findings(Page& page, const audit::Result& result) {
  const std::vector<Shown> shown = shown_of(page, result);
  const std::size_t marks = widest(shown, &Shown::mark);
  const std::size_t places = widest(shown, &Shown::place);
  const std::size_t items = widest(shown, &Shown::item);
  const std::size_t before = marks == 0 ? 0 : marks + 2;
  const bool fits = before + places + items + 4 + kReadable <= page.room();
  Lines lines;
  for (const Shown& one : shown) {
    const Line prefix{{column(one.mark, marks), Ink::alarm},
                      {column(one.place, places), Ink::dim},
                      {column(one.item, items)}};
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
