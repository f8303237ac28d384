// A measured quota: the figures, a bar, what was left out, what would close the gap.
#include <algorithm>

#include "output/text.h"

namespace hegui::output {

using audit::Measured;
using Relation = rules::Threshold::Relation;

namespace {

constexpr std::int64_t kCells = 30;

/// How much of the bar a share fills. Rounded so that a bar reaches the threshold's mark only if
/// the share does: a required minimum up, a measured share down; the other way round for a maximum.
std::int64_t cells(std::int64_t part, std::int64_t whole, bool up) {
  if (whole <= 0) return 0;
  const std::int64_t count = (part * kCells + (up ? whole - 1 : 0)) / whole;
  return std::clamp<std::int64_t>(count, 0, kCells);
}

std::string repeated(std::string_view cell, std::int64_t count) {
  std::string text;
  for (std::int64_t i = 0; i < count; ++i) text += cell;
  return text;
}

/// The cells from one place of the bar to another, with the threshold's mark before cell `mark`.
class Bar {
 public:
  explicit Bar(std::int64_t mark) : mark_(mark) {}

  void fill_to(std::int64_t end, std::string_view cell, Ink ink) {
    if (at_ <= mark_ && mark_ < end) {
      line_.emplace_back(repeated(cell, mark_ - at_), ink);
      line_.emplace_back("|", Ink::strong);
      at_ = mark_;
      mark_ = -1;
    }
    line_.emplace_back(repeated(cell, end - at_), ink);
    at_ = std::max(at_, end);
  }
  Line finish() {
    if (mark_ >= 0) line_.emplace_back("|", Ink::strong);
    return std::move(line_);
  }

 private:
  std::int64_t mark_;
  std::int64_t at_ = 0;
  Line line_;
};

Line bar_of(const Measured& measured) {
  const bool most = measured.relation == Relation::at_most;
  const auto low = cells(measured.numerator, measured.denominator, most);
  const auto high = std::max(low, cells(measured.high_numerator, measured.high_denominator, most));
  Bar bar(cells(measured.threshold.numerator, measured.threshold.denominator, !most));
  bar.fill_to(low, "█", Ink::green);
  bar.fill_to(high, "▒", Ink::magenta);
  bar.fill_to(kCells, "·", Ink::dim);
  return bar.finish();
}

/// Whether each of them is told as a finding, so that the list would only repeat them.
bool are_findings(const std::vector<std::string>& items,
                  const std::vector<audit::Finding>& findings) {
  return std::ranges::all_of(items, [&](const std::string& item) {
    return std::ranges::find(findings, item, &audit::Finding::item) != findings.end();
  });
}

}  // namespace

void write_measured(Page& page, const audit::Result& result) {
  if (!result.measured) return;
  const Measured& measured = *result.measured;
  const bool fails = result.outcome == rules::Outcome::fail;
  Lines lines = wrapped(figures_of(page.options().language, measured, fails), page.room());
  if (measured.ratio && page.room() > static_cast<std::size_t>(kCells))
    lines.push_back(bar_of(measured));
  page.field(measured.ratio ? words::share : words::number, lines);
}

void write_counted(Page& page, const audit::Result& result) {
  if (!result.measured) return;
  if (!are_findings(result.measured->closers, result.findings))
    page.field(words::closers, page.some(result.measured->closers, words::in_all, page.room()));
  std::vector<std::string> excluded;
  for (const audit::Excluded& out : result.measured->excluded)
    excluded.push_back(page.say(words::item_with_reason, {out.item, page.text(out.reason)}));
  page.field(words::excluded, page.some(excluded, words::in_all, page.room()));
}

}  // namespace hegui::output
