#include "output/describe.h"

#include <algorithm>
#include <array>

#include "hegui/base/text.h"

namespace hegui::output {

using audit::Measured;
using Relation = rules::Threshold::Relation;

namespace {

/// By rules::Severity.
constexpr std::array<Phrase, rules::kSeverities> kSeverities{
    words::critical, words::high, words::medium, words::low, words::info};
/// By rules::Outcome.
constexpr std::array<Phrase, rules::kOutcomes> kOutcomes{
    words::column_pass,    words::column_fail,           words::column_unknown,
    words::column_not_due, words::column_not_applicable, words::column_waived,
    words::column_error};

std::string bound(Language language, const Measured& measured, std::int64_t numerator,
                  std::int64_t denominator) {
  if (!measured.ratio) return std::to_string(numerator);
  const std::string percent =
      denominator == 0 ? "–" : to_percent(make_fraction(numerator, denominator));
  return say(words::share_of, language,
             {std::to_string(numerator), std::to_string(denominator), percent});
}

std::string range_of(Language language, const Measured& measured) {
  const std::string low = bound(language, measured, measured.numerator, measured.denominator);
  const std::string high =
      bound(language, measured, measured.high_numerator, measured.high_denominator);
  return low == high ? low : say(words::from_to, language, {low, high});
}

}  // namespace

std::string_view severity_word(Language language, rules::Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)].in(language);
}

std::string_view outcome_word(Language language, rules::Outcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)].in(language);
}

std::string joined(Language language, const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts)
    all += (all.empty() ? std::string() : say(words::separator, language)) + text;
  return all;
}

std::string clause_of(Language language, const rules::Rule& rule) {
  const std::string& document = rule.pack->document;
  const std::string& clause = rule.source.number;
  if (!rule.source.task)
    return clause.empty() ? document : say(words::clause, language, {document, clause});
  const std::string task = std::to_string(*rule.source.task);
  return clause.empty() ? say(words::task_only, language, {document, task})
                        : say(words::clause_and_task, language, {document, clause, task});
}

std::string overdue_of(Language language, Date due, Date as_of) {
  const std::string days = std::to_string(as_of.days - due.days);
  return say(words::overdue, language, {to_string(due), days});
}

std::string requirement_of(Language language, const Measured& measured) {
  const Fraction threshold = measured.threshold;
  const std::string amount = measured.ratio
                                 ? to_percent(threshold)
                                 : std::to_string(threshold.numerator / threshold.denominator);
  switch (measured.relation) {
    case Relation::at_least:
      return say(words::at_least, language, {amount});
    case Relation::at_most:
      return say(words::at_most, language, {amount});
    case Relation::exactly:
      return say(words::exactly, language, {amount});
  }
  return amount;
}

/// How far it falls short only counts against what fails: unknown facts may yet close the gap.
std::string figures_of(Language language, const Measured& measured, bool fails) {
  const std::string range = range_of(language, measured);
  const std::string required = requirement_of(language, measured);
  if (!fails || measured.shortfall == 0) return say(words::measured, language, {range, required});
  const bool most = measured.relation == Relation::at_most;
  return say(most ? words::measured_over : words::measured_short, language,
             {range, required, std::to_string(measured.shortfall)});
}

std::string left_open(Language language, const audit::Result& result) {
  const std::string items = std::to_string(result.findings.size());
  const std::string facts = std::to_string(result.unknowns.size());
  if (result.findings.empty() && result.unknowns.empty()) return {};
  if (result.unknowns.empty()) return say(words::open_items, language, {items});
  if (result.findings.empty()) return say(words::open_facts, language, {facts});
  return say(words::open_items_and_facts, language, {items, facts});
}

std::string parameter_of(Language language, const rules::Rule& rule, const std::string& name,
                         const std::string& value) {
  const auto declared = std::ranges::find(rule.pack->parameters, name, &rules::Parameter::name);
  if (declared == rule.pack->parameters.end() || declared->label.in(language) == name)
    return say(words::parameter, language, {name, value});
  return say(words::parameter_labelled, language, {declared->label.in(language), value, name});
}

std::string name_of(Language language, const audit::Missing& missing) {
  const std::string& label = missing.label.in(language);
  return missing.field.empty()
             ? say(words::missing_collection, language, {label, missing.collection})
             : say(words::missing_field, language, {label, missing.collection, missing.field});
}

std::string position_text(const Span& span) {
  if (!span.known()) return {};
  const Position at = span.position();
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string place_text(const Span& span) {
  return span.known() ? printable(span.source->name()) + ":" + position_text(span) : std::string();
}

}  // namespace hegui::output
