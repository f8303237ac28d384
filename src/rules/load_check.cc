// Reads what stands under a rule's `check`.
#include <algorithm>

#include "rules/load.h"
#include "rules/rows.h"

namespace hegui::rules {

namespace {

constexpr std::string_view kParams = "params.";

int find_parameter(std::span<const Parameter> parameters, std::string_view name) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const Parameter& p) { return p.name == name; });
  return found == parameters.end() ? -1 : static_cast<int>(found - parameters.begin());
}

std::optional<Threshold> named_threshold(CheckContext& context, Span span, std::string_view name) {
  const int index = find_parameter(context.parameters, name);
  if (index >= 0 && context.parameters[static_cast<std::size_t>(index)].fraction()) {
    Threshold threshold;
    threshold.parameter = index;
    return threshold;
  }
  std::vector<std::string_view> names;
  for (const Parameter& parameter : context.parameters) names.push_back(parameter.name);
  context.reader.issues()
      .add(codes::unknown_parameter, span, {std::string(name)})
      .suggest(name, names);
  return std::nullopt;
}

Span span_of_predicate(const document::Node& node) { return node.span; }

bool is_folded(const document::Node& node) {
  return node.style == document::Style::block && node.span.known() &&
         node.span.begin < node.span.source->text().size() &&
         node.span.source->text()[node.span.begin] == '>';
}

void load_exceptions(CheckContext& context) {
  for (const document::Node& node : context.reader.list("except")) {
    document::Reader reader(node, "except", context.reader.issues());
    CheckContext inner{reader, context.rule, context.environment, context.parameters};
    Condition when = load_condition(inner, "when", context.rule.check.collection);
    Localized reason{reader.required_text("zh"), reader.required_text("en")};
    reader.finish();
    if (when) context.rule.check.except.push_back({std::move(*when), std::move(reason)});
  }
}

int first_field(const Condition& condition, int collection) {
  if (!condition) return -1;
  for (const auto& [owner, field] : condition->uses().fields) {
    if (owner == collection) return field;
  }
  return -1;
}

}  // namespace

Condition load_condition(CheckContext& context, std::string_view key, int collection) {
  const document::Node* node = context.reader.node(key);
  if (node == nullptr || node->kind == document::Node::Kind::null) return std::nullopt;
  Issues& issues = context.reader.issues();
  if (node->kind != document::Node::Kind::scalar) {
    issues.add(codes::expected_value, node->span,
               {std::string(key), node->kind == document::Node::Kind::list ? "[…]" : "{…}"});
    return std::nullopt;
  }
  if (is_folded(*node)) {
    issues.add(codes::folded_predicate, node->span);
    return std::nullopt;
  }
  expr::Environment environment = context.environment;
  environment.collection = collection;
  return expr::compile_condition(node->text, span_of_predicate(*node), environment, issues);
}

void load_selection(CheckContext& context) {
  Rule& rule = context.rule;
  Issues& issues = context.reader.issues();
  const std::string name = context.reader.required_text(rule.check.shape->name);
  const expr::Schema& schema = *context.environment.schema;
  rule.check.collection = schema.collection(name);
  if (rule.check.collection < 0) {
    std::vector<std::string_view> names;
    for (const expr::Collection& collection : schema.collections) names.push_back(collection.name);
    issues.add(codes::unknown_collection, context.reader.span_of(rule.check.shape->name), {name})
        .suggest(name, names);
    for (const std::string_view key : {"where", "except", "field"}) context.reader.node(key);
    return;
  }
  rule.check.where = load_condition(context, "where", rule.check.collection);
  load_exceptions(context);
}

void load_rows(CheckContext& context, bool require_needed) {
  Check& check = context.rule.check;
  const document::Node* require = context.reader.node("require");
  load_selection(context);
  if (check.collection < 0) return;
  check.require = load_condition(context, "require", check.collection);
  if (require_needed && require == nullptr) {
    context.reader.issues().add(codes::missing_key, context.reader.span(),
                                {context.reader.what(), "require"});
  }
  load_field(context);
}

void load_field(CheckContext& context) {
  Check& check = context.rule.check;
  const auto& collection =
      context.environment.schema->collections[static_cast<std::size_t>(check.collection)];
  if (const auto name = context.reader.text("field")) {
    check.field = collection.field(*name);
    if (check.field >= 0) return;
    std::vector<std::string_view> names;
    for (const expr::Field& field : collection.fields) names.push_back(field.name);
    context.reader.issues()
        .add(codes::unknown_field, context.reader.span_of("field"), {*name})
        .suggest(*name, names);
    return;
  }
  check.field = first_field(check.require, check.collection);
  if (check.field < 0) check.field = first_field(check.where, check.collection);
}

std::optional<Threshold> load_figure(CheckContext& context, std::string_view key) {
  const auto text = context.reader.text(key);
  if (!text) return std::nullopt;
  const Span span = context.reader.span_of(key);
  if (std::string_view(*text).starts_with(kParams))
    return named_threshold(context, span, text->substr(kParams.size()));
  if (const auto value = parse_fraction(*text)) {
    Threshold threshold;
    threshold.value = *value;
    return threshold;
  }
  context.reader.issues().add(codes::bad_threshold, span, {*text});
  return std::nullopt;
}

void load_threshold(CheckContext& context, std::span<const Threshold::Relation> allowed,
                    bool needed) {
  constexpr std::array<std::string_view, 3> kKeys{"at_least", "at_most", "exactly"};
  bool given = false;
  for (const Threshold::Relation relation : allowed) {
    given = given || context.reader.node(kKeys[static_cast<std::size_t>(relation)]) != nullptr;
    auto figure = load_figure(context, kKeys[static_cast<std::size_t>(relation)]);
    if (!figure) continue;
    figure->relation = relation;
    context.rule.check.threshold = figure;
  }
  if (needed && !given) {
    context.reader.issues().add(codes::missing_key, context.reader.span(),
                                {context.reader.what(), "at_least"});
  }
}

void load_check(document::Reader& rule_reader, Rule& rule, const expr::Environment& environment,
                std::span<const Parameter> parameters) {
  const document::Node* node = rule_reader.node("check");
  if (node == nullptr) {
    rule_reader.issues().add(codes::missing_key, rule_reader.span(), {rule_reader.what(), "check"});
    return;
  }
  for (const Shape* shape : shapes()) {
    if (node->find(shape->name) != nullptr) rule.check.shape = shape;
  }
  if (rule.check.shape == nullptr) {
    std::string names;
    for (const Shape* shape : shapes())
      names += (names.empty() ? "" : ", ") + std::string(shape->name);
    rule_reader.issues()
        .add(codes::missing_key, node->span, {rule_reader.what() + " check", "each|none|…"})
        .hint(codes::hint_expected_one_of, {names});
    return;
  }
  document::Reader reader(*node, rule.id + " check", rule_reader.issues());
  CheckContext context{reader, rule, environment, parameters};
  rule.check.shape->load(context);
  reader.finish();
}

}  // namespace hegui::rules
