// Two reports of the same bodies compared: what has become of every finding, and what makes an
// improvement doubtful.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/audit/report.h"
#include "hegui/audit/stored.h"

namespace hegui::audit {

/// What has become of a finding; `unknown` also of a rule that was decided and no longer is.
enum class Change : std::uint8_t {
  added,     ///< not found before
  unknown,   ///< cannot be decided any more: not fixed
  vanished,  ///< its item is no longer in the inventory: not fixed
  unjudged,  ///< the rule was not judged, does not apply, or is not due now: not fixed
  waived,
  open,
  fixed,
};
inline constexpr std::size_t kChanges = 7;
std::string_view name_of(Change change);

struct Changed {
  Change change = Change::added;
  const StoredResult* result = nullptr;    ///< in the new report if it has the rule, else the old
  const StoredFinding* finding = nullptr;  ///< null where the rule as a whole is meant
  std::optional<rules::Outcome> was, now;  ///< of the rule; nothing where it was not judged
};

/// What a reader must know before trusting what looks fixed.
enum class Sign : std::uint8_t {
  as_of_back,          ///< was, now: dates of the audits
  input_unread,        ///< names: files that the new run could not read
  body_gone,           ///< names: bodies
  rule_gone,           ///< body; names: rules that were judged before and now are not
  pack_gone,           ///< subject: pack
  pack_changed,        ///< subject: pack; was, now: digests
  parameter_changed,   ///< subject: parameter; was, now; names: rules that rest on it
  collection_gone,     ///< body, subject: collection, no longer stated; was: its number of items
  items_gone,          ///< body, subject: collection; names: items
  denominator_shrank,  ///< body or division, subject: rule; was, now: rows that count
  date_rewritten,      ///< body, subject: collection.field; names: the item; was, now
  date_renewed,        ///< body, subject: collection.field; names: items with a later event
  items_not_listed,    ///< names: reports too old to say what vanished or was rewritten
};
inline constexpr std::size_t kSigns = 13;
std::string_view name_of(Sign sign);

struct Warning {
  Sign sign = Sign::as_of_back;
  std::string body;  ///< or division
  std::string subject;
  std::string was, now;
  std::vector<std::string> names;

  /// Whether it says no more than what time brings.
  bool is_note() const { return sign == Sign::date_renewed; }
};

/// Points into both reports.
struct Comparison {
  const Stored* before = nullptr;
  const Stored* after = nullptr;
  std::vector<Changed> changes;  ///< by change, severity, then as in the reports
  std::array<std::size_t, kChanges> counts{};
  std::vector<Warning> warnings;  ///< by sign, then as in the reports
};

Comparison compare(const Stored& before, const Stored& after);

/// The warnings of a comparison.
std::vector<Warning> warning_signs(const Stored& before, const Stored& after);

struct DiffGate {
  Gate gate;
  bool fail_on_warning = false;
};

/// 1 where a finding is new at or above the gate (or, if asked for, a rule newly unknown, or a
/// warning that is no note), else 0.
int exit_code(const Comparison& comparison, const DiffGate& gate);

}  // namespace hegui::audit
