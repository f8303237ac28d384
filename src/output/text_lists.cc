// Outcomes that take a line each, or one line for many.
#include <algorithm>

#include "hegui/base/text.h"
#include "output/text.h"

namespace hegui::output {

namespace {

constexpr std::size_t kWidestRule = 14;
constexpr std::size_t kShortestTitle = 12;

/// A line of a list: a figure in a column of its own, the rule and its title, a remark at the end.
struct Entry {
  const audit::Result* result;
  std::string figure;
  std::string remark;
  Ink ink = Ink::plain;  ///< of the figure
};

/// Widths of the columns that all entries share.
struct Columns {
  std::size_t figure = 0;
  std::size_t rule = 0;
};

Columns columns_of(const std::vector<Entry>& entries) {
  Columns columns;
  for (const Entry& entry : entries) {
    columns.figure = std::max(columns.figure, display_width(entry.figure));
    columns.rule = std::max(columns.rule, display_width(printable(entry.result->rule->id)));
  }
  columns.rule = std::min(columns.rule, kWidestRule);
  return columns;
}

/// The remark goes below where it would leave no room for the title.
Lines lines_of(const Page& page, const Entry& entry, const Columns& columns) {
  Line line{{"  "}};
  if (columns.figure > 0) {
    const std::size_t before = columns.figure - display_width(entry.figure);
    line.emplace_back(std::string(before, ' ') + entry.figure + "  ", entry.ink);
  }
  const std::string rule = truncate(printable(entry.result->rule->id), columns.rule);
  line.emplace_back(pad(rule, columns.rule + 2), Ink::strong);
  const std::size_t remark = entry.remark.empty() ? 0 : display_width(entry.remark) + 2;
  const std::size_t left = page.width() - width_of(line);
  const bool beside = remark > 0 && remark + kShortestTitle <= left;
  const std::size_t room = beside ? left - remark : left;
  const std::string title = truncate(printable(page.text(entry.result->rule->title)), room);
  line.emplace_back(beside ? pad(title, room) : title);
  if (beside) line.emplace_back("  " + entry.remark, Ink::dim);
  if (beside || remark == 0) return {line};
  return {line, {{"    " + entry.remark, Ink::dim}}};
}

void write_entries(Page& page, const std::vector<Entry>& entries) {
  const Columns columns = columns_of(entries);
  for (const Entry& entry : entries) page.print(lines_of(page, entry, columns));
}

std::string grant_of(const Page& page, const audit::Waived& waived) {
  if (!waived.expires_on) return page.say(words::waived_by, {waived.document, waived.approved_by});
  return page.say(words::waived_until,
                  {waived.document, waived.approved_by, to_string(*waived.expires_on)});
}

/// Aims and standing duties of one notice that are not listed.
struct Summed {
  const rules::Pack* pack;
  std::size_t aims = 0;
  std::size_t standing = 0;
};

std::vector<Summed> summed_of(const Page& page, const Block& block) {
  std::vector<Summed> all;
  for (const audit::Result* result : block.results) {
    if (!is_shown(*result, page.options()) || !is_summed_up(*result, page.options())) continue;
    const rules::Pack* pack = result->rule->pack;
    auto found = std::ranges::find(all, pack, &Summed::pack);
    if (found == all.end()) found = all.insert(all.end(), Summed{pack});
    ++(result->outcome == rules::Outcome::fail ? found->aims : found->standing);
  }
  return all;
}

std::string sentence_of(const Page& page, const Summed& summed) {
  const std::string& document = summed.pack->document;
  const std::string aims = std::to_string(summed.aims);
  const std::string standing = std::to_string(summed.standing);
  if (summed.standing == 0) return page.say(words::aims_missed, {document, aims});
  if (summed.aims == 0) return page.say(words::standing_unshown, {document, standing});
  return page.say(words::aims_and_standing, {document, aims, standing});
}

}  // namespace

void write_unknowns(Page& page, const Results& results) {
  std::vector<Entry> entries;
  for (const audit::Result* result : results)
    entries.push_back({result, severity_word(page, result->severity),
                       left_open(page.options().language, *result), ink_of(result->severity)});
  const Columns columns = columns_of(entries);
  for (const Entry& entry : entries) {
    page.print(lines_of(page, entry, columns));
    write_measured(page, *entry.result);
    write_findings(page, *entry.result);
  }
}

void write_not_due(Page& page, const Results& results) {
  Results soonest = results;
  std::ranges::stable_sort(soonest, {}, &audit::Result::days_left);
  std::vector<Entry> entries;
  for (const audit::Result* result : soonest) {
    const std::int64_t days = result->days_left.value_or(0);
    const std::string when =
        days == 0 ? page.say(words::due_today) : page.say(words::days_left, {std::to_string(days)});
    entries.push_back({result, when, left_open(page.options().language, *result)});
  }
  write_entries(page, entries);
}

void write_late(Page& page, const Results& results) {
  std::vector<Entry> entries;
  for (const audit::Result* result : results) {
    const std::string days = std::to_string(result->late_days.value_or(0));
    entries.push_back({result, page.say(words::late_by, {days}), {}});
  }
  write_entries(page, entries);
}

void write_plain(Page& page, const Results& results) {
  std::vector<Entry> entries;
  for (const audit::Result* result : results) entries.push_back({result, {}, {}});
  write_entries(page, entries);
}

void write_waived(Page& page, const Results& results) {
  for (const audit::Result* result : results) {
    write_heading(page, *result);
    for (const audit::Waived& waived : result->waived) {
      const Line prefix{{"  "}, {waived.item}, {"  "}};
      page.print(beside(prefix, grant_of(page, waived), page.width()));
    }
  }
}

void write_with_message(Page& page, const Results& results) {
  for (const audit::Result* result : results) {
    write_heading(page, *result);
    page.print(indented(wrapped(page.text(result->message), page.width() - 2), 2));
  }
}

void write_summed_up(Page& page, const Block& block) {
  for (const Summed& summed : summed_of(page, block))
    page.print(wrapped(sentence_of(page, summed), page.width(), Ink::blue));
}

}  // namespace hegui::output
