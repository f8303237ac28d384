// What the audit rests on: notices and inventories with their digests, and what was remarked of
// them.
#include "output/html.h"

namespace hegui::output {

namespace {

void write_packs(HtmlPage& page) {
  write_table(page, "table.inputs", words::notices, [&] {
    write_table_head(page, {words::column_notice, words::column_pack, words::column_digest});
    page.with("tbody", [&] {
      for (const rules::Pack* pack : page.report().packs) {
        page.with("tr", [&] {
          page.put("td", page.say(words::clause, {pack->document, page.in(pack->title)}));
          page.put("td.rule", pack->id);
          page.put("td.digest", pack->sha256);
        });
      }
    });
  });
}

std::string bodies_of(const HtmlPage& page, const audit::Input& input) {
  std::string names;
  for (const std::string& body : input.bodies)
    names += (names.empty() ? "" : page.say(words::separator)) + body;
  return names;
}

void write_inventories(HtmlPage& page) {
  write_table(page, "table.inputs", words::column_input, [&] {
    write_table_head(page, {words::column_input, words::column_body, words::column_digest});
    page.with("tbody", [&] {
      for (const audit::Input& input : page.report().inputs) {
        page.with("tr", [&] {
          page.put("td.place", input.path);
          page.put("td", bodies_of(page, input));
          page.put("td.digest", input.sha256);
        });
      }
    });
  });
}

std::vector<const Issue*> issues_of(const audit::Report& report) {
  std::vector<const Issue*> issues;
  const auto add = [&](const Issues* some) {
    if (some == nullptr) return;
    for (const Issue& issue : some->all()) issues.push_back(&issue);
  };
  add(report.warnings);
  for (const audit::Input& input : report.inputs) add(input.issues);
  return issues;
}

void write_issue(HtmlPage& page, const Issue& issue) {
  page.with("li", [&] {
    page.put("span.place", place_text(issue.span));
    page.text(" " + issue.message(page.language()) + " ");
    page.put("span.aside", issue.hint_text(page.language()));
  });
}

}  // namespace

void write_inputs(HtmlPage& page) {
  page.chapter("inputs", words::html_inputs, [&] {
    write_packs(page);
    write_inventories(page);
    const std::vector<const Issue*> issues = issues_of(page.report());
    if (!issues.empty()) {
      page.put("h3", words::html_issues);
      page.with("ul.issues", [&] {
        for (const Issue* issue : issues) write_issue(page, *issue);
      });
    }
    page.put("p.aside", page.say(words::made_by, {HEGUI_VERSION}));
  });
}

}  // namespace hegui::output
