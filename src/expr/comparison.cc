// Equality over all kinds and the orderings. Integers compare exactly with each other, and with
// doubles as doubles.
#include <algorithm>
#include <compare>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

bool is_number(const Value& value) {
  return value.kind == Kind::integer || value.kind == Kind::uinteger || value.kind == Kind::real;
}

std::partial_ordering flip(std::partial_ordering order) { return 0 <=> order; }

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.kind == Kind::real && b.kind == Kind::real) return a.real <=> b.real;
  if (a.kind == Kind::real)
    return a.real <=> (b.kind == Kind::integer ? static_cast<double>(b.integer)
                                               : static_cast<double>(b.uinteger));
  if (b.kind == Kind::real) return flip(compare_numbers(b, a));
  if (a.kind == b.kind)
    return a.kind == Kind::integer ? a.integer <=> b.integer : a.uinteger <=> b.uinteger;
  if (a.kind == Kind::integer) {
    if (a.integer < 0) return std::partial_ordering::less;
    return static_cast<std::uint64_t>(a.integer) <=> b.uinteger;
  }
  return flip(compare_numbers(b, a));
}

std::partial_ordering compare_moments(const Value& a, const Value& b) {
  if (a.moment.seconds != b.moment.seconds) return a.moment.seconds <=> b.moment.seconds;
  return a.moment.nanos <=> b.moment.nanos;
}

std::partial_ordering compare(const Value& a, const Value& b) {
  if (is_number(a)) return compare_numbers(a, b);
  if (a.kind == Kind::boolean) return static_cast<int>(a.boolean) <=> static_cast<int>(b.boolean);
  if (a.kind == Kind::string || a.kind == Kind::bytes || a.kind == Kind::type)
    return a.view() <=> b.view();
  return compare_moments(a, b);
}

bool equal_items(const Value& a, const Value& b) {
  const auto left = a.items(), right = b.items();
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), equal);
}

bool equal_maps(const Value& a, const Value& b) {
  if (a.pairs().size() != b.pairs().size()) return false;
  return std::all_of(a.pairs().begin(), a.pairs().end(), [&](const Pair& pair) {
    const Value* other = find_key(b, pair.key);
    return other != nullptr && equal(pair.value, *other);
  });
}

Value equals(const Call& call) { return Value::of(equal(call[0], call[1])); }
Value differs(const Call& call) { return Value::of(!equal(call[0], call[1])); }
Value less(const Call& call) { return Value::of(compare(call[0], call[1]) < 0); }
Value at_most(const Call& call) { return Value::of(compare(call[0], call[1]) <= 0); }
Value greater(const Call& call) { return Value::of(compare(call[0], call[1]) > 0); }
Value at_least(const Call& call) { return Value::of(compare(call[0], call[1]) >= 0); }

struct Order {
  const char* name;
  Value (*run)(const Call&);
};
constexpr Order kOrders[] = {{"<", less}, {"<=", at_most}, {">", greater}, {">=", at_least}};

std::vector<Overload> make_table() {
  using T = Type::Kind;
  std::vector<Overload> table{
      {"==", false, {kAny, kAny}, T::boolean, equals, Overload::none},
      {"!=", false, {kAny, kAny}, T::boolean, differs, Overload::none},
  };
  for (const Order& order : kOrders) {
    for (const Kinds kinds : {kNumber, kString, kBytes, kBool, kTime, kDuration})
      table.push_back({order.name, false, {kinds, kinds}, T::boolean, order.run});
  }
  return table;
}

}  // namespace

bool equal(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b) == 0;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::null:
      return true;
    case Kind::list:
    case Kind::optional:
      return equal_items(a, b);
    case Kind::map:
      return equal_maps(a, b);
    case Kind::row:
      return a.row.collection == b.row.collection && a.row.body == b.row.body &&
             a.row.row == b.row.row;
    case Kind::boolean:
    case Kind::integer:
    case Kind::uinteger:
    case Kind::real:
    case Kind::string:
    case Kind::bytes:
    case Kind::timestamp:
    case Kind::duration:
    case Kind::type:
      return compare(a, b) == 0;
    case Kind::unknown:
    case Kind::error:
      return false;
  }
  return false;
}

bool is_less(const Value& a, const Value& b) { return compare_numbers(a, b) < 0; }

const Value* find_key(const Value& map, const Value& key) {
  const auto pairs = map.pairs();
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [&](const Pair& pair) { return equal(pair.key, key); });
  return found == pairs.end() ? nullptr : &found->value;
}

std::span<const Overload> comparison_overloads() {
  static const std::vector<Overload> kTable = make_table();
  return kTable;
}

}  // namespace hegui::expr
