// A notice of rectification as a page, for A4.
#include <sstream>

#include "output/html.h"
#include "output/html_policy.h"
#include "output/notice.h"

namespace hegui::output {

namespace {

void write_field(HtmlPage& page, const Phrase& label, std::string_view text) {
  if (text.empty()) return;
  page.with("div", [&] {
    page.put("dt", label);
    page.put("dd", text);
  });
}

void write_items(HtmlPage& page, const Demand& demand) {
  write_table(page, "table.items", words::found, [&] {
    write_table_head(page, {words::column_item, words::found, words::column_place});
    page.with("tbody", [&] {
      for (const NoticeItem& item : demand.items) {
        page.with("tr", [&] {
          page.put("td.item", item.item.empty() ? page.say(words::body_itself) : item.item);
          page.put("td", item.message);
          page.put("td.place", item.place);
        });
      }
    });
  });
}

void write_demand(HtmlPage& page, const Demand& demand) {
  page.with("section.demand", [&] {
    page.with("h2", [&] {
      page.text(demand.heading + " ");
      write_badge(page, demand.severity);
    });
    page.with("blockquote", [&] {
      if (!demand.quote.empty())
        page.put("p", page.say(words::quote_open) + demand.quote + page.say(words::quote_close));
      page.put("footer", demand.clause);
    });
    page.with("dl.terms", [&] {
      write_field(page, words::html_responsible, demand.responsible);
      write_field(page, words::notice_inventory, demand.inventory);
      write_field(page, words::due, demand.due);
      write_field(page, words::share, demand.figures);
      write_field(page, words::notice_demand, demand.remedy);
      write_field(page, words::notice_hand_in, demand.hand_in);
    });
    write_items(page, demand);
  });
}

void write_rows(HtmlPage& page, const Phrase& title, const NoticeTable& of) {
  if (of.rows.empty()) return;
  page.with("section.demand", [&] {
    page.put("h2", title);
    write_table(page, "table", title, [&] {
      write_table_head(page, of.columns);
      page.with("tbody", [&] {
        for (const std::vector<std::string>& row : of.rows) {
          page.with("tr", [&] {
            for (const std::string& cell : row) page.put("td", cell);
          });
        }
      });
    });
  });
}

void write_letter(HtmlPage& page, const Notice& notice) {
  page.with("main.letter", [&] {
    page.put("h1", notice.title());
    page.put("p.to", page.say(words::notice_to, {notice.unit}));
    for (const std::string& opening : notice.opening) page.put("p.opening", opening);
    for (const Demand& demand : notice.demands) write_demand(page, demand);
    write_rows(page, words::html_requests, notice.requests);
    write_rows(page, words::notice_coming, notice.coming);
    page.put("p.signed", page.say(words::notice_signed, {to_string(page.report().as_of)}));
  });
}

void write_head(HtmlPage& page, const Notice& notice) {
  page.with("head", [&] {
    page.open("meta", {{"charset", "utf-8"}});
    page.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page.open("meta", {{"http-equiv", "Content-Security-Policy"},
                       {"content", content_security_policy("")}});
    page.open("meta", {{"name", "generator"}, {"content", "hegui"}});
    page.put("title", page.say(words::html_title, {page.say(notice.title()), notice.unit}));
    page.with("style", [&] { page.raw(kHtmlStyle); });
  });
}

}  // namespace

std::string notice_as_html(const audit::Report& report, const Options& options,
                           const Notice& notice) {
  std::ostringstream out;
  // The page needs nothing of the report but its date.
  audit::Report dated;
  dated.as_of = report.as_of;
  HtmlPage page(dated, options, out);
  page.raw(kPageBegin);
  page.raw(kNoticeMark);
  page.with("html", {{"lang", options.language == Language::zh ? "zh-CN" : "en"}}, [&] {
    write_head(page, notice);
    page.with("body", [&] { write_letter(page, notice); });
  });
  page.raw("\n");
  return out.str();
}

}  // namespace hegui::output
