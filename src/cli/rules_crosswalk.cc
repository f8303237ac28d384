// hegui rules crosswalk: the duties that recur, each notice's rules with their dates and figures
// beside one another; --diff shows where two notices differ.
#include <fmt/format.h>

#include <array>
#include <set>
#include <tuple>

#include "cli/rules.h"
#include "hegui/base/text.h"
#include "hegui/rules/shape.h"

namespace hegui::cli {

namespace {

constexpr std::size_t kPackWidth = 20;
constexpr std::size_t kRuleWidth = 9;

/// The date that a rule sets and the figure it demands, as they are shown and compared.
struct Terms {
  std::string date;
  std::string figure;
  bool operator<(const Terms& other) const {
    return std::tie(date, figure) < std::tie(other.date, other.figure);
  }
  bool operator==(const Terms&) const = default;
};

std::string figure_of(const rules::Rule& rule) {
  if (!rule.check.threshold) return {};
  constexpr std::array<std::string_view, 3> kRelations{"≥", "≤", "="};
  const Fraction figure = rules::value_of(*rule.check.threshold, *rule.pack);
  const bool count = rule.check.shape->name == "count";
  return fmt::format("{}{}", kRelations[static_cast<std::size_t>(rule.check.threshold->relation)],
                     count ? fmt::format("{}", figure.numerator) : to_percent(figure));
}

Terms terms_of(const Session& session, const rules::Rule& rule) {
  Terms terms;
  if (rule.due)
    terms.date = to_string(*rule.due);
  else if (rule.effective_from)
    terms.date = fmt::format(fmt::runtime(session.text({"自{}起", "since {}"})),
                             to_string(*rule.effective_from));
  else
    terms.date = session.text({"不限期", "undated"});
  terms.figure = figure_of(rule);
  return terms;
}

using Rules = std::vector<const rules::Rule*>;

Rules rules_of(const rules::Pack& pack, const rules::Control& control) {
  Rules found;
  for (const rules::Rule& rule : pack.rules) {
    if (rule.control == control.name) found.push_back(&rule);
  }
  return found;
}

std::multiset<Terms> all_terms(const Session& session, const Rules& rules) {
  std::multiset<Terms> terms;
  for (const rules::Rule* rule : rules) terms.insert(terms_of(session, *rule));
  return terms;
}

void print_rule(const Session& session, const std::string& pack, const rules::Rule& rule) {
  const Terms terms = terms_of(session, rule);
  std::string text = pad(pack, kPackWidth) + "  " + pad(rule.id, kRuleWidth) + pad(terms.date, 16) +
                     pad(terms.figure, 8) + rule.title.in(session.language);
  if (!rule.implements.empty()) {
    std::string ids;
    for (const std::string& id : rule.implements) ids += (ids.empty() ? "" : " ") + id;
    text += "  → " + ids;
  }
  fmt::print("  {}\n", text);
}

void print_control(const Session& session, const rules::Control& control,
                   const std::vector<const rules::Pack*>& packs) {
  fmt::print("{}  {}  {}\n", control.name, control.title.in(session.language),
             rules::name_of(control.severity));
  for (const rules::Pack* pack : packs) {
    const Rules found = rules_of(*pack, control);
    if (found.empty()) fmt::print("  {}  –\n", pad(pack->id, kPackWidth));
    for (const rules::Rule* rule : found)
      print_rule(session, rule == found.front() ? pack->id : std::string(), *rule);
  }
  fmt::print("\n");
}

/// The packs to compare; empty after a complaint.
std::vector<const rules::Pack*> packs_of(const Session& session, const RulesOptions& options) {
  std::vector<const rules::Pack*> packs;
  for (const auto& pack : session.library.packs()) {
    const bool wanted = options.diff.empty() ? is_listed(session, *pack)
                                             : std::find(options.diff.begin(), options.diff.end(),
                                                         pack->id) != options.diff.end();
    if (wanted) packs.push_back(pack.get());
  }
  std::vector<std::string_view> ids;
  for (const auto& pack : session.library.packs()) ids.push_back(pack->id);
  Issues issues;
  for (const std::string& id : options.diff) {
    if (session.library.find_pack(id) == nullptr)
      issues.add(codes::unknown_pack, {}, {id}).suggest(id, ids);
  }
  print_issues(session, issues);
  return issues.empty() ? packs : std::vector<const rules::Pack*>{};
}

bool is_shown(const Session& session, const RulesOptions& options, const rules::Control& control,
              const std::vector<const rules::Pack*>& packs) {
  if (!matches_any(options.globs, control.name)) return false;
  std::vector<std::multiset<Terms>> terms;
  for (const rules::Pack* pack : packs)
    terms.push_back(all_terms(session, rules_of(*pack, control)));
  if (!options.diff.empty()) return terms.size() == 2 && terms[0] != terms[1];
  return std::any_of(terms.begin(), terms.end(), [](const auto& one) { return !one.empty(); });
}

}  // namespace

int run_crosswalk(Session& session, const RulesOptions& options) {
  if (!load_library(session)) return kUntrusted;
  const auto packs = packs_of(session, options);
  if (packs.empty()) return kUntrusted;
  if (!options.diff.empty() && packs.size() != 2) {
    complain(session, {"--diff 需要两个不同的规则包", "--diff takes two different packs"});
    return kUntrusted;
  }
  std::size_t shown = 0;
  for (const rules::Control& control : session.library.controls()) {
    if (!is_shown(session, options, control, packs)) continue;
    print_control(session, control, packs);
    ++shown;
  }
  if (shown == 0 && options.diff.empty()) {
    complain(session, {"没有符合的控制项", "no such control"});
    return kUntrusted;
  }
  constexpr Phrase kAll{"{} 个控制项\n", "{} controls\n"};
  constexpr Phrase kDiffer{"{} 个控制项不同\n", "{} controls differ\n"};
  fmt::print(fmt::runtime(session.text(options.diff.empty() ? kAll : kDiffer)), shown);
  return kClean;
}

}  // namespace hegui::cli
