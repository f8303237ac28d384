#include "cli/session.h"

#include <fmt/args.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "cli/progress.h"
#include "hegui/base/file.h"
#include "hegui/document/read.h"
#include "hegui/document/reader.h"

namespace hegui::cli {

bool Session::color_for(int descriptor) const {
  if (color != Color::automatic) return color == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return isatty(descriptor) == 1;
}

void declare_language(CLI::App& app, Session& session) {
  const std::map<std::string, Language> languages{{"zh", Language::zh}, {"en", Language::en}};
  const std::map<std::string, Color> colors{
      {"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}};
  app.add_option("--lang", session.language, "语言 / language: zh|en")
      ->transform(CLI::CheckedTransformer(languages));
  app.add_option("--color", session.color, "颜色 / colour: auto|always|never")
      ->transform(CLI::CheckedTransformer(colors));
  app.add_flag_callback(
      "--no-color", [&session] { session.color = Color::never; },
      "同 --color never / the same as --color never");
}

void declare_rules(CLI::App& app, Session& session) {
  app.add_option("-p,--pack", session.packs,
                 "只用此规则包（可重复）/ use this pack only (repeatable)")
      ->type_name("PACK")
      ->allow_extra_args(false);
  app.add_option("--rules", session.rule_folders,
                 "再加载此目录中的规则包 / add or replace packs from a folder")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--params", session.parameter_file, "本地参数文件 / a site's own parameters")
      ->type_name("FILE");
  app.add_option("--param", session.parameters, "改写参数 / override a parameter")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
}

void declare_output(CLI::App& app, Session& session) {
  app.add_flag("-q,--quiet", session.quiet, "只输出问题 / findings only");
  app.add_flag("-v,--verbose", session.verbose, "输出更多 / say more");
  app.add_option("--stdin-filename", session.stdin_name,
                 "标准输入的显示名 / name shown for standard input")
      ->type_name("NAME");
}

namespace {

/// NAME=VALUE pairs; false after a complaint.
bool split_parameters(const Session& session, rules::Overrides& pairs) {
  for (const std::string& text : session.parameters) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      complain(session,
               {"--param 应写作 名称=值，此处为“{}”", "--param takes NAME=VALUE, found \"{}\""},
               {text});
      return false;
    }
    pairs.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return true;
}

/// The pairs of the parameter file; false after its issues.
bool read_parameter_file(Session& session, rules::Overrides& pairs) {
  if (session.parameter_file.empty()) return true;
  auto text = read_file(session.parameter_file);
  if (!text) {
    complain(session, {"无法读取 {}：{}", "cannot read {}: {}"},
             {session.parameter_file, text.error().message.in(session.language)});
    return false;
  }
  Issues issues;
  const Source& source = session.sources.add(session.parameter_file, std::move(*text));
  for (const document::Node& node : document::parse(source, document::Format::yaml, issues)) {
    document::Reader reader(node, session.parameter_file, issues);
    for (const document::Entry& entry : node.entries) {
      std::string values;
      for (const std::string& value : reader.texts(entry.key))
        values += (values.empty() ? "" : ",") + value;
      pairs.emplace_back(entry.key, std::move(values));
    }
  }
  print_issues(session, issues);
  return !issues.has_errors();
}

void load_all_rules(rules::Library& library, Issues& issues) {
  for (const auto& pack : library.packs()) library.load_rules(*pack, issues);
}

bool check_packs(const Session& session) {
  std::vector<std::string_view> ids;
  for (const auto& pack : session.library.packs()) ids.push_back(pack->id);
  Issues issues;
  for (const std::string& id : session.packs) {
    if (session.library.find_pack(id) == nullptr)
      issues.add(codes::unknown_pack, {}, {id}).suggest(id, ids);
  }
  print_issues(session, issues);
  return issues.empty();
}

}  // namespace

bool open_library(Session& session, bool with_cases) {
  rules::Overrides overrides;
  if (!read_parameter_file(session, overrides) || !split_parameters(session, overrides))
    return false;
  Issues issues;
  std::vector<rules::PackFile> files = rules::builtin_files(with_cases);
  int generation = 0;
  for (const std::string& folder : session.rule_folders) {
    ++generation;
    for (rules::PackFile& file : rules::files_in(folder, issues)) {
      file.generation = generation;
      files.push_back(std::move(file));
    }
  }
  session.library.open(std::move(files), overrides, issues);
  if (generation > 0) load_all_rules(session.library, issues);
  issues.sort();
  print_issues(session, issues);
  return !issues.has_errors() && check_packs(session);
}

bool load_rules(Session& session, const std::vector<const rules::Pack*>& packs) {
  Issues issues;
  for (const rules::Pack* pack : packs) session.library.load_rules(*pack, issues);
  issues.sort();
  print_issues(session, issues);
  return !issues.has_errors();
}

bool load_library(Session& session) {
  if (!open_library(session, true)) return false;
  Issues issues;
  load_all_rules(session.library, issues);
  issues.sort();
  print_issues(session, issues);
  return !issues.has_errors();
}

inventory::Inventory read_inventory(Session& session, const std::vector<std::string>& paths,
                                    Issues& issues) {
  inventory::Options options;
  options.stdin_name = session.stdin_name;
  constexpr Phrase kReading{"正在读入文件 {}/{}", "reading files {}/{}"};
  ProgressLine line(session, kReading);
  options.progress = line.progress();
  const std::vector<std::string> files = inventory::list_files(paths, issues);
  inventory::Inventory inventory =
      inventory::load(files, session.library.schema(), session.sources, options);
  for (inventory::Input& input : inventory.inputs) input.issues.sort();
  return inventory;
}

inventory::Inventory load_inventory(Session& session, const std::vector<std::string>& paths,
                                    bool& broken) {
  Issues issues;
  inventory::Inventory inventory = read_inventory(session, paths, issues);
  print_issues(session, issues);
  broken = broken || issues.has_errors();
  for (const inventory::Input& input : inventory.inputs) {
    print_issues(session, input.issues);
    broken = broken || input.issues.has_errors();
  }
  return inventory;
}

void print_issues(const Session& session, const Issues& issues) {
  // fmt::print throws where standard error cannot be written to, which must not end the run.
  for (const Issue& issue : issues.all())
    std::fputs(render(issue, session.language).c_str(), stderr);
}

void complain(const Session& session, const Phrase& message,
              const std::vector<std::string>& values) {
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const std::string& value : values) arguments.push_back(value);
  std::fputs(("hegui: " + fmt::vformat(session.text(message), arguments) + '\n').c_str(), stderr);
}

std::optional<Date> read_date(const Session& session, std::string_view option,
                              const std::string& text) {
  const auto date = parse_date(text);
  if (!date) {
    complain(session,
             {"{} 的日期“{}”无效，应写作 2018-06-30",
              "{}: \"{}\" is not a date, write it as 2018-06-30"},
             {std::string(option), text});
  }
  return date;
}

}  // namespace hegui::cli
