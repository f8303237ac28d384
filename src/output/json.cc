// The whole report for programs; what its results hold is written in json_result.cc.
// docs/report.schema.json describes it.
#include <ostream>

#include "hegui/audit/stored.h"
#include "output/formats.h"
#include "output/json_bodies.h"
#include "output/json_result.h"
#include "output/json_writer.h"

namespace hegui::output {

namespace {

std::int64_t as_number(std::size_t count) { return static_cast<std::int64_t>(count); }

std::string_view name_of_issue(hegui::Severity severity) {
  constexpr std::array<std::string_view, 3> kNames{"note", "warning", "error"};
  return kNames[static_cast<std::size_t>(severity)];
}

/// One report on its way out.
class JsonReport {
 public:
  JsonReport(const audit::Report& report, Language language, std::ostream& out)
      : report_(report), language_(language), json_(out) {}

  void write() {
    json_.object([&] {
      write_versions();
      json_.member("as_of", to_string(report_.as_of));
      write_packs();
      json_.member_array("inputs", report_.inputs, [&](const auto& input) { write_input(input); });
      write_issues("warnings", report_.warnings);
      write_baseline();
      write_summary();
      json_.member_array("results", report_.results,
                         [&](const auto& result) { write_result(json_, result, language_); });
      write_bodies(json_, report_);
    });
  }

 private:
  void write_versions() {
    json_.member_object("hegui", [&] {
      json_.member("version", HEGUI_VERSION);
      json_.member("report", audit::kReportVersion);
    });
  }

  void write_packs() {
    json_.member_array("packs", report_.packs, [&](const rules::Pack* pack) {
      json_.object([&] {
        json_.member("id", pack->id);
        json_.member("document", pack->document);
        json_.member("sha256", pack->sha256);
      });
    });
  }

  void write_input(const audit::Input& input) {
    json_.object([&] {
      json_.member("path", input.path);
      json_.member("sha256", input.sha256);
      write_texts(json_, "bodies", input.bodies);
      write_issues("issues", input.issues);
    });
  }

  void write_issues(std::string_view name, const Issues* issues) {
    const Issues none;
    json_.member_array(name, (issues == nullptr ? none : *issues).all(),
                       [&](const Issue& issue) { write_issue(issue); });
  }

  void write_issue(const Issue& issue) {
    json_.object([&] {
      json_.member("code", issue.code->id);
      json_.member("severity", name_of_issue(issue.code->severity));
      json_.member("message", issue.message(language_));
      json_.member("hint", unless_empty(issue.hint_text(language_)));
      write_location(json_, issue.span);
    });
  }

  void write_baseline() {
    if (!report_.baseline) return json_.member("baseline", nullptr);
    const audit::BaselineUsed& used = *report_.baseline;
    json_.member_object("baseline", [&] {
      json_.member("path", used.path);
      json_.member("sha256", used.sha256);
      json_.member("as_of", to_string(used.as_of));
      json_.member_object("findings", [&] {
        json_.member("new", as_number(used.new_findings));
        json_.member("known", as_number(used.known_findings));
      });
    });
  }

  void write_summary() {
    json_.member_object("summary", [&] {
      json_.member("bodies", as_number(report_.bodies));
      json_.member_object("outcomes", [&] {
        for (std::size_t i = 0; i < rules::kOutcomes; ++i)
          json_.member(rules::name_of(static_cast<rules::Outcome>(i)),
                       as_number(report_.outcomes[i]));
      });
      json_.member_object("findings", [&] {
        for (std::size_t i = 0; i < rules::kSeverities; ++i)
          json_.member(rules::name_of(static_cast<rules::Severity>(i)),
                       as_number(report_.findings[i]));
      });
    });
  }

  const audit::Report& report_;
  Language language_;
  JsonWriter json_;
};

void write_json(const audit::Report& report, const Options& options, std::ostream& out) {
  JsonReport(report, options.language, out).write();
  out << '\n';
}

}  // namespace

const Format kJson{
    "json", ".json", {"完整报告，供程序读取", "the whole report, for programs"}, write_json};

}  // namespace hegui::output
