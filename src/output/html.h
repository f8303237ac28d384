// The parts of the HTML report, each in its own file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/describe.h"
#include "output/html_page.h"

namespace hegui::output {

/// The style and the script, as markup without their elements.
extern const std::string_view kHtmlStyle, kHtmlScript;

void write_summary(HtmlPage& page);
void write_quotas(HtmlPage& page);
void write_controls(HtmlPage& page);
void write_timeline(HtmlPage& page);
void write_ranking(HtmlPage& page);
void write_filter(HtmlPage& page);
void write_findings(HtmlPage& page);
void write_requests(HtmlPage& page);
void write_lists(HtmlPage& page);
void write_inputs(HtmlPage& page);

/// A table that can be scrolled sideways where the window is narrow, by keyboard too.
template <class Fill>
void write_table(HtmlPage& page, std::string_view tag, const Phrase& label, Fill fill) {
  page.with("div.scroll", {{"role", "region"}, {"tabindex", "0"}, {"aria-label", page.say(label)}},
            [&] { page.with(tag, fill); });
}
void write_table_head(HtmlPage& page, const std::vector<Phrase>& titles);

/// Results of the block with the outcome, most severe first, all of them.
Results all_results(const Block& block, rules::Outcome outcome);
std::size_t findings_of(const Results& results);
std::string name_of(const HtmlPage& page, const Block& block);
std::string anchor_of(const HtmlPage& page, const audit::Result& result);
std::string anchor_of(const HtmlPage& page, const Block& block);
std::string control_title(const HtmlPage& page, const std::string& control);
/// What the filter goes by.
Attributes filtered_by(const HtmlPage& page, const Block& block, const Results& results);

void write_badge(HtmlPage& page, rules::Severity severity);
void write_rule_link(HtmlPage& page, const audit::Result& result);
/// The measured share with what is required, as a picture that says the same in words.
void write_bar(HtmlPage& page, const audit::Measured& measured, bool fails);

}  // namespace hegui::output
