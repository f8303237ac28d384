// The whole outcome of an audit, for writers: nothing here is left to compute or decide.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hegui/base/date.h"
#include "hegui/base/fraction.h"
#include "hegui/base/issue.h"
#include "hegui/base/language.h"
#include "hegui/inventory/inventory.h"
#include "hegui/rules/pack.h"

namespace hegui::audit {

/// One thing that is wrong: a row that breaks the rule, an exemption that does not hold, or (no
/// item) the body itself.
struct Finding {
  std::string collection;  ///< empty where no row is meant
  std::string item;        ///< the row's key
  std::string field;       ///< may be empty
  Localized message;
  std::string fingerprint;  ///< rests on rule, body, item and field, not on the place
  Span span;
  /// The rule that states the same duty for the same item more strictly, where there is one.
  std::string under{};
  /// The rules whose finding is told under this one.
  std::vector<std::string> also{};
  /// Of an exemption that does not hold: the rule that it asks to be let off. Empty otherwise.
  std::string claimed{};
  /// Of a failing result compared with a baseline: whether that holds it too.
  std::optional<bool> known{};
};

/// A fact that would have to be stated for a verdict. A row's field; a collection (item and field
/// empty).
struct Missing {
  std::string collection;
  std::string item;
  std::string field;
  Localized label;  ///< the field's or the collection's name for people
  Span span;
};

struct Excluded {
  std::string item;
  Localized reason;
};

/// What ratio, count and coverage measured. low = numerator / denominator and high = high_numerator
/// / high_denominator, exactly; of a count the denominators are 1.
struct Measured {
  bool ratio = true;
  std::int64_t numerator = 0, denominator = 0;
  std::int64_t high_numerator = 0, high_denominator = 0;
  rules::Threshold::Relation relation = rules::Threshold::Relation::at_least;
  Fraction threshold;
  std::int64_t shortfall =
      0;  ///< rows that must come to hold (or, for at_most, go) before it is met
  std::vector<Excluded> excluded;
  std::vector<std::string> closers;  ///< items that count and do not hold
};

struct Waived {
  std::string item;
  std::string document;
  std::string approved_by;
  std::optional<Date> expires_on;
};

struct Result {
  std::string body;      ///< empty for a division
  std::string division;  ///< of the body, or the division judged
  bool of_division = false;
  const rules::Rule* rule = nullptr;  ///< rule->pack is its pack
  rules::Outcome outcome = rules::Outcome::not_applicable;
  rules::Severity severity = rules::Severity::medium;
  std::optional<std::int64_t> days_left;  ///< of not-due: from the audit date to due
  std::optional<std::int64_t> late_days;  ///< of pass: from due to the first day on which it held
  std::optional<Measured> measured;
  Localized message;  ///< what the outcome is, in a sentence
  std::vector<Finding> findings;
  std::vector<Missing> unknowns;
  std::vector<Waived> waived;
  std::vector<std::pair<std::string, std::string>> parameters;  ///< name, value
  /// Of a failing or unknown result compared with a baseline: whether that leaves nothing new here,
  /// so that the gate takes no notice.
  std::optional<bool> known;
};

struct Input {
  std::string path;
  std::string sha256;
  std::vector<std::string> bodies;
  const Issues* issues = nullptr;
};

/// The earlier report that findings are compared with.
struct BaselineUsed {
  std::string path;
  std::string sha256;
  Date as_of;
  std::size_t new_findings = 0, known_findings = 0;  ///< of failing results
};

struct Report {
  Date as_of;
  bool as_of_is_today =
      false;  ///< nobody stated it, so the head prints the --as-of that repeats the audit
  std::vector<const rules::Pack*> packs;
  std::vector<Input> inputs;
  const Issues* warnings = nullptr;  ///< about the run as a whole
  std::vector<Result> results;       ///< by body in order of loading (divisions last), pack, rule
  std::size_t bodies = 0;
  std::array<std::size_t, rules::kOutcomes> outcomes{};
  std::array<std::size_t, rules::kSeverities>
      findings{};  ///< number of failing results' findings by severity
  std::optional<BaselineUsed> baseline;
  /// What was judged, for the list of items and their dates; null where there is none.
  const expr::Schema* schema = nullptr;
  const inventory::Inventory* inventory = nullptr;
};

/// When an audit counts as failed.
struct Gate {
  std::optional<rules::Severity> fail_on = rules::Severity::low;  ///< none: findings never fail
  bool fail_on_unknown = false;
  bool exit_zero = false;
};

/// 0, 1 or 2 as product says; `broken`: an input or a pack could not be used.
int exit_code(const Report& report, const Gate& gate, bool broken);

}  // namespace hegui::audit
