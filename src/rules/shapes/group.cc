// group: rows are put together by a key, and every group must satisfy `require` over its `rows`. A
// row that only may count, or whose key is not stated, may belong: the group is settled if it comes
// out alike whichever of those rows belong to it.
#include <algorithm>

#include "hegui/inventory/inventory.h"
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::Truth;
using expr::Value;

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

/// What one key of `by` is; nullptr if rows cannot be grouped by it.
const expr::Type* key_type(const expr::Type& by) {
  const bool list = by.kind == expr::Type::Kind::list && !by.arguments.empty();
  const expr::Type& one = list ? by.arguments.front() : by;
  const bool fits = one.kind == expr::Type::Kind::string || one.kind == expr::Type::Kind::row;
  return fits ? &one : nullptr;
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
  if (context.rule.division_scope) {
    context.reader.issues().add(codes::key_not_for_shape, context.reader.span(),
                                {"scope: division", "group"});
  }
  auto by = load_by(context);
  if (!by) return;
  Grouping grouping{std::move(*by), {}, {}, {}};
  load_over(context, grouping);
  check_keys(context, grouping);
  load_require(context, grouping);
  if (grouping.require) check.grouping = std::move(grouping);
}

/// A key of a row: its text, or the row it refers to.
struct Key {
  std::string name;
  Value value;
  bool operator==(const Key& other) const { return name == other.name; }
};

/// Groups the rows of one body and judges each group.
class Grouper {
 public:
  Grouper(const Rule& rule, const expr::Context& context, const Tally& tally)
      : rule_(rule), context_(context), grouping_(*rule.check.grouping) {
    for (const Row& row : tally.rows) {
      if (row.body == context.body && counts(row)) place(row);
    }
  }

  std::vector<Group> run() {
    std::vector<Group> groups;
    if (grouping_.closed()) {
      for (Key& key : wanted()) groups.push_back(judge(key));
      return groups;
    }
    for (const Placed& placed : placed_) {
      for (const Key& key : placed.keys) {
        if (std::find(seen_.begin(), seen_.end(), key) == seen_.end()) seen_.push_back(key);
      }
    }
    for (const Key& key : seen_) groups.push_back(judge(key));
    // Rows whose key is not stated may be a group of their own.
    const bool keyless = std::any_of(placed_.begin(), placed_.end(),
                                     [](const Placed& placed) { return !placed.key_known; });
    if (keyless) groups.push_back(judge(Key{}));
    return groups;
  }

 private:
  struct Placed {
    Row row;
    std::vector<Key> keys;
    bool key_known = true;
  };

  Key key_of(const Value& value) const {
    if (value.kind != Value::Kind::row) return {std::string(value.view()), value};
    const auto& body = context_.bodies[static_cast<std::size_t>(value.row.body)];
    return {inventory::item_key(*context_.schema, body, value.row.collection,
                                static_cast<std::size_t>(value.row.row)),
            value};
  }

  void place(const Row& row) {
    Placed placed{row, {}, true};
    const Value value =
        expr::evaluate(grouping_.by, context_, static_cast<std::uint32_t>(row.row), arena_);
    if (value.kind == Value::Kind::list) {
      for (const Value& item : value.items()) add_key(item, placed);
    } else {
      add_key(value, placed);
    }
    if (!placed.keys.empty() || !placed.key_known) placed_.push_back(std::move(placed));
  }

  void add_key(const Value& value, Placed& placed) const {
    if (value.kind == Value::Kind::string || value.kind == Value::Kind::row)
      placed.keys.push_back(key_of(value));
    else if (!value.is_settled())
      placed.key_known = false;
  }

  std::vector<Key> wanted() {
    std::vector<Key> keys;
    for (const std::string& name : grouping_.over) keys.push_back({name, Value::of(name)});
    if (!grouping_.listed) return keys;
    const Value listed = expr::evaluate(*grouping_.listed, context_, 0, arena_);
    if (listed.kind != Value::Kind::list) return keys;
    for (const Value& item : listed.items()) {
      if (item.kind == Value::Kind::string) keys.push_back(key_of(item));
    }
    return keys;
  }

  bool belongs(const Placed& placed, const Key& key) const {
    return std::find(placed.keys.begin(), placed.keys.end(), key) != placed.keys.end();
  }

