// hegui explain: a rule's clause and check, and for one row why it was kept, dropped, passed or
// failed.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "cli/commands.h"
#include "cli/show_rule.h"
#include "hegui/audit/explain.h"
#include "hegui/output/explanation.h"

namespace hegui::cli {

namespace {

struct ExplainOptions {
  std::string rule, path, item, as_of;
  std::string format = "text";
};

/// The audit date, or nullopt after a complaint.
std::optional<Date> date_of(Session& session, const ExplainOptions& options,
                            const inventory::Inventory& inventory) {
  if (!options.as_of.empty()) return read_date(session, "--as-of", options.as_of);
  return inventory::latest_as_of(inventory).value_or(today());
}

int complain_of_item(const Session& session, const ExplainOptions& options, const rules::Rule& rule,
                     const inventory::Inventory& inventory) {
  const auto& collection =
      session.library.schema().collections[static_cast<std::size_t>(rule.check.collection)];
  const std::vector<std::string> keys = audit::item_keys(session.library, inventory, rule);
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  Issues issues;
  issues
      .add(codes::no_such_item, {},
           {options.path, options.item,
            session.language == Language::zh ? collection.zh : collection.name})
      .suggest(options.item, views);
  print_issues(session, issues);
  return kUntrusted;
}

int explain_item(Session& session, const ExplainOptions& options, const rules::Rule& rule) {
  bool broken = false;
  inventory::Inventory inventory = load_inventory(session, {options.path}, broken);
  const auto date = date_of(session, options, inventory);
  if (!date) return kUntrusted;
  inventory::settle(inventory, session.library.schema(), *date);
  const auto explanations =
      audit::explain_item(session.library, inventory, rule, options.item, *date);
  if (explanations.empty()) return complain_of_item(session, options, rule, inventory);
  if (options.format == "json") {
    output::write_explanations_json(rule, *date, explanations, session.language, std::cout);
    return broken ? kUntrusted : kClean;
  }
  output::Options page;
  page.language = session.language;
  page.color = session.color_for(STDOUT_FILENO);
  show_rule(session, rule);
  for (const audit::ItemExplanation& explanation : explanations)
    output::write_explanation(explanation, page, std::cout);
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
  if (!options.path.empty()) return explain_item(session, options, *rule);
  show_rule(session, *rule);
  return kClean;
}

std::function<int()> declare(CLI::App& app, Session& session) {
  auto& options = session.keep<ExplainOptions>();
  app.add_option("RULE", options.rule, "规则编号 / the rule's id")->required();
  auto* path = app.add_option("PATH", options.path, "台账文件 / an inventory");
  app.add_option("ITEM", options.item, "对象编号 / the row's key");
  path->needs(app.get_option("ITEM"));
  app.add_option("--as-of", options.as_of, "审计日期 / audit date")->type_name("DATE");
  app.add_option("-f,--format", options.format, "输出格式 / format: text|json")
      ->check(CLI::IsMember({"text", "json"}))
      ->needs(path);
  declare_rules(app, session);
  return [&session, &options] { return run_explain(session, options); };
}

}  // namespace

const Command kExplain{
    "explain",
    {"解释规则及其对某一对象的判定", "explain a rule, and its verdict on an item"},
    declare};

}  // namespace hegui::cli
