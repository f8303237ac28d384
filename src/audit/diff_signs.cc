// What makes an improvement doubtful: fewer things to count, dates told differently, other rules.
#include <algorithm>
#include <map>
#include <set>

#include "audit/results_index.h"
#include "audit/stored_items.h"
#include "hegui/audit/diff.h"

namespace hegui::audit {

using rules::Outcome;

namespace {

constexpr std::array<std::string_view, kSigns> kSignNames{
    "as-of-back",     "input-unread",      "body-gone",       "rule-gone",  "pack-gone",
    "pack-changed",   "parameter-changed", "collection-gone", "items-gone", "denominator-shrank",
    "date-rewritten", "date-renewed",      "items-not-listed"};

using Dates = std::map<std::string_view, std::string_view>;

const std::string& subject_of(const StoredResult& result) {
  return result.of_division ? result.division : result.body;
}

std::set<std::string> bodies_of(const Stored& report) {
  std::set<std::string> bodies;
  for (const StoredInput& input : report.inputs)
    bodies.insert(input.bodies.begin(), input.bodies.end());
  return bodies;
}

/// Looks for each sign.
class Signs {
 public:
  Signs(const Stored& before, const Stored& after)
      : before_(before), after_(after), results_(after), items_(after) {}

  std::vector<Warning> look() {
    look_at_dates_of_audit();
    look_at_inputs();
    look_at_rules();
    look_at_packs();
    look_at_parameters();
    if (before_.lists_items && after_.lists_items) {
      for (const StoredBody& body : before_.bodies) look_at_body(body);
    } else {
      look_at_lists();
    }
    look_at_denominators();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Warning& a, const Warning& b) { return a.sign < b.sign; });
    return std::move(found_);
  }

 private:
  Warning& add(Sign sign, std::string body = {}, std::string subject = {}) {
    Warning& warning = found_.emplace_back();
    warning.sign = sign;
    warning.body = std::move(body);
    warning.subject = std::move(subject);
    return warning;
  }
  void add_change(Sign sign, std::string body, std::string subject, std::string was,
                  std::string now) {
    Warning& warning = add(sign, std::move(body), std::move(subject));
    warning.was = std::move(was);
    warning.now = std::move(now);
  }

  void look_at_dates_of_audit() {
    if (after_.as_of < before_.as_of)
      add_change(Sign::as_of_back, {}, {}, to_string(before_.as_of), to_string(after_.as_of));
  }

  void look_at_inputs() {
    std::vector<std::string> unread, gone;
    for (const StoredInput& input : after_.inputs) {
      if (input.broken) unread.push_back(input.path);
    }
    if (!unread.empty()) add(Sign::input_unread).names = unread;
    now_ = bodies_of(after_);
    for (const std::string& body : bodies_of(before_)) {
      if (now_.count(body) == 0) gone.push_back(body);
    }
    if (!gone.empty()) add(Sign::body_gone).names = gone;
  }

  /// Of bodies that are still there; a rule that did not apply is not missed.
  void look_at_rules() {
    std::map<std::string, std::vector<std::string>> gone;
    for (const StoredResult& old : before_.results) {
      const bool missed = old.outcome != Outcome::not_applicable &&
                          results_.find(key_of(old)) == nullptr &&
                          (old.of_division || now_.count(old.body) > 0);
      if (missed) gone[subject_of(old)].push_back(old.rule);
    }
    for (auto& [body, rules] : gone) add(Sign::rule_gone, body).names = std::move(rules);
  }

  void look_at_packs() {
    for (const StoredPack& old : before_.packs) {
      const auto now = std::find_if(after_.packs.begin(), after_.packs.end(),
                                    [&](const StoredPack& pack) { return pack.id == old.id; });
      if (now == after_.packs.end()) {
        add(Sign::pack_gone, {}, old.id);
      } else if (now->sha256 != old.sha256) {
        add_change(Sign::pack_changed, {}, old.id, old.sha256, now->sha256);
      }
    }
  }

