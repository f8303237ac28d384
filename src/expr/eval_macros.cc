// Macros: loops over a list or a map, three-valued over what is unknown in them.
#include "expr/evaluator.h"
#include "expr/functions.h"
#include "expr/recorder.h"

namespace hegui::expr {

using Kind = Value::Kind;

/// The range, or the value that a macro over it has: unknown and errors pass through. What is none
/// has no elements.
std::optional<Value> Evaluator::range_of(const Node& n, Range& range) {
  const Value found = value(n.children.front());
  if (found.is_none()) return std::nullopt;
  if (!found.is_settled()) return found;
  if (found.kind == Kind::list) {
    range = {found.items().data(), nullptr, found.items().size()};
  } else if (found.kind == Kind::map) {
    range = {nullptr, found.pairs().data(), found.pairs().size()};
  } else {
    return make_error(arena_, "no such overload: a macro takes a list or a map");
  }
  return std::nullopt;
}

/// One variable is the element or the key; of two, the first is the index or the key.
void Evaluator::set_variables(const Node& n, const Range& range, std::size_t at) {
  Value* variables = locals_.data() + n.number;
  const Value key =
      range.pairs != nullptr ? range.pairs[at].key : Value::of(static_cast<std::int64_t>(at));
  const Value held = range.pairs != nullptr ? range.pairs[at].value : range.items[at];
  variables[0] = n.two || range.pairs != nullptr ? key : held;
  if (n.two) variables[1] = held;
  if (recorder_ != nullptr) recorder_->element(held);
}

/// all (settled by false) and exists (settled by true), as && and || over the elements.
Value Evaluator::quantifier(const Node& n, bool settles) {
  Range range;
  if (const auto other = range_of(n, range)) return *other;
  const std::size_t before = read_count();
  Value open = Value::of(!settles);
  bool settled = false;
  for (std::size_t i = 0; i < range.size; ++i) {
    const std::size_t start = read_count();
    set_variables(n, range, i);
    const Value found = condition(n.children[1]);
    if (settled) continue;
    if (found.kind == Kind::boolean && found.boolean == settles) {
      forget(before, start);
      if (!is_eager()) return found;
      settled = true;
    }
    keep_worse(open, found);
  }
  return settled ? Value::of(settles) : open;
}

/// Two that hold settle it, whatever is unknown; an error never gives way.
Value Evaluator::exists_one(const Node& n) {
  Range range;
  if (const auto other = range_of(n, range)) return *other;
  std::size_t count = 0;
  bool failed = false;
  Value open = Value::of(true);
  for (std::size_t i = 0; i < range.size; ++i) {
    set_variables(n, range, i);
    const Value found = condition(n.children[1]);
    keep_worse(open, found);
    failed = failed || found.kind == Kind::error;
    if (found.kind == Kind::boolean && found.boolean) ++count;
  }
  if (count > 1 && !failed) return Value::of(false);
  return open.is_settled() ? Value::of(count == 1) : open;
}

/// Whether the element at hand is taken, by the condition between the range and the value.
Evaluator::Next Evaluator::filtered(const Node& n, Value& stopped) {
  if (n.children.size() < 3 && n.kind != Node::Kind::filter) return Next::take;
  const Value chosen = condition(n.children[1]);
  keep_worse(stopped, chosen);
  if (chosen.kind != Kind::boolean) return Next::stop;
  return chosen.boolean ? Next::take : Next::skip;
}

Value Evaluator::filter(const Node& n) {
  Range range;
  if (const auto other = range_of(n, range)) return *other;
  const auto kept = arena_.array<Value>(range.size);
  std::size_t count = 0;
  Value open = Value::of(true);
  for (std::size_t i = 0; i < range.size; ++i) {
    set_variables(n, range, i);
    const Value element = locals_[static_cast<std::size_t>(n.number)];
    if (filtered(n, open) == Next::take) kept[count++] = element;
  }
  return open.is_settled() ? Value::of(std::span<const Value>(kept.first(count))) : open;
}

Value Evaluator::map(const Node& n) {
  Range range;
  if (const auto other = range_of(n, range)) return *other;
  const auto made = arena_.array<Value>(range.size);
  std::size_t count = 0;
  Value open = Value::of(true);
  for (std::size_t i = 0; i < range.size; ++i) {
    set_variables(n, range, i);
    if (filtered(n, open) != Next::take) continue;
    made[count] = value(n.children.back());
    keep_worse(open, made[count++]);
  }
  return open.is_settled() ? Value::of(std::span<const Value>(made.first(count))) : open;
}

Value Evaluator::transform_map(const Node& n) {
  Range range;
  if (const auto other = range_of(n, range)) return *other;
  const auto made = arena_.array<Pair>(range.size);
  std::size_t count = 0;
  Value open = Value::of(true);
  for (std::size_t i = 0; i < range.size; ++i) {
    set_variables(n, range, i);
    const Value key = locals_[static_cast<std::size_t>(n.number)];
    if (filtered(n, open) != Next::take) continue;
    made[count] = {key, value(n.children.back())};
    keep_worse(open, made[count++].value);
  }
  return open.is_settled() ? Value::map_of(made.first(count)) : open;
}

/// The body gives a map with one entry, or none, for each element.
Value Evaluator::transform_entries(const Node& n) {
  Range range;
  if (const auto other = range_of(n, range)) return *other;
  std::vector<Pair> made;
  Value open = Value::of(true);
  for (std::size_t i = 0; i < range.size; ++i) {
    set_variables(n, range, i);
    if (filtered(n, open) != Next::take) continue;
    const Value entries = value(n.children.back());
    keep_worse(open, entries);
    if (entries.kind != Kind::map) {
      if (entries.is_settled()) keep_worse(open, make_error(arena_, "an entry must be a map"));
      continue;
    }
    for (const Pair& pair : entries.pairs()) {
      if (find_key(Value::map_of(made), pair.key) != nullptr)
        keep_worse(open, make_error(arena_, "repeated key"));
      made.push_back(pair);
    }
  }
  if (!open.is_settled()) return open;
  const auto kept = arena_.array<Pair>(made.size());
  std::copy(made.begin(), made.end(), kept.begin());
  return Value::map_of(kept);
}

Value Evaluator::bind(const Node& n) {
  locals_[static_cast<std::size_t>(n.number)] = value(n.children[0]);
  return value(n.children[1]);
}

/// optMap makes an optional of the body's value, optFlatMap takes the body's optional as it is.
Value Evaluator::optional_map(const Node& n) {
  const Value found = value(n.children[0]);
  if (!found.is_settled()) return found;
  if (found.kind != Kind::optional) return make_error(arena_, "no such overload: optMap");
  if (found.items().empty()) return found;
  locals_[static_cast<std::size_t>(n.number)] = found.items().front();
  const Value made = value(n.children[1]);
  if (!made.is_settled() || n.kind == Node::Kind::optional_flat_map) return made;
  return make_optional(made);
}

}  // namespace hegui::expr
