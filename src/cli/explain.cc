// hegui explain: a rule's clause and check, and for one row why it was kept, dropped, passed or
// failed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/show_rule.h"
#include "hegui/audit/explain.h"
#include "hegui/base/text.h"

namespace hegui::cli {

namespace {

struct ExplainOptions {
  std::string rule, path, item, as_of;
};

std::string place(const Span& span) {
  if (!span.known()) return {};
  const Position at = span.position();
  return fmt::format("{}:{}:{}", printable(span.source->name()), at.line, at.column);
}

void print_facts(const Session& session, const Phrase& heading,
                 const std::vector<audit::ReadFact>& facts) {
  if (facts.empty()) return;
  fmt::print("    {}\n", session.text(heading));
  for (const audit::ReadFact& fact : facts) {
    fmt::print("      {} = {}  {}\n", printable(fact.name),
               printable(fact.value.in(session.language)), place(fact.span));
  }
}

std::string_view truth_word(const Session& session, expr::Truth truth) {
  constexpr std::array<Phrase, 4> kWords{
      {{"否", "no"}, {"是", "yes"}, {"未知", "unknown"}, {"出错", "error"}}};
  return session.text(kWords[static_cast<std::size_t>(truth)]);
}

void print_steps(const Session& session, const std::vector<audit::Step>& steps) {
  for (const audit::Step& step : steps) {
    fmt::print("  {}: {}  → {}\n", step.key, printable(step.predicate),
               truth_word(session, step.truth));
    if (!step.error.empty()) fmt::print("    {}\n", printable(step.error));
    print_facts(session, {"依据的事实：", "decided by:"}, step.decided);
    print_facts(session, {"缺少的事实：", "missing:"}, step.missing);
  }
}

int explain_item(Session& session, const ExplainOptions& options, const rules::Rule& rule) {
  bool broken = false;
  inventory::Inventory inventory = load_inventory(session, {options.path}, broken);
  std::optional<Date> date = inventory::latest_as_of(inventory);
  if (!options.as_of.empty()) date = read_date(session, "--as-of", options.as_of);
  if (!options.as_of.empty() && !date) return kUntrusted;
  inventory::settle(inventory, session.library.schema(), date.value_or(today()));
  const auto explanations =
      audit::explain_item(session.library, inventory, rule, options.item, date.value_or(today()));
  if (explanations.empty()) {
    const auto& collection =
        session.library.schema().collections[static_cast<std::size_t>(rule.check.collection)];
    complain(session, {"{1} 中没有编号为“{0}”的{2}", "{1} has no row \"{0}\" in {3}"},
             {options.item, options.path, collection.zh, collection.name});
    return kUntrusted;
  }
  for (const audit::ItemExplanation& explanation : explanations) {
    fmt::print("{}  {}\n", printable(explanation.item), place(explanation.span));
    print_steps(session, explanation.steps);
    fmt::print("  → {}\n", explanation.conclusion.in(session.language));
  }
  return broken ? kUntrusted : kClean;
}

int run_explain(Session& session, const ExplainOptions& options) {
  if (!load_library(session)) return kUntrusted;
  const rules::Rule* rule = session.library.find_rule(options.rule);
  if (rule == nullptr) {
    std::vector<std::string_view> ids;
    for (const auto& pack : session.library.packs()) {
      for (const rules::Rule& known : pack->rules) ids.push_back(known.id);
    }
    Issues issues;
    issues.add(codes::unknown_rule, {}, {options.rule}).suggest(options.rule, ids);
    print_issues(session, issues);
    return kUntrusted;
  }
  show_rule(session, *rule);
  if (options.path.empty()) return kClean;
  return explain_item(session, options, *rule);
}

std::function<int()> declare(CLI::App& app, Session& session) {
  auto& options = session.keep<ExplainOptions>();
  app.add_option("RULE", options.rule, "规则编号 / the rule's id")->required();
  auto* path = app.add_option("PATH", options.path, "台账文件 / an inventory");
  app.add_option("ITEM", options.item, "对象编号 / the row's key");
  path->needs(app.get_option("ITEM"));
  app.add_option("--as-of", options.as_of, "审计日期 / audit date")->type_name("DATE");
  declare_rules(app, session);
  return [&session, &options] { return run_explain(session, options); };
}

}  // namespace

const Command kExplain{
    "explain",
    {"解释规则及其对某一对象的判定", "explain a rule, and its verdict on an item"},
    declare};

}  // namespace hegui::cli
