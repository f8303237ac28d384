// Rule cases: build the small inventory, judge it by the one rule, compare what came out with what
// was expected.
#include "hegui/audit/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "audit/standard_cases.h"
#include "hegui/audit/audit.h"
#include "hegui/base/check.h"
#include "hegui/document/read.h"
#include "hegui/document/reader.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit {

using document::Node;
using rules::Outcome;

namespace {

Node text_node(std::string_view text, Span span) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = text;
  node.span = span;
  return node;
}

void set_entry(Node& mapping, const std::string& key, Span key_span, const Node& value) {
  for (document::Entry& entry : mapping.entries) {
    if (entry.key == key) {
      entry.value.front() = value;
      return;
    }
  }
  document::Entry& entry = mapping.entries.emplace_back();
  entry.key = key;
  entry.key_span = key_span;
  entry.value.push_back(value);
}

void merge(Node& onto, const Node* from) {
  if (from == nullptr) return;
  for (const document::Entry& entry : from->entries)
    set_entry(onto, entry.key, entry.key_span, entry.node());
}

Node empty_mapping(Span span) {
  Node node;
  node.kind = Node::Kind::mapping;
  node.span = span;
  return node;
}

/// The pack's defaults, the rule's first addressee, then the case's own words, each over the one
/// before.
Node organization_of(const expr::Schema& schema, const rules::Rule& rule,
                     const rules::Case& example) {
  Node organization = empty_mapping(example.span);
  if (rule.pack->case_defaults != nullptr)
    merge(organization, rule.pack->case_defaults->find("organization"));
  const rules::Ledger& ledger = rule.pack->ledger;
  const auto& fields = schema.collections[static_cast<std::size_t>(ledger.organization)].fields;
  const auto set = [&](int field, int value) {
    if (value < 0) return;
    const expr::Field& known = fields[static_cast<std::size_t>(field)];
    const auto& values = schema.enums[static_cast<std::size_t>(known.enum_type)].values;
    set_entry(organization, known.name, example.span,
              text_node(values[static_cast<std::size_t>(value)].value, example.span));
  };
  if (!rule.addressees.empty()) {
    set(ledger.level, rule.addressees.front().level);
    set(ledger.kind, rule.addressees.front().kind);
  }
  merge(organization, example.organization);
  return organization;
}

Node document_of(const expr::Schema& schema, const rules::Rule& rule, const rules::Case& example) {
  Node document = empty_mapping(example.span);
  set_entry(document, std::string(expr::kOrganization), example.span,
            organization_of(schema, rule, example));
  merge(document, example.inventory);
  return document;
}

std::optional<Date> default_date(const rules::Rule& rule) {
  if (rule.due) return Date{rule.due->days + 1};
  if (rule.pack->case_defaults == nullptr) return rule.pack->issued_on;
  const Node* date = rule.pack->case_defaults->find("as_of");
  return date == nullptr ? rule.pack->issued_on : parse_date(date->text);
}

std::string joined(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return "[" + text + "]";
}

std::vector<std::string> items_of(const Result& result) {
  std::vector<std::string> items;
  if (result.outcome == Outcome::waived) {
    for (const Waived& waived : result.waived) items.push_back(waived.item);
  } else {
    for (const Finding& finding : result.findings) {
      if (!finding.item.empty()) items.push_back(finding.item);
    }
  }
  return items;
}

std::vector<std::string> missing_of(const Result& result) {
  std::vector<std::string> facts;
  for (const Missing& missing : result.unknowns) {
    facts.push_back(missing.item.empty() ? missing.collection : missing.item + "." + missing.field);
  }
  return facts;
}

std::vector<std::string> excluded_of(const Result& result) {
  std::vector<std::string> items;
  if (!result.measured) return items;
  for (const Excluded& excluded : result.measured->excluded) items.push_back(excluded.item);
  return items;
}

std::string number(std::optional<std::int64_t> value) {
  return value ? fmt::format("{}", *value) : "null";
}

std::string figure(const Result& result, std::int64_t Measured::*member) {
  return result.measured ? number((*result.measured).*member) : "null";
}

/// Compares one case's expectations with its result.
class Comparison {
 public:
  Comparison(const Result& result, CaseResult& into) : result_(result), into_(into) {}

