#include "output/json_result.h"

namespace hegui::output {

namespace {

std::optional<std::string> date_text(const std::optional<Date>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

std::optional<double> quotient(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) return std::nullopt;
  return static_cast<double>(numerator) / static_cast<double>(denominator);
}

/// One result on its way out.
class JsonResult {
 public:
  JsonResult(JsonWriter& json, Language language) : json_(json), language_(language) {}

  void write(const audit::Result& result) {
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

 private:
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
    json_.member("aim", result.rule->aim);
    json_.member("known", result.known);
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
      write_texts(json_, "closers", measured->closers);
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
      write_texts(json_, "responsible", rule.source.responsible);
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
      json_.member("known", finding.known);
      json_.member("under", unless_empty(finding.under));
      write_texts(json_, "also", finding.also);
      write_location(json_, finding.span);
    });
  }

  void write_missing(const audit::Missing& missing) {
    json_.object([&] {
      write_fact(missing);
      write_location(json_, missing.span);
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

  JsonWriter& json_;
  Language language_;
};

}  // namespace

std::optional<std::string_view> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.member_array(name, texts, [&](const std::string& text) { json.value(text); });
}

void write_location(JsonWriter& json, const Span& span) {
  if (!span.known()) return json.member("location", nullptr);
  const Position at = span.position();
  json.member_object("location", [&] {
    json.member("file", span.source->name());
    json.member("line", std::int64_t{at.line});
    json.member("column", std::int64_t{at.column});
  });
}

void write_result(JsonWriter& json, const audit::Result& result, Language language) {
  JsonResult(json, language).write(result);
}

}  // namespace hegui::output
