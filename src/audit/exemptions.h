// Exemptions that bodies claim: complete ones let a row off, others are findings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/subject.h"

namespace hegui::audit {

/// Why a claimed exemption does not hold.
enum class Flaw { none, not_admitted, not_approved, self_approved, expired, condition_not_met };

struct Exemption {
  int body = -1;
  int row = -1;  ///< of the collection `exemptions`
  std::string item;
  std::string obligation;  ///< the rule that it asks to be let off
  std::string document;
  std::string approved_by;
  std::optional<Date> expires_on;
  Flaw flaw = Flaw::none;
  bool used = false;  ///< it lets a row, or the whole check, off
};

/// Every exemption that the judged bodies claim from this rule or from one that it honours; rows of
/// the tally that a complete one lets off are marked as waived.
std::vector<Exemption> apply_exemptions(const rules::Rule& rule, const Subject& subject,
                                        Date cutoff, rules::Tally& tally);

}  // namespace hegui::audit
