// The whole report for programs. Keys are promised: within report 1 none is removed or given
// another meaning, and every key is always there (null or [] where there is nothing).
#include <ostream>

#include "output/formats.h"
#include "output/json_writer.h"

namespace hegui::output {

namespace {

constexpr std::int64_t kReportVersion = 1;

std::int64_t as_number(std::size_t count) { return static_cast<std::int64_t>(count); }

std::optional<std::string_view> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> date_text(const std::optional<Date>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

std::string_view name_of_issue(hegui::Severity severity) {
  constexpr std::array<std::string_view, 3> kNames{"note", "warning", "error"};
  return kNames[static_cast<std::size_t>(severity)];
}

std::optional<double> quotient(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) return std::nullopt;
  return static_cast<double>(numerator) / static_cast<double>(denominator);
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
      write_summary();
      json_.member_array("results", report_.results,
                         [&](const auto& result) { write_result(result); });
    });
  }

 private:
  void write_versions() {
    json_.member_object("hegui", [&] {
      json_.member("version", HEGUI_VERSION);
      json_.member("report", kReportVersion);
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
      write_texts("bodies", input.bodies);
      write_issues("issues", input.issues);
    });
  }

  void write_texts(std::string_view name, const std::vector<std::string>& texts) {
    json_.member_array(name, texts, [&](const std::string& text) { json_.value(text); });
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
      write_location(issue.span);
    });
  }

  void write_location(const Span& span) {
    if (!span.known()) return json_.member("location", nullptr);
    const Position at = span.position();
    json_.member_object("location", [&] {
      json_.member("file", span.source->name());
      json_.member("line", std::int64_t{at.line});
      json_.member("column", std::int64_t{at.column});
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

  void write_result(const audit::Result& result) {
    json_.object([&] {
      write_identity(result);
      write_verdict(result);
      write_measured(result.measured);
      json_.member("title", result.rule->title.in(language_));
      json_.member("message", result.message.in(language_));
      json_.member("remedy", result.rule->remedy.in(language_));
      write_source(*result.rule);
      write_parameters(result);
      json_.member_array("findings", result.findings,
                         [&](const auto& finding) { write_finding(finding); });
      json_.member_array("unknowns", result.unknowns,
                         [&](const auto& missing) { write_missing(missing); });
      json_.member_array("waived", result.waived,
                         [&](const auto& waived) { write_waived(waived); });
    });
  }

  void write_identity(const audit::Result& result) {
    const bool whole = result.of_division;
    json_.member("body", whole ? std::nullopt : std::optional(result.body));
    json_.member("division", unless_empty(result.division));
    json_.member("scope", whole ? "division" : "body");
    json_.member("pack", result.rule->pack->id);
    json_.member("rule", result.rule->id);
    json_.member("control", unless_empty(result.rule->control));
  }

  void write_verdict(const audit::Result& result) {
    json_.member("outcome", rules::name_of(result.outcome));
    json_.member("severity", rules::name_of(result.severity));
    json_.member("due", date_text(result.rule->due));
    json_.member("days_left", result.days_left);
    json_.member("late_days", result.late_days);
    json_.member("method", result.rule->attested() ? "attested" : "automatic");
  }

  void write_measured(const std::optional<audit::Measured>& measured) {
    if (!measured) return json_.member("measured", nullptr);
    json_.member_object("measured", [&] {
      json_.member("numerator", measured->numerator);
      json_.member("denominator", measured->denominator);
      json_.member("high_numerator", measured->high_numerator);
      json_.member("high_denominator", measured->high_denominator);
      write_bounds(*measured);
      json_.member("threshold", measured->threshold.value());
      json_.member("shortfall", measured->shortfall);
      json_.member_array("excluded", measured->excluded,
                         [&](const auto& excluded) { write_excluded(excluded); });
      write_texts("closers", measured->closers);
    });
  }

  void write_bounds(const audit::Measured& measured) {
    if (!measured.ratio) {
      json_.member("low", measured.numerator);
      json_.member("high", measured.high_numerator);
      return;
    }
    json_.member("low", quotient(measured.numerator, measured.denominator));
    json_.member("high", quotient(measured.high_numerator, measured.high_denominator));
  }

  void write_excluded(const audit::Excluded& excluded) {
    json_.object([&] {
      json_.member("item", excluded.item);
      json_.member("reason", excluded.reason.in(language_));
    });
  }

  void write_source(const rules::Rule& rule) {
    json_.member_object("source", [&] {
      json_.member("document", rule.pack->document);
      json_.member("clause", unless_empty(rule.source.number));
      json_.member("task", rule.source.task);
      json_.member("quote", rule.source.quote);
      write_texts("responsible", rule.source.responsible);
    });
  }

  void write_parameters(const audit::Result& result) {
    json_.member_object("parameters", [&] {
      for (const auto& [name, value] : result.parameters) json_.member(name, value);
    });
  }

  template <class Fact>
  void write_fact(const Fact& fact) {
    json_.member("collection", unless_empty(fact.collection));
    json_.member("item", unless_empty(fact.item));
    json_.member("field", unless_empty(fact.field));
  }

  void write_finding(const audit::Finding& finding) {
    json_.object([&] {
      write_fact(finding);
      json_.member("message", finding.message.in(language_));
      json_.member("fingerprint", finding.fingerprint);
      json_.member("under", unless_empty(finding.under));
      write_texts("also", finding.also);
      write_location(finding.span);
    });
  }

  void write_missing(const audit::Missing& missing) {
    json_.object([&] {
      write_fact(missing);
      write_location(missing.span);
    });
  }

  void write_waived(const audit::Waived& waived) {
    json_.object([&] {
      json_.member("item", waived.item);
      json_.member("document", waived.document);
      json_.member("approved_by", waived.approved_by);
      json_.member("expires_on", date_text(waived.expires_on));
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
