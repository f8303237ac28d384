#include "audit/duties.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "hegui/rules/shape.h"

namespace hegui::audit {

namespace {

bool names(const rules::Rule& rule, const std::string& id) {
  return std::find(rule.implements.begin(), rule.implements.end(), id) != rule.implements.end();
}

/// The same control, and one carries out the other.
bool are_one_duty(const rules::Rule& a, const rules::Rule& b) {
  return a.control == b.control && (names(a, b.id) || names(b, a.id));
}

/// A dated duty is stricter than one without a date.
std::int32_t date_rank(const rules::Rule& rule) {
  constexpr std::int32_t kUndated = std::numeric_limits<std::int32_t>::max();
  if (rule.due) return rule.due->days;
  return rule.effective_from ? rule.effective_from->days : kUndated;
}

/// How many packs a rule's pack extends: the province's own rules have none above them.
int depth(const rules::Rule& rule) {
  int depth = 0;
  for (const rules::Pack* pack = rule.pack->extends; pack != nullptr; pack = pack->extends) ++depth;
  return depth;
}

/// Negative, zero or positive as a's demanded share or number is lower, the same or higher.
int compare_thresholds(const rules::Rule& a, const rules::Rule& b) {
  if (!a.check.threshold || !b.check.threshold) return 0;
  const Fraction x = rules::value_of(*a.check.threshold, *a.pack);
  const Fraction y = rules::value_of(*b.check.threshold, *b.pack);
  const auto left = x.numerator * y.denominator, right = y.numerator * x.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/// Whose findings are compared: one body's, or one division's.
using Scope = std::tuple<std::string, std::string, bool>;

Scope scope_of(const Result& result) { return {result.body, result.division, result.of_division}; }

bool is_same_item(const Finding& a, const Finding& b) {
  return a.collection == b.collection && a.item == b.item;
}

/// The strictest of the failing results that find the item too, the result itself included.
Result& strictest(Result& own, const Finding& finding, const std::vector<Result*>& failing) {
  Result* best = &own;
  for (Result* other : failing) {
    const bool shares = std::any_of(other->findings.begin(), other->findings.end(),
                                    [&](const Finding& f) { return is_same_item(f, finding); });
    if (shares && are_one_duty(*own.rule, *other->rule) && is_stricter(*other->rule, *best->rule))
      best = other;
  }
  return *best;
}

void add_also(Result& leader, const Finding& finding, const std::string& id) {
  for (Finding& found : leader.findings) {
    if (is_same_item(found, finding)) found.also.push_back(id);
  }
}

void group(const std::vector<Result*>& failing) {
  for (Result* result : failing) {
    for (Finding& finding : result->findings) {
      Result& leader = strictest(*result, finding, failing);
      if (&leader == result) continue;
      finding.under = leader.rule->id;
      add_also(leader, finding, result->rule->id);
    }
  }
}

}  // namespace

bool is_stricter(const rules::Rule& a, const rules::Rule& b) {
  if (date_rank(a) != date_rank(b)) return date_rank(a) < date_rank(b);
  if (const int order = compare_thresholds(a, b); order != 0) return order > 0;
  return std::tuple(a.severity, depth(a), a.id) < std::tuple(b.severity, depth(b), b.id);
}

void group_duties(Report& report) {
  std::map<Scope, std::vector<Result*>> scopes;
  for (Result& result : report.results) {
    if (result.outcome == rules::Outcome::fail) scopes[scope_of(result)].push_back(&result);
  }
  for (const auto& [scope, failing] : scopes) group(failing);
}

}  // namespace hegui::audit