  void compare(const Node& expect) {
    document::Reader reader(expect, into_.rule->id + " expect", into_.issues);
    compare_text(reader, "outcome", std::string(rules::name_of(result_.outcome)));
    compare_list(reader, "items", items_of(result_));
    compare_list(reader, "missing", missing_of(result_));
    compare_list(reader, "excluded", excluded_of(result_));
    compare_text(reader, "late_days", number(result_.late_days));
    compare_text(reader, "days_left", number(result_.days_left));
    compare_text(reader, "numerator", figure(result_, &Measured::numerator));
    compare_text(reader, "denominator", figure(result_, &Measured::denominator));
    compare_text(reader, "shortfall", figure(result_, &Measured::shortfall));
    reader.finish();
    require_assertions(expect);
  }

 private:
  void compare_text(document::Reader& reader, std::string_view key, const std::string& found) {
    const auto expected = reader.text(key);
    if (expected && *expected != found)
      into_.differences.push_back({std::string(key), *expected, found});
  }

  void compare_list(document::Reader& reader, std::string_view key,
                    const std::vector<std::string>& found) {
    if (reader.node(key) == nullptr) return;
    const std::string expected = joined(reader.texts(key));
    if (expected != joined(found))
      into_.differences.push_back({std::string(key), expected, joined(found)});
  }

  /// A case that leaves open what failed or what is missing asserts nothing worth having.
  void require_assertions(const Node& expect) {
    const Node* outcome = expect.find("outcome");
    if (outcome == nullptr) return demand("outcome");
    const auto named = rules::parse_outcome(outcome->text);
    if (!named) {
      into_.issues.add(
          codes::bad_value, outcome->span,
          {"outcome", "pass|fail|unknown|not-due|not-applicable|waived|error", outcome->text});
      return;
    }
    const bool names_items = *named == Outcome::fail || *named == Outcome::waived;
    if (names_items && expect.find("items") == nullptr) demand("items");
    if (*named == Outcome::unknown && expect.find("missing") == nullptr) demand("missing");
  }

  void demand(std::string key) {
    into_.issues.add(codes::case_asserts_nothing, into_.example->span,
                     {into_.example->name, std::move(key)});
  }

  const Result& result_;
  CaseResult& into_;
};

/// A pack whose parameters are set as a case asks, for the time of the case.
class ParameterOverride {
 public:
  ParameterOverride(rules::Pack& pack, const std::map<std::string, std::string>& values, Span span,
                    Issues& issues)
      : pack_(pack), parameters_(pack.parameters), values_(pack.values) {
    for (const auto& [name, value] : values)
      rules::override_parameter(pack_, name, value, span, arena_, issues);
  }
  ParameterOverride(const ParameterOverride&) = delete;
  ParameterOverride& operator=(const ParameterOverride&) = delete;
  ~ParameterOverride() {
    pack_.parameters = std::move(parameters_);
    pack_.values = std::move(values_);
  }

 private:
  rules::Pack& pack_;
  std::vector<rules::Parameter> parameters_;
  std::vector<expr::Value> values_;
  expr::Arena arena_;
};

void judge_case(rules::Library& library, CaseResult& result, inventory::Inventory& inventory) {
  const rules::Rule& rule = *result.rule;
  const auto date = result.example->as_of ? result.example->as_of : default_date(rule);
  if (!date) {
    result.issues.add(codes::case_asserts_nothing, result.example->span,
                      {result.example->name, "as_of"});
    return;
  }
  const ParameterOverride parameters(*library.find_pack(rule.pack->id), result.example->parameters,
                                     result.example->span, result.issues);
  inventory::settle(inventory, library.schema(), *date);
  Selection selection;
  selection.packs = {rule.pack->id};
  selection.rules = {rule.id};
  const Report report = run(library, inventory, *date, selection);
  if (report.results.empty()) return;
  Comparison(report.results.front(), result).compare(*result.example->expect);
}

