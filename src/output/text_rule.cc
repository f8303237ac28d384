// One rule in full: what it demands and by when, what is wrong, what to do about it.
#include <algorithm>

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

Lines source_of(const Page& page, const rules::Rule& rule) {
  Lines lines = wrapped(clause_of(page.options().language, rule), page.room());
  if (rule.source.quote.empty()) return lines;
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
    settings.push_back(page.say(words::parameter, {name, value}));
  page.field(words::parameters, listed(settings, page.say(words::separator), page.room()));
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

void write_failure(Page& page, const audit::Result& result, Date as_of) {
  write_heading(page, result);
  page.field(words::source, source_of(page, *result.rule));
  write_due(page, *result.rule, as_of);
  write_measured(page, result);
  if (result.findings.empty()) page.field(words::says, page.text(result.message));
  write_findings(page, result);
  write_counted(page, result);
  write_parameters(page, result);
  page.field(words::remedy, page.text(result.rule->remedy));
}

void write_unknown(Page& page, const audit::Result& result) {
  write_heading(page, result);
  write_measured(page, result);
  write_findings(page, result);
  write_missing(page, result);
}

}  // namespace hegui::output
