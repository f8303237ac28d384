// hegui audit: load, judge, report, gate.
#include <CLI/CLI.hpp>
#include <map>

#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/reports.h"
#include "cli/stored.h"
#include "cli/warnings.h"
#include "hegui/audit/audit.h"
#include "hegui/audit/baseline.h"

namespace hegui::cli {

namespace {

struct AuditOptions {
  std::vector<std::string> paths;
  std::string as_of;
  ReportOptions reports;
  std::string fail_on = "low";
  audit::Gate gate;
  audit::Selection selection;
  bool no_waivers = false;
  std::string baseline;
};

const std::map<std::string, audit::Level> kLevels{{"automatic", audit::Level::automatic},
                                                  {"attested", audit::Level::attested},
                                                  {"all", audit::Level::all}};
const std::vector<std::string> kGates{"critical", "high", "medium", "low", "info", "none"};

void declare_selection(CLI::App& app, AuditOptions& options) {
  app.add_option("--rule", options.selection.rules, "只判此规则（通配）/ judge only these rules")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  app.add_option("--control", options.selection.controls,
                 "只判此控制项（通配）/ judge only these controls")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  app.add_option("--level", options.selection.level, "automatic|attested|all")
      ->transform(CLI::CheckedTransformer(kLevels));
  app.add_flag("--no-waivers", options.no_waivers, "不采信豁免 / disregard exemptions");
}

void declare_gate(CLI::App& app, AuditOptions& options) {
  app.add_option("--fail-on", options.fail_on,
                 "达到此级别即退出码 1 / exit 1 from this severity on")
      ->check(CLI::IsMember(kGates));
  app.add_flag("--fail-on-unknown", options.gate.fail_on_unknown,
               "无法判定也算不通过 / unknown shuts the gate too");
  app.add_flag("--exit-zero", options.gate.exit_zero, "有问题也返回 0 / exit 0 even with findings");
  app.add_option(
         "--baseline", options.baseline,
         "早先的 JSON 报告，其中已有的问题不算 / an earlier JSON report: what it holds does "
         "not count")
      ->type_name("REPORT");
}

/// --as-of, else the latest as_of of the documents, else today.
std::optional<Date> audit_date(const Session& session, const AuditOptions& options,
                               const inventory::Inventory& inventory, bool& is_today) {
  if (!options.as_of.empty()) return read_date(session, "--as-of", options.as_of);
  if (const auto stated = inventory::latest_as_of(inventory)) return stated;
  is_today = true;
  return today();
}

/// Documents that describe different days are judged by one.
void warn_of_differing_dates(const Session& session, const AuditOptions& options,
                             const inventory::Inventory& inventory, Issues& warnings) {
  std::optional<Date> first, last;
  for (const expr::Body& body : inventory.bodies) {
    if (!body.as_of) continue;
    first = first ? std::min(*first, *body.as_of) : *body.as_of;
    last = last ? std::max(*last, *body.as_of) : *body.as_of;
  }
  if (!options.as_of.empty() || !first || first == last) return;
  warnings.add(codes::differing_as_of, {}, {to_string(*first), to_string(*last), to_string(*last)});
  print_issues(session, warnings);
}

/// Marks what the baseline knows, if there is one.
void compare(const Session& session, const std::optional<audit::Stored>& baseline,
             audit::Report& report, Issues& warnings) {
  if (!baseline) return;
  Issues mismatches;
  audit::compare_with_baseline(report, *baseline, mismatches);
  print_issues(session, mismatches);
  warnings.append(std::move(mismatches));
}

audit::Report judge(const Session& session, const inventory::Inventory& inventory, Date date,
                    audit::Selection& selection) {
  constexpr Phrase kJudging{"正在审计单位 {}/{}", "auditing bodies {}/{}"};
  ProgressLine line(session, kJudging);
  selection.progress = line.progress();
  return audit::run(session.library, inventory, date, selection);
}

int run_audit(Session& session, AuditOptions& options) {
  const std::vector<Target> targets = targets_of(session, options.reports);
  if (targets.empty()) return kUntrusted;
  std::optional<audit::Stored> baseline;
  if (!options.baseline.empty() && !(baseline = load_report(session, options.baseline)))
    return kUntrusted;
  if (!open_library(session)) return kUntrusted;
  bool broken = false;
  inventory::Inventory inventory = load_inventory(session, options.paths, broken);
  options.selection.packs = session.packs;
  options.selection.waivers = !options.no_waivers;
  if (!load_rules(session, audit::packs_for(session.library, inventory, options.selection)))
    return kUntrusted;
  bool is_today = false;
  const auto date = audit_date(session, options, inventory, is_today);
  if (!date) return kUntrusted;
  Issues warnings;
  warn_of_differing_dates(session, options, inventory, warnings);
  inventory::settle(inventory, session.library.schema(), *date);
  // Loading has printed the errors; settling adds warnings.
  for (const inventory::Input& input : inventory.inputs) print_warnings(session, input);
  // After this point the facts are fixed: every date lies on or before the audit.
  audit::Report report = judge(session, inventory, *date, options.selection);
  report.as_of_is_today = is_today;
  report.warnings = &warnings;
  compare(session, baseline, report, warnings);
  if (report.results.empty() && !broken) {
    complain(session, {"没有可评事项：没有规则适用于所载入的单位",
                       "nothing was evaluated: no rule applies to what was loaded"});
  }
  options.gate.fail_on = rules::parse_severity(options.fail_on);
  const int code = audit::exit_code(report, options.gate, broken);
  const bool written = write_reports(session, report, options.reports, options.gate, code, targets);
  return written ? code : kUntrusted;
}

std::function<int()> declare(CLI::App& app, Session& session) {
  auto& options = session.keep<AuditOptions>();
  app.add_option("PATH", options.paths, "台账文件或目录，- 为标准输入 / inventories, folders or -")
      ->required();
  app.add_option("--as-of", options.as_of, "审计日期 / audit date")->type_name("DATE");
  declare_rules(app, session);
  declare_selection(app, options);
  declare_gate(app, options);
  declare_reports(app, options.reports);
  declare_output(app, session);
  return [&session, &options] { return run_audit(session, options); };
}

}  // namespace

const Command kAudit{"audit", {"审计台账", "audit inventories"}, declare};

}  // namespace hegui::cli
