// The audit itself: which rules speak to which bodies, one verdict each, then the divisions as a
// whole.
#include "hegui/audit/audit.h"

#include <algorithm>
#include <map>

#include "audit/addressed.h"
#include "audit/claims.h"
#include "audit/describe.h"
#include "audit/duties.h"
#include "audit/sentences.h"

namespace hegui::audit {

using rules::Outcome;

namespace {

/// The order of semantics: what fits first is the outcome.
Outcome outcome_of(const rules::Rule& rule, const Subject& subject, const Judgement& judgement) {
  const Outcome found = judgement.verdict.outcome;
  if (judgement.through_waivers) return Outcome::waived;
  if (found == Outcome::not_applicable || found == Outcome::error || found == Outcome::pass)
    return found;
  if (rule.due && subject.audit <= *rule.due) return Outcome::not_due;
  return found;
}

void date_result(const rules::Rule& rule, const Subject& subject, const Judgement& judgement,
                 Result& result) {
  if (!rule.due) return;
  if (result.outcome == Outcome::not_due) result.days_left = rule.due->days - subject.audit.days;
  if (result.outcome == Outcome::pass && subject.audit > *rule.due) {
    result.late_days = late_days(rule, subject, judgement.dates_read);
  }
}

void add_parameters(const rules::Rule& rule, Result& result) {
  for (const int index : rule.parameters) {
    const rules::Parameter& parameter = rule.pack->parameters[static_cast<std::size_t>(index)];
    result.parameters.emplace_back(parameter.name, parameter.display());
  }
}

/// Judges a rule that speaks to the subject.
void judge_into(const rules::Rule& rule, const Subject& subject, Result& result) {
  if (rule.effective_from && subject.audit < *rule.effective_from) {
    result.message = say(sentences::kNotEffective, {to_string(*rule.effective_from)});
    return;
  }
  const Judgement judgement = judge(rule, subject, subject.audit);
  result.outcome = outcome_of(rule, subject, judgement);
  date_result(rule, subject, judgement, result);
  describe(rule, subject, judgement, result);
  if (result.outcome != Outcome::not_applicable) add_parameters(rule, result);
}

/// By name, or by what the packs that were named extend.
bool is_chosen(const rules::Pack& pack, const rules::Library& library, const Selection& selection) {
  return std::any_of(selection.packs.begin(), selection.packs.end(), [&](const std::string& id) {
    const rules::Pack* named = library.find_pack(id);
    while (named != nullptr && named != &pack) named = named->extends;
    return named != nullptr;
  });
}

bool applies(const rules::Pack& pack, std::string_view division, const rules::Library& library,
             const Selection& selection) {
  return selection.packs.empty() ? pack.binds(division) : is_chosen(pack, library, selection);
}

/// One run over an inventory.
class Auditor {
 public:
  Auditor(const rules::Library& library, const inventory::Inventory& inventory, Date as_of,
          const Selection& selection)
      : library_(library), inventory_(inventory), selection_(selection), as_of_(as_of) {}

  Report run() {
    report_.as_of = as_of_;
    report_.schema = &library_.schema();
    report_.inventory = &inventory_;
    report_.bodies = inventory_.bodies.size();
    for (std::size_t body = 0; body < inventory_.bodies.size(); ++body) {
      hegui::report(selection_.progress, body + 1, inventory_.bodies.size());
      audit_body(static_cast<int>(body));
    }
    audit_divisions();
    tell_claims_once(report_);
    group_duties(report_);
    list_packs();
    list_inputs();
    count();
    return std::move(report_);
  }

 private:
  std::string fact_of(int body, std::string_view field) const {
    return inventory::organization_text(library_.schema(),
                                        inventory_.bodies[static_cast<std::size_t>(body)], field);
  }

  bool is_selected(const rules::Rule& rule) const {
    const auto any = [](const std::vector<std::string>& globs, std::string_view text) {
      return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& g) {
               return matches_glob(g, text);
             });
    };
    if (selection_.level == Level::automatic && rule.attested()) return false;
    if (selection_.level == Level::attested && !rule.attested()) return false;
    return any(selection_.rules, rule.id) && any(selection_.controls, rule.control);
  }

