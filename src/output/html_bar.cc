// A bar for a measured share: what is met, what unstated facts may add, and the mark of what is
// required. Also bars of counts. Pictures carry no text, so they stretch to any width.
#include "output/html_bar.h"

#include <algorithm>

#include "output/html.h"

namespace hegui::output {

namespace {

constexpr std::int64_t kLength = 1000;
constexpr std::int64_t kMarkWidth = 6;

std::int64_t length_of(std::int64_t part, std::int64_t whole) {
  return whole <= 0 ? 0 : std::clamp<std::int64_t>(part * kLength / whole, 0, kLength);
}

}  // namespace

void open_bar(HtmlPage& page, std::string_view tag, std::string_view label) {
  page.open(tag, {{"viewBox", "0 0 " + std::to_string(kLength) + " 20"},
                  {"preserveAspectRatio", "none"},
                  {"role", "img"},
                  {"aria-label", std::string(label)}});
}

void write_stretch(HtmlPage& page, std::string_view tag, std::int64_t begin, std::int64_t end) {
  if (end <= begin) return;
  page.put(tag,
           {{"x", std::to_string(begin)},
            {"y", "0"},
            {"width", std::to_string(end - begin)},
            {"height", "20"}},
           "");
}

void write_bar(HtmlPage& page, const audit::Measured& measured, bool fails) {
  if (!measured.ratio) return;
  const std::int64_t low = length_of(measured.numerator, measured.denominator);
  const std::int64_t high =
      std::max(low, length_of(measured.high_numerator, measured.high_denominator));
  const std::int64_t required =
      std::min(length_of(measured.threshold.numerator, measured.threshold.denominator),
               kLength - kMarkWidth);
  open_bar(page, "svg.bar", figures_of(page.language(), measured, fails));
  write_stretch(page, "rect.rail", 0, kLength);
  write_stretch(page, fails ? "rect.short" : "rect.met", 0, low);
  // Stripes, so that what is uncertain is told apart without colour.
  for (std::int64_t at = low; at < high; at += 16)
    write_stretch(page, "rect.maybe", at, std::min(at + 8, high));
  write_stretch(page, "rect.mark", required, required + kMarkWidth);
  page.close("svg");
}

void write_counts_bar(HtmlPage& page, const std::vector<CountOf>& counts) {
  std::int64_t all = 0, before = 0;
  std::string label;
  for (const CountOf& count : counts) {
    all += count.count;
    if (count.count > 0)
      label += (label.empty() ? "" : page.say(words::separator)) +
               page.say(words::timeline_count,
                        {std::string(outcome_word(page.language(), count.outcome)),
                         std::to_string(count.count)});
  }
  open_bar(page, "svg.bar", label);
  for (const CountOf& count : counts) {
    const std::int64_t begin = length_of(before, all);
    before += count.count;
    write_stretch(page, "rect." + std::string(rules::name_of(count.outcome)), begin,
                  length_of(before, all));
  }
  page.close("svg");
}

}  // namespace hegui::output
