// Conditions and calls. && and || are settled by one side whatever the other is; only then does a
// gap count, and only then an error.
#include "expr/evaluator.h"
#include "expr/functions.h"

namespace hegui::expr {

using Kind = Value::Kind;

namespace {

/// The first thing unknown in a list or map, however deep; nullptr if there is none.
const Value* find_unknown(const Value& value) {
  if (value.kind == Kind::unknown) return &value;
  if (value.kind == Kind::list || value.kind == Kind::optional) {
    for (const Value& item : value.items()) {
      if (const Value* found = find_unknown(item)) return found;
    }
  }
  if (value.kind == Kind::map) {
    for (const Pair& pair : value.pairs()) {
      if (const Value* found = find_unknown(pair.value)) return found;
    }
  }
  return nullptr;
}

/// What a function may look through, however deep: items and bytes of text. Counts no
/// further than `most`, because what was bound twice can be far larger than the memory it takes.
std::uint64_t size_of(const Value& value, std::uint64_t most) {
  if (value.kind == Kind::string || value.kind == Kind::bytes) return 1 + value.text.size;
  std::uint64_t size = 1;
  if (value.kind == Kind::list || value.kind == Kind::optional) {
    for (const Value& item : value.items()) {
      if (size > most) return size;
      size += size_of(item, most - size);
    }
  }
  if (value.kind == Kind::map) {
    for (const Pair& pair : value.pairs()) {
      if (size > most) return size;
      size += 1 + size_of(pair.value, most - size);
    }
  }
  return size;
}

/// In steps: a small part of what a node costs.
std::uint64_t cost_of(std::span<const Value> arguments, std::uint64_t most_steps) {
  constexpr std::uint64_t kPerStep = 16;
  std::uint64_t size = 0;
  for (const Value& argument : arguments) {
    if (size > most_steps * kPerStep) break;
    size += size_of(argument, most_steps * kPerStep - size);
  }
  return size / kPerStep;
}

}  // namespace

Value Evaluator::condition(int number) {
  const Value found = value(number);
  if (found.is_none()) return Value::of(false);
  if (found.kind == Kind::boolean || !found.is_settled()) return found;
  return make_error(arena_, "no such overload: a condition must be a bool");
}

/// && (settled by false) and || (settled by true).
Value Evaluator::conjunction(const Node& n, bool settles) {
  const std::size_t before = read_count();
  Value open = Value::of(!settles);
  bool settled = false;
  for (const int child : n.children) {
    const std::size_t start = read_count();
    const Value found = condition(child);
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

Value Evaluator::negation(const Node& n) {
  const Value found = condition(n.children.front());
  return found.kind == Kind::boolean ? Value::of(!found.boolean) : found;
}

Value Evaluator::conditional(const Node& n) {
  const Value chosen = condition(n.children[0]);
  if (is_eager()) {
    const Value yes = value(n.children[1]), no = value(n.children[2]);
    if (chosen.kind != Kind::boolean) return chosen;
    return chosen.boolean ? yes : no;
  }
  if (chosen.kind != Kind::boolean) return chosen;
  return value(n.children[chosen.boolean ? 1 : 2]);
}

Value Evaluator::call(const Node& n) {
  const auto arguments = arena_.array<Value>(n.children.size());
  Value open = Value::of(true);
  bool none = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    arguments[i] = value(n.children[i]);
    keep_worse(open, arguments[i]);
    none = none || arguments[i].is_none();
  }
  return open.is_settled() ? apply(n, arguments, none) : open;
}

Value Evaluator::apply(const Node& n, std::span<const Value> arguments, bool none) {
  const Overload* chosen = nullptr;
  for (const Overload* candidate : n.candidates) {
    if (chosen == nullptr && accepts(*candidate, arguments)) chosen = candidate;
  }
  if (chosen == nullptr) return make_error(arena_, "no such overload: " + n.name);
  if (!arena_.spend(cost_of(arguments, arena_.steps_left())))
    return Value::text_of(Kind::error, "too many steps");
  if (none && chosen->takes == Overload::values)
    return chosen->result == Type::Kind::boolean ? Value::of(false) : Value::none();
  if (chosen->takes != Overload::partial) {
    for (const Value& argument : arguments) {
      const Value* gap = find_unknown(argument);
      if (gap == nullptr) continue;
      miss(*gap);
      return *gap;
    }
  }
  const Value result = chosen->run({arguments, context_, arena_, n.type.kind});
  if (result.kind == Kind::unknown) miss(result);
  return result;
}

}  // namespace hegui::expr
