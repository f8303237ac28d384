// Operators: equality over all kinds, orderings, exact integer arithmetic that errs on overflow.
#include <cmath>
#include <compare>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

bool is_number(const Value& value) {
  return value.kind == Kind::integer || value.kind == Kind::uinteger || value.kind == Kind::real;
}

/// Numbers of different kinds compare on the number line, exactly.
std::partial_ordering compare_real(double a, std::int64_t b) {
  if (std::isnan(a)) return std::partial_ordering::unordered;
  if (a < -9223372036854775808.0) return std::partial_ordering::less;
  if (a >= 9223372036854775808.0) return std::partial_ordering::greater;
  const double whole = std::floor(a);
  const auto order = static_cast<std::int64_t>(whole) <=> b;
  if (order != 0) return order;
  return a > whole ? std::partial_ordering::greater : std::partial_ordering::equivalent;
}

std::partial_ordering compare_real(double a, std::uint64_t b) {
  if (std::isnan(a)) return std::partial_ordering::unordered;
  if (a < 0) return std::partial_ordering::less;
  if (a >= 18446744073709551616.0) return std::partial_ordering::greater;
  const double whole = std::floor(a);
  const auto order = static_cast<std::uint64_t>(whole) <=> b;
  if (order != 0) return order;
  return a > whole ? std::partial_ordering::greater : std::partial_ordering::equivalent;
}

std::partial_ordering flip(std::partial_ordering order) { return 0 <=> order; }

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.kind == Kind::real && b.kind == Kind::real) return a.real <=> b.real;
  if (a.kind == Kind::real)
    return b.kind == Kind::integer ? compare_real(a.real, b.integer)
                                   : compare_real(a.real, b.uinteger);
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
  if (a.kind == Kind::string || a.kind == Kind::bytes) return a.view() <=> b.view();
  return compare_moments(a, b);
}

bool equal_lists(const Value& a, const Value& b) {
  const auto left = a.items(), right = b.items();
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (!equal(left[i], right[i])) return false;
  }
  return true;
}

template <class Test>
Value ordering(const Call& call, Test test) {
  return Value::of(test(compare(call[0], call[1])));
}

Value equals(const Call& call) { return Value::of(equal(call[0], call[1])); }
Value differs(const Call& call) { return Value::of(!equal(call[0], call[1])); }
Value less(const Call& call) {
  return ordering(call, [](auto order) { return order < 0; });
}
Value at_most(const Call& call) {
  return ordering(call, [](auto order) { return order <= 0; });
}
Value greater(const Call& call) {
  return ordering(call, [](auto order) { return order > 0; });
}
Value at_least(const Call& call) {
  return ordering(call, [](auto order) { return order >= 0; });
}

Value overflow(const Call& call) { return make_error(call.arena, "integer overflow"); }

Value add_integers(const Call& call) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(call[0].integer, call[1].integer, &sum) ? overflow(call)
                                                                        : Value::of(sum);
}
Value subtract_integers(const Call& call) {
  std::int64_t difference = 0;
  return __builtin_sub_overflow(call[0].integer, call[1].integer, &difference)
             ? overflow(call)
             : Value::of(difference);
}
Value multiply_integers(const Call& call) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(call[0].integer, call[1].integer, &product) ? overflow(call)
                                                                            : Value::of(product);
}
bool divides_badly(const Call& call) {
  return call[1].integer == -1 && call[0].integer == INT64_MIN;
}
Value divide_integers(const Call& call) {
  if (call[1].integer == 0) return make_error(call.arena, "division by zero");
  return divides_badly(call) ? overflow(call) : Value::of(call[0].integer / call[1].integer);
}
Value modulo_integers(const Call& call) {
  if (call[1].integer == 0) return make_error(call.arena, "modulus by zero");
  return divides_badly(call) ? overflow(call) : Value::of(call[0].integer % call[1].integer);
}
Value negate_integer(const Call& call) {
  return call[0].integer == INT64_MIN ? overflow(call) : Value::of(-call[0].integer);
}

