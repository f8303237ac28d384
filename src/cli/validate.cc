// hegui validate: only loads inventories and lists every mistake.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace hegui::cli {

namespace {

int run_validate(Session& session, const std::vector<std::string>& paths) {
  if (!open_library(session)) return kUntrusted;
  Issues path_issues;
  const inventory::Inventory inventory = read_inventory(session, paths, path_issues);
  for (const Issue& issue : path_issues.all()) fmt::print("{}", render(issue, session.language));
  std::size_t errors = path_issues.error_count();
  for (const inventory::Input& input : inventory.inputs) {
    for (const Issue& issue : input.issues.all()) fmt::print("{}", render(issue, session.language));
    errors += input.issues.error_count();
  }
  constexpr Phrase kTotals{"{} 个文件，{} 个单位，{} 处错误\n", "{} files, {} bodies, {} errors\n"};
  if (!session.quiet) {
    fmt::print(fmt::runtime(session.text(kTotals)), inventory.inputs.size(),
               inventory.bodies.size(), errors);
  }
  return errors > 0 || inventory.bodies.empty() ? kUntrusted : kClean;
}

std::function<int()> declare(CLI::App& app, Session& session) {
  auto& paths = session.keep<std::vector<std::string>>();
  app.add_option("PATH", paths, "台账文件或目录，- 为标准输入 / inventories, folders or -")
      ->required();
  declare_rules(app, session);
  declare_output(app, session);
  return [&session, &paths] { return run_validate(session, paths); };
}

}  // namespace

const Command kValidate{"validate", {"只检查台账文件", "only check inventory files"}, declare};

}  // namespace hegui::cli
