// The parts of a SARIF log.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hegui/output/format.h"
#include "output/json_writer.h"
#include "output/open_findings.h"

namespace hegui::output {

/// The rules that a log writes and their packs, in the order of their first results.
class SarifIndex {
 public:
  void add(const rules::Rule& rule);
  const std::vector<const rules::Rule*>& rules() const { return rules_; }
  const std::vector<const rules::Pack*>& packs() const { return packs_; }
  std::int64_t of(const rules::Rule& rule) const { return rule_numbers_.at(&rule); }
  std::int64_t of(const rules::Pack& pack) const { return pack_numbers_.at(&pack); }

 private:
  std::vector<const rules::Rule*> rules_;
  std::vector<const rules::Pack*> packs_;
  std::map<const rules::Rule*, std::int64_t> rule_numbers_;  // only looked up, never gone through
  std::map<const rules::Pack*, std::int64_t> pack_numbers_;
};

/// Member `tool`.
void write_sarif_tool(JsonWriter& json, const SarifIndex& index, const Options& options);
/// Member `taxonomies`: the notices with the clauses that the rules rest on.
void write_sarif_taxonomies(JsonWriter& json, const SarifIndex& index);
/// Member `message`.
void write_sarif_message(JsonWriter& json, std::string_view text);
/// Member `locations`; `fact` may be empty.
void write_sarif_locations(JsonWriter& json, const Place& place, std::string_view fact);
/// none, note, warning or error.
std::string_view sarif_level(rules::Severity severity);
/// The first code points of a text, as many as the limit lets stand; never empty.
std::string sarif_text(std::string_view text, std::size_t limit = 1024);
/// How the clause is named in its taxonomy.
std::string clause_of(const rules::Rule& rule);

struct SarifResults {
  JsonWriter& json;
  const audit::Report& report;
  const SarifIndex& index;
  Language language;

  void write_open(const Open& open) const;
  /// Whatever else the result holds: that it passed, is open, not due, not applicable, or waived.
  void write_rest(const audit::Result& result) const;
};

}  // namespace hegui::output