CaseResult run_case(rules::Library& library, const rules::Rule& rule, const rules::Case& example) {
  CaseResult result;
  result.rule = &rule;
  result.name = example.name;
  result.example = &example;
  if (example.expect == nullptr) {
    result.issues.add(codes::case_asserts_nothing, example.span, {example.name, "expect"});
    return result;
  }
  inventory::Options options;
  options.required_may_be_missing = true;
  inventory::Inventory inventory =
      inventory::load_tree(document_of(library.schema(), rule, example), library.schema(), options);
  for (inventory::Input& input : inventory.inputs) result.issues.append(std::move(input.issues));
  if (!result.issues.has_errors() && !inventory.bodies.empty())
    judge_case(library, result, inventory);
  return result;
}

bool is_chosen(const rules::Rule& rule, const std::vector<std::string>& globs) {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& g) {
           return matches_glob(g, rule.id);
         });
}

/// What an attested rule must stand. The text stays with the library's,
/// for the places in its issues.
std::vector<Node> standard_case_nodes(rules::Library& library, const rules::Rule& rule) {
  Date as_of = default_date(rule).value_or(Date{});
  if (rule.effective_from && as_of < *rule.effective_from) as_of = *rule.effective_from;
  const Source& source =
      library.sources().add(rule.span.source->name(), standard_cases(rule, as_of));
  Issues issues;
  std::vector<Node> documents = document::parse(source, document::Format::yaml, issues);
  HEGUI_CHECK(!issues.has_errors() && documents.size() == 1);
  return std::move(documents.front().items);
}

rules::Case standard_case(const Node& node) {
  rules::Case example;
  example.name = node.find("name")->text;
  example.span = node.span;
  example.as_of = parse_date(node.find("as_of")->text);
  example.organization = node.find("organization");
  example.inventory = node.find("inventory");
  example.expect = node.find("expect");
  return example;
}

bool has_case_of(const rules::Rule& rule, Outcome outcome) {
  return std::any_of(rule.cases.begin(), rule.cases.end(), [&](const rules::Case& example) {
    const Node* expected = example.expect == nullptr ? nullptr : example.expect->find("outcome");
    return expected != nullptr && rules::parse_outcome(expected->text) == outcome;
  });
}

/// Whether the rule leaves it to the standard cases to show what passes and what fails.
bool needs_standard_cases(const rules::Rule& rule) {
  return rule.attested() && !(has_case_of(rule, Outcome::pass) && has_case_of(rule, Outcome::fail));
}

void run_rule(rules::Library& library, const rules::Rule& rule, std::vector<CaseResult>& results) {
  for (const rules::Case& example : rule.cases) results.push_back(run_case(library, rule, example));
  if (!needs_standard_cases(rule)) return;
  for (const Node& node : standard_case_nodes(library, rule)) {
    const rules::Case example = standard_case(node);
    results.push_back(run_case(library, rule, example));
    results.back().example = nullptr;
  }
}

}  // namespace

std::vector<CaseResult> run_cases(rules::Library& library,
                                  const std::vector<std::string>& rule_globs) {
  std::vector<CaseResult> results;
  for (const auto& pack : library.packs()) {
    for (const rules::Rule& rule : pack->rules) {
      if (!is_chosen(rule, rule_globs)) continue;
      run_rule(library, rule, results);
    }
  }
  return results;
}

void check_case_coverage(const rules::Library& library, const std::vector<std::string>& packs,
                         Issues& issues) {
  for (const auto& pack : library.packs()) {
    if (!packs.empty() && std::find(packs.begin(), packs.end(), pack->id) == packs.end()) continue;
    const auto by_itself = [](const rules::Rule& rule) {
      return rule.attested() && !needs_standard_cases(rule);
    };
    // One ledger duty of a pack shows the standard cases in writing, so that its defaults are seen.
    bool shown = std::any_of(pack->rules.begin(), pack->rules.end(), by_itself);
    for (const rules::Rule& rule : pack->rules) {
      if (needs_standard_cases(rule) && shown) continue;
      shown = shown || rule.attested();
      std::vector<Outcome> needed{Outcome::pass, Outcome::fail};
      if (!rule.attested()) needed.push_back(Outcome::unknown);
      for (const Outcome outcome : needed) {
        if (!has_case_of(rule, outcome))
          issues.add(codes::rule_without_cases, rule.span,
                     {rule.id, std::string(rules::name_of(outcome))});
      }
    }
  }
}

}  // namespace hegui::audit
