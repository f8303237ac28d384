// Functions of lists, maps and optionals.
#include <cmath>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

Type first_of(std::span<const Type> types) {
  return types.front().arguments.empty() ? Type{} : types.front().arguments.front();
}
Type last_of(std::span<const Type> types) {
  return types.front().arguments.empty() ? Type{} : types.front().arguments.back();
}
Type same(std::span<const Type> types) { return types.front(); }
Type either(std::span<const Type> types) {
  if (types[0] == types[1]) return types[0];
  Type type;
  type.kind = types[0].kind;
  return type;
}
Type optional_of_first(std::span<const Type> types) {
  Type type;
  type.kind = Type::Kind::optional;
  type.arguments = {types.front()};
  return type;
}
Type optional_of_element(std::span<const Type> types) {
  Type type;
  type.kind = Type::Kind::optional;
  type.arguments = {last_of(types)};
  return type;
}

Value make_optional(const Call& call, const Value& held) {
  const auto one = call.arena.array<Value>(1);
  one[0] = held;
  return Value::optional_of(one);
}

Value join_lists(const Call& call) {
  const auto left = call[0].items(), right = call[1].items();
  const auto all = call.arena.array<Value>(left.size() + right.size());
  std::copy(left.begin(), left.end(), all.begin());
  std::copy(right.begin(), right.end(), all.begin() + static_cast<std::ptrdiff_t>(left.size()));
  return Value::of(std::span<const Value>(all));
}

/// `x in list`: an element that is unknown leaves open what no other element decides.
Value in_list(const Call& call) {
  Value open = Value::of(false);
  if (call[1].kind == Kind::null) return open;
  for (const Value& item : call[1].items()) {
    if (item.kind == Kind::unknown) open = open.kind == Kind::unknown ? open : item;
    if (equal(call[0], item)) return Value::of(true);
  }
  return open;
}

Value in_map(const Call& call) { return Value::of(find_key(call[1], call[0]) != nullptr); }

/// The index as an integer, whatever kind of number it is; nullopt if it is none.
std::optional<std::int64_t> index_of(const Value& value) {
  constexpr double kMost = 1e15;
  if (value.kind == Kind::integer) return value.integer;
  if (value.kind == Kind::uinteger && value.uinteger <= INT64_MAX)
    return static_cast<std::int64_t>(value.uinteger);
  if (value.kind == Kind::real && std::floor(value.real) == value.real &&
      std::abs(value.real) < kMost)
    return static_cast<std::int64_t>(value.real);
  return std::nullopt;
}

/// nullptr if there is no such element.
const Value* find_element(const Value& owner, const Value& index) {
  if (owner.kind == Kind::map) return find_key(owner, index);
  if (owner.kind != Kind::list) return nullptr;
  const auto number = index_of(index);
  if (!number || *number < 0 || static_cast<std::uint64_t>(*number) >= owner.items().size())
    return nullptr;
  return &owner.items()[static_cast<std::size_t>(*number)];
}

Value element(const Call& call) {
  if (call[0].is_none()) return call[0];
  const Value* found = find_element(call[0], call[1]);
  if (found != nullptr) return *found;
  return make_error(call.arena, call[0].kind == Kind::map ? "no such key" : "index out of range");
}

/// Indexing what an optional holds gives an optional.
Value optional_element(const Call& call) {
  Value owner = call[0];
  if (owner.is_none()) return Value::optional_of({});
  if (owner.kind == Kind::optional) {
    if (owner.items().empty()) return owner;
    owner = owner.items().front();
  }
  if (owner.kind != Kind::map && owner.kind != Kind::list)
    return make_error(call.arena, "no such overload: optional index");
  const Value* found = find_element(owner, call[1]);
  return found == nullptr ? Value::optional_of({}) : make_optional(call, *found);
}

Value size(const Call& call) {
  return Value::of(static_cast<std::int64_t>(call[0].kind == Kind::null ? 0 : call[0].many.size));
}

Value some(const Call& call) { return make_optional(call, call[0]); }
Value nothing(const Call&) { return Value::optional_of({}); }

bool is_zero(const Value& value) {
  switch (value.kind) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return !value.boolean;
    case Kind::integer:
      return value.integer == 0;
    case Kind::uinteger:
      return value.uinteger == 0;
    case Kind::real:
      return value.real == 0;
    case Kind::string:
    case Kind::bytes:
      return value.view().empty();
    case Kind::list:
    case Kind::map:
    case Kind::optional:
      return value.many.size == 0;
    case Kind::duration:
      return value.moment.seconds == 0 && value.moment.nanos == 0;
    case Kind::timestamp:
    case Kind::type:
    case Kind::row:
    case Kind::unknown:
    case Kind::error:
      return false;
  }
  return false;
}

Value some_unless_zero(const Call& call) { return is_zero(call[0]) ? nothing(call) : some(call); }
Value has_value(const Call& call) { return Value::of(!call[0].items().empty()); }
Value held(const Call& call) {
  return call[0].items().empty() ? make_error(call.arena, "optional.none() dereference")
                                 : call[0].items().front();
}
Value or_other(const Call& call) { return call[0].items().empty() ? call[1] : call[0]; }
Value or_value(const Call& call) {
  return call[0].items().empty() ? call[1] : call[0].items().front();
}

}  // namespace

std::span<const Overload> container_overloads() {
  using T = Type::Kind;
  constexpr Overload::Takes kPartial = Overload::partial;
  static const std::vector<Overload> kTable{
      {"+", false, {kList, kList}, T::list, join_lists, Overload::values, either},
      {"in", false, {kAny, kList}, T::boolean, in_list, kPartial},
      {"in", false, {kAny, kMap}, T::boolean, in_map},
      {"[]", false, {kList, kNumber}, T::dyn, element, kPartial, first_of},
      {"[]", false, {kMap, kAny}, T::dyn, element, kPartial, last_of},
      {"[]", false, {kOptional, kAny}, T::optional, optional_element, kPartial},
      {"[?]",
       false,
       {kList | kMap, kAny},
       T::optional,
       optional_element,
       kPartial,
       optional_of_element},
      {"[?]", false, {kOptional, kAny}, T::optional, optional_element, kPartial},
      {".?", false, {kMap | kOptional, kString}, T::optional, optional_element, kPartial},
      {"size", false, {kList | kMap}, T::integer, size, kPartial},
      {"size", true, {kList | kMap}, T::integer, size, kPartial},
      {"optional.of", false, {kAny}, T::optional, some, kPartial, optional_of_first},
      {"optional.none", false, {}, T::optional, nothing},
      {"optional.ofNonZeroValue",
       false,
       {kAny},
       T::optional,
       some_unless_zero,
       kPartial,
       optional_of_first},
      {"hasValue", true, {kOptional}, T::boolean, has_value},
      {"value", true, {kOptional}, T::dyn, held, Overload::values, first_of},
      {"or", true, {kOptional, kOptional}, T::optional, or_other, Overload::values, same},
      {"orValue", true, {kOptional, kAny}, T::dyn, or_value, Overload::values, first_of},
  };
  return kTable;
}

}  // namespace hegui::expr
