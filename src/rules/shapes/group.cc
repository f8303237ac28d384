// group: rows are put together by a key, and every group must satisfy `require` over its `rows`. A
// row that only may count, or whose key is not stated, may belong: the group is settled if it comes
// out alike whichever of those rows belong to it.
#include <algorithm>

#include "rules/grouper.h"
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::Truth;

namespace {

constexpr std::string_view kRows = "rows", kKey = "key";

expr::Type list_of(expr::Type element) {
  expr::Type type;
  type.kind = expr::Type::Kind::list;
  type.arguments.push_back(std::move(element));
  return type;
}

expr::Type row_of(int collection) {
  expr::Type type;
  type.kind = expr::Type::Kind::row;
  type.collection = collection;
  return type;
}

std::optional<expr::Program> load_by(CheckContext& context) {
  Issues& issues = context.reader.issues();
  const document::Node* node = context.reader.node("by");
  if (node == nullptr) {
    issues.add(codes::missing_key, context.reader.span(), {context.reader.what(), "by"});
    return std::nullopt;
  }
  expr::Environment environment = context.environment;
  environment.collection = context.rule.check.collection;
  auto program = expr::compile(node->text, node->span, environment, issues);
  if (!program) return std::nullopt;
  if (key_type(program->type()) == nullptr) {
    const std::string found = expr::to_string(program->type(), *environment.schema);
    issues.add(codes::bad_value, node->span, {"by", "string, list(string), row", found});
    return std::nullopt;
  }
  return program;
}

void load_over(CheckContext& context, Grouping& grouping) {
  const document::Node* node = context.reader.node("over");
  if (node == nullptr) return;
  if (node->kind == document::Node::Kind::list) {
    grouping.over = context.reader.texts("over");
    return;
  }
  const expr::Environment environment = context.environment;
  grouping.listed = expr::compile(node->text, node->span, environment, context.reader.issues());
  if (!grouping.listed) return;
  const expr::Type& type = grouping.listed->type();
  const bool texts = type.kind == expr::Type::Kind::list && !type.arguments.empty() &&
                     type.arguments.front().kind == expr::Type::Kind::string;
  if (texts) return;
  context.reader.issues().add(codes::bad_value, node->span,
                              {"over", "list(string)", to_string(type, *environment.schema)});
}

/// Keys of an enum must be values of it.
void check_keys(CheckContext& context, const Grouping& grouping) {
  const expr::Type& type = *key_type(grouping.by.type());
  if (type.enum_type < 0) return;
  const expr::EnumType& known =
      context.environment.schema->enums[static_cast<std::size_t>(type.enum_type)];
  std::vector<std::string_view> names;
  for (const expr::EnumValue& value : known.values) names.push_back(value.value);
  for (const std::string& key : grouping.over) {
    if (std::find(names.begin(), names.end(), key) != names.end()) continue;
    context.reader.issues()
        .add(codes::unknown_value, context.reader.span_of("over"), {known.name, key})
        .suggest(key, names);
  }
}

void load_require(CheckContext& context, Grouping& grouping) {
  const std::vector<expr::Variable> variables{
      {std::string(kRows), list_of(row_of(context.rule.check.collection))},
      {std::string(kKey), *key_type(grouping.by.type())}};
  CheckContext inner{context.reader, context.rule, context.environment, context.parameters};
  inner.environment.variables = variables;
  grouping.require = load_condition(inner, "require", -1);
  if (context.reader.node("require") == nullptr) {
    context.reader.issues().add(codes::missing_key, context.reader.span(),
                                {context.reader.what(), "require"});
  }
}

void load(CheckContext& context) {
  Check& check = context.rule.check;
  load_selection(context);
  for (const std::string_view key : {"by", "over", "require"}) context.reader.node(key);
  if (check.collection < 0) return;
  load_field(context);
  auto by = load_by(context);
  if (!by) return;
  // Bodies name their rows each for itself, so a row is no key to those of another.
  if (context.rule.division_scope && key_type(by->type())->kind == expr::Type::Kind::row) {
    context.reader.issues().add(codes::key_not_for_shape, context.reader.span_of("by"),
                                {"scope: division", "group"});
  }
  Grouping grouping{std::move(*by), {}, {}, {}};
  load_over(context, grouping);
  check_keys(context, grouping);
  load_require(context, grouping);
  if (grouping.require) check.grouping = std::move(grouping);
}

Outcome outcome_of(const std::vector<Group>& groups) {
  const auto any = [&](Truth met) {
    return std::any_of(groups.begin(), groups.end(),
                       [&](const Group& group) { return group.met == met; });
  };
  if (any(Truth::error)) return Outcome::error;
  if (any(Truth::no)) return Outcome::fail;
  if (any(Truth::unknown)) return Outcome::unknown;
  return groups.empty() ? Outcome::not_applicable : Outcome::pass;
}

Verdict judge(const Rule& rule, Contexts contexts, const Tally& tally) {
  if (!tally.gaps.empty()) return {Outcome::unknown, {}, {}};
  Verdict verdict;
  verdict.groups = groups_of(rule, contexts, tally);
  verdict.outcome = outcome_of(verdict.groups);
  return verdict;
}

std::vector<expr::FactId> missing(const Rule&, const expr::Context&, const Row&) { return {}; }
/// What is open stands with the groups.
bool open(const Row&) { return false; }

}  // namespace

constinit const Shape kGroup{
    .name = "group",
    .summary = {"按键分组后每一组都必须符合",
                "every group of rows with one key must satisfy the condition"},
    .load = load,
    .collect = collect_selected,
    .judge = judge,
    .missing = missing,
    .open = open,
    .holding = {"所在的组符合。", "Its group holds."},
    .lacking = {"所在的组不符合。", "Its group breaks the rule."},
};

}  // namespace hegui::rules
