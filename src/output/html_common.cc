// What several parts of the HTML report share: names, anchors, badges, what the filter goes by.
#include <algorithm>
#include <set>

#include "output/html.h"
#include "output/marks.h"

namespace hegui::output {

void write_table_head(HtmlPage& page, const std::vector<Phrase>& titles) {
  page.with("thead", [&] {
    page.with("tr", [&] {
      for (const Phrase& title : titles) {
        const bool names = title.zh == words::column_body.zh;
        page.put(names ? "th.name" : "th", {{"scope", "col"}}, page.say(title));
      }
    });
  });
}

Results all_results(const Block& block, rules::Outcome outcome) {
  Options everything;
  everything.verbose = 1;
  return listed_results(block, outcome, everything);
}

std::size_t findings_of(const Results& results) {
  std::size_t count = 0;
  for (const audit::Result* result : results) count += result->findings.size();
  return count;
}

std::string name_of(const HtmlPage& page, const Block& block) {
  return block.of_division ? page.say(words::division_row, {block.division}) : block.body;
}

std::string anchor_of(const HtmlPage& page, const audit::Result& result) {
  return "r" + std::to_string(&result - page.report().results.data());
}

std::string anchor_of(const HtmlPage& page, const Block& block) {
  return "b" + std::to_string(&block - page.blocks().data());
}

std::string control_title(const HtmlPage& page, const std::string& control) {
  const rules::Library* library = page.options().library;
  const rules::Control* found = library == nullptr ? nullptr : library->find_control(control);
  return found == nullptr ? control : page.in(found->title);
}

Attributes filtered_by(const HtmlPage& page, const Block& block, const Results& results) {
  const std::vector<std::string>& controls = page.controls();
  std::set<std::string> severities, numbers, marks;
  for (const audit::Result* result : results) {
    severities.emplace(rules::name_of(result->severity));
    numbers.insert(
        std::to_string(std::ranges::find(controls, result->rule->control) - controls.begin()));
    if (holds_new(*result)) marks.emplace("new");
    if (holds_known(*result)) marks.emplace("known");
  }
  const auto joined = [](const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
    return text;
  };
  Attributes attributes{{"data-body", anchor_of(page, block)},
                        {"data-severity", joined(severities)},
                        {"data-control", joined(numbers)}};
  if (page.report().baseline) attributes.push_back({"data-baseline", joined(marks)});
  return attributes;
}

void write_badge(HtmlPage& page, rules::Severity severity) {
  const std::string tag = "span.badge." + std::string(rules::name_of(severity));
  page.put(tag, severity_word(page.language(), severity));
}

void write_rule_link(HtmlPage& page, const audit::Result& result) {
  page.with("a", {{"href", "#" + anchor_of(page, result)}}, [&] {
    page.put("span.rule", result.rule->id);
    page.text(" " + page.in(result.rule->title));
  });
}

}  // namespace hegui::output
