// The report for an auditor at a terminal: per body what is wrong, worst first, then what is open,
// then what only needs counting.
#include <algorithm>

#include "output/formats.h"
#include "output/text.h"

namespace hegui::output {

using rules::Outcome;

namespace {

void write_block_heading(Page& page, const Block& block) {
  page.rule_off(block.of_division
                    ? page.say(words::division_summary, {block.division})
                    : page.say(words::body_in_division, {block.body, block.division}));
}

/// One section that is a list; nothing if the list is empty.
void write_list(Page& page, const Phrase& title, Ink ink, const Results& results,
                void (*write)(Page&, const Results&)) {
  if (results.empty()) return;
  write_section(page, title, ink, results.size());
  write(page, results);
}

/// The first of them with the same words of the same notice.
const rules::Rule* first_to_quote(const Results& written, const rules::Rule& rule) {
  const auto same = std::ranges::find_if(written, [&](const audit::Result* other) {
    return other->rule->pack == rule.pack && other->rule->source.quote == rule.source.quote;
  });
  return same == written.end() ? nullptr : (*same)->rule;
}

/// What another notice states too is told once, under the strictest form.
void write_failures(Page& page, const Block& block, Date as_of) {
  const Results results = listed_results(block, Outcome::fail, page.options());
  if (results.empty()) return;
  write_section(page, words::section_fail, Ink::alarm, results.size());
  Results written;
  for (const audit::Result* result : results) {
    if (is_told_elsewhere(block, *result, page.options())) continue;
    if (!written.empty()) page.blank();
    write_failure(page, block, *result, first_to_quote(written, *result->rule), as_of);
    written.push_back(result);
  }
  if (written.size() == results.size()) return;
  page.blank();
  const std::string told = std::to_string(results.size() - written.size());
  const std::string sentence = page.say(words::told_elsewhere, {told});
  page.print(wrapped(sentence, page.width(), Ink::dim));
}

Results late_of(const Results& passed) {
  Results late;
  std::ranges::copy_if(passed, std::back_inserter(late),
                       [](const audit::Result* result) { return result->late_days.has_value(); });
  return late;
}

/// What is listed by rule; the rest is only counted, whatever it lacks.
Results shown_results(const Block& block, const Options& options) {
  Results shown;
  std::ranges::copy_if(block.results, std::back_inserter(shown), [&](const auto* result) {
    return is_shown(*result, options) && !is_summed_up(*result, options);
  });
  return shown;
}

std::size_t count_of(const Block& block, Outcome outcome) {
  return static_cast<std::size_t>(
      std::ranges::count(block.results, outcome, &audit::Result::outcome));
}

void write_passes(Page& page, const Block& block, const Results& passed) {
  const Options& options = page.options();
  write_list(page, words::section_late, Ink::yellow, late_of(passed), write_late);
  if (options.verbose > 0) write_list(page, words::section_pass, Ink::green, passed, write_plain);
  if (options.verbose > 1) {
    write_list(page, words::section_not_applicable, Ink::dim,
               listed_results(block, Outcome::not_applicable, options), write_with_message);
  }
}

void write_counts(Page& page, const Block& block) {
  page.blank();
  write_summed_up(page, block);
  page.print(wrapped(page.say(words::met_and_not_applicable,
                              {std::to_string(count_of(block, Outcome::pass)),
                               std::to_string(count_of(block, Outcome::not_applicable))}),
                     page.width(), Ink::green));
}

void write_block(Page& page, const Block& block, Date as_of) {
  const auto with = [&](Outcome outcome) { return listed_results(block, outcome, page.options()); };
  page.blank();
  write_block_heading(page, block);
  write_list(page, words::section_error, Ink::alarm, with(Outcome::error), write_with_message);
  write_failures(page, block, as_of);
  write_list(page, words::section_unknown, Ink::magenta, with(Outcome::unknown), write_unknowns);
  write_list(page, words::section_not_due, Ink::blue, with(Outcome::not_due), write_not_due);
  write_requests(page, shown_results(block, page.options()));
  write_list(page, words::section_waived, Ink::yellow, with(Outcome::waived), write_waived);
  write_passes(page, block, with(Outcome::pass));
  write_counts(page, block);
}

/// Only what fails, each finding with its place.
void write_quietly(Page& page, const Block& block) {
  const Results failures = listed_results(block, Outcome::fail, page.options());
  if (failures.empty()) return;
  write_block_heading(page, block);
  for (const audit::Result* result : failures) {
    if (is_told_elsewhere(block, *result, page.options())) continue;
    write_heading(page, *result);
    write_findings(page, *result);
  }
}

void write_text(const audit::Report& report, const Options& options, std::ostream& out) {
  Page page(out, options);
  const std::vector<Block> blocks = blocks_of(report);
  if (options.quiet) {
    for (const Block& block : blocks) write_quietly(page, block);
    return;
  }
  write_head(page, report);
  for (const Block& block : blocks) write_block(page, block, report.as_of);
  write_totals(page, report, blocks);
}

}  // namespace

void write_section(Page& page, const Phrase& title, Ink ink, std::size_t count) {
  page.blank();
  page.print(Line{{page.say(title, {std::to_string(count)}), ink}});
}

const Format kText{"text", ".txt", {"供人在终端阅读", "for reading at a terminal"}, write_text};

}  // namespace hegui::output
