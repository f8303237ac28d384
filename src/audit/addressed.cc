#include "audit/addressed.h"

#include <algorithm>

#include "hegui/base/text.h"
#include "hegui/expr/names.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit {

namespace {

constexpr std::string_view kInstitution = "institution";
constexpr std::string_view kDepartment = "department";

/// The organization's enum fact as the index of its value; an institution counts as a department.
int enum_fact(const Subject& subject, const rules::Rule& rule, int body, int field) {
  const auto& table = subject.bodies[static_cast<std::size_t>(body)]
                          .tables[static_cast<std::size_t>(rule.pack->ledger.organization)];
  const expr::Column& column = table.columns[static_cast<std::size_t>(field)];
  return column.state(0) == expr::State::stated ? static_cast<int>(column.cells[0]) : -1;
}

int as_addressed_kind(const Subject& subject, const rules::Rule& rule, int kind) {
  const auto& ledger = rule.pack->ledger;
  const auto& organization =
      subject.schema.collections[static_cast<std::size_t>(ledger.organization)];
  const auto& field = organization.fields[static_cast<std::size_t>(ledger.kind)];
  const expr::EnumType& kinds = subject.schema.enums[static_cast<std::size_t>(field.enum_type)];
  const bool institution =
      kind >= 0 && kinds.values[static_cast<std::size_t>(kind)].value == kInstitution;
  return institution ? kinds.find(kDepartment).value_or(kind) : kind;
}

bool matches_addressee(const rules::Rule& rule, const Subject& subject, int body) {
  const int level = enum_fact(subject, rule, body, rule.pack->ledger.level);
  const int own_kind = enum_fact(subject, rule, body, rule.pack->ledger.kind);
  const int kind = as_addressed_kind(subject, rule, own_kind);
  return std::any_of(rule.addressees.begin(), rule.addressees.end(),
                     [&](const rules::Addressee& to) {
                       const bool level_fits = to.level < 0 || to.level == level;
                       return level_fits && (to.kind < 0 || to.kind == kind || to.kind == own_kind);
                     });
}

bool matches_unit(const rules::Rule& rule, const Subject& subject, int body) {
  if (rule.units.empty()) return true;
  const std::string name = inventory::organization_text(
      subject.schema, subject.bodies[static_cast<std::size_t>(body)], "name");
  return std::any_of(rule.units.begin(), rule.units.end(),
                     [&](const std::string& unit) { return expr::is_unit(name, unit); });
}

}  // namespace

bool is_addressed(const rules::Rule& rule, const Subject& subject, int body) {
  if (!matches_addressee(rule, subject, body) || !matches_unit(rule, subject, body)) return false;
  if (!rule.applies_when) return true;
  const std::uint32_t record = 0;
  const auto context = context_of(subject, rule, body, subject.audit);
  return expr::run(*rule.applies_when, context, std::span(&record, 1)).front() == expr::Truth::yes;
}

bool is_level_addressed(const rules::Rule& rule, const Subject& subject) {
  return std::any_of(subject.judged.begin(), subject.judged.end(), [&](int body) {
    const int level = enum_fact(subject, rule, body, rule.pack->ledger.level);
    return std::any_of(
        rule.addressees.begin(), rule.addressees.end(),
        [&](const rules::Addressee& to) { return to.level < 0 || to.level == level; });
  });
}

}  // namespace hegui::audit
