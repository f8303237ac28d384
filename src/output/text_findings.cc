// Findings: places, items and what is to be said of them, each on one line where all fit.
#include <algorithm>

#include "hegui/base/text.h"
#include "output/marks.h"
#include "output/text.h"

namespace hegui::output {

namespace {

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

}  // namespace

void write_findings(Page& page, const audit::Result& result) {
  const std::vector<Shown> shown = shown_of(page, result);
  const std::size_t marks = widest(shown, &Shown::mark);
  const std::size_t places = widest(shown, &Shown::place);
  const std::size_t items = widest(shown, &Shown::item);
  Lines lines;
  std::vector<Line> prefixes;
  for (const Shown& one : shown)
    prefixes.push_back({{column(one.mark, marks), Ink::alarm},
                        {column(one.place, places), Ink::dim},
                        {column(one.item, items)}});
  const bool fit = std::ranges::equal(shown, prefixes, [&](const Shown& one, const Line& prefix) {
    return width_of(prefix) + display_width(printable(one.message)) <= page.room();
  });
  for (std::size_t i = 0; i < shown.size(); ++i)
    append(lines, fit ? beside(prefixes[i], shown[i].message, page.room())
                      : stacked(shown[i], page.room()));
  page.field(words::found, lines);
}

}  // namespace hegui::output
