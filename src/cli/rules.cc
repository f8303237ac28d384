// hegui rules list|show|test|check|coverage|crosswalk: what the packs hold, and whether they hold
// what they should.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "cli/commands.h"
#include "cli/rules.h"
#include "cli/show_rule.h"
#include "hegui/audit/audit.h"
#include "hegui/audit/cases.h"
#include "hegui/base/text.h"
#include "hegui/expr/possible.h"
#include "hegui/rules/shape.h"

namespace hegui::cli {

namespace {

template <class Visit>
std::size_t for_each_rule(const Session& session, const std::vector<std::string>& globs,
                          Visit visit) {
  std::size_t count = 0;
  for (const auto& pack : session.library.packs()) {
    if (!is_listed(session, *pack)) continue;
    for (const rules::Rule& rule : pack->rules) {
      if (!matches_any(globs, rule.id)) continue;
      visit(rule);
      ++count;
    }
  }
  return count;
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

/// Predicates, and parts of them, that nothing can satisfy.
void check_possible(const rules::Pack& pack, Issues& issues) {
  for (const rules::Rule& rule : pack.rules) {
    rules::for_each_predicate(rule, [&](const expr::Program& program) {
      for (const expr::Impossible& part : expr::impossible_parts(program))
        issues.add(codes::never_true, rule.span, {rule.id, part.text});
    });
  }
}

int run_check(Session& session, const RulesOptions& options) {
  if (!load_library(session)) return kUntrusted;
  Issues issues;
  bool broken = false;
  if (!check_texts(session, options, issues, broken)) return kUntrusted;
  std::size_t rules = 0;
  std::size_t packs = 0;
  for (const auto& pack : session.library.packs()) {
    if (!is_listed(session, *pack)) continue;
    ++packs;
    check_definitions(*pack, issues);
    check_parameters(*pack, issues);
    check_possible(*pack, issues);
    rules += pack->rules.size();
  }
  audit::check_case_coverage(session.library, session.packs, issues);
  issues.sort();
  for (const Issue& issue : issues.all()) fmt::print("{}", render(issue, session.language));
  constexpr Phrase kTotals{"{} 个规则包，{} 条规则，{} 处问题\n",
                           "{} packs, {} rules, {} issues\n"};
  fmt::print(fmt::runtime(session.text(kTotals)), packs, rules, issues.all().size());
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
    Verb{"coverage", {"对照登记册，逐条义务有无规则", "each obligation's rule"}, run_coverage},
    Verb{"crosswalk", {"各文件同一义务的对照", "the notices' duties side by side"}, run_crosswalk},
};

void declare_of_verb(const Verb& verb, CLI::App& sub, RulesOptions& options) {
  if (verb.run == run_show)
    sub.add_flag("--parameters", options.parameters,
                 "显示参数及其理由 / show the parameters and why");
  if (verb.run == run_coverage)
    sub.add_option("--register", options.registers, "义务登记册（YAML）/ registers of obligations")
        ->type_name("FILE")
        ->check(CLI::ExistingFile);
  if (verb.run == run_crosswalk)
    sub.add_option("--diff", options.diff, "只列两个规则包不同之处 / where two packs differ")
        ->type_name("PACK")
        ->expected(2);
  if (verb.run != run_check) return;
  sub.add_option("--text", options.texts, "公文全文：引文须逐字在内 / texts that hold the quotes")
      ->type_name("FILE");
  sub.add_flag("--record", options.record,
               "把全文的 SHA-256 写入规则包 / write the texts' SHA-256 into the packs");
}

std::function<int()> declare(CLI::App& app, Session& session) {
  app.require_subcommand(1);
  auto& options = session.keep<RulesOptions>();
  for (const Verb& verb : kVerbs) {
    CLI::App* sub = app.add_subcommand(verb.name, std::string(session.text(verb.summary)));
    sub->add_option("RULE", options.globs, "规则编号（通配）/ rule ids or globs");
    declare_of_verb(verb, *sub, options);
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

bool is_listed(const Session& session, const rules::Pack& pack) {
  return session.packs.empty() ||
         std::find(session.packs.begin(), session.packs.end(), pack.id) != session.packs.end();
}

bool matches_any(const std::vector<std::string>& globs, std::string_view text) {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
           return audit::matches_glob(glob, text);
         });
}

int complain_of_no_rule(const Session& session) {
  complain(session, {"没有符合的规则；hegui rules list 列出全部",
                     "no such rule; hegui rules list shows them all"});
  return kUntrusted;
}

const Command kRules{
    "rules", {"列出、显示、测试、检查规则", "list, show, test and check the rules"}, declare};

}  // namespace hegui::cli
