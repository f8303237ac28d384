#include "cli/run.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "cli/commands.h"
#include "hegui/base/text.h"

namespace hegui::cli {

namespace {

constexpr Phrase kSummary{"政务信息系统整合共享合规审计",
                          "compliance auditor for government information systems"};
constexpr Phrase kFooter{
    "退出码：0 无达到 --fail-on 的问题；1 有问题；2 "
    "无法得出可信结论（用法错误、文件无效、无可评事项）",
    "exit codes: 0 nothing at or above --fail-on; 1 findings; 2 no trustworthy verdict (usage, "
    "invalid files, nothing evaluated)"};

/// Help is printed while options are parsed, so the language is looked for first.
Language wanted_language(int argc, char** argv) {
  const char* environment = std::getenv("HEGUI_LANG");
  std::string_view wanted = environment == nullptr ? "zh" : environment;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with("--lang=")) wanted = argument.substr(7);
    if (argument == "--lang" && i + 1 < argc) wanted = argv[i + 1];
  }
  return wanted.starts_with("en") ? Language::en : Language::zh;
}

/// Every option of the command that the line names.
void collect_options(const CLI::App& app, std::vector<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const CLI::App* command : app.get_subcommands()) collect_options(*command, names);
}

int report_usage(const CLI::App& app, const CLI::ParseError& error, const Session& session,
                 int argc, char** argv) {
  if (error.get_exit_code() == 0) return app.exit(error, std::cout, std::cerr);
  fmt::print(stderr, "hegui: {}\n", printable(error.what()));
  std::vector<std::string> names;
  collect_options(app, names);
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument =
        std::string_view(argv[i]).substr(0, std::string_view(argv[i]).find('='));
    const bool known = std::find(names.begin(), names.end(), argument) != names.end();
    if (!argument.starts_with("--") || argument.size() < 3 || known) continue;
    if (const auto near = closest(argument, candidates))
      complain(session, {"是否想写 {}？", "did you mean {}?"}, {std::string(*near)});
  }
  complain(session, {"用法见 hegui --help", "see hegui --help"});
  return kUntrusted;
}

}  // namespace

int run(int argc, char** argv) {
  Session session;
  session.language = wanted_language(argc, argv);
  CLI::App app(std::string(session.text(kSummary)), "hegui");
  app.footer(std::string(session.text(kFooter)));
  app.set_version_flag("-V,--version", "hegui " HEGUI_VERSION);
  app.require_subcommand(1);
  std::function<int()> chosen;
  for (const Command* command : kCommands) {
    CLI::App* sub =
        app.add_subcommand(std::string(command->name), std::string(session.text(command->summary)));
    declare_language(*sub, session);
    const std::function<int()> action = command->declare(*sub, session);
    sub->final_callback([&chosen, action] { chosen = action; });
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_usage(app, error, session, argc, argv);
  }
  return chosen();
}

}  // namespace hegui::cli
