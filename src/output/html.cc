// The report as one page for people: readable without script, printable, nothing fetched. The
// summary first, then every finding, what is to be stated, and the rest.
#include <ostream>
#include <sstream>

#include "output/formats.h"
#include "output/html.h"
#include "output/html_policy.h"

namespace hegui::output {

namespace {

std::string title_of(const HtmlPage& page) {
  return page.say(words::html_title, {page.say(words::title), to_string(page.report().as_of)});
}

void write_head(HtmlPage& page) {
  page.with("head", [&] {
    page.open("meta", {{"charset", "utf-8"}});
    page.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page.open("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    page.open("meta", {{"http-equiv", "Content-Security-Policy"},
                       {"content", content_security_policy(kHtmlScript)}});
    page.put("title", title_of(page));
    page.with("style", [&] { page.raw(kHtmlStyle); });
  });
}

void write_contents(HtmlPage& page, const std::vector<HtmlPage::Chapter>& chapters) {
  page.with("nav.contents", {{"aria-label", page.say(words::html_contents)}}, [&] {
    page.with("ul", [&] {
      for (const HtmlPage::Chapter& chapter : chapters) {
        page.with("li", [&] {
          page.put("a", {{"href", "#" + std::string(chapter.id)}}, page.say(chapter.title));
        });
      }
    });
  });
}

void write_fact(HtmlPage& page, const Phrase& label, std::string_view text) {
  page.with("div", [&] {
    page.put("dt", label);
    page.put("dd", text);
  });
}

void write_letterhead(HtmlPage& page) {
  const audit::Report& report = page.report();
  page.with("header.letterhead", [&] {
    page.put("h1", words::title);
    page.with("dl", [&] {
      const std::string date = to_string(report.as_of);
      write_fact(page, words::as_of,
                 report.as_of_is_today ? page.say(words::as_of_today, {date}) : date);
      for (const rules::Pack* pack : report.packs)
        write_fact(page, words::notices,
                   page.say(words::clause, {pack->document, page.in(pack->title)}));
      write_fact(page, words::bodies,
                 page.say(words::html_bodies_count, {std::to_string(report.bodies)}));
    });
  });
}

void write_main(HtmlPage& page) {
  write_summary(page);
  write_quotas(page);
  write_controls(page);
  write_ranking(page);
  write_timeline(page);
  write_filter(page);
  write_findings(page);
  write_requests(page);
  write_lists(page);
  write_inputs(page);
}

/// The contents list the chapters that there are, so these are written first.
void write_body(HtmlPage& page) {
  std::ostringstream text;
  HtmlPage main(page.report(), page.options(), text);
  write_main(main);
  page.with("body", [&] {
    page.put("a.skip", {{"href", "#summary"}}, page.say(words::html_skip));
    write_letterhead(page);
    write_contents(page, main.chapters());
    page.with("main", [&] { page.raw(text.str()); });
    page.with("script", [&] { page.raw(kHtmlScript); });
  });
}

void write_html(const audit::Report& report, const Options& options, std::ostream& out) {
  HtmlPage page(report, options, out);
  page.raw("<!doctype html>\n");
  page.with("html", {{"lang", options.language == Language::zh ? "zh-CN" : "en"}}, [&] {
    write_head(page);
    write_body(page);
  });
  page.raw("\n");
}

}  // namespace

const Format kHtml{
    "html", ".html", {"供人阅读和打印的网页", "a page for reading and printing"}, write_html};

}  // namespace hegui::output
