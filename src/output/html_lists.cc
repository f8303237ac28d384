// The rest of the outcomes, as tables: unknown, not due, waived, met late, met.
#include <algorithm>

#include "output/html.h"

namespace hegui::output {

using rules::Outcome;

namespace {

struct Entry {
  const Block* block = nullptr;
  const audit::Result* result = nullptr;
};
using Entries = std::vector<Entry>;

Entries entries_of(const HtmlPage& page, Outcome outcome) {
  Entries entries;
  for (const Block& block : page.blocks()) {
    for (const audit::Result* result : all_results(block, outcome))
      entries.push_back({&block, result});
  }
  return entries;
}

void write_names(HtmlPage& page, const Entry& entry) {
  if (page.blocks().size() > 1) page.put("td", name_of(page, *entry.block));
  page.with("th", {{"scope", "row"}}, [&] {
    write_badge(page, entry.result->severity);
    page.put("span.rule", entry.result->rule->id);
    page.put("span", page.in(entry.result->rule->title));
  });
}

std::vector<Phrase> titles_of(const HtmlPage& page, std::vector<Phrase> titles) {
  titles.insert(titles.begin(), words::column_rule);
  if (page.blocks().size() > 1) titles.insert(titles.begin(), words::column_body);
  return titles;
}

/// A chapter that is one table; nothing if there are no entries.
template <class WriteRows>
void write_entries(HtmlPage& page, std::string_view id, const Phrase& title,
                   const std::vector<Phrase>& columns, const Entries& entries,
                   WriteRows write_rows) {
  if (entries.empty()) return;
  page.chapter(id, title, [&] {
    page.with("div", {{"data-group"}}, [&] {
      write_table(page, "table.list", title, [&] {
        write_table_head(page, titles_of(page, columns));
        page.with("tbody", [&] {
          for (const Entry& entry : entries) write_rows(entry);
        });
      });
    });
  });
}

/// A row that links to the result lead to.
Attributes anchored(const HtmlPage& page, const Entry& entry) {
  Attributes attributes = filtered_by(page, *entry.block, {entry.result});
  attributes.push_back({"id", anchor_of(page, *entry.result)});
  return attributes;
}

std::string due_of(const audit::Result& result) {
  return result.rule->due ? to_string(*result.rule->due) : "–";
}

void write_unknown(HtmlPage& page) {
  const std::vector<Phrase> columns{words::due, words::says, words::column_lacking};
  const Entries entries = entries_of(page, Outcome::unknown);
  write_entries(page, "unknown", words::html_unknown, columns, entries, [&](const Entry& entry) {
    const audit::Result& result = *entry.result;
    page.with("tr", anchored(page, entry), [&] {
      write_names(page, entry);
      page.put("td.day", due_of(result));
      page.put("td", page.in(result.message));
      page.put("td.number", std::to_string(result.unknowns.size()));
    });
  });
}

std::string left_of(const HtmlPage& page, const audit::Result& result) {
  if (!result.days_left || *result.days_left == 0) return page.say(words::due_today);
  return page.say(words::days, {std::to_string(*result.days_left)});
}

std::string to_do_of(const HtmlPage& page, const audit::Result& result) {
  const std::string left = left_open(page.options().language, result);
  return left.empty() ? "–" : left;
}

void write_not_due(HtmlPage& page) {
  Entries entries = entries_of(page, Outcome::not_due);
  std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return entry.result->days_left; });
  const std::vector<Phrase> columns{words::due, words::column_left, words::column_to_do};
  write_entries(page, "not-due", words::html_not_due, columns, entries, [&](const Entry& entry) {
    const audit::Result& result = *entry.result;
    page.with("tr", anchored(page, entry), [&] {
      write_names(page, entry);
      page.put("td.day", due_of(result));
      page.put("td", left_of(page, result));
      page.put("td", to_do_of(page, result));
    });
  });
}

void write_waived(HtmlPage& page) {
  const std::vector<Phrase> columns{words::column_item, words::column_approval,
                                    words::column_approved_by, words::column_expires};
  const auto write_waiver = [&](const Entry& entry, const audit::Waived& waived) {
    const bool leads =
        entry.result->outcome == Outcome::waived && &waived == &entry.result->waived.front();
    const Attributes attributes =
        leads ? anchored(page, entry) : filtered_by(page, *entry.block, {entry.result});
    page.with("tr", attributes, [&] {
      write_names(page, entry);
      page.put("td.item", waived.item);
      page.put("td", waived.document);
      page.put("td", waived.approved_by);
      page.put("td.day",
               waived.expires_on ? to_string(*waived.expires_on) : page.say(words::no_expiry));
    });
  };
  Entries entries;
  for (const Outcome outcome :
       {Outcome::waived, Outcome::fail, Outcome::unknown, Outcome::not_due, Outcome::pass}) {
    for (const Entry& entry : entries_of(page, outcome)) {
      if (!entry.result->waived.empty()) entries.push_back(entry);
    }
  }
  write_entries(page, "waived", words::html_waived, columns, entries, [&](const Entry& entry) {
    for (const audit::Waived& waived : entry.result->waived) write_waiver(entry, waived);
  });
}

void write_late(HtmlPage& page) {
  Entries entries = entries_of(page, Outcome::pass);
  std::erase_if(entries, [](const Entry& entry) { return !entry.result->late_days; });
  std::ranges::stable_sort(entries, std::ranges::greater{},
                           [](const Entry& entry) { return entry.result->late_days; });
  write_entries(page, "late", words::html_late, {words::due, words::column_late}, entries,
                [&](const Entry& entry) {
                  const audit::Result& result = *entry.result;
                  page.with("tr", filtered_by(page, *entry.block, {&result}), [&] {
                    write_names(page, entry);
                    page.put("td.day", due_of(result));
                    page.put("td", page.say(words::days, {std::to_string(*result.late_days)}));
                  });
                });
}

void write_rules(HtmlPage& page, Outcome outcome, const Results& results) {
  if (results.empty()) return;
  page.put("h3", outcome_word(page.language(), outcome));
  page.with("ul.rules", [&] {
    for (const audit::Result* result : results) {
      page.with("li", {{"id", anchor_of(page, *result)}}, [&] {
        page.put("span.rule", result->rule->id);
        page.put("span", page.in(result->rule->title));
        if (outcome == Outcome::not_applicable) page.put("span.aside", page.in(result->message));
      });
    }
  });
}

void write_passes(HtmlPage& page) {
  page.chapter("passes", words::html_passes, [&] {
    for (const Block& block : page.blocks()) {
      const Results met = all_results(block, Outcome::pass);
      const Results apart = all_results(block, Outcome::not_applicable);
      page.with("details", [&] {
        page.put("summary",
                 page.say(words::passes_of_body, {name_of(page, block), std::to_string(met.size()),
                                                  std::to_string(apart.size())}));
        write_rules(page, Outcome::pass, met);
        write_rules(page, Outcome::not_applicable, apart);
      });
    }
  });
}

}  // namespace

void write_lists(HtmlPage& page) {
  write_unknown(page);
  write_not_due(page);
  write_waived(page);
  write_late(page);
  write_passes(page);
}

}  // namespace hegui::output