  Subject subject_of(std::vector<int> judged) {
    return {library_.schema(),  inventory_.bodies,
            std::move(judged),  as_of_,
            selection_.waivers, &cache_};
  }

  Result blank(const rules::Rule& rule, std::string body, std::string division) const {
    Result result;
    result.body = std::move(body);
    result.division = std::move(division);
    result.rule = &rule;
    result.severity = rule.severity;
    return result;
  }

  template <class Judge>
  void for_each_rule(std::string_view division, Judge judge) {
    for (const auto& pack : library_.packs()) {
      if (!applies(*pack, division, library_, selection_)) continue;
      for (const rules::Rule& rule : pack->rules) {
        if (is_selected(rule)) judge(rule);
      }
    }
  }

  void audit_body(int body) {
    const std::string division = fact_of(body, "division");
    const Subject subject = subject_of({body});
    for_each_rule(division, [&](const rules::Rule& rule) {
      Result result = blank(rule, fact_of(body, "name"), division);
      if (is_addressed(rule, subject, body)) {
        judge_into(rule, subject, result);
      } else {
        result.message = say(sentences::kNotAddressed);
      }
      report_.results.push_back(std::move(result));
    });
  }

  void audit_divisions() {
    std::map<std::string, std::vector<int>> divisions;
    for (std::size_t body = 0; body < inventory_.bodies.size(); ++body) {
      divisions[fact_of(static_cast<int>(body), "division")].push_back(static_cast<int>(body));
    }
    for (const auto& [division, bodies] : divisions) {
      if (bodies.size() >= 2) audit_division(division, bodies);
    }
  }

  void audit_division(const std::string& division, const std::vector<int>& bodies) {
    const Subject subject = subject_of(bodies);
    for_each_rule(division, [&](const rules::Rule& rule) {
      if (!rule.division_scope || !is_level_addressed(rule, subject)) return;
      Result result = blank(rule, {}, division);
      result.of_division = true;
      judge_into(rule, subject, result);
      report_.results.push_back(std::move(result));
    });
  }

  void list_packs() {
    for (const auto& pack : library_.packs()) {
      const bool used =
          std::any_of(report_.results.begin(), report_.results.end(),
                      [&](const Result& result) { return result.rule->pack == pack.get(); });
      if (used) report_.packs.push_back(pack.get());
    }
  }

  void list_inputs() {
    for (const inventory::Input& input : inventory_.inputs) {
      Input listed;
      listed.path = input.path;
      listed.sha256 = input.sha256;
      listed.issues = &input.issues;
      for (const int body : input.bodies) listed.bodies.push_back(fact_of(body, "name"));
      report_.inputs.push_back(std::move(listed));
    }
  }

  void count() {
    for (const Result& result : report_.results) {
      ++report_.outcomes[static_cast<std::size_t>(result.outcome)];
      if (result.outcome != Outcome::fail) continue;
      report_.findings[static_cast<std::size_t>(result.severity)] += result.findings.size();
    }
  }

  const rules::Library& library_;
  const inventory::Inventory& inventory_;
  const Selection& selection_;
  Date as_of_;
  expr::Cache cache_;
  Report report_;
};

}  // namespace

std::vector<const rules::Pack*> packs_for(const rules::Library& library,
                                          const inventory::Inventory& inventory,
                                          const Selection& selection) {
  std::vector<const rules::Pack*> packs;
  for (const auto& pack : library.packs()) {
    const bool speaks =
        std::any_of(inventory.bodies.begin(), inventory.bodies.end(), [&](const expr::Body& body) {
          return applies(*pack, inventory::organization_text(library.schema(), body, "division"),
                         library, selection);
        });
    if (speaks) packs.push_back(pack.get());
  }
  return packs;
}

Report run(const rules::Library& library, const inventory::Inventory& inventory, Date as_of,
           const Selection& selection) {
  return Auditor(library, inventory, as_of, selection).run();
}

bool matches_glob(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == '*') {
    return matches_glob(pattern.substr(1), text) ||
           (!text.empty() && matches_glob(pattern, text.substr(1)));
  }
  return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) &&
         matches_glob(pattern.substr(1), text.substr(1));
}

}  // namespace hegui::audit
