// Reads one rule: what it demands of whom, its check, its messages and its cases.
#include <algorithm>
#include <array>
#include <set>

#include "rules/load.h"
#include "rules/rows.h"

namespace hegui::rules {

namespace {

constexpr std::array<std::string_view, kSeverities> kSeverityNames{"critical", "high", "medium",
                                                                   "low", "info"};
constexpr std::array<std::string_view, 2> kForces{"duty", "aim"};
constexpr std::array<std::string_view, 2> kScopes{"body", "division"};

/// What loading a rule needs at hand.
struct Loading {
  document::Reader& reader;
  Rule& rule;
  Pack& pack;
  const expr::Schema& schema;
  Issues& issues;

  expr::Environment environment() const {
    expr::Environment environment;
    environment.schema = &schema;
    environment.has_due = rule.due.has_value();
    environment.has_effective_from = rule.effective_from.has_value();
    environment.parameters = pack.parameter_types;
    environment.definitions = pack.definitions;
    return environment;
  }
};

const expr::Collection& collection_at(const expr::Schema& schema, int index) {
  return schema.collections[static_cast<std::size_t>(index)];
}

void load_control(Loading& l, const std::vector<Control>& controls) {
  l.rule.control = l.reader.required_text("control");
  const auto found = std::find_if(controls.begin(), controls.end(),
                                  [&](const Control& c) { return c.name == l.rule.control; });
  if (found == controls.end()) {
    std::vector<std::string_view> names;
    for (const Control& control : controls) names.push_back(control.name);
    l.issues.add(codes::unknown_control, l.reader.span_of("control"), {l.rule.control})
        .suggest(l.rule.control, names);
  } else {
    l.rule.severity = found->severity;
  }
  if (const auto own = l.reader.choice("severity", kSeverityNames))
    l.rule.severity = static_cast<Severity>(*own);
}

void load_source(Loading& l) {
  const document::Node* node = l.reader.node("source");
  if (node == nullptr) {
    l.issues.add(codes::missing_key, l.reader.span(), {l.rule.id, "source"});
    return;
  }
  document::Reader reader(*node, l.rule.id + " source", l.issues);
  l.rule.source.number = reader.required_text("clause");
  l.rule.source.task = reader.integer("task");
  l.rule.source.quote = reader.required_text("quote");
  l.rule.source.responsible = reader.texts("responsible");
  reader.finish();
}

int load_enum(document::Reader& reader, std::string_view key, const expr::Schema& schema,
              int field) {
  const auto name = reader.text(key);
  if (!name) return -1;
  const auto& organization = collection_at(schema, schema.collection(expr::kOrganization));
  const expr::EnumType& type = schema.enums[static_cast<std::size_t>(
      organization.fields[static_cast<std::size_t>(field)].enum_type)];
  if (const auto value = type.find(*name)) return *value;
  std::vector<std::string_view> names;
  for (const expr::EnumValue& value : type.values) names.push_back(value.value);
  reader.issues()
      .add(codes::unknown_value, reader.span_of(key), {std::string(key), *name})
      .suggest(*name, names);
  return -1;
}

void load_addressees(Loading& l) {
  const Ledger& ledger = l.pack.ledger;
  for (const document::Node& node : l.reader.list("addressees")) {
    document::Reader reader(node, l.rule.id + " addressee", l.issues);
    Addressee addressee;
    addressee.level = load_enum(reader, "level", l.schema, ledger.level);
    addressee.kind = load_enum(reader, "kind", l.schema, ledger.kind);
    reader.finish();
    l.rule.addressees.push_back(addressee);
  }
  if (l.rule.addressees.empty())
    l.issues.add(codes::missing_key, l.reader.span(), {l.rule.id, "addressees"});
  l.rule.units = l.reader.texts("units");
}

void load_dates(Loading& l) {
  l.rule.due = l.reader.date("due");
  l.rule.effective_from = l.reader.date("effective_from");
}

void load_conditions(Loading& l) {
  CheckContext context{l.reader, l.rule, l.environment(), l.pack.parameters};
  l.rule.applies_when = load_condition(context, "applies_when", l.pack.ledger.organization);
  load_check(l.reader, l.rule, context.environment, l.pack.parameters);
  l.rule.exemption_requires =
      load_condition(context, "exemption_requires", l.rule.check.collection);
}

/// Names that a message may use besides the row's fields.
bool is_known_placeholder(const Loading& l, std::string_view name) {
  if (l.rule.check.collection < 0) return true;  // the check itself was refused
  constexpr std::array<std::string_view, 13> kNames{
      "due",  "effective_from", "audit", "numerator", "denominator", "threshold", "low",
      "high", "shortfall",      "count", "key",       "score",       "shared"};
  const auto field_of = [&](int collection, std::string_view field) {
    return collection >= 0 && collection_at(l.schema, collection).field(field) >= 0;
  };
  if (name.starts_with("params.")) {
    const std::string_view wanted = name.substr(7);
    return std::any_of(l.pack.parameters.begin(), l.pack.parameters.end(),
                       [&](const Parameter& parameter) { return parameter.name == wanted; });
  }
  if (name.starts_with("organization."))
    return field_of(l.pack.ledger.organization, name.substr(13));
  if (name.starts_with("other.")) return field_of(l.rule.check.collection, name.substr(6));
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         field_of(l.rule.check.collection, name);
}

Pieces load_pieces(Loading& l, const std::string& text, Span span) {
  const auto pieces = split_template(text);
  if (!pieces) {
    l.issues.add(codes::bad_placeholder, span, {text});
    return {""};
  }
  for (std::size_t i = 1; i < pieces->size(); i += 2) {
    if (!is_known_placeholder(l, (*pieces)[i]))
      l.issues.add(codes::bad_placeholder, span, {(*pieces)[i]});
  }
  return *pieces;
}

Template load_template(Loading& l, std::string_view key, bool needed) {
  const auto text =
      needed ? l.reader.required_localized(key) : l.reader.localized(key).value_or(Localized{});
  if (text.empty()) return {};
  const Span span = l.reader.span_of(key);
  return {load_pieces(l, text.zh, span), load_pieces(l, text.en, span)};
}

/// A text in which nothing is filled in.
Localized load_plain(Loading& l, std::string_view key) {
  Localized text = l.reader.required_localized(key);
  for (std::string* one : {&text.zh, &text.en}) {
    const auto pieces = split_template(*one);
    if (pieces && pieces->size() == 1) {
      *one = pieces->front();
    } else {
      l.issues.add(codes::bad_placeholder, l.reader.span_of(key), {pieces ? (*pieces)[1] : *one});
    }
  }
  return text;
}

void load_case(Loading& l, const document::Node& node) {
  document::Reader reader(node, l.rule.id + " case", l.issues);
  Case example;
  example.span = node.span;
  example.name = reader.required_text("name");
  example.as_of = reader.date("as_of");
  example.organization = reader.node("organization");
  example.inventory = reader.node("inventory");
  for (const document::Entry& entry : reader.mapping("params"))
    example.parameters[entry.key] = entry.node().text;
  example.expect = reader.node("expect");
  reader.finish();
  if (example.expect == nullptr)
    l.issues.add(codes::case_asserts_nothing, node.span, {example.name, "expect"});
  l.rule.cases.push_back(std::move(example));
}

void add_uses(const expr::Program& program, std::set<int>& used) {
  for (const int parameter : program.uses().parameters) used.insert(parameter);
  for (const expr::Definition* definition : program.uses().definitions)
    add_uses(*definition->program, used);
}

void collect_parameters(Rule& rule) {
  std::set<int> used;
  for_each_predicate(rule, [&](const expr::Program& program) { add_uses(program, used); });
  for (const auto* figure : {&rule.check.threshold, &rule.check.max_age_days}) {
    if (*figure && (*figure)->parameter >= 0) used.insert((*figure)->parameter);
  }
  rule.parameters.assign(used.begin(), used.end());
}

}  // namespace

void load_rule(const document::Node& node, Pack& pack, const expr::Schema& schema,
               const std::vector<Control>& controls, Issues& issues) {
  document::Reader reader(node, pack.id + " rule", issues);
  Rule& rule = pack.rules.emplace_back();
  rule.pack = &pack;
  rule.span = node.span;
  rule.id = reader.required_text("id");
  Loading l{reader, rule, pack, schema, issues};
  rule.title = load_plain(l, "title");
  load_control(l, controls);
  rule.aim = reader.choice("force", kForces).value_or(0) == 1;
  if (rule.aim) rule.severity = Severity::info;
  load_source(l);
  load_addressees(l);
  load_dates(l);
  rule.division_scope = reader.choice("scope", kScopes).value_or(0) == 1;
  rule.exemptible = reader.boolean("exemptible").value_or(false);
  rule.honours = reader.texts("honours");
  rule.implements = reader.texts("implements");
  load_conditions(l);
  // After this point every predicate of the rule is type-checked.
  rule.message = load_template(l, "message", true);
  rule.item_message = load_template(l, "item_message", false);
  rule.remedy = load_plain(l, "remedy");
  for (const document::Node& example : reader.list("cases")) load_case(l, example);
  reader.finish();
  collect_parameters(rule);
}

}  // namespace hegui::rules
