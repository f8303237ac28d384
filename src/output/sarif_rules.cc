// The tool, its rules and the notices of a SARIF log.
#include <algorithm>
#include <array>
#include <set>

#include "hegui/base/text.h"
#include "output/sarif.h"
#include "output/words.h"

namespace hegui::output {

namespace {

std::string_view problem_severity(rules::Severity severity) {
  if (severity <= rules::Severity::high) return "error";
  return severity == rules::Severity::medium ? "warning" : "recommendation";
}

void write_text(JsonWriter& json, std::string_view name, std::string_view text) {
  json.member_object(name, [&] { json.member("text", sarif_text(text)); });
}

/// The notice's own words, then what to do.
std::string help_of(const rules::Rule& rule, Language language) {
  return say(
      words::help_of_rule, language,
      {rule.pack->document, rule.source.number, rule.source.quote, rule.remedy.in(language)});
}

void write_relationship(JsonWriter& json, const rules::Rule& rule, const SarifIndex& index) {
  json.member_list("relationships", [&] {
    json.object([&] {
      json.member_object("target", [&] {
        json.member("id", clause_of(rule));
        json.member_object("toolComponent", [&] {
          json.member("name", sarif_text(rule.pack->id));
          json.member("index", index.of(*rule.pack));
        });
      });
      json.member_list("kinds", [&] { json.value("relevant"); });
    });
  });
}

void write_rule_properties(JsonWriter& json, const rules::Rule& rule) {
  json.member_object("properties", [&] {
    std::set<std::string> tags{"compliance", rule.pack->id};
    if (!rule.control.empty()) tags.insert(rule.control);
    json.member_array("tags", tags, [&](const std::string& tag) { json.value(tag); });
    json.member("precision", "very-high");
    json.member("problem.severity", problem_severity(rule.severity));
  });
}

void write_rule(JsonWriter& json, const rules::Rule& rule, const SarifIndex& index,
                Language language) {
  json.object([&] {
    json.member("id", rule.id);
    json.member("name", sarif_text(rule.title.in(language), 255));
    write_text(json, "shortDescription", rule.title.in(language));
    write_text(json, "fullDescription",
               rule.source.quote.empty() ? rule.title.in(language) : rule.source.quote);
    write_text(json, "help", help_of(rule, language));
    json.member_object("defaultConfiguration",
                       [&] { json.member("level", sarif_level(rule.severity)); });
    write_relationship(json, rule, index);
    write_rule_properties(json, rule);
  });
}

void write_taxonomy(JsonWriter& json, const rules::Pack& pack, const SarifIndex& index) {
  std::set<std::string> clauses;
  for (const rules::Rule* rule : index.rules()) {
    if (rule->pack == &pack) clauses.insert(clause_of(*rule));
  }
  json.object([&] {
    json.member("name", sarif_text(pack.id));
    json.member("fullName", sarif_text(pack.document));
    json.member("isComprehensive", false);
    json.member_array("taxa", clauses, [&](const std::string& clause) {
      json.object([&] { json.member("id", clause); });
    });
  });
}

}  // namespace

void SarifIndex::add(const rules::Rule& rule) {
  if (rule_numbers_.emplace(&rule, static_cast<std::int64_t>(rules_.size())).second)
    rules_.push_back(&rule);
  if (pack_numbers_.emplace(rule.pack, static_cast<std::int64_t>(packs_.size())).second)
    packs_.push_back(rule.pack);
}

std::string clause_of(const rules::Rule& rule) {
  if (!rule.source.number.empty()) return sarif_text(rule.source.number);
  return rule.source.task ? std::to_string(*rule.source.task) : sarif_text(rule.id);
}

std::string sarif_text(std::string_view text, std::size_t limit) {
  if (text.empty()) return "-";
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < limit; ++count)
    next_code_point(text, end);
  if (end == text.size()) return std::string(text);
  std::size_t cut = 0;
  for (std::size_t count = 0; count + 1 < limit; ++count) next_code_point(text, cut);
  return std::string(text.substr(0, cut)) + "…";
}

void write_sarif_tool(JsonWriter& json, const SarifIndex& index, const Options& options) {
  json.member_object("tool", [&] {
    json.member_object("driver", [&] {
      json.member("name", "hegui");
      json.member("semanticVersion", HEGUI_VERSION);
      json.member_array("rules", index.rules(), [&](const rules::Rule* rule) {
        write_rule(json, *rule, index, options.language);
      });
      json.member_array("supportedTaxonomies", index.packs(), [&](const rules::Pack* pack) {
        json.object([&] {
          json.member("name", sarif_text(pack->id));
          json.member("index", index.of(*pack));
        });
      });
    });
  });
}

void write_sarif_taxonomies(JsonWriter& json, const SarifIndex& index) {
  json.member_array("taxonomies", index.packs(),
                    [&](const rules::Pack* pack) { write_taxonomy(json, *pack, index); });
}

}  // namespace hegui::output
