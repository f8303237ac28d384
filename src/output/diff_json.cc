// Two reports compared, for programs. Every key is always there.
#include <ostream>

#include "output/diff_words.h"
#include "output/json_result.h"

namespace hegui::output {

namespace {

constexpr std::int64_t kDiffVersion = 1;

std::optional<std::string_view> outcome_name(std::optional<rules::Outcome> outcome) {
  return outcome ? std::optional(rules::name_of(*outcome)) : std::nullopt;
}

/// One comparison on its way out.
class JsonDiff {
 public:
  JsonDiff(const audit::Comparison& comparison, std::ostream& out)
      : comparison_(comparison), json_(out) {}

  void write() {
    json_.object([&] {
      json_.member_object("hegui", [&] {
        json_.member("version", HEGUI_VERSION);
        json_.member("diff", kDiffVersion);
      });
      write_report("old", *comparison_.before);
      write_report("new", *comparison_.after);
      write_summary();
      json_.member_array("warnings", comparison_.warnings,
                         [&](const auto& warning) { write_warning(warning); });
      json_.member_array("changes", comparison_.changes,
                         [&](const auto& changed) { write_changed(changed); });
    });
  }

 private:
  void write_report(std::string_view name, const audit::Stored& report) {
    json_.member_object(name, [&] {
      json_.member("path", report.path);
      json_.member("sha256", report.sha256);
      json_.member("as_of", to_string(report.as_of));
    });
  }

  void write_summary() {
    json_.member_object("summary", [&] {
      for (std::size_t i = 0; i < audit::kChanges; ++i)
        json_.member(audit::name_of(static_cast<audit::Change>(i)),
                     static_cast<std::int64_t>(comparison_.counts[i]));
      json_.member("warnings", static_cast<std::int64_t>(comparison_.warnings.size()));
    });
  }

  void write_warning(const audit::Warning& warning) {
    json_.object([&] {
      json_.member("sign", audit::name_of(warning.sign));
      json_.member("note", warning.is_note());
      json_.member("body", unless_empty(warning.body));
      json_.member("subject", unless_empty(warning.subject));
      json_.member("was", unless_empty(warning.was));
      json_.member("now", unless_empty(warning.now));
      write_texts(json_, "names", warning.names);
    });
  }

  void write_changed(const audit::Changed& changed) {
    const audit::StoredResult& result = *changed.result;
    json_.object([&] {
      json_.member("change", audit::name_of(changed.change));
      json_.member(
          "body", result.of_division ? std::nullopt : std::optional(std::string_view(result.body)));
      json_.member("division", unless_empty(result.division));
      json_.member("scope", result.of_division ? "division" : "body");
      json_.member("pack", result.pack);
      json_.member("rule", result.rule);
      json_.member("severity", rules::name_of(result.severity));
      json_.member("aim", result.aim);
      json_.member("title", result.title);
      json_.member("was", outcome_name(changed.was));
      json_.member("now", outcome_name(changed.now));
      write_finding(changed);
    });
  }

  void write_finding(const audit::Changed& changed) {
    static const audit::StoredFinding kNothing;
    const bool whole = changed.finding == nullptr;
    const audit::StoredFinding& finding = whole ? kNothing : *changed.finding;
    json_.member("collection", unless_empty(finding.fact.collection));
    json_.member("item", unless_empty(finding.fact.item));
    json_.member("field", unless_empty(finding.fact.field));
    json_.member("message", whole ? changed.result->message : finding.message);
    json_.member("fingerprint", unless_empty(finding.fingerprint));
    if (finding.line == 0) return json_.member("location", nullptr);
    json_.member_object("location", [&] {
      json_.member("file", finding.file);
      json_.member("line", finding.line);
      json_.member("column", finding.column);
    });
  }

  const audit::Comparison& comparison_;
  JsonWriter json_;
};

void write_json(const audit::Comparison& comparison, const Options&, std::ostream& out) {
  JsonDiff(comparison, out).write();
  out << '\n';
}

}  // namespace

const DiffFormat kDiffJson{"json", write_json};

}  // namespace hegui::output
