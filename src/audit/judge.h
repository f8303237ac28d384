// One rule on one subject at one cutoff, and how late it was met.
#pragma once

#include "audit/exemptions.h"
#include "audit/subject.h"

namespace hegui::audit {

struct Judgement {
  rules::Tally tally;
  rules::Verdict verdict;
  bool through_waivers = false;  ///< it passes only because of them
  std::vector<Exemption> exemptions;
  std::vector<Date> dates_read;  ///< that by(x) read
};

Judgement judge(const rules::Rule& rule, const Subject& subject, Date cutoff);

/// Days from due to the first cutoff at which a rule that passes now did pass; nullopt if it passed
/// at due, or was open then.
std::optional<std::int64_t> late_days(const rules::Rule& rule, const Subject& subject,
                                      std::vector<Date> dates_read);

}  // namespace hegui::audit