Value add_reals(const Call& call) { return Value::of(call[0].real + call[1].real); }
Value subtract_reals(const Call& call) { return Value::of(call[0].real - call[1].real); }
Value multiply_reals(const Call& call) { return Value::of(call[0].real * call[1].real); }
Value divide_reals(const Call& call) { return Value::of(call[0].real / call[1].real); }
Value negate_real(const Call& call) { return Value::of(-call[0].real); }

Value join_texts(const Call& call) {
  const std::string joined = std::string(call[0].view()) + std::string(call[1].view());
  return Value::of(call.arena.text(joined));
}

Value join_lists(const Call& call) {
  const auto left = call[0].items(), right = call[1].items();
  const auto all = call.arena.array<Value>(left.size() + right.size());
  std::copy(left.begin(), left.end(), all.begin());
  std::copy(right.begin(), right.end(), all.begin() + static_cast<std::ptrdiff_t>(left.size()));
  return Value::of(std::span<const Value>(all));
}

/// `x in list`: an element that is unknown leaves open what no other element decides.
Value contains(const Call& call) {
  if (call[1].kind == Kind::null) return Value::of(false);
  for (const Value& item : call[1].items()) {
    if (equal(call[0], item)) return Value::of(true);
  }
  return Value::of(false);
}

Value element(const Call& call) {
  const auto items = call[0].items();
  const std::int64_t index = call[1].integer;
  if (index < 0 || static_cast<std::uint64_t>(index) >= items.size())
    return make_error(call.arena, "index out of range");
  return items[static_cast<std::size_t>(index)];
}

Value size_of_list(const Call& call) {
  return Value::of(
      static_cast<std::int64_t>(call[0].kind == Kind::null ? 0 : call[0].items().size()));
}

}  // namespace

bool equal(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b) == 0;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::null:
      return true;
    case Kind::list:
      return equal_lists(a, b);
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
      return compare(a, b) == 0;
    case Kind::unknown:
    case Kind::error:
    case Kind::map:
    case Kind::type:
    case Kind::optional:
      return false;
  }
  return false;
}

std::span<const Overload> operator_overloads() {
  using T = Type::Kind;
  static const std::vector<Overload> kTable = [] {
    std::vector<Overload> table{
        {"==", false, {kAny, kAny}, T::boolean, equals, true},
        {"!=", false, {kAny, kAny}, T::boolean, differs, true},
        {"+", false, {kInt, kInt}, T::integer, add_integers},
        {"-", false, {kInt, kInt}, T::integer, subtract_integers},
        {"*", false, {kInt, kInt}, T::integer, multiply_integers},
        {"/", false, {kInt, kInt}, T::integer, divide_integers},
        {"%", false, {kInt, kInt}, T::integer, modulo_integers},
        {"-x", false, {kInt}, T::integer, negate_integer},
        {"+", false, {kDouble, kDouble}, T::real, add_reals},
        {"-", false, {kDouble, kDouble}, T::real, subtract_reals},
        {"*", false, {kDouble, kDouble}, T::real, multiply_reals},
        {"/", false, {kDouble, kDouble}, T::real, divide_reals},
        {"-x", false, {kDouble}, T::real, negate_real},
        {"+", false, {kString, kString}, T::string, join_texts},
        {"+", false, {kList, kList}, T::list, join_lists},
        {"in", false, {kAny, kList}, T::boolean, contains, true},
        {"[]", false, {kList, kInt}, T::dyn, element},
        {"size", false, {kList}, T::integer, size_of_list, true},
        {"size", true, {kList}, T::integer, size_of_list, true},
    };
    struct Order {
      const char* name;
      Value (*run)(const Call&);
    };
    for (const Order& order :
         {Order{"<", less}, Order{"<=", at_most}, Order{">", greater}, Order{">=", at_least}}) {
      for (const Kinds kinds : {kNumber, kString, kBytes, kBool, kTime, kDuration}) {
        table.push_back({order.name, false, {kinds, kinds}, T::boolean, order.run});
      }
    }
    return table;
  }();
  return kTable;
}

}  // namespace hegui::expr
