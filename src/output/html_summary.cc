// The verdict in words, the counts, and what comes first.
#include <algorithm>
#include <array>

#include "output/html.h"
#include "output/marks.h"

namespace hegui::output {

using rules::Outcome;
using rules::Severity;

namespace {

constexpr std::size_t kFirst = 6;

std::size_t count_of(const audit::Report& report, Outcome outcome) {
  return report.outcomes[static_cast<std::size_t>(outcome)];
}

std::size_t count_of(const audit::Report& report, Severity severity) {
  return report.findings[static_cast<std::size_t>(severity)];
}

std::size_t findings_in_all(const audit::Report& report) {
  std::size_t sum = 0;
  for (const std::size_t count : report.findings) sum += count;
  return sum;
}

std::size_t failing_bodies(const HtmlPage& page) {
  return static_cast<std::size_t>(std::ranges::count_if(page.blocks(), [](const Block& block) {
    return !block.of_division && !all_results(block, Outcome::fail).empty();
  }));
}

std::size_t unread_inputs(const audit::Report& report) {
  return static_cast<std::size_t>(std::ranges::count_if(report.inputs, [](const auto& input) {
    return input.issues != nullptr && input.issues->has_errors();
  }));
}

/// The worst that there is gives the verdict its name.
struct Verdict {
  Phrase name;
  std::string_view tag;
};

Verdict verdict_of(const audit::Report& report) {
  if (count_of(report, Outcome::fail) > 0) return {words::verdict_fail, "div.verdict.fail"};
  if (count_of(report, Outcome::error) > 0 || unread_inputs(report) > 0)
    return {words::verdict_incomplete, "div.verdict.fail"};
  if (count_of(report, Outcome::unknown) > 0)
    return {words::verdict_unknown, "div.verdict.unknown"};
  if (count_of(report, Outcome::not_applicable) == report.results.size())
    return {words::verdict_none, "div.verdict.unknown"};
  return {words::verdict_pass, "div.verdict.pass"};
}

std::string failures_in_words(const HtmlPage& page) {
  const audit::Report& report = page.report();
  const std::string fails = std::to_string(count_of(report, Outcome::fail));
  const std::string findings = std::to_string(findings_in_all(report));
  if (report.bodies < 2) return page.say(words::says_fail_body, {fails, findings});
  return page.say(words::says_fail_bodies, {std::to_string(report.bodies),
                                            std::to_string(failing_bodies(page)), fails, findings});
}

/// One sentence each, for what there is of it.
std::vector<std::string> sentences_of(const HtmlPage& page) {
  const audit::Report& report = page.report();
  std::vector<std::string> sentences;
  const auto say_count = [&](const Phrase& phrase, std::size_t count) {
    if (count > 0) sentences.push_back(page.say(phrase, {std::to_string(count)}));
  };
  const bool fails = count_of(report, Outcome::fail) > 0;
  const std::size_t unknown = count_of(report, Outcome::unknown);
  const std::size_t critical = count_of(report, Severity::critical);
  const std::size_t high = count_of(report, Severity::high);
  if (fails) sentences.push_back(failures_in_words(page));
  if (critical > 0) {
    sentences.push_back(
        page.say(words::says_worst, {std::to_string(critical), std::to_string(high)}));
  } else {
    say_count(words::says_high, high);
  }
  if (!fails && unknown == 0 && count_of(report, Outcome::error) == 0)
    sentences.push_back(page.say(count_of(report, Outcome::not_applicable) == report.results.size()
                                     ? words::says_none
                                     : words::says_pass));
  say_count(fails ? words::says_unknown_too : words::says_unknown, unknown);
  say_count(words::says_not_due, count_of(report, Outcome::not_due));
  say_count(words::says_error, count_of(report, Outcome::error));
  say_count(words::says_unread, unread_inputs(report));
  return sentences;
}

void write_verdict(HtmlPage& page) {
  const Verdict verdict = verdict_of(page.report());
  page.with(verdict.tag, [&] {
    page.put("p.word", verdict.name);
    page.with("p.says", [&] {
      for (const std::string& sentence : sentences_of(page)) {
        page.text(sentence);
        if (page.language() == Language::en) page.text(" ");
      }
    });
  });
}

void write_against_baseline(HtmlPage& page) {
  const auto& baseline = page.report().baseline;
  if (baseline) page.put("p.against", against_baseline(*baseline, page.language()));
}

void write_tile(HtmlPage& page, std::string_view kind, std::string_view label, std::size_t count) {
  page.with("div.tile." + std::string(count == 0 ? "none" : kind), [&] {
    page.put("dt", label);
    page.put("dd", std::to_string(count));
  });
}

void write_tiles(HtmlPage& page) {
  constexpr std::array kShown{Outcome::fail,   Outcome::unknown, Outcome::not_due,
                              Outcome::waived, Outcome::pass,    Outcome::not_applicable};
  const audit::Report& report = page.report();
  page.with("div.tiles", [&] {
    page.put("h3", words::html_outcomes);
    page.with("dl", [&] {
      for (const Outcome outcome : kShown)
        write_tile(page, rules::name_of(outcome), outcome_word(page.language(), outcome),
                   count_of(report, outcome));
    });
    page.put("h3", words::html_severities);
    page.with("dl.five", [&] {
      for (std::size_t i = 0; i < rules::kSeverities; ++i) {
        const auto severity = static_cast<Severity>(i);
        write_tile(page, rules::name_of(severity), severity_word(page.language(), severity),
                   report.findings[i]);
      }
    });
  });
}

struct First {
  const Block* block = nullptr;
  const audit::Result* result = nullptr;
};

/// The most severe, of these the longest overdue.
std::vector<First> what_comes_first(const HtmlPage& page) {
  std::vector<First> all;
  for (const Block& block : page.blocks()) {
    for (const audit::Result* result : all_results(block, Outcome::fail)) {
      if (!result->rule->aim) all.push_back({&block, result});
    }
  }
  std::ranges::stable_sort(all, [](const First& a, const First& b) {
    const auto key = [](const First& one) {
      const auto& due = one.result->rule->due;
      return std::pair(one.result->severity, due ? due->days : std::int32_t{1} << 30);
    };
    return key(a) < key(b);
  });
  if (all.size() > kFirst) all.resize(kFirst);
  return all;
}

void write_first(HtmlPage& page, const First& first) {
  page.with("li", [&] {
    write_badge(page, first.result->severity);
    page.text(" ");
    write_rule_link(page, *first.result);
    std::string what =
        page.say(words::first_findings, {std::to_string(first.result->findings.size())});
    const auto& due = first.result->rule->due;
    page.with("span.aside", [&] {
      if (page.blocks().size() > 1) page.put("span", name_of(page, *first.block));
      page.put("span", what);
      if (due)
        page.put("span", page.say(words::first_overdue,
                                  {std::to_string(page.report().as_of.days - due->days)}));
    });
  });
}

}  // namespace

void write_summary(HtmlPage& page) {
  page.chapter("summary", words::html_summary, [&] {
    write_verdict(page);
    write_against_baseline(page);
    page.with("div.columns", [&] {
      write_tiles(page);
      const std::vector<First> firsts = what_comes_first(page);
      if (firsts.empty()) return;
      page.with("div.first", [&] {
        page.put("h3", words::html_first);
        page.with("ol", [&] {
          for (const First& first : firsts) write_first(page, first);
        });
      });
    });
  });
}

}  // namespace hegui::output
