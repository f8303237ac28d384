// hegui rules list|show|test|check: what the packs hold, and whether they hold what they should.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "cli/commands.h"
#include "cli/show_rule.h"
#include "hegui/audit/audit.h"
#include "hegui/audit/cases.h"
#include "hegui/base/text.h"
#include "hegui/rules/shape.h"

namespace hegui::cli {

namespace {

struct RulesOptions {
  std::vector<std::string> globs;
  bool parameters = false;
};

bool is_listed(const Session& session, const rules::Pack& pack) {
  return session.packs.empty() ||
         std::find(session.packs.begin(), session.packs.end(), pack.id) != session.packs.end();
}

bool is_named(const std::vector<std::string>& globs, const rules::Rule& rule) {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
           return audit::matches_glob(glob, rule.id);
         });
}

template <class Visit>
std::size_t for_each_rule(const Session& session, const std::vector<std::string>& globs,
                          Visit visit) {
  std::size_t count = 0;
  for (const auto& pack : session.library.packs()) {
    if (!is_listed(session, *pack)) continue;
    for (const rules::Rule& rule : pack->rules) {
      if (!is_named(globs, rule)) continue;
      visit(rule);
      ++count;
    }
  }
  return count;
}

int complain_of_no_rule(const Session& session) {
  complain(session, {"没有符合的规则；hegui rules list 列出全部",
                     "no such rule; hegui rules list shows them all"});
  return kUntrusted;
}

int run_list(Session& session, const RulesOptions& options) {
  if (!load_library(session)) return kUntrusted;
  const std::size_t count = for_each_rule(session, options.globs, [&](const rules::Rule& rule) {
    fmt::print("{}  {}  {}  {}  {}\n", pad(rule.id, 8), pad(rules::name_of(rule.severity), 8),
               pad(rule.check.shape->name, 8), rule.due ? to_string(*rule.due) : "-         ",
               rule.title.in(session.language));
  });
  return count == 0 ? complain_of_no_rule(session) : kClean;
}

int run_show(Session& session, const RulesOptions& options) {
  if (!load_library(session)) return kUntrusted;
  if (options.parameters) {
    for (const auto& pack : session.library.packs()) {
      if (is_listed(session, *pack)) show_parameters(session, *pack);
    }
    return kClean;
  }
  const std::size_t count = for_each_rule(
      session, options.globs, [&](const rules::Rule& rule) { show_rule(session, rule); });
  return count == 0 ? complain_of_no_rule(session) : kClean;
}

void print_failure(const Session& session, const audit::CaseResult& result) {
  const Span& span = result.example == nullptr ? result.rule->span : result.example->span;
  fmt::print("{}:{}: {} {}\n", span.source->name(), span.position().line, result.rule->id,
             result.name);
  for (const audit::Difference& difference : result.differences) {
    constexpr Phrase kDifference{"    {}：应为 {}，实为 {}\n", "    {}: expected {}, found {}\n"};
    fmt::print(fmt::runtime(session.text(kDifference)), difference.what, difference.expected,
               difference.found);
  }
  for (const Issue& issue : result.issues.all()) fmt::print("{}", render(issue, session.language));
}

int run_test(Session& session, const RulesOptions& options) {
  if (!load_library(session)) return kUntrusted;
  std::size_t passed = 0, failed = 0;
  for (const audit::CaseResult& result : audit::run_cases(session.library, options.globs)) {
    if (!is_listed(session, *result.rule->pack)) continue;
    ++(result.passed() ? passed : failed);
    if (!result.passed()) print_failure(session, result);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  if (passed + failed == 0) return kUntrusted;
  return failed > 0 ? kFindings : kClean;
}

/// Definitions that no rule and no other definition uses.
void check_definitions(const rules::Pack& pack, Issues& issues) {
  std::set<std::string> used;
  for (const rules::Rule& rule : pack.rules) {
    rules::for_each_predicate(rule, [&](const expr::Program& program) {
      for (const expr::Definition* definition : program.uses().definitions)
        used.insert(definition->name);
    });
  }
  for (const expr::Definition& definition : pack.definitions) {
    for (const expr::Definition* inner : definition.program->uses().definitions)
      used.insert(inner->name);
  }
  const std::size_t inherited = pack.extends == nullptr ? 0 : pack.extends->definitions.size();
  for (std::size_t i = inherited; i < pack.definitions.size(); ++i) {
    if (!used.contains(pack.definitions[i].name))
      issues.add(codes::unused_definition, pack.span, {pack.definitions[i].name});
  }
}

void check_parameters(const rules::Pack& pack, Issues& issues) {
  std::set<int> used;
  for (const rules::Rule& rule : pack.rules)
    used.insert(rule.parameters.begin(), rule.parameters.end());
  for (std::size_t i = 0; i < pack.parameters.size(); ++i) {
    const rules::Parameter& parameter = pack.parameters[i];
    if (parameter.pack == &pack && !used.contains(static_cast<int>(i))) {
      issues.add(codes::unused_parameter, parameter.span, {parameter.name});
    }
  }
}

int run_check(Session& session, const RulesOptions&) {
  if (!load_library(session)) return kUntrusted;
  Issues issues;
  std::size_t rules = 0;
  for (const auto& pack : session.library.packs()) {
    check_definitions(*pack, issues);
    check_parameters(*pack, issues);
    rules += pack->rules.size();
  }
  audit::check_case_coverage(session.library, issues);
  issues.sort();
  for (const Issue& issue : issues.all()) fmt::print("{}", render(issue, session.language));
  constexpr Phrase kTotals{"{} 个规则包，{} 条规则，{} 处问题\n",
                           "{} packs, {} rules, {} issues\n"};
  fmt::print(fmt::runtime(session.text(kTotals)), session.library.packs().size(), rules,
             issues.all().size());
  return issues.empty() ? kClean : kFindings;
}

struct Verb {
  const char* name;
  Phrase summary;
  int (*run)(Session&, const RulesOptions&);
};

constexpr std::array kVerbs{
    Verb{"list", {"列出规则", "list the rules"}, run_list},
    Verb{"show", {"显示规则全文", "show rules in full"}, run_show},
    Verb{"test", {"运行规则自带的用例", "run the rules' own cases"}, run_test},
    Verb{"check", {"检查规则包", "check the packs"}, run_check},
};

std::function<int()> declare(CLI::App& app, Session& session) {
  app.require_subcommand(1);
  auto& options = session.keep<RulesOptions>();
  for (const Verb& verb : kVerbs) {
    CLI::App* sub = app.add_subcommand(verb.name, std::string(session.text(verb.summary)));
    sub->add_option("RULE", options.globs, "规则编号（通配）/ rule ids or globs");
    if (verb.run == run_show)
      sub->add_flag("--parameters", options.parameters,
                    "显示参数及其理由 / show the parameters and why");
    declare_rules(*sub, session);
    declare_language(*sub, session);
  }
  return [&app, &session, &options] {
    const std::string name = app.get_subcommands().front()->get_name();
    const auto verb =
        std::find_if(kVerbs.begin(), kVerbs.end(), [&](const Verb& v) { return name == v.name; });
    return verb->run(session, options);
  };
}

}  // namespace

const Command kRules{
    "rules", {"列出、显示、测试、检查规则", "list, show, test and check the rules"}, declare};

}  // namespace hegui::cli
