// What is wrong, body by body: the clause in its own words, what breaks it and where, what to do.
#include <algorithm>

#include "output/html.h"
#include "output/marks.h"

namespace hegui::output {

using rules::Outcome;

namespace {

void write_new_badge(HtmlPage& page) { page.put("span.state.added", page.say(words::mark_added)); }

void write_fact(HtmlPage& page, const Phrase& label, std::string_view text) {
  if (text.empty()) return;
  page.with("div", [&] {
    page.put("dt", label);
    page.put("dd", text);
  });
}

void write_clause(HtmlPage& page, const rules::Rule& rule) {
  page.with("blockquote", [&] {
    if (!rule.source.quote.empty()) {
      page.put("p", page.say(words::quote_open) + rule.source.quote + page.say(words::quote_close));
    }
    page.put("footer", clause_of(page.language(), rule));
  });
}

std::string deadline_of(const HtmlPage& page, const audit::Result& result) {
  const rules::Rule& rule = *result.rule;
  return rule.due ? overdue_of(page.language(), *rule.due, page.report().as_of) : std::string();
}

std::vector<std::string> excluded_of(const HtmlPage& page, const audit::Measured& measured) {
  std::vector<std::string> excluded;
  for (const audit::Excluded& out : measured.excluded)
    excluded.push_back(page.say(words::item_with_reason, {out.item, page.in(out.reason)}));
  return excluded;
}

std::vector<std::string> parameters_of(const HtmlPage& page, const audit::Result& result) {
  std::vector<std::string> parameters;
  for (const auto& [name, value] : result.parameters)
    parameters.push_back(parameter_of(page.options().language, *result.rule, name, value));
  return parameters;
}

void write_facts(HtmlPage& page, const audit::Result& result, const Block& block) {
  const rules::Rule& rule = *result.rule;
  page.with("dl.facts", [&] {
    write_fact(page, words::html_rectifier, name_of(page, block));
    write_fact(page, words::due, deadline_of(page, result));
    if (!rule.due && rule.effective_from)
      write_fact(page, words::since, to_string(*rule.effective_from));
    write_fact(page, words::column_control, control_title(page, rule.control));
    write_fact(page, words::html_responsible, joined(page.language(), rule.source.responsible));
    if (result.measured)
      write_fact(page, words::excluded,
                 joined(page.language(), excluded_of(page, *result.measured)));
    write_fact(page, words::parameters, joined(page.language(), parameters_of(page, result)));
  });
}

void write_share(HtmlPage& page, const audit::Result& result) {
  if (!result.measured) return;
  page.with("div.share", [&] {
    write_bar(page, *result.measured, true);
    page.put("p.figures", figures_of(page.language(), *result.measured, true));
  });
}

void write_finding(HtmlPage& page, const audit::Finding& finding) {
  page.with("tr", [&] {
    page.with("td.item", [&] {
      page.text(finding.item.empty() ? page.say(words::body_itself) : finding.item);
      if (!is_new(finding)) return;
      page.text(" ");
      write_new_badge(page);
    });
    page.put("td", page.in(finding.message));
    page.put("td.place", place_text(finding.span));
  });
}

void write_finding_table(HtmlPage& page, const audit::Result& result) {
  if (result.findings.empty()) return;
  write_table(page, "table.items", words::found, [&] {
    write_table_head(page, {words::column_item, words::found, words::column_place});
    page.with("tbody", [&] {
      for (const audit::Finding& finding : result.findings) write_finding(page, finding);
    });
  });
}

void write_heading(HtmlPage& page, const audit::Result& result) {
  page.with("h4", [&] {
    write_badge(page, result.severity);
    page.put("span.rule", result.rule->id);
    page.put("span.title", page.in(result.rule->title));
    if (result.rule->aim) page.put("span.state.not-due", page.say(words::aim));
    if (holds_new(result)) write_new_badge(page);
  });
}

/// Whether the message tells anything that the figures and the only finding do not.
bool says_more(const audit::Result& result) {
  if (result.findings.empty()) return true;
  return result.measured && result.findings.size() > 1;
}

void write_failure(HtmlPage& page, const Block& block, const audit::Result& result) {
  Attributes attributes = filtered_by(page, block, {&result});
  attributes.push_back({"id", anchor_of(page, result)});
  page.with("article", attributes, [&] {
    write_heading(page, result);
    write_clause(page, *result.rule);
    write_share(page, result);
    if (says_more(result)) page.put("p", page.in(result.message));
    write_finding_table(page, result);
    if (!page.in(result.rule->remedy).empty()) {
      page.with("p.remedy", [&] {
        page.put("strong", words::remedy);
        page.text(page.in(result.rule->remedy));
      });
    }
    write_facts(page, result, block);
  });
}

/// What could not be evaluated comes before what fails; aims come last.
Results failures_of(const Block& block) {
  Results results = all_results(block, Outcome::error);
  const Results fails = all_results(block, Outcome::fail);
  results.insert(results.end(), fails.begin(), fails.end());
  std::stable_partition(results.begin(), results.end(),
                        [](const audit::Result* result) { return !result->rule->aim; });
  return results;
}

void write_body(HtmlPage& page, const Block& block, const Results& failures) {
  page.with("section.body", {{"id", anchor_of(page, block)}, {"data-group"}}, [&] {
    page.with("h3", [&] {
      page.text(name_of(page, block));
      page.put("span.aside", page.say(words::body_counts, {std::to_string(failures.size()),
                                                           std::to_string(findings_of(failures))}));
    });
    for (const audit::Result* result : failures) write_failure(page, block, *result);
  });
}

}  // namespace

void write_findings(HtmlPage& page) {
  page.chapter("findings", words::html_findings, [&] {
    bool any = false;
    for (const Block& block : page.blocks()) {
      const Results failures = failures_of(block);
      if (!failures.empty()) write_body(page, block, failures);
      any = any || !failures.empty();
    }
    if (!any) page.put("p", words::no_findings);
  });
}

}  // namespace hegui::output
