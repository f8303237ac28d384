// hegui diff: two JSON reports, what has become of the findings, and what to mind.
#include <CLI/CLI.hpp>
#include <sstream>

#include "cli/commands.h"
#include "cli/reports.h"
#include "cli/stored.h"
#include "hegui/audit/diff.h"
#include "hegui/output/diff.h"

namespace hegui::cli {

namespace {

struct DiffOptions {
  std::string before, after;
  std::string format = "text";
  std::string output = "-";
  std::string fail_on = "low";
  audit::DiffGate gate;
};

void declare_output_of_diff(CLI::App& app, Session& session, DiffOptions& options) {
  std::vector<std::string> names;
  for (const output::DiffFormat* format : output::diff_formats()) names.emplace_back(format->name);
  app.add_option("-f,--format", options.format, "格式 / format")->check(CLI::IsMember(names));
  app.add_option("-o,--output", options.output, "写到文件，- 为标准输出 / file to write")
      ->type_name("FILE");
  app.add_flag("-q,--quiet", session.quiet,
               "只输出须留意的和新问题 / only what to mind and what is new");
  app.add_flag("-v,--verbose", session.verbose, "列全对象 / list every item");
}

void declare_gate_of_diff(CLI::App& app, DiffOptions& options) {
  const std::vector<std::string> gates{"critical", "high", "medium", "low", "info", "none"};
  audit::Gate& gate = options.gate.gate;
  app.add_option("--fail-on", options.fail_on,
                 "新问题达到此级别即退出码 1 / exit 1 for what is new from this severity on")
      ->check(CLI::IsMember(gates));
  app.add_flag("--fail-on-unknown", gate.fail_on_unknown,
               "变为无法判定也算 / what became unknown counts too");
  app.add_flag("--fail-on-warning", options.gate.fail_on_warning,
               "须留意的也算 / what is to be minded counts too");
  app.add_flag("--exit-zero", gate.exit_zero, "一律返回 0 / exit 0 even so");
}

/// Labels of collections and fields come from the vocabulary that the program carries.
bool load_labels(Session& session, const DiffOptions& options, output::Options& how) {
  if (options.format == "json") return true;
  how.library = &session.library;
  return open_library(session);
}

int run_diff(Session& session, DiffOptions& options) {
  if (options.before == "-" && options.after == "-") {
    complain(session, {"标准输入只能给一份报告", "standard input holds one report only"});
    return kUntrusted;
  }
  if (!can_write_to(session, options.output)) return kUntrusted;
  const auto before = load_report(session, options.before);
  const auto after = load_report(session, options.after);
  output::Options how;
  if (!before || !after || !load_labels(session, options, how)) return kUntrusted;
  const audit::Comparison comparison = audit::compare(*before, *after);
  how.language = session.language;
  how.quiet = session.quiet;
  how.verbose = session.verbose;
  fit(session, options.output, how);
  std::ostringstream text;
  output::find_diff_format(options.format)->write(comparison, how, text);
  if (!write_document(session, text.str(), options.output)) return kUntrusted;
  options.gate.gate.fail_on = rules::parse_severity(options.fail_on);
  return audit::exit_code(comparison, options.gate);
}

std::function<int()> declare(CLI::App& app, Session& session) {
  auto& options = session.keep<DiffOptions>();
  app.add_option("OLD", options.before, "早先的 JSON 报告 / the earlier JSON report")->required();
  app.add_option("NEW", options.after, "后来的 JSON 报告 / the later JSON report")->required();
  declare_output_of_diff(app, session, options);
  declare_gate_of_diff(app, options);
  return [&session, &options] { return run_diff(session, options); };
}

}  // namespace

const Command kDiff{
    "diff",
    {"对比两份 JSON 报告：新问题、已整改、仍未整改", "compare two JSON reports: new, fixed, open"},
    declare};

}  // namespace hegui::cli
