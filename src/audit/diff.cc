// What has become of every finding. Fixed is only what the new report shows to be met: whatever
// stands in the way of that is looked for first.
#include "hegui/audit/diff.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "audit/results_index.h"
#include "audit/stored_items.h"

namespace hegui::audit {

using rules::Outcome;

namespace {

constexpr std::array<std::string_view, kChanges> kChangeNames{
    "new", "unknown", "vanished", "unjudged", "waived", "open", "fixed"};

/// A result (or none), to be asked about many findings.
class Current {
 public:
  explicit Current(const StoredResult* result) : result_(result) {
    if (result == nullptr) return;
    for (const StoredFinding& finding : result->findings)
      findings_.emplace(finding.fingerprint, &finding);
    waived_.insert(result->waived.begin(), result->waived.end());
    for (const StoredFact& missing : result->unknowns)
      missing_.emplace(missing.collection, missing.item);
  }

  const StoredResult* result() const { return result_; }
  bool is(Outcome outcome) const { return result_ != nullptr && result_->outcome == outcome; }
  const StoredFinding* find(const std::string& fingerprint) const {
    const auto found = findings_.find(fingerprint);
    return found == findings_.end() ? nullptr : found->second;
  }
  /// An exemption of the whole body names no row, and one row's may be all that a quota holds by.
  bool waives(const StoredFact& fact) const {
    const bool whole = fact.item.empty() || is_quota();
    return (is(Outcome::waived) && whole) || waived_.count(fact.item) > 0;
  }
  /// Whether a fact that is missing now may decide the item: its own, its collection as a whole,
  /// or, where the rule cannot be decided, one that the item leads to. A quota that cannot be
  /// decided lists no items.
  bool leaves_open(const StoredFact& fact) const {
    if (missing_.count({fact.collection, {}}) + missing_.count({fact.collection, fact.item}) > 0)
      return true;
    const bool undecided_quota = is_quota() && findings_.empty();
    if (undecided_quota && (is(Outcome::unknown) || is(Outcome::not_due))) return true;
    return is(Outcome::unknown) && (fact.item.empty() || misses_elsewhere(fact.collection));
  }

 private:
  bool is_quota() const { return result_ != nullptr && result_->measured; }
  bool misses_elsewhere(const std::string& collection) const {
    return !missing_.empty() && (missing_.begin()->first != collection ||
                                 std::prev(missing_.end())->first != collection);
  }

  const StoredResult* result_;
  std::map<std::string_view, const StoredFinding*> findings_;
  std::set<std::string_view> waived_;
  std::set<std::pair<std::string_view, std::string_view>> missing_;
};

/// Compares the findings of two reports.
class Comparing {
 public:
  Comparing(const Stored& before, const Stored& after)
      : before_(before),
        after_(after),
        old_(before),
        new_(after),
        old_items_(before),
        new_items_(after) {}

  std::vector<Changed> run() {
    for (const StoredResult& result : before_.results) follow(result);
    for (const StoredResult& result : after_.results) look_for_new(result);
    std::stable_sort(changes_.begin(), changes_.end(), [](const Changed& a, const Changed& b) {
      return std::tie(a.change, a.result->severity) < std::tie(b.change, b.result->severity);
    });
    return std::move(changes_);
  }

 private:
  void follow(const StoredResult& old) {
    const Current now(new_.find(key_of(old)));
    const std::size_t before = changes_.size();
    if (old.outcome == Outcome::fail) {
      for (const StoredFinding& finding : old.findings) follow_finding(old, finding, now);
      if (old.findings.empty()) follow_whole(old, now);
    }
    const bool told =
        std::any_of(changes_.begin() + static_cast<std::ptrdiff_t>(before), changes_.end(),
                    [](const Changed& changed) { return changed.change == Change::unknown; });
    if (old.outcome != Outcome::unknown && now.is(Outcome::unknown) && !told)
      add(Change::unknown, *now.result(), nullptr, old.outcome, now.result());
  }

