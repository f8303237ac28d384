#include "rules/grouper.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "hegui/inventory/inventory.h"

namespace hegui::rules {

using expr::Truth;
using expr::Value;

namespace {

/// A key of a row: its text, or the row it refers to.
struct Key {
  std::string name;
  Value value;
  bool operator==(const Key& other) const { return name == other.name; }
};

/// Groups the rows of a body, or of a division's bodies, and judges each group.
class Grouper {
 public:
  Grouper(const Rule& rule, Contexts contexts, const Tally& tally)
      : rule_(rule),
        contexts_(contexts),
        context_(contexts.front()),
        grouping_(*rule.check.grouping),
        by_body_(contexts.front().bodies.size()) {
    for (const expr::Context& context : contexts)
      by_body_[static_cast<std::size_t>(context.body)] = &context;
    for (const Row& row : tally.rows) {
      const expr::Context* context = of_body(row.body);
      if (context != nullptr && counts(row)) place(row, *context);
    }
    for (std::size_t i = 0; i < placed_.size(); ++i) index(i);
  }

  std::vector<Group> run() {
    std::vector<Group> groups;
    if (grouping_.closed()) {
      for (Key& key : wanted()) groups.push_back(judge(key));
      return groups;
    }
    for (const Key& key : seen_) groups.push_back(judge(key));
    // Rows whose key is not stated may be a group of their own.
    if (!keyless_.empty()) groups.push_back(judge(Key{}));
    return groups;
  }

 private:
  struct Placed {
    Row row;
    std::vector<Key> keys;
    bool key_known = true;
    /// What leaves open whether it belongs, once a group has asked.
    std::optional<std::vector<expr::FactId>> missing{};
  };

  const expr::Context* of_body(int body) const { return by_body_[static_cast<std::size_t>(body)]; }

  Key key_of(const Value& value) const {
    if (value.kind != Value::Kind::row) return {std::string(value.view()), value};
    const auto& body = context_.bodies[static_cast<std::size_t>(value.row.body)];
    return {inventory::item_key(*context_.schema, body, value.row.collection,
                                static_cast<std::size_t>(value.row.row)),
            value};
  }

  void place(const Row& row, const expr::Context& context) {
    Placed placed{row, {}};
    const Value value =
        expr::evaluate(grouping_.by, context, static_cast<std::uint32_t>(row.row), arena_);
    if (value.kind == Value::Kind::list) {
      for (const Value& item : value.items()) add_key(item, placed);
    } else {
      add_key(value, placed);
    }
    if (!placed.keys.empty() || !placed.key_known) placed_.push_back(std::move(placed));
  }

  void index(std::size_t i) {
    if (!placed_[i].key_known) keyless_.push_back(i);
    for (const Key& key : placed_[i].keys) {
      std::vector<std::size_t>& members = members_[key.name];
      if (members.empty()) seen_.push_back(key);
      // A list may name the key twice.
      if (members.empty() || members.back() != i) members.push_back(i);
    }
  }

  /// The rows that belong or may belong to the key's group, in order.
  std::vector<std::size_t> candidates(const Key& key) const {
    const auto found = members_.find(key.name);
    if (found == members_.end()) return keyless_;
    std::vector<std::size_t> all;
    std::set_union(found->second.begin(), found->second.end(), keyless_.begin(), keyless_.end(),
                   std::back_inserter(all));
    return all;
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
    for (const expr::Context& context : contexts_) {
      const Value listed = expr::evaluate(*grouping_.listed, context, 0, arena_);
      if (listed.kind != Value::Kind::list) continue;
      for (const Value& item : listed.items()) {
        if (item.kind == Value::Kind::string) add_once(key_of(item), keys);
      }
    }
    return keys;
  }

  static void add_once(Key key, std::vector<Key>& keys) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }

  bool belongs(const Placed& placed, const Key& key) const {
    return std::find(placed.keys.begin(), placed.keys.end(), key) != placed.keys.end();
  }

  Group judge(const Key& key) {
    Group group;
    group.body = context_.body;
    group.name = key.name;
    group.key = label_of(key);
    std::vector<Placed*> open;
    std::vector<Value> rows;
    for (const std::size_t i : candidates(key)) {
      Placed& placed = placed_[i];
      const bool in = belongs(placed, key);
      if (in && placed.row.where == Truth::yes) {
        rows.push_back(value_of(placed.row));
        if (group.members.empty()) {
          group.body = placed.row.body;
          group.first = placed.row.row;
        }
        group.members.push_back({placed.row.body, placed.row.row});
      } else {
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

  /// One more of a number such as a notice names; among hundreds, a quarter more.
  static std::size_t next_size(std::size_t size, std::size_t least) {
    constexpr std::size_t kEach = 128;
    return size - least < kEach ? size + 1 : size + size / 4;
  }

  /// The certain rows first. Groups that nothing lists exist only if they have a row.
  Truth settle(const Key& key, const std::vector<Value>& rows, std::size_t certain) const {
    const std::span<const Value> all = rows;
    const bool listed = grouping_.closed();
    const std::size_t least = listed || certain > 0 ? certain : 1;
    const Truth with_all = met(key, all);
    for (std::size_t size = least; size < all.size(); size = next_size(size, least)) {
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

  const std::vector<expr::FactId>& missing_of(Placed& placed) const {
    if (placed.missing) return *placed.missing;
    std::vector<expr::FactId>& all = placed.missing.emplace();
    const auto number = static_cast<std::uint32_t>(placed.row.row);
    const expr::Context& context = *of_body(placed.row.body);
    if (placed.row.where == Truth::unknown)
      all = expr::explain(*rule_.check.where, context, number).missing;
    if (!placed.key_known) {
      const auto of_key = expr::explain(grouping_.by, context, number).missing;
      all.insert(all.end(), of_key.begin(), of_key.end());
    }
    return all;
  }

  void add_missing(const Key& key, const std::vector<Value>& rows, const std::vector<Placed*>& open,
                   Group& group) const {
    const auto add = [&](const std::vector<expr::FactId>& missing) {
      group.missing.insert(group.missing.end(), missing.begin(), missing.end());
    };
    for (Placed* placed : open) add(missing_of(*placed));
    const std::array variables{Value::of(std::span<const Value>(rows)), key.value};
    const expr::Context context = over(variables);
    add(expr::explain(*grouping_.require, context, 0).missing);
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
  Contexts contexts_;
  const expr::Context& context_;  // of the first body
  const Grouping& grouping_;
  std::vector<const expr::Context*> by_body_;  // null for a body that is not judged
  expr::Arena arena_;
  std::vector<Placed> placed_;
  std::vector<Key> seen_;                                                 // in order of first row
  std::map<std::string, std::vector<std::size_t>, std::less<>> members_;  // by name of the key
  std::vector<std::size_t> keyless_;
};

}  // namespace

const expr::Type* key_type(const expr::Type& by) {
  const bool list = by.kind == expr::Type::Kind::list && !by.arguments.empty();
  const expr::Type& one = list ? by.arguments.front() : by;
  const bool fits = one.kind == expr::Type::Kind::string || one.kind == expr::Type::Kind::row;
  return fits ? &one : nullptr;
}

std::vector<Group> groups_of(const Rule& rule, Contexts contexts, const Tally& tally) {
  return Grouper(rule, contexts, tally).run();
}

}  // namespace hegui::rules