  /// The same change of a parameter is told once, with the rules that rest on it.
  void look_at_parameters() {
    std::map<std::array<std::string, 3>, std::set<std::string>> changed;
    for (const StoredResult& old : before_.results) {
      const StoredResult* now = results_.find(key_of(old));
      if (now == nullptr) continue;
      const std::map<std::string, std::string> values(now->parameters.begin(),
                                                      now->parameters.end());
      for (const auto& [name, value] : old.parameters) {
        const auto found = values.find(name);
        if (found != values.end() && found->second != value)
          changed[{name, value, found->second}].insert(old.rule);
      }
    }
    for (const auto& [change, rules] : changed) {
      Warning& warning = add(Sign::parameter_changed, {}, change[0]);
      warning.was = change[1];
      warning.now = change[2];
      warning.names.assign(rules.begin(), rules.end());
    }
  }

  void look_at_lists() {
    std::vector<std::string> old;
    for (const Stored* report : {&before_, &after_}) {
      if (!report->lists_items) old.push_back(report->path);
    }
    add(Sign::items_not_listed).names = old;
  }

  void look_at_body(const StoredBody& old) {
    const StoredBody* now = items_.find(old.name, old.division);
    if (now == nullptr) return;
    for (const auto& [collection, rows] : old.collections) {
      const auto same =
          std::find_if(now->collections.begin(), now->collections.end(),
                       [&name = collection](const auto& entry) { return entry.first == name; });
      if (same == now->collections.end()) {
        add_change(Sign::collection_gone, old.name, collection, std::to_string(rows.size()), {});
      } else {
        look_at_rows(old.name, collection, rows, same->second);
      }
    }
  }

  void look_at_rows(const std::string& body, const std::string& collection,
                    const std::vector<StoredItem>& old, const std::vector<StoredItem>& now) {
    std::map<std::string_view, const StoredItem*> current;
    for (const StoredItem& item : now) current.emplace(item.id, &item);
    std::vector<std::string> gone;
    std::map<std::string, std::vector<std::string>> renewed;
    for (const StoredItem& item : old) {
      const auto found = current.find(item.id);
      if (found == current.end()) {
        gone.push_back(item.id);
      } else {
        look_at_dates(body, collection, item, *found->second, renewed);
      }
    }
    if (!gone.empty()) add(Sign::items_gone, body, collection).names = std::move(gone);
    for (auto& [field, items] : renewed)
      add(Sign::date_renewed, body, collection + '.' + field).names = std::move(items);
  }

  void look_at_dates(const std::string& body, const std::string& collection, const StoredItem& old,
                     const StoredItem& now,
                     std::map<std::string, std::vector<std::string>>& renewed) {
    const Dates current(now.dates.begin(), now.dates.end());
    for (const auto& [field, was] : old.dates) {
      const auto found = current.find(field);
      const std::string is(found == current.end() ? "" : found->second);
      const auto date = parse_date(was);
      if (!date || is == was || lies_ahead(*date, is)) continue;
      if (is_later_event(is)) {
        renewed[field].push_back(old.id);
        continue;
      }
      add_change(Sign::date_rewritten, body, collection + '.' + field, was, is);
      found_.back().names = {old.id};
    }
  }

  /// An audit as of an earlier day reads what came after it as none.
  bool lies_ahead(Date was, const std::string& is) const {
    return is == "none" && was > after_.as_of;
  }
  /// What has happened since the old report was made is news, not history told differently.
  bool is_later_event(const std::string& is) const {
    const auto date = parse_date(is);
    return date && *date > before_.as_of;
  }

  void look_at_denominators() {
    for (const StoredResult& old : before_.results) {
      const StoredResult* now = results_.find(key_of(old));
      if (now == nullptr || !old.measured || !now->measured) continue;
      const auto was = old.measured->denominator, is = now->measured->denominator;
      if (is < was)
        add_change(Sign::denominator_shrank, subject_of(old), old.rule, std::to_string(was),
                   std::to_string(is));
    }
  }

  const Stored& before_;
  const Stored& after_;
  ResultsIndex results_;
  StoredItems items_;
  std::set<std::string> now_;
  std::vector<Warning> found_;
};

}  // namespace

std::string_view name_of(Sign sign) { return kSignNames[static_cast<std::size_t>(sign)]; }

std::vector<Warning> warning_signs(const Stored& before, const Stored& after) {
  return Signs(before, after).look();
}

}  // namespace hegui::audit
