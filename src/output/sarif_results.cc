// Results of a SARIF log and where they are.
#include <array>

#include "output/sarif.h"
#include "output/words.h"

namespace hegui::output {

namespace {

using rules::Outcome;

/// What SARIF calls an outcome; `none` of them but fail has a level.
std::string_view kind_of(const audit::Result& result) {
  switch (result.outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::fail:
    case Outcome::waived:
      return "fail";
    case Outcome::unknown:
      return result.rule->attested() ? "review" : "open";
    case Outcome::error:
      return "open";
    case Outcome::not_due:
      return "informational";
    case Outcome::not_applicable:
      return "notApplicable";
  }
  return "open";
}

void write_properties(JsonWriter& json, const audit::Result& result) {
  json.member_object("properties", [&] {
    json.member("body", result.of_division ? std::nullopt : std::optional(result.body));
    json.member("division", result.division);
    json.member("severity", rules::name_of(result.severity));
    json.member("outcome", rules::name_of(result.outcome));
  });
}

void write_fingerprints(JsonWriter& json, const std::string& fingerprint) {
  if (fingerprint.empty()) return;
  json.member_object("partialFingerprints", [&] {
    json.member("primaryLocationLineHash", fingerprint);
    json.member("hegui/v1", fingerprint);
  });
}

/// Nothing without a baseline.
void write_baseline_state(JsonWriter& json, std::optional<bool> known) {
  if (known) json.member("baselineState", *known ? "unchanged" : "new");
}

void write_region(JsonWriter& json, const Position& at) {
  if (at.line == 0) return;
  json.member_object("region", [&] {
    json.member("startLine", std::int64_t{at.line});
    json.member("startColumn", std::int64_t{at.column});
  });
}

void write_suppression(JsonWriter& json, const audit::Waived& waived, Language language) {
  json.member_list("suppressions", [&] {
    json.object([&] {
      json.member("kind", "external");
      json.member("status", "accepted");
      const Phrase& phrase = waived.expires_on ? words::waived_until : words::waived_by;
      json.member("justification",
                  say(phrase, language,
                      {waived.document, waived.approved_by,
                       waived.expires_on ? to_string(*waived.expires_on) : std::string()}));
    });
  });
}

}  // namespace

void write_sarif_message(JsonWriter& json, std::string_view text) {
  json.member_object("message", [&] { json.member("text", sarif_text(text, 65536)); });
}

void write_sarif_locations(JsonWriter& json, const Place& place, std::string_view fact) {
  if (place.path.empty()) return;
  json.member_list("locations", [&] {
    json.object([&] {
      json.member_object("physicalLocation", [&] {
        json.member_object("artifactLocation", [&] { json.member("uri", as_uri(place.path)); });
        write_region(json, place.at);
      });
      if (fact.empty()) return;
      json.member_list("logicalLocations",
                       [&] { json.object([&] { json.member("fullyQualifiedName", fact); }); });
    });
  });
}

std::string_view sarif_level(rules::Severity severity) {
  if (severity <= rules::Severity::high) return "error";
  return severity == rules::Severity::medium ? "warning" : "note";
}

void SarifResults::write_open(const Open& open) const {
  json.object([&] {
    json.member("ruleId", open.result->rule->id);
    json.member("ruleIndex", index.of(*open.result->rule));
    json.member("kind", "fail");
    json.member("level", sarif_level(open.result->severity));
    write_sarif_message(json, open.finding->message.in(language));
    write_sarif_locations(json, place_of(report, *open.result, open.finding->span),
                          name_of_fact(*open.finding));
    write_fingerprints(json, open.finding->fingerprint);
    write_baseline_state(json, open.finding->known);
    write_properties(json, *open.result);
  });
}

void SarifResults::write_rest(const audit::Result& result) const {
  const bool fails = result.outcome == Outcome::fail;
  const auto write = [&](const audit::Waived* waived) {
    const bool counts = waived != nullptr;
    json.object([&] {
      json.member("ruleId", result.rule->id);
      json.member("ruleIndex", index.of(*result.rule));
      json.member("kind", counts ? "fail" : kind_of(result));
      json.member("level", counts ? sarif_level(result.severity) : "none");
      const std::string& message = result.message.in(language);
      write_sarif_message(json, message.empty() ? result.rule->title.in(language) : message);
      audit::Finding named;
      if (counts) named.item = waived->item;
      write_sarif_locations(json, place_of(report, result, {}), name_of_fact(named));
      if (counts) write_suppression(json, *waived, language);
      write_properties(json, result);
    });
  };
  for (const audit::Waived& waived : result.waived) write(&waived);
  if (!fails && result.waived.empty()) write(nullptr);
}

}  // namespace hegui::output
