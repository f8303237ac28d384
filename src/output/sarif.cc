// SARIF 2.1.0 as code scanning of GitHub reads it: a rule for each one with a result, the notice's
// clauses as a taxonomy, and a result for each open finding (with sarif_all, for everything).
#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>

#include "output/formats.h"
#include "output/sarif.h"

namespace hegui::output {

namespace {

constexpr std::string_view kSchema = "https://json.schemastore.org/sarif-2.1.0.json";

bool is_written(const audit::Result& result, const Options& options) {
  return options.sarif_all || (result.outcome == rules::Outcome::fail && !result.findings.empty());
}

/// The division without its trailing 00 pairs that the codes have in common, as a code.
std::string common_division(const audit::Report& report) {
  std::string common = report.results.empty() ? "" : report.results.front().division;
  for (const audit::Result& result : report.results) {
    std::size_t same = 0;
    while (same < std::min(common.size(), result.division.size()) &&
           common[same] == result.division[same])
      ++same;
    common.resize(same);
  }
  common.resize(common.size() / 2 * 2);
  return common.empty() ? "all"
                        : common + std::string(6 - std::min<std::size_t>(6, common.size()), '0');
}

/// Names the inventory, so that two of them do not replace each other's alerts: the body, or what
/// several bodies have in common.
std::string inventory_id(const audit::Report& report) {
  std::set<std::string_view> bodies;
  for (const audit::Result& result : report.results) {
    if (!result.of_division) bodies.insert(result.body);
  }
  std::string id = common_division(report);
  if (bodies.size() == 1) id += '-' + std::string(*bodies.begin());
  std::ranges::replace(id, '/', '-');
  return id;
}

/// One log on its way out.
class SarifLog {
 public:
  SarifLog(const audit::Report& report, const Options& options, std::ostream& out)
      : report_(report), options_(options), json_(out) {
    for (const audit::Result& result : report.results) {
      if (is_written(result, options)) index_.add(*result.rule);
    }
  }

  void write() {
    json_.object([&] {
      json_.member("$schema", kSchema);
      json_.member("version", "2.1.0");
      json_.member_list("runs", [&] { write_run(); });
    });
  }

 private:
  void write_run() {
    json_.object([&] {
      write_sarif_tool(json_, index_, options_);
      json_.member_object("automationDetails",
                          [&] { json_.member("id", "hegui/" + inventory_id(report_) + '/'); });
      write_invocation();
      json_.member("columnKind", "unicodeCodePoints");
      json_.member_list("results", [&] { write_results(); });
      write_sarif_taxonomies(json_, index_);
      json_.member_object("properties", [&] { json_.member("asOf", to_string(report_.as_of)); });
    });
  }

  void write_invocation() {
    json_.member_list("invocations", [&] {
      json_.object([&] {
        json_.member("executionSuccessful", options_.exit_code != 2);
        json_.member("exitCode", std::int64_t{options_.exit_code});
        json_.member_list("toolExecutionNotifications", [&] {
          for (const audit::Input& input : report_.inputs) write_notifications(input);
        });
      });
    });
  }

  void write_notifications(const audit::Input& input) {
    if (input.issues == nullptr) return;
    for (const Issue& issue : input.issues->all()) {
      json_.object([&] {
        constexpr std::array<std::string_view, 3> kLevels{"note", "warning", "error"};
        json_.member("level", kLevels[static_cast<std::size_t>(issue.code->severity)]);
        json_.member_object("descriptor", [&] { json_.member("id", issue.code->id); });
        write_sarif_message(json_, issue.message(options_.language));
        Place place = place_of(issue.span);
        if (place.path.empty()) place.path = input.path;
        write_sarif_locations(json_, place, {});
      });
    }
  }

  void write_results() {
    const SarifResults results{json_, report_, index_, options_.language};
    for (const Open& open : open_findings(report_)) results.write_open(open);
    if (!options_.sarif_all) return;
    for (const audit::Result& result : report_.results) results.write_rest(result);
  }

  const audit::Report& report_;
  const Options& options_;
  JsonWriter json_;
  SarifIndex index_;
};

void write_sarif(const audit::Report& report, const Options& options, std::ostream& out) {
  SarifLog(report, options, out).write();
  out << '\n';
}

}  // namespace

const Format kSarif{
    "sarif", ".sarif", {"SARIF 2.1.0，供代码托管平台", "SARIF 2.1.0, for code hosts"}, write_sarif};

}  // namespace hegui::output
