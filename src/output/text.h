// The parts of the text report, each in its own file.
#pragma once

#include <string>
#include <vector>

#include "hegui/audit/report.h"
#include "output/describe.h"
#include "output/page.h"

namespace hegui::output {

using Results = std::vector<const audit::Result*>;

/// The results of one body, or of one division.
struct Block {
  std::string body;
  std::string division;
  bool of_division = false;
  Results results;
};
std::vector<Block> blocks_of(const audit::Report& report);

/// Results with the outcome that are to be listed, most severe first.
Results listed_results(const Block& block, rules::Outcome outcome, const Options& options);
/// Whether results that are listed state the same duty more strictly for all its items.
bool is_told_elsewhere(const Block& block, const audit::Result& result, const Options& options);
/// The listed result of the block with the rule, nullptr if there is none.
const audit::Result* find_listed(const Block& block, const std::string& rule,
                                 const Options& options);
/// Missed aims and unknown standing duties without a date: too many to list unless asked for.
bool is_summed_up(const audit::Result& result, const Options& options);
bool is_shown(const audit::Result& result, const Options& options);

std::string severity_word(const Page& page, rules::Severity severity);

void write_head(Page& page, const audit::Report& report);
void write_totals(Page& page, const audit::Report& report, const std::vector<Block>& blocks);

/// `[severity] rule  title`
void write_heading(Page& page, const audit::Result& result);
/// `quoted`: the rule above that shows the same words of the notice, nullptr if none does.
void write_failure(Page& page, const Block& block, const audit::Result& result,
                   const rules::Rule* quoted, Date as_of);
void write_findings(Page& page, const audit::Result& result);
/// The figures and the bar.
void write_measured(Page& page, const audit::Result& result);
/// Which rows would close the gap, and which do not count.
void write_counted(Page& page, const audit::Result& result);

/// A heading with a number, in the colour of the outcome.
void write_section(Page& page, const Phrase& title, Ink ink, std::size_t count);
void write_unknowns(Page& page, const Results& results);
/// What the results lack, with the section's heading; nothing where they lack nothing.
void write_requests(Page& page, const Results& results);
void write_not_due(Page& page, const Results& results);
void write_waived(Page& page, const Results& results);
void write_late(Page& page, const Results& results);
void write_plain(Page& page, const Results& results);
void write_with_message(Page& page, const Results& results);
void write_summed_up(Page& page, const Block& block);

}  // namespace hegui::output
