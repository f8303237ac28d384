#include "audit/exemptions.h"

#include <algorithm>
#include <map>

#include "hegui/expr/names.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit {

using expr::Truth;

namespace {

/// Reads one row of `exemptions`.
struct Claim {
  const rules::Ledger& ledger;
  const expr::Body& body;
  std::size_t row;

  const expr::Column& column(int field) const {
    return body.tables[static_cast<std::size_t>(ledger.exemptions)]
        .columns[static_cast<std::size_t>(field)];
  }
  bool states(int field) const { return column(field).state(row) == expr::State::stated; }
  std::string text(int field) const {
    return states(field) ? std::string(body.view(column(field).cells[row])) : std::string();
  }
  std::optional<Date> date(int field) const {
    if (!states(field)) return std::nullopt;
    return Date{static_cast<std::int32_t>(column(field).cells[row])};
  }
};

bool concerns(const rules::Rule& rule, const std::string& obligation) {
  return obligation == rule.id ||
         std::find(rule.honours.begin(), rule.honours.end(), obligation) != rule.honours.end();
}

Flaw flaw_of(const rules::Rule& rule, const Subject& subject, const Exemption& exemption) {
  if (!rule.exemptible && rule.honours.empty()) return Flaw::not_admitted;
  if (exemption.document.empty() || exemption.approved_by.empty()) return Flaw::not_approved;
  const auto& body = subject.bodies[static_cast<std::size_t>(exemption.body)];
  if (expr::is_unit(exemption.approved_by,
                    inventory::organization_text(subject.schema, body, "name")))
    return Flaw::self_approved;
  if (exemption.expires_on && *exemption.expires_on < subject.audit) return Flaw::expired;
  return Flaw::none;
}

std::vector<Exemption> claims_of(const rules::Rule& rule, const Subject& subject, int number) {
  const rules::Ledger& ledger = rule.pack->ledger;
  const expr::Body& body = subject.bodies[static_cast<std::size_t>(number)];
  const expr::Table& table = body.tables[static_cast<std::size_t>(ledger.exemptions)];
  std::vector<Exemption> found;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const Claim claim{ledger, body, row};
    if (!concerns(rule, claim.text(ledger.exempted))) continue;
    Exemption exemption;
    exemption.body = number;
    exemption.row = static_cast<int>(row);
    exemption.item = claim.text(ledger.item);
    exemption.obligation = claim.text(ledger.exempted);
    exemption.document = claim.text(ledger.document);
    exemption.approved_by = claim.text(ledger.approved_by);
    exemption.expires_on = claim.date(ledger.expires_on);
    exemption.flaw = flaw_of(rule, subject, exemption);
    found.push_back(std::move(exemption));
  }
  return found;
}

std::string key_of(const rules::Rule& rule, const Subject& subject, int body, int row) {
  return inventory::item_key(subject.schema, subject.bodies[static_cast<std::size_t>(body)],
                             rule.check.collection, static_cast<std::size_t>(row));
}

bool condition_met(const rules::Rule& rule, const Subject& subject, Date cutoff,
                   const rules::Row& row) {
  if (!rule.exemption_requires) return true;
  const auto context = context_of(subject, rule, row.body, cutoff);
  const auto number = static_cast<std::uint32_t>(row.row);
  return expr::run(*rule.exemption_requires, context, std::span(&number, 1)).front() == Truth::yes;
}

bool definitely_met(const rules::Rule& rule, const rules::Row& row) {
  const rules::Shape& shape = *rule.check.shape;
  const Truth met = rules::holds(shape, row);
  return met == (shape.bans ? Truth::no : Truth::yes);
}

/// Complete claims by body and item.
using Claims = std::map<std::pair<int, std::string>, std::vector<Exemption*>>;

Claims complete_claims(std::vector<Exemption>& exemptions) {
  Claims claims;
  for (Exemption& exemption : exemptions) {
    if (exemption.flaw == Flaw::none)
      claims[{exemption.body, exemption.item}].push_back(&exemption);
  }
  return claims;
}

/// Lets rows off, each read once however many claims there are.
void apply(const rules::Rule& rule, const Subject& subject, Date cutoff, const Claims& claims,
           rules::Tally& tally) {
  if (claims.empty()) return;
  for (rules::Row& row : tally.rows) {
    if (row.exception >= 0 || definitely_met(rule, row)) continue;
    for (const auto& [body, number] : {std::pair(row.body, row.row), {row.other_body, row.other}}) {
      if (number < 0) continue;
      const auto found = claims.find({body, key_of(rule, subject, body, number)});
      if (found == claims.end()) continue;
      const bool met = condition_met(rule, subject, cutoff, row);
      row.waived = row.waived || met;
      for (Exemption* exemption : found->second) {
        if (!met) exemption->flaw = Flaw::condition_not_met;
        exemption->used = exemption->used || met;
      }
    }
  }
}

}  // namespace

std::vector<Exemption> apply_exemptions(const rules::Rule& rule, const Subject& subject,
                                        Date cutoff, rules::Tally& tally) {
  std::vector<Exemption> all;
  if (!subject.waivers) return all;
  for (const int body : subject.judged) {
    for (Exemption& exemption : claims_of(rule, subject, body)) all.push_back(std::move(exemption));
  }
  apply(rule, subject, cutoff, complete_claims(all), tally);
  return all;
}

}  // namespace hegui::audit
