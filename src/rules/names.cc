// Names of severities and outcomes, as reports and command lines write them.
#include <algorithm>
#include <array>

#include "hegui/rules/rule.h"
#include "hegui/rules/shape.h"

namespace hegui::rules {

namespace {

constexpr std::array<std::string_view, kSeverities> kSeverityNames{"critical", "high", "medium",
                                                                   "low", "info"};
constexpr std::array<std::string_view, kOutcomes> kOutcomeNames{
    "pass", "fail", "unknown", "not-due", "not-applicable", "waived", "error"};

template <class Name, std::size_t N>
std::optional<Name> parse(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Name>(found - names.begin());
}

}  // namespace

std::string_view name_of(Severity severity) {
  return kSeverityNames[static_cast<std::size_t>(severity)];
}
std::optional<Severity> parse_severity(std::string_view name) {
  return parse<Severity>(kSeverityNames, name);
}
std::string_view name_of(Outcome outcome) {
  return kOutcomeNames[static_cast<std::size_t>(outcome)];
}
std::optional<Outcome> parse_outcome(std::string_view name) {
  return parse<Outcome>(kOutcomeNames, name);
}

bool Rule::attested() const { return !check.required_facts.empty(); }

}  // namespace hegui::rules
