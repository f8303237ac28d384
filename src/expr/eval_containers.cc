// Lists and maps as they are written, optionals, and what is selected from a map, an optional or a
// row that is known only when the predicate runs.
#include "expr/evaluator.h"
#include "expr/functions.h"

namespace hegui::expr {

using Kind = Value::Kind;

namespace {

bool is_key(const Value& value) {
  return value.kind == Kind::boolean || value.kind == Kind::integer ||
         value.kind == Kind::uinteger || value.kind == Kind::string;
}

}  // namespace

/// An element as it is written, or what is in the optional of `?x`, if anything is.
Value Evaluator::element(int number, bool& absent) {
  const Node& n = node(number);
  if (n.kind != Node::Kind::optional_item) return value(number);
  const Value optional = value(n.children.front());
  if (!optional.is_settled()) return optional;
  if (optional.kind != Kind::optional) return make_error(arena_, "no such overload: ?x");
  absent = optional.items().empty();
  return absent ? Value{} : optional.items().front();
}

Value Evaluator::list(const Node& n) {
  const auto items = arena_.array<Value>(n.children.size());
  std::size_t count = 0;
  Value open = Value::of(true);
  for (const int child : n.children) {
    bool absent = false;
    items[count] = element(child, absent);
    keep_worse(open, items[count]);
    if (!absent) ++count;
  }
  return open.is_settled() ? Value::of(std::span<const Value>(items.first(count))) : open;
}

Value Evaluator::map_literal(const Node& n) {
  const auto pairs = arena_.array<Pair>(n.children.size() / 2);
  std::size_t count = 0;
  Value open = Value::of(true);
  for (std::size_t i = 0; i + 1 < n.children.size(); i += 2) {
    bool absent = false;
    const Value key = value(n.children[i]);
    const Value held = element(n.children[i + 1], absent);
    keep_worse(open, key);
    keep_worse(open, held);
    if (!key.is_settled() || absent) continue;
    if (!is_key(key)) keep_worse(open, make_error(arena_, "unsupported key type"));
    if (find_key(Value::map_of(pairs.first(count)), key) != nullptr)
      keep_worse(open, make_error(arena_, "repeated key"));
    pairs[count++] = {key, held};
  }
  return open.is_settled() ? Value::map_of(pairs.first(count)) : open;
}

Value Evaluator::make_optional(const Value& held) {
  const auto one = arena_.array<Value>(1);
  one[0] = held;
  return Value::optional_of(one);
}

Value Evaluator::select(const Node& n) {
  const Value owner = value(n.children.front());
  if (owner.is_none() || !owner.is_settled()) return owner;
  if (owner.kind != Kind::optional) return select_from(owner, n);
  if (owner.items().empty()) return owner;
  const Value& inside = owner.items().front();
  const Value* found =
      inside.kind == Kind::map ? find_key(inside, Value::of(std::string_view(n.name))) : nullptr;
  if (inside.kind != Kind::map) return make_error(arena_, "no such key: " + n.name);
  return found == nullptr ? Value::optional_of({}) : make_optional(*found);
}

Value Evaluator::select_from(const Value& owner, const Node& n) {
  if (owner.kind == Kind::map) {
    const Value* found = find_key(owner, Value::of(std::string_view(n.name)));
    return found == nullptr ? make_error(arena_, "no such key: " + n.name) : *found;
  }
  if (owner.kind != Kind::row) return make_error(arena_, "no such field: " + n.name);
  const int number =
      context_.schema->collections[static_cast<std::size_t>(owner.row.collection)].field(n.name);
  return number < 0 ? make_error(arena_, "no such field: " + n.name) : fact(owner.row, number);
}

/// has(): for a row's fact whether it is set, for a map whether the key is there.
Value Evaluator::present(const Node& n) {
  Value owner = value(n.children.front());
  if (owner.is_none()) return Value::of(false);
  if (owner.kind == Kind::optional) {
    if (owner.items().empty()) return Value::of(false);
    owner = owner.items().front();
  }
  if (owner.kind == Kind::map)
    return Value::of(find_key(owner, Value::of(std::string_view(n.name))) != nullptr);
  if (!owner.is_settled()) return owner;
  const Value found = select_from(owner, n);
  if (!found.is_settled()) return found;
  const bool empty = found.kind == Kind::list && found.items().empty();
  return Value::of(!found.is_none() && !empty);
}

}  // namespace hegui::expr
