#include "audit/standard_cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "hegui/rules/shape.h"

namespace hegui::audit {

namespace {

/// Writes one case after the other.
class CaseWriter {
 public:
  CaseWriter(const rules::Rule& rule, Date as_of) : rule_(rule), as_of_(as_of) {
    const auto& asked = rule.check.required_facts;
    dated_ = std::find(asked.begin(), asked.end(), rule.pack->ledger.completed_on) != asked.end();
  }

  std::string run() {
    const std::string done = dated_ ? "completed_on: " + to_string(done_on()) : "";
    add("已完成并有佐证", as_of_, {done, kEvidence}, "outcome: pass");
    add("没有佐证", as_of_, {done, "evidence: none"}, fails());
    add("佐证未填", as_of_, {done}, lacks("evidence"));
    add_without_row();
    if (dated_) add_dated();
    if (rule_.check.max_age_days) add_outdated();
    return text_;
  }

 private:
  static constexpr std::string_view kEvidence = "evidence: 佐证材料";

  /// The day of the duty itself, or of the audit.
  Date done_on() const { return rule_.due.value_or(as_of_); }

  std::string fails() const { return "outcome: fail, items: [" + rule_.id + "]"; }
  std::string lacks(std::string_view fact) const {
    return fmt::format("outcome: unknown, missing: [{}.{}]", rule_.id, fact);
  }

  void add_dated() {
    add("没有完成", as_of_, {"completed_on: none", kEvidence}, fails());
    add("完成时间未填", as_of_, {kEvidence}, lacks("completed_on"));
    if (!rule_.due) return;
    const Date due = *rule_.due;
    const std::string late = "completed_on: " + to_string(Date{due.days + 10});
    add("逾期完成", Date{due.days + 20}, {late, kEvidence}, "outcome: pass, late_days: 10");
    add("尚未到期", due, {"completed_on: none", kEvidence}, "outcome: not-due");
  }

  void add_outdated() {
    const Fraction most = rules::value_of(*rule_.check.max_age_days, *rule_.pack);
    const auto days = static_cast<std::int32_t>(most.numerator / most.denominator);
    const std::string old = "evidence_on: " + to_string(Date{as_of_.days - days - 1});
    const std::string fresh = "evidence_on: " + to_string(Date{as_of_.days - days});
    const std::string done = dated_ ? "completed_on: " + to_string(done_on()) : "";
    add("佐证过时", as_of_, {done, kEvidence, old}, fails());
    add("佐证未过时", as_of_, {done, kEvidence, fresh}, "outcome: pass");
  }

  void add_without_row() {
    head("台账没有此项", as_of_);
    text_ += "  inventory: {tasks: []}\n  expect: {outcome: unknown, missing: [tasks]}\n";
  }

  void head(std::string_view name, Date as_of) {
    text_ += fmt::format("- name: {}\n  as_of: {}\n", name, to_string(as_of));
    if (!rule_.units.empty())
      text_ += fmt::format("  organization: {{name: \"{}\"}}\n", rule_.units.front());
  }

  void add(std::string_view name, Date as_of, const std::vector<std::string_view>& facts,
           std::string_view expect) {
    head(name, as_of);
    text_ += "  inventory: {tasks: [{obligation: " + rule_.id;
    for (const std::string_view fact : facts) {
      if (!fact.empty()) text_ += fmt::format(", {}", fact);
    }
    text_ += fmt::format("}}]}}\n  expect: {{{}}}\n", expect);
  }

  const rules::Rule& rule_;
  Date as_of_;
  bool dated_ = false;
  std::string text_;
};

}  // namespace

std::string standard_cases(const rules::Rule& rule, Date as_of) {
  return CaseWriter(rule, as_of).run();
}

}  // namespace hegui::audit
