// Two reports compared, for reading at a terminal: what to mind first, then what has become of the
// findings, worst first.
#include <algorithm>

#include "hegui/base/text.h"
#include "output/describe.h"
#include "output/diff_words.h"
#include "output/page.h"

namespace hegui::output {

namespace {

using audit::Change;

constexpr std::array kInks{Ink::alarm,  Ink::magenta, Ink::alarm, Ink::yellow,
                           Ink::yellow, Ink::plain,   Ink::green};

void write_head(Page& page, const audit::Comparison& comparison) {
  page.print(wrapped(page.say(words::diff_title), page.width(), Ink::strong));
  page.blank();
  const std::size_t column = std::max(display_width(page.say(words::diff_before)),
                                      display_width(page.say(words::diff_after))) +
                             2;
  const auto row = [&](const Phrase& label, const audit::Stored& report) {
    const std::string text = page.say(words::diff_report, {report.path, to_string(report.as_of)});
    page.print(labelled(page.say(label), column, wrapped(text, page.width() - column)));
  };
  row(words::diff_before, *comparison.before);
  row(words::diff_after, *comparison.after);
}

void write_section(Page& page, const Phrase& title, std::size_t count) {
  page.blank();
  page.rule_off(page.say(words::diff_count, {page.say(title), std::to_string(count)}));
}

void write_warnings(Page& page, const audit::Comparison& comparison) {
  if (comparison.warnings.empty()) return;
  write_section(page, words::diff_warnings, comparison.warnings.size());
  for (const audit::Warning& warning : comparison.warnings) {
    const Ink ink = warning.is_note() ? Ink::dim : Ink::yellow;
    page.print(beside({{"- ", ink}}, sentence_of(warning, page.options()), page.width(), ink));
  }
}

void write_rule(Page& page, const audit::StoredResult& result) {
  const std::string badge =
      '[' + std::string(severity_word(page.options().language, result.severity)) + "] ";
  const Line prefix{{badge, ink_of(result.severity)}, {result.rule, Ink::strong}, {"  "}};
  page.print(beside(prefix, result.title, page.width(), Ink::strong));
  page.field(words::diff_body, subject_of(result));
}

std::string place_text(const audit::StoredFinding& finding) {
  if (finding.line == 0) return {};
  return finding.file + ':' + std::to_string(finding.line) + ':' + std::to_string(finding.column);
}

/// Each finding with its place, what it is about, and what is wrong.
void write_in_full(Page& page, const ChangedGroup& group) {
  Lines lines;
  for (const audit::Changed& changed : group) {
    if (changed.finding == nullptr) {
      append(lines, wrapped(changed.result->message, page.room()));
      continue;
    }
    Line prefix;
    const std::string place = place_text(*changed.finding);
    if (!place.empty()) prefix.emplace_back(place + "  ", Ink::dim);
    const std::string& item = changed.finding->fact.item;
    if (!item.empty()) prefix.emplace_back(item + "  ");
    append(lines, prefix.empty() ? wrapped(changed.finding->message, page.room())
                                 : beside(prefix, changed.finding->message, page.room()));
  }
  page.field(words::found, lines);
}

void write_items(Page& page, const ChangedGroup& group) {
  std::vector<std::string> items;
  for (const audit::Changed& changed : group) {
    if (changed.finding != nullptr && !changed.finding->fact.item.empty())
      items.push_back(changed.finding->fact.item);
  }
  if (items.empty()) return;
  page.field(words::diff_items, page.some(items, words::in_all, page.room()));
}

/// What was and is said of the rule may be why a finding is gone.
void write_group(Page& page, const ChangedGroup& group) {
  const audit::Changed& first = group.front();
  write_rule(page, *first.result);
  if (first.change == Change::added) return write_in_full(page, group);
  if (first.was != first.now)
    page.field(words::diff_verdict, verdicts_of(first, page.options().language));
  write_items(page, group);
}

void write_change(Page& page, const audit::Comparison& comparison, Change change) {
  const auto number = static_cast<std::size_t>(change);
  if (comparison.counts[number] == 0) return;
  write_section(page, phrase_of(change), comparison.counts[number]);
  for (const ChangedGroup& group : groups_of(comparison, change)) write_group(page, group);
}

void write_totals(Page& page, const audit::Comparison& comparison) {
  page.blank();
  page.rule_off(page.say(words::totals));
  for (std::size_t i = 0; i < audit::kChanges; ++i) {
    const Phrase& phrase = phrase_of(static_cast<Change>(i));
    const std::string count = std::to_string(comparison.counts[i]);
    page.print(Line{{page.say(words::diff_count, {page.say(phrase), count}),
                     comparison.counts[i] == 0 ? Ink::dim : kInks[i]}});
  }
}

void write_text(const audit::Comparison& comparison, const Options& options, std::ostream& out) {
  Page page(out, options);
  if (!options.quiet) write_head(page, comparison);
  write_warnings(page, comparison);
  for (std::size_t i = 0; i < audit::kChanges; ++i) {
    const auto change = static_cast<Change>(i);
    if (!options.quiet || change == Change::added) write_change(page, comparison, change);
  }
  if (!options.quiet) write_totals(page, comparison);
}

}  // namespace

const DiffFormat kDiffText{"text", write_text};

}  // namespace hegui::output
