// Facts that nobody stated, as a list to be filled in: each fact once, with the items that lack it
// and the rules that wait for it.
#include "output/html.h"
#include "output/requests.h"

namespace hegui::output {

namespace {

/// The one file that all these facts are to be stated in; none if there are several.
const Source* file_of(const std::vector<Request>& requests) {
  const Source* file = nullptr;
  for (const Request& request : requests) {
    for (const audit::Missing* fact : request.facts) {
      if (file != nullptr && fact->span.source != file) return nullptr;
      file = fact->span.source;
    }
  }
  return file;
}

std::string place_in(const HtmlPage& page, const Source* file, const Span& span) {
  if (file == nullptr || !span.known()) return place_text(span);
  return page.say(words::at_line, {std::to_string(span.position().line)});
}

void write_items(HtmlPage& page, const Source* file, const Request& request) {
  page.with("td", [&] {
    if (request.facts.front()->item.empty() && request.facts.front()->field.empty())
      page.put("span", words::whole_collection);
    page.with("ul.lacking", [&] {
      for (const audit::Missing* fact : request.facts) {
        page.with("li", [&] {
          page.put("span.item", fact->item);
          page.put("span.place", place_in(page, file, fact->span));
        });
      }
    });
  });
}

void write_rules(HtmlPage& page, const Request& request) {
  page.with("td", [&] {
    for (const audit::Result* result : request.results) {
      page.with("p", [&] {
        write_badge(page, result->severity);
        page.put("span.rule", result->rule->id);
        page.put("span", page.in(result->rule->title));
      });
    }
  });
}

void write_request(HtmlPage& page, const Block& block, const Source* file, const Request& request) {
  page.with("tr", filtered_by(page, block, request.results), [&] {
    page.put("th", {{"scope", "row"}}, name_of(page.language(), *request.facts.front()));
    write_items(page, file, request);
    write_rules(page, request);
  });
}

void write_body(HtmlPage& page, const Block& block, const std::vector<Request>& requests) {
  const Source* file = file_of(requests);
  page.with("section.body", {{"data-group"}}, [&] {
    page.with("h3", [&] {
      page.text(name_of(page, block));
      if (file != nullptr) page.put("span.aside", file->name());
    });
    write_table(page, "table.requests", words::html_requests, [&] {
      write_table_head(page, {words::column_fact, words::column_items, words::column_needed_by});
      page.with("tbody", [&] {
        for (const Request& request : requests) write_request(page, block, file, request);
      });
    });
  });
}

}  // namespace

void write_requests(HtmlPage& page) {
  std::vector<std::pair<const Block*, std::vector<Request>>> all;
  for (const Block& block : page.blocks()) {
    std::vector<Request> requests = requests_of(block.results);
    if (!requests.empty()) all.emplace_back(&block, std::move(requests));
  }
  if (all.empty()) return;
  page.chapter("requests", words::html_requests, [&] {
    page.put("p", words::requests_why);
    for (const auto& [block, requests] : all) write_body(page, *block, requests);
  });
}

}  // namespace hegui::output
