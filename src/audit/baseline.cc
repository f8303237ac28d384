#include "hegui/audit/baseline.h"

#include <algorithm>
#include <set>

#include "audit/results_index.h"

namespace hegui::audit {

using rules::Outcome;

namespace {

std::set<std::string_view> fingerprints_of(const StoredResult* result) {
  std::set<std::string_view> fingerprints;
  if (result == nullptr || result->outcome != Outcome::fail) return fingerprints;
  for (const StoredFinding& finding : result->findings) fingerprints.insert(finding.fingerprint);
  return fingerprints;
}

/// The same items fail, and yet more is lacking: what did hold is gone, or more is demanded.
bool fell_further_short(const Result& result, const StoredResult* before) {
  if (before == nullptr || !result.measured || !before->measured) return false;
  return result.measured->shortfall > before->measured->shortfall;
}

void mark_findings(Result& result, const StoredResult* before) {
  const std::set<std::string_view> fingerprints = fingerprints_of(before);
  for (Finding& finding : result.findings)
    finding.known = fingerprints.count(finding.fingerprint) > 0;
  const auto is_known = [](const Finding& finding) { return *finding.known; };
  const bool failed = before != nullptr && before->outcome == Outcome::fail;
  result.known = failed && std::all_of(result.findings.begin(), result.findings.end(), is_known);
  if (!*result.known || !fell_further_short(result, before)) return;
  result.known = false;
  for (Finding& finding : result.findings) finding.known = false;
}

void mark(Result& result, const StoredResult* before) {
  if (result.outcome == Outcome::fail) mark_findings(result, before);
  if (result.outcome == Outcome::unknown)
    result.known = before != nullptr && before->outcome == Outcome::unknown;
}

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool have_common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& name) { return b.count(name) > 0; });
}

void warn_of_other_bodies(const Report& report, const Stored& baseline, Issues& warnings) {
  std::set<std::string> before, now;
  for (const StoredInput& input : baseline.inputs)
    before.insert(input.bodies.begin(), input.bodies.end());
  for (const Input& input : report.inputs) now.insert(input.bodies.begin(), input.bodies.end());
  if (now.empty() || have_common(before, now)) return;
  warnings.add(codes::baseline_of_other_bodies, {}, {baseline.path, joined(before)});
}

void warn_of_other_packs(const Report& report, const Stored& baseline, Issues& warnings) {
  std::set<std::string> before, now;
  for (const StoredPack& pack : baseline.packs) before.insert(pack.id);
  for (const rules::Pack* pack : report.packs) now.insert(pack->id);
  if (now.empty() || have_common(before, now)) return;
  warnings.add(codes::baseline_by_other_packs, {}, {baseline.path, joined(before)});
}

BaselineUsed used(const Report& report, const Stored& baseline) {
  BaselineUsed used;
  used.path = baseline.path;
  used.sha256 = baseline.sha256;
  used.as_of = baseline.as_of;
  for (const Result& result : report.results) {
    if (result.outcome != Outcome::fail) continue;
    for (const Finding& finding : result.findings)
      ++(finding.known.value_or(false) ? used.known_findings : used.new_findings);
  }
  return used;
}

}  // namespace

void compare_with_baseline(Report& report, const Stored& baseline, Issues& warnings) {
  const ResultsIndex index(baseline);
  for (Result& result : report.results) mark(result, index.find(key_of(result)));
  warn_of_other_bodies(report, baseline, warnings);
  warn_of_other_packs(report, baseline, warnings);
  report.baseline = used(report, baseline);
}

}  // namespace hegui::audit
