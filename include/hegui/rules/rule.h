// One rule of a pack, loaded and type-checked: what an obligation demands, of whom, by when, and
// how it is shown.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/date.h"
#include "hegui/base/fraction.h"
#include "hegui/base/issue.h"
#include "hegui/base/language.h"
#include "hegui/document/node.h"
#include "hegui/expr/program.h"
#include "hegui/rules/template.h"

namespace hegui::rules {

struct Pack;
struct Shape;

/// Worst first, so that a smaller value is more severe.
enum class Severity : std::uint8_t { critical, high, medium, low, info };
inline constexpr std::size_t kSeverities = 5;
std::string_view name_of(Severity severity);
std::optional<Severity> parse_severity(std::string_view name);

enum class Outcome : std::uint8_t { pass, fail, unknown, not_due, not_applicable, waived, error };
inline constexpr std::size_t kOutcomes = 7;
std::string_view name_of(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

/// A predicate with the place it was written at.
using Condition = std::optional<expr::Program>;

/// Where the obligation stands in its notice.
struct Clause {
  std::string number;
  std::optional<std::int64_t> task;
  std::string quote;  ///< verbatim
  std::vector<std::string> responsible;
};

/// Bodies that a rule addresses, as indexes of the enum values of the organization's level and
/// kind; -1 means any.
struct Addressee {
  int level = -1;
  int kind = -1;
};

/// Takes a row out of the check where it is definitely true.
struct Exception {
  expr::Program when;
  Localized reason;
};

/// A figure to compare with: written in the rule, or a parameter's.
struct Threshold {
  enum class Relation : std::uint8_t { at_least, at_most, exactly };
  Relation relation = Relation::at_least;
  Fraction value;      ///< meaningful if parameter is -1
  int parameter = -1;  ///< index into the pack's parameters
};

/// One metric of a coverage check.
struct Metric {
  int value = -1;  ///< of the metric field's enum
  Condition when;  ///< on the organization
};

/// group: what rows are grouped by, and which groups must appear.
struct Grouping {
  expr::Program by;               ///< a text, a list of texts (the row belongs to each), or a row
  std::vector<std::string> over;  ///< keys as written, and
  std::optional<expr::Program> listed;  ///< those that a list of texts gives
  Condition require;                    ///< over `rows` and `key`
  bool closed() const { return !over.empty() || listed; }
};

struct Check {
  const Shape* shape = nullptr;
  int collection = -1;
  Condition where;
  Condition require;
  std::vector<Exception> except;
  int field = -1;                         ///< the fact that findings point at, -1 if none
  std::optional<Threshold> threshold;     ///< similar: how alike, a ratio
  std::vector<Metric> metrics;            ///< coverage
  std::optional<Grouping> grouping;       ///< group
  std::vector<int> required_facts;        ///< attest: fields of `tasks`
  std::optional<Threshold> max_age_days;  ///< attest: how old dated evidence may be
};

/// A smallest inventory with the verdict that the rule must give on it.
struct Case {
  std::string name;
  Span span;
  std::optional<Date> as_of;
  const document::Node* organization = nullptr;
  const document::Node* inventory = nullptr;
  std::map<std::string, std::string> parameters;
  const document::Node* expect = nullptr;
};

struct Rule {
  std::string id;
  Span span;
  const Pack* pack = nullptr;
  Localized title;
  std::string control;
  Severity severity = Severity::medium;
  bool aim = false;
  Clause source;
  std::vector<Addressee> addressees;
  std::vector<std::string> units;
  Condition applies_when;
  std::optional<Date> due;
  std::optional<Date> effective_from;
  bool division_scope = false;
  bool exemptible = false;
  Condition exemption_requires;
  std::vector<std::string> honours;
  std::vector<std::string> implements;  ///< rules of the packs above that this one carries out
  Check check;
  Template message;
  Template item_message;  ///< empty if the shape has none
  Localized remedy;
  std::vector<Case> cases;
  /// Every parameter that a verdict of this rule can depend on, as indexes of the pack's
  /// parameters, ascending.
  std::vector<int> parameters;

  bool attested() const;
};

/// Calls `visit(const expr::Program&)` for every predicate of the rule.
template <class Visit>
void for_each_predicate(const Rule& rule, Visit visit) {
  const auto visit_if = [&](const Condition& condition) {
    if (condition) visit(*condition);
  };
  for (const Condition* condition :
       {&rule.applies_when, &rule.exemption_requires, &rule.check.where, &rule.check.require})
    visit_if(*condition);
  for (const Exception& exception : rule.check.except) visit(exception.when);
  for (const Metric& metric : rule.check.metrics) visit_if(metric.when);
  if (!rule.check.grouping) return;
  visit(rule.check.grouping->by);
  visit_if(rule.check.grouping->listed);
  visit_if(rule.check.grouping->require);
}

}  // namespace hegui::rules
