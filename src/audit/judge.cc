#include "audit/judge.h"

#include <algorithm>

#include "hegui/inventory/inventory.h"

namespace hegui::audit {

using rules::Outcome;

namespace {

bool any_waived(const rules::Tally& tally) {
  return std::any_of(tally.rows.begin(), tally.rows.end(),
                     [](const rules::Row& row) { return row.waived; });
}

Outcome outcome_without_waivers(const rules::Rule& rule, rules::Contexts contexts,
                                rules::Tally tally) {
  for (rules::Row& row : tally.rows) row.waived = false;
  return rule.check.shape->judge(rule, contexts, tally).outcome;
}

bool is_met(Outcome outcome) {
  return outcome == Outcome::pass || outcome == Outcome::not_applicable;
}

/// A body-wide exemption (attest, count: no row is judged) lets the whole check off.
bool let_off_whole(const rules::Rule& rule, const Subject& subject, Judgement& judgement) {
  if (rule.check.shape->judges_rows) return false;
  bool let_off = false;
  for (Exemption& exemption : judgement.exemptions) {
    const expr::Body& body = subject.bodies[static_cast<std::size_t>(exemption.body)];
    if (exemption.flaw != Flaw::none ||
        exemption.item != inventory::organization_text(subject.schema, body, "name"))
      continue;
    exemption.used = true;
    let_off = true;
  }
  return let_off;
}

}  // namespace

Judgement judge(const rules::Rule& rule, const Subject& subject, Date cutoff) {
  Judgement judgement;
  const rules::Shape& shape = *rule.check.shape;
  std::vector<expr::Context> contexts;
  for (const int body : subject.judged) {
    contexts.push_back(context_of(subject, rule, body, cutoff));
    contexts.back().dates_read = &judgement.dates_read;
    shape.collect(rule, contexts.back(), judgement.tally);
  }
  if (shape.complete != nullptr) shape.complete(rule, contexts, judgement.tally);
  judgement.exemptions = apply_exemptions(rule, subject, cutoff, judgement.tally);
  judgement.verdict = shape.judge(rule, contexts, judgement.tally);
  if (is_met(judgement.verdict.outcome) && any_waived(judgement.tally)) {
    judgement.through_waivers = !is_met(outcome_without_waivers(rule, contexts, judgement.tally));
  } else if (!is_met(judgement.verdict.outcome) && judgement.verdict.outcome != Outcome::error) {
    judgement.through_waivers = let_off_whole(rule, subject, judgement);
  }
  return judgement;
}

std::optional<std::int64_t> late_days(const rules::Rule& rule, const Subject& subject,
                                      std::vector<Date> dates_read) {
  const Date due = *rule.due;
  const Judgement at_due = judge(rule, subject, due);
  if (is_met(at_due.verdict.outcome) || at_due.through_waivers) return std::nullopt;
  if (at_due.verdict.outcome == Outcome::unknown) return std::nullopt;
  std::sort(dates_read.begin(), dates_read.end());
  dates_read.erase(std::unique(dates_read.begin(), dates_read.end()), dates_read.end());
  for (const Date date : dates_read) {
    if (date <= due || date > subject.audit) continue;
    if (is_met(judge(rule, subject, date).verdict.outcome)) return date.days - due.days;
  }
  return std::nullopt;
}

}  // namespace hegui::audit
