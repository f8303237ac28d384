// One rule in full: what it demands and by when, what is wrong, what to do about it.
#include <algorithm>
#include <array>

#include "hegui/base/text.h"
#include "output/text.h"

namespace hegui::output {

namespace {

std::size_t badge_width(const Page& page) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < rules::kSeverities; ++i)
    width = std::max(width, display_width(severity_word(page, static_cast<rules::Severity>(i))));
  return width + 2;
}

/// The clause and its words, which a rule above may have shown already.
Lines source_of(const Page& page, const rules::Rule& rule, const rules::Rule* quoted) {
  Lines lines = wrapped(clause_of(page.options().language, rule), page.room());
  if (rule.source.quote.empty()) return lines;
  if (quoted != nullptr) {
    append(lines, wrapped(page.say(words::quoted_above, {quoted->id}), page.room(), Ink::dim));
    return lines;
  }
  append(lines, beside({{page.say(words::quote_open), Ink::dim}},
                       rule.source.quote + page.say(words::quote_close), page.room(), Ink::dim));
  return lines;
}

void write_due(Page& page, const rules::Rule& rule, Date as_of) {
  if (rule.due) {
    page.field(words::due, overdue_of(page.options().language, *rule.due, as_of));
  } else if (rule.effective_from) {
    page.field(words::since, to_string(*rule.effective_from));
  }
}

void write_parameters(Page& page, const audit::Result& result) {
  std::vector<std::string> settings;
  for (const auto& [name, value] : result.parameters)
    settings.push_back(parameter_of(page.options().language, *result.rule, name, value));
  page.field(words::parameters, listed(settings, page.say(words::separator), page.room()));
}

/// Where else the same duty stands, and which of the items that rule finds if not all.
std::string also_of(const Page& page, const audit::Result& result, const audit::Result& other) {
  std::string items;
  std::size_t count = 0;
  for (const audit::Finding& finding : result.findings) {
    if (std::ranges::find(finding.also, other.rule->id) == finding.also.end()) continue;
    items += (items.empty() ? "" : page.say(words::separator)) + printable(finding.item);
    ++count;
  }
  const std::string clause = clause_of(page.options().language, *other.rule);
  std::string text =
      other.rule->due
          ? page.say(words::also_dated, {other.rule->id, clause, to_string(*other.rule->due)})
          : page.say(words::also_undated, {other.rule->id, clause});
  const bool all = count == result.findings.size() || items.empty();
  return all ? text : page.say(words::item_with_reason, {text, items});
}

void write_also(Page& page, const Block& block, const audit::Result& result) {
  Lines lines;
  for (const audit::Result* other : block.results) {
    const bool named = std::ranges::any_of(result.findings, [&](const audit::Finding& finding) {
      return std::ranges::find(finding.also, other->rule->id) != finding.also.end();
    });
    if (named) append(lines, wrapped(also_of(page, result, *other), page.room()));
  }
  page.field(words::also, lines);
}

Line badge_of(const Page& page, const audit::Result& result) {
  const std::string badge = "[" + severity_word(page, result.severity) + "]";
  return {{pad(badge, badge_width(page) + 1), ink_of(result.severity)}};
}

}  // namespace

std::string severity_word(const Page& page, rules::Severity severity) {
  return std::string(severity_word(page.options().language, severity));
}

void write_heading(Page& page, const audit::Result& result) {
  Line prefix = badge_of(page, result);
  prefix.emplace_back(result.rule->id, Ink::strong);
  prefix.emplace_back("  ");
  page.print(beside(prefix, page.text(result.rule->title), page.width(), Ink::strong));
}

void write_failure(Page& page, const Block& block, const audit::Result& result,
                   const rules::Rule* quoted, Date as_of) {
  write_heading(page, result);
  page.field(words::source, source_of(page, *result.rule, quoted));
  write_due(page, *result.rule, as_of);
  write_measured(page, result);
  if (result.findings.empty()) page.field(words::says, page.text(result.message));
  write_findings(page, result);
  write_counted(page, result);
  write_parameters(page, result);
  write_also(page, block, result);
  page.field(words::remedy, page.text(result.rule->remedy));
}

}  // namespace hegui::output
