#include "audit/claims.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace hegui::audit {

namespace {

/// The exemption by its place, and what is wrong with it.
using Claim = std::tuple<const Source*, std::uint32_t, std::string>;

Claim claim_of(const Finding& finding) {
  return {finding.span.source, finding.span.begin, finding.message.zh};
}

/// Under which result each is told.
std::map<Claim, const Result*> tellers_of(const Report& report) {
  std::map<Claim, const Result*> tellers;
  for (const Result& result : report.results) {
    for (const Finding& finding : result.findings) {
      if (finding.claimed.empty()) continue;
      const Result*& teller = tellers.emplace(claim_of(finding), &result).first->second;
      const bool own = finding.claimed == result.rule->id;
      if (own && teller->rule->id != finding.claimed) teller = &result;
    }
  }
  return tellers;
}

}  // namespace

void tell_claims_once(Report& report) {
  const auto tellers = tellers_of(report);
  for (Result& result : report.results) {
    const auto is_told_elsewhere = [&](const Finding& finding) {
      return !finding.claimed.empty() && tellers.at(claim_of(finding)) != &result;
    };
    result.findings.erase(
        std::remove_if(result.findings.begin(), result.findings.end(), is_told_elsewhere),
        result.findings.end());
  }
}

}  // namespace hegui::audit