  void follow_finding(const StoredResult& old, const StoredFinding& finding, const Current& now) {
    const Change change = change_of(old, finding, now);
    const StoredFinding* current = change == Change::open ? now.find(finding.fingerprint) : nullptr;
    add(change, now.result() == nullptr ? old : *now.result(),
        current == nullptr ? &finding : current, old.outcome, now.result());
  }

  /// A failure that names nothing.
  void follow_whole(const StoredResult& old, const Current& now) {
    const Change change =
        now.is(Outcome::fail) ? Change::open : change_of(old, StoredFinding{}, now);
    add(change, now.result() == nullptr ? old : *now.result(), nullptr, old.outcome, now.result());
  }

  bool has_vanished(const StoredResult& old, const StoredFact& fact) const {
    return old_items_.has(old.body, old.division, fact) &&
           new_items_.lacks(old.body, old.division, fact);
  }

  Change change_of(const StoredResult& old, const StoredFinding& finding,
                   const Current& now) const {
    if (now.result() == nullptr) return Change::unjudged;
    const bool found = now.find(finding.fingerprint) != nullptr;
    if (now.is(Outcome::fail) && found) return Change::open;
    if (has_vanished(old, finding.fact)) return Change::vanished;
    if (now.waives(finding.fact)) return Change::waived;
    const bool undecided = now.is(Outcome::error) || now.is(Outcome::not_applicable);
    if (undecided || (now.is(Outcome::not_due) && found)) return Change::unjudged;
    return now.leaves_open(finding.fact) ? Change::unknown : Change::fixed;
  }

  void look_for_new(const StoredResult& now) {
    if (now.outcome != Outcome::fail) return;
    const StoredResult* old = old_.find(key_of(now));
    const Current before(old != nullptr && old->outcome == Outcome::fail ? old : nullptr);
    std::optional<Outcome> was;
    if (old != nullptr) was = old->outcome;
    for (const StoredFinding& finding : now.findings) {
      if (before.find(finding.fingerprint) == nullptr) add(Change::added, now, &finding, was, &now);
    }
    if (now.findings.empty() && before.result() == nullptr)
      add(Change::added, now, nullptr, was, &now);
  }

  void add(Change change, const StoredResult& result, const StoredFinding* finding,
           std::optional<Outcome> was, const StoredResult* now) {
    Changed changed{change, &result, finding, was, std::nullopt};
    if (now != nullptr) changed.now = now->outcome;
    changes_.push_back(changed);
  }

  const Stored& before_;
  const Stored& after_;
  ResultsIndex old_;
  ResultsIndex new_;
  StoredItems old_items_;
  StoredItems new_items_;
  std::vector<Changed> changes_;
};

/// A smaller severity is a worse one; an aim never fails.
bool counts(const Changed& changed, const Gate& gate) {
  if (!gate.fail_on || changed.result->severity > *gate.fail_on || changed.result->aim)
    return false;
  return changed.change == Change::added ||
         (changed.change == Change::unknown && gate.fail_on_unknown);
}

}  // namespace

std::string_view name_of(Change change) { return kChangeNames[static_cast<std::size_t>(change)]; }

Comparison compare(const Stored& before, const Stored& after) {
  Comparison comparison;
  comparison.before = &before;
  comparison.after = &after;
  comparison.changes = Comparing(before, after).run();
  for (const Changed& changed : comparison.changes)
    ++comparison.counts[static_cast<std::size_t>(changed.change)];
  comparison.warnings = warning_signs(before, after);
  return comparison;
}

int exit_code(const Comparison& comparison, const DiffGate& gate) {
  if (gate.gate.exit_zero) return 0;
  const bool worse =
      std::any_of(comparison.changes.begin(), comparison.changes.end(),
                  [&](const Changed& changed) { return counts(changed, gate.gate); });
  const bool doubtful = std::any_of(comparison.warnings.begin(), comparison.warnings.end(),
                                    [](const Warning& warning) { return !warning.is_note(); });
  return worse || (doubtful && gate.fail_on_warning) ? 1 : 0;
}

}  // namespace hegui::audit
