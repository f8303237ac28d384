#include "audit/describe.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "audit/message.h"
#include "audit/open_facts.h"
#include "audit/sentences.h"
#include "hegui/base/file.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit {

using expr::Truth;
using rules::Outcome;

namespace {

std::string fill(std::string_view pattern, const std::vector<std::string>& values) {
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const std::string& value : values) arguments.push_back(value);
  return fmt::vformat(pattern, arguments);
}

/// What describing one result works with.
struct Describing {
  const rules::Rule& rule;
  const Subject& subject;
  const Judgement& judgement;
  Result& result;

  const rules::Shape& shape() const { return *rule.check.shape; }
  const expr::Body& body(int number) const {
    return subject.bodies[static_cast<std::size_t>(number)];
  }
  const expr::Collection& collection(int number) const {
    return subject.schema.collections[static_cast<std::size_t>(number)];
  }
  std::string key(int body_number, int in, int row) const {
    return inventory::item_key(subject.schema, body(body_number), in,
                               static_cast<std::size_t>(row));
  }
  std::string body_name(int number) const {
    return inventory::organization_text(subject.schema, body(number), "name");
  }
};

std::string fingerprint(const Describing& d, int body, const std::vector<std::string>& parts) {
  std::string joined = d.rule.id + "\n" + d.body_name(body) + "\n" + d.result.division;
  for (const std::string& part : parts) joined += "\n" + part;
  return sha256(joined).substr(0, 32);
}

/// The thing itself where the field is stated, else its row.
Finding finding_at(const Describing& d, expr::FactId fact, Localized message,
                   const std::string& also = {}) {
  Finding finding;
  finding.collection = d.collection(fact.collection).name;
  if (fact.row >= 0) finding.item = d.key(fact.body, fact.collection, fact.row);
  if (fact.field >= 0)
    finding.field = d.collection(fact.collection).fields[static_cast<std::size_t>(fact.field)].name;
  finding.message = std::move(message);
  finding.fingerprint =
      fingerprint(d, fact.body, {finding.collection, finding.item, finding.field, also});
  finding.span = inventory::place_of(d.body(fact.body), fact);
  return finding;
}

/// Whether the row is one that a failure, or a duty still to be met, names.
bool is_breach(const rules::Shape& shape, const rules::Rule& rule, const rules::Row& row) {
  if (row.exception >= 0 || row.waived) return false;
  if (shape.bans) return rules::holds(shape, row) == Truth::yes;
  const bool too_many =
      rule.check.threshold && rule.check.threshold->relation == rules::Threshold::Relation::at_most;
  return row.where == Truth::yes && row.require == (too_many ? Truth::yes : Truth::no);
}

Localized row_message(const Describing& d, const rules::Row& row) {
  if (d.shape().finds_rows)
    return fill_message(d.rule.message, d.rule, d.subject, row, d.result.measured);
  if (!d.rule.item_message.empty())
    return fill_message(d.rule.item_message, d.rule, d.subject, row, d.result.measured);
  if (d.shape().judges_rows) return say(sentences::kCountsAgainstQuota);
  return fill_message(d.rule.message, d.rule, d.subject, row, d.result.measured);
}

void add_row_findings(Describing& d) {
  for (const rules::Row& row : d.judgement.tally.rows) {
    if (!is_breach(d.shape(), d.rule, row)) continue;
    const std::string other =
        row.other < 0 ? std::string() : d.key(row.other_body, d.rule.check.collection, row.other);
    const expr::FactId fact{row.body, d.rule.check.collection, row.row, d.rule.check.field};
    d.result.findings.push_back(finding_at(d, fact, row_message(d, row), other));
  }
}

/// One for each group that does not satisfy the condition; its item is the group's key.
void add_group_findings(Describing& d) {
  for (const rules::Group& group : d.judgement.verdict.groups) {
    if (group.met != Truth::no) continue;
    rules::Row first;
    first.body = group.body;
    first.row = group.first;
    const int field = group.first < 0 ? -1 : d.rule.check.field;
    Finding finding = finding_at(
        d, {group.body, d.rule.check.collection, group.first, field},
        fill_message(d.rule.message, d.rule, d.subject, first, d.result.measured, &group));
    finding.item = group.name;
    finding.fingerprint = fingerprint(d, group.body, {finding.collection, group.name, "", ""});
    d.result.findings.push_back(std::move(finding));
  }
}

/// A failure that no row stands for is the body's: it points at the collection.
void add_whole_finding(Describing& d) {
  if (!d.result.findings.empty()) return;
  const int body = d.subject.judged.front();
  rules::Row none;
  none.body = body;
  Localized message = fill_message(d.rule.message, d.rule, d.subject, none, d.result.measured);
  d.result.findings.push_back(
      finding_at(d, {body, d.rule.check.collection, -1, -1}, std::move(message)));
}

void add_exemption_findings(Describing& d) {
  for (const Exemption& exemption : d.judgement.exemptions) {
    if (exemption.flaw == Flaw::none) continue;
    std::vector<std::string> values{exemption.item};
    if (exemption.expires_on) values.push_back(to_string(*exemption.expires_on));
    const rules::Ledger& ledger = d.rule.pack->ledger;
    const int field = exemption.flaw == Flaw::expired ? ledger.expires_on : ledger.approved_by;
    const Phrase& phrase = sentences::kFlaws[static_cast<std::size_t>(exemption.flaw)];
    Finding finding = finding_at(d, {exemption.body, ledger.exemptions, exemption.row, field},
                                 say(phrase, values));
    finding.claimed = exemption.obligation;
    d.result.findings.push_back(std::move(finding));
  }
}

