// Deadlines against the audit date: one row a day, and how the duties due on it stand.
#include <algorithm>
#include <map>

#include "output/html.h"
#include "output/html_bar.h"

namespace hegui::output {

using rules::Outcome;

namespace {

constexpr std::int64_t kLength = 1000;
constexpr std::int64_t kMarkWidth = 4;
constexpr std::array kShown{Outcome::error,   Outcome::fail,   Outcome::unknown,
                            Outcome::not_due, Outcome::waived, Outcome::pass};

using Counts = std::array<std::int64_t, rules::kOutcomes>;
using Deadlines = std::map<Date, Counts>;

Deadlines deadlines_of(const audit::Report& report) {
  Deadlines deadlines;
  for (const audit::Result& result : report.results) {
    if (result.rule->due && result.outcome != Outcome::not_applicable)
      ++deadlines[*result.rule->due][static_cast<std::size_t>(result.outcome)];
  }
  return deadlines;
}

/// From the first day of the picture to the last, which is never before the audit.
struct Axis {
  Date first, last;
  std::int64_t at(Date date) const {
    const std::int64_t span = std::max(1, last.days - first.days);
    return (kLength - kMarkWidth) * (date.days - first.days) / span;
  }
};

std::string_view stretch_of(const Counts& counts) {
  const auto of = [&](Outcome outcome) { return counts[static_cast<std::size_t>(outcome)]; };
  if (of(Outcome::fail) + of(Outcome::error) > 0) return "rect.fail";
  if (of(Outcome::unknown) > 0) return "rect.unknown";
  return of(Outcome::not_due) > 0 ? "rect.not-due" : "rect.pass";
}

void write_track(HtmlPage& page, const Axis& axis, Date due, const Counts& counts) {
  const Date today = page.report().as_of;
  const std::int64_t begin = axis.at(std::min(due, today)), end = axis.at(std::max(due, today));
  page.open("svg.track",
            {{"viewBox", "0 0 1000 20"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}});
  write_stretch(page, "rect.rail", 0, kLength);
  write_stretch(page, stretch_of(counts), begin, std::max(end, begin + kMarkWidth));
  write_stretch(page, "rect.mark", axis.at(today), axis.at(today) + kMarkWidth);
  page.close("svg");
}

std::string distance_of(const HtmlPage& page, Date due) {
  const std::int32_t days = page.report().as_of.days - due.days;
  if (days == 0) return page.say(words::due_today);
  return days > 0 ? page.say(words::timeline_past, {std::to_string(days)})
                  : page.say(words::timeline_to_come, {std::to_string(-days)});
}

void write_counts(HtmlPage& page, const Counts& counts) {
  page.with("p.tally", [&] {
    for (const Outcome outcome : kShown) {
      const std::int64_t count = counts[static_cast<std::size_t>(outcome)];
      if (count == 0) continue;
      page.put("span.state." + std::string(rules::name_of(outcome)),
               page.say(words::timeline_count, {std::string(outcome_word(page.language(), outcome)),
                                                std::to_string(count)}));
    }
  });
}

void write_deadline(HtmlPage& page, const Axis& axis, Date due, const Counts& counts) {
  page.with("li", [&] {
    page.with("p.day", [&] {
      page.put("time", {{"datetime", to_string(due)}}, to_string(due));
      page.put("span.aside", distance_of(page, due));
    });
    write_track(page, axis, due, counts);
    write_counts(page, counts);
  });
}

void write_audit_date(HtmlPage& page) {
  const std::string date = to_string(page.report().as_of);
  page.with("li.audit", [&] {
    page.with("p.day", [&] {
      page.put("time", {{"datetime", date}}, date);
      page.put("span.aside", page.say(words::timeline_audit));
    });
  });
}

}  // namespace

void write_timeline(HtmlPage& page) {
  const Deadlines deadlines = deadlines_of(page.report());
  if (deadlines.empty()) return;
  const Date today = page.report().as_of;
  const Axis axis{std::min(today, deadlines.begin()->first),
                  std::max(today, deadlines.rbegin()->first)};
  page.chapter("timeline", words::html_timeline, [&] {
    page.with("ol.timeline", [&] {
      bool passed = false;
      for (const auto& [due, counts] : deadlines) {
        if (due > today && !passed) write_audit_date(page);
        passed = passed || due > today;
        write_deadline(page, axis, due, counts);
      }
      if (!passed) write_audit_date(page);
    });
  });
}

}  // namespace hegui::output
