#include "output/open_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "output/marks.h"

namespace hegui::output {

namespace {

std::string without_dot(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return std::string(path);
}

/// Facts by field, and the rows that lack each.
class FactCollector {
 public:
  void add(const audit::Result& result) {
    for (const audit::Missing& missing : result.unknowns) {
      const Field field{missing.collection, missing.field};
      const auto [place, is_new] = index_.emplace(field, facts_.size());
      if (is_new) facts_.push_back({&result, &missing, 0, {}, true});
      OpenFact& fact = facts_[place->second];
      if (rows_[field].emplace(result.body, result.division, missing.item).second) ++fact.places;
      if (std::ranges::find(fact.rules, result.rule->id) == fact.rules.end())
        fact.rules.push_back(result.rule->id);
      fact.known = fact.known && result.known.value_or(false);
    }
  }
  std::vector<OpenFact> finish() { return std::move(facts_); }

 private:
  using Field = std::pair<std::string, std::string>;
  using Row = std::tuple<std::string, std::string, std::string>;

  std::vector<OpenFact> facts_;
  std::map<Field, std::size_t> index_;
  std::map<Field, std::set<Row>> rows_;
};

bool holds_body(const audit::Input& input, const std::string& body) {
  return std::ranges::find(input.bodies, body) != input.bodies.end();
}

}  // namespace

std::vector<Open> open_findings(const audit::Report& report) {
  std::vector<Open> open;
  using Key = std::pair<std::string_view, std::string_view>;
  std::map<Key, std::size_t> seen;
  for (const audit::Result& result : report.results) {
    if (result.outcome != rules::Outcome::fail) continue;
    for (const audit::Finding& finding : result.findings) {
      const auto [at, added] = seen.emplace(Key(result.rule->id, finding.fingerprint), open.size());
      if (added) {
        open.push_back({&result, &finding});
      } else if (is_new(finding) && !is_new(*open[at->second].finding)) {
        open[at->second] = {&result, &finding};
      }
    }
  }
  return open;
}

std::vector<Open> worst_first(const audit::Report& report) {
  std::vector<Open> open = open_findings(report);
  std::ranges::stable_sort(open, {}, [](const Open& one) { return one.result->severity; });
  return open;
}

std::vector<OpenFact> open_facts(const audit::Report& report) {
  std::vector<const audit::Result*> unknown;
  for (const audit::Result& result : report.results) {
    // A division lacks what its bodies lack.
    if (result.outcome == rules::Outcome::unknown && !result.of_division)
      unknown.push_back(&result);
  }
  std::ranges::stable_sort(unknown, {}, &audit::Result::severity);
  FactCollector collector;
  for (const audit::Result* result : unknown) collector.add(*result);
  return collector.finish();
}

Place place_of(const Span& span) {
  if (!span.known()) return {};
  return {without_dot(span.source->name()), span.position()};
}

Place place_of(const audit::Report& report, const audit::Result& result, const Span& span) {
  if (span.known()) return place_of(span);
  const auto of_body = std::ranges::find_if(
      report.inputs, [&](const auto& input) { return holds_body(input, result.body); });
  if (of_body != report.inputs.end()) return {without_dot(of_body->path), {}};
  return {report.inputs.empty() ? "" : without_dot(report.inputs.front().path), {}};
}

std::string as_uri(std::string_view path) {
  std::string uri;
  for (const char byte : path) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool digit = byte >= '0' && byte <= '9';
    if (letter || digit || std::string_view("-._~/").find(byte) != std::string_view::npos)
      uri += byte;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return uri;
}

std::string name_of_fact(const audit::Finding& finding) {
  std::string name = finding.collection;
  if (!finding.item.empty()) name += '[' + finding.item + ']';
  if (!finding.field.empty()) name += (name.empty() ? "" : ".") + finding.field;
  return name;
}

const std::string& subject_of(const audit::Result& result) {
  return result.of_division ? result.division : result.body;
}

}  // namespace hegui::output