void add_missing(Describing& d, const expr::FactId& fact) {
  Missing missing;
  const expr::Collection& collection = d.collection(fact.collection);
  missing.collection = collection.name;
  missing.label = {collection.zh, collection.name};
  if (fact.row >= 0) missing.item = d.key(fact.body, fact.collection, fact.row);
  if (fact.field >= 0) {
    const expr::Field& field = collection.fields[static_cast<std::size_t>(fact.field)];
    missing.field = field.name;
    missing.label = {field.zh, field.name};
  }
  missing.span = inventory::place_of(d.body(fact.body), fact);
  d.result.unknowns.push_back(std::move(missing));
}

void add_unknowns(Describing& d) {
  for (const expr::FactId& fact : open_facts(d.rule, d.subject, d.judgement)) add_missing(d, fact);
}

void add_waived(Describing& d) {
  for (const Exemption& exemption : d.judgement.exemptions) {
    if (exemption.flaw != Flaw::none || !exemption.used) continue;
    d.result.waived.push_back(
        {exemption.item, exemption.document, exemption.approved_by, exemption.expires_on});
  }
}

Localized reason_of(const Describing& d, const rules::Row& row) {
  if (row.exception >= 0)
    return d.rule.check.except[static_cast<std::size_t>(row.exception)].reason;
  return {"经批准豁免", "exempted"};
}

void add_measured(Describing& d) {
  if (!d.judgement.verdict.figures) return;
  const rules::Figures& figures = *d.judgement.verdict.figures;
  Measured measured;
  measured.ratio = figures.ratio;
  measured.numerator = figures.numerator;
  measured.denominator = figures.denominator;
  measured.high_numerator = figures.high_numerator;
  measured.high_denominator = figures.high_denominator;
  measured.relation = d.rule.check.threshold->relation;
  measured.threshold = figures.threshold;
  measured.shortfall = figures.shortfall;
  for (const rules::Row& row : d.judgement.tally.rows) {
    const bool out = row.exception >= 0 || row.waived;
    const bool closes =
        !out && figures.shortfall > 0 && row.where != Truth::no && row.require != Truth::yes;
    if (!out && !closes) continue;
    const std::string item = d.key(row.body, d.rule.check.collection, row.row);
    if (out) measured.excluded.push_back({item, reason_of(d, row)});
    if (closes) measured.closers.push_back(item);
  }
  d.result.measured = std::move(measured);
}

std::string first_error(const Describing& d) {
  for (const rules::Row& row : d.judgement.tally.rows) {
    const expr::Context context = context_of(d.subject, d.rule, row.body, d.subject.audit);
    for (const rules::Condition* condition : {&d.rule.check.where, &d.rule.check.require}) {
      if (!*condition) continue;
      const auto explanation =
          expr::explain(**condition, context, static_cast<std::uint32_t>(row.row));
      if (explanation.truth == Truth::error) return explanation.error;
    }
  }
  return {};
}

Localized fail_message(const Describing& d) {
  if (d.shape().finds_rows) {
    const auto rows = std::count_if(d.result.findings.begin(), d.result.findings.end(),
                                    [](const Finding& finding) { return finding.claimed.empty(); });
    return say(sentences::kRowsFail, {fmt::format("{}", rows)});
  }
  rules::Row row;
  row.body = d.subject.judged.front();
  for (const rules::Row& other : d.judgement.tally.rows) {
    if (!d.shape().judges_rows && is_breach(d.shape(), d.rule, other)) row = other;
  }
  return fill_message(d.rule.message, d.rule, d.subject, row, d.result.measured);
}

Localized message_of(const Describing& d) {
  switch (d.result.outcome) {
    case Outcome::pass:
      return d.result.late_days ? say(sentences::kMetLate, {fmt::format("{}", *d.result.late_days)})
                                : say(sentences::kMet);
    case Outcome::fail:
      return fail_message(d);
    case Outcome::unknown:
      return say(sentences::kOpen, {fmt::format("{}", d.result.unknowns.size())});
    case Outcome::not_due:
      return say(sentences::kNotDue, {fmt::format("{}", d.result.days_left.value_or(0))});
    case Outcome::not_applicable:
      return say(sentences::kNothingChosen);
    case Outcome::waived:
      return say(sentences::kWaived, {fmt::format("{}", d.result.waived.size())});
    case Outcome::error:
      return d.judgement.tally.too_many ? say(sentences::kTooManyPairs)
                                        : say(sentences::kError, {first_error(d)});
  }
  return {};
}

bool is_open_matter(Outcome outcome) {
  return outcome == Outcome::fail || outcome == Outcome::unknown || outcome == Outcome::not_due;
}

}  // namespace

Localized say(const Phrase& phrase, const std::vector<std::string>& values) {
  return {fill(phrase.zh, values), fill(phrase.en, values)};
}

void describe(const rules::Rule& rule, const Subject& subject, const Judgement& judgement,
              Result& result) {
  Describing d{rule, subject, judgement, result};
  add_measured(d);
  const bool unmet = judgement.verdict.outcome == Outcome::fail;
  if (is_open_matter(result.outcome)) {
    if (rule.check.grouping) {
      add_group_findings(d);
    } else if (unmet || rule.check.shape->finds_rows) {
      add_row_findings(d);
    }
    if (unmet) add_whole_finding(d);
    add_exemption_findings(d);
    add_unknowns(d);
  }
  if (result.outcome != Outcome::not_applicable) add_waived(d);
  result.message = message_of(d);
}

}  // namespace hegui::audit