  Group judge(const Key& key) {
    Group group;
    group.body = context_.body;
    group.name = key.name;
    group.key = label_of(key);
    std::vector<const Placed*> open;
    std::vector<Value> rows;
    for (const Placed& placed : placed_) {
      const bool in = belongs(placed, key);
      if (in && placed.row.where == Truth::yes) {
        rows.push_back(value_of(placed.row));
        group.members.push_back(placed.row.row);
        if (group.first < 0) group.first = placed.row.row;
      } else if (in || !placed.key_known) {
        open.push_back(&placed);
      }
    }
    group.count = static_cast<std::int64_t>(rows.size());
    for (const Placed* placed : open) rows.push_back(value_of(placed->row));
    group.met = settle(key, rows, static_cast<std::size_t>(group.count));
    if (group.met == Truth::unknown) add_missing(key, rows, open, group);
    return group;
  }

  Value value_of(const Row& row) const {
    return Value::of(Value::Row{rule_.check.collection, row.body, row.row});
  }

  expr::Context over(std::span<const Value> variables) const {
    expr::Context context = context_;
    context.variables = variables;
    return context;
  }

  Truth met(const Key& key, std::span<const Value> rows) const {
    const std::array variables{Value::of(rows), key.value};
    const std::uint32_t once = 0;
    return expr::run(*grouping_.require, over(variables), std::span(&once, 1)).front();
  }

  /// The certain rows first. Groups that nothing lists exist only if they have a row.
  Truth settle(const Key& key, const std::vector<Value>& rows, std::size_t certain) const {
    const std::span<const Value> all = rows;
    const bool listed = grouping_.closed();
    const std::size_t least = listed || certain > 0 ? certain : 1;
    const Truth with_all = met(key, all);
    for (std::size_t size = least; size < all.size(); ++size) {
      if (met(key, all.first(size)) != with_all) return Truth::unknown;
    }
    if (!subsets_agree(key, rows, certain, with_all)) return Truth::unknown;
    const bool may_be_absent = !listed && certain == 0;
    return may_be_absent && with_all == Truth::no ? Truth::unknown : with_all;
  }

  /// Whether it comes out alike for every choice among a few open rows; of many, growing choices
  /// have been tried, which settle whatever depends on numbers alone.
  bool subsets_agree(const Key& key, const std::vector<Value>& rows, std::size_t certain,
                     Truth expected) const {
    constexpr std::size_t kFew = 8;
    const std::size_t open = rows.size() - certain;
    if (open < 2 || open > kFew) return true;
    for (std::size_t choice = 1; choice < (std::size_t{1} << open); ++choice) {
      std::vector<Value> chosen(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(certain));
      for (std::size_t i = 0; i < open; ++i) {
        if ((choice >> i) % 2 == 1) chosen.push_back(rows[certain + i]);
      }
      if (met(key, chosen) != expected) return false;
    }
    return true;
  }

  void add_missing(const Key& key, const std::vector<Value>& rows,
                   const std::vector<const Placed*>& open, Group& group) const {
    const auto add = [&](const expr::Explanation& explanation) {
      group.missing.insert(group.missing.end(), explanation.missing.begin(),
                           explanation.missing.end());
    };
    for (const Placed* placed : open) {
      const auto number = static_cast<std::uint32_t>(placed->row.row);
      if (placed->row.where == Truth::unknown)
        add(expr::explain(*rule_.check.where, context_, number));
      if (!placed->key_known) add(expr::explain(grouping_.by, context_, number));
    }
    const std::array variables{Value::of(std::span<const Value>(rows)), key.value};
    const expr::Context context = over(variables);
    add(expr::explain(*grouping_.require, context, 0));
  }

  Localized label_of(const Key& key) const {
    const expr::Type& type = *key_type(grouping_.by.type());
    if (key.name.empty()) return {"未填", "not stated"};
    if (type.enum_type < 0) return {key.name, key.name};
    const auto& known = context_.schema->enums[static_cast<std::size_t>(type.enum_type)];
    const auto value = known.find(key.name);
    if (!value) return {key.name, key.name};
    return {known.values[static_cast<std::size_t>(*value)].label.zh, key.name};
  }

  const Rule& rule_;
  const expr::Context& context_;
  const Grouping& grouping_;
  expr::Arena arena_;
  std::vector<Placed> placed_;
  std::vector<Key> seen_;
};

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
  for (const expr::Context& context : contexts) {
    auto groups = Grouper(rule, context, tally).run();
    verdict.groups.insert(verdict.groups.end(), std::make_move_iterator(groups.begin()),
                          std::make_move_iterator(groups.end()));
  }
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
