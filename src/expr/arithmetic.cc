// Arithmetic on numbers: exact on integers, where overflow is an error, and IEEE on doubles.
#include <functional>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

Value overflow(const Call& call) { return make_error(call.arena, "integer overflow"); }

template <class Number>
Number number(const Value& value);
template <>
std::int64_t number(const Value& value) {
  return value.integer;
}
template <>
std::uint64_t number(const Value& value) {
  return value.uinteger;
}

template <class Number>
Value add(const Call& call) {
  Number sum{};
  if (__builtin_add_overflow(number<Number>(call[0]), number<Number>(call[1]), &sum))
    return overflow(call);
  return Value::of(sum);
}

template <class Number>
Value subtract(const Call& call) {
  Number difference{};
  if (__builtin_sub_overflow(number<Number>(call[0]), number<Number>(call[1]), &difference))
    return overflow(call);
  return Value::of(difference);
}

template <class Number>
Value multiply(const Call& call) {
  Number product{};
  if (__builtin_mul_overflow(number<Number>(call[0]), number<Number>(call[1]), &product))
    return overflow(call);
  return Value::of(product);
}

/// The one quotient that does not fit.
bool overflows(std::int64_t a, std::int64_t b) { return a == INT64_MIN && b == -1; }
bool overflows(std::uint64_t, std::uint64_t) { return false; }

template <class Number>
Value divide(const Call& call) {
  const Number a = number<Number>(call[0]), b = number<Number>(call[1]);
  if (b == 0) return make_error(call.arena, "division by zero");
  return overflows(a, b) ? overflow(call) : Value::of(a / b);
}

template <class Number>
Value modulo(const Call& call) {
  const Number a = number<Number>(call[0]), b = number<Number>(call[1]);
  if (b == 0) return make_error(call.arena, "modulus by zero");
  return overflows(a, b) ? overflow(call) : Value::of(a % b);
}

Value negate(const Call& call) {
  return call[0].integer == INT64_MIN ? overflow(call) : Value::of(-call[0].integer);
}

template <class Operation>
Value real(const Call& call) {
  return Value::of(Operation()(call[0].real, call[1].real));
}

Value negate_real(const Call& call) { return Value::of(-call[0].real); }

}  // namespace

std::span<const Overload> arithmetic_overloads() {
  using T = Type::Kind;
  using I = std::int64_t;
  using U = std::uint64_t;
  static const std::vector<Overload> kTable{
      {"+", false, {kInt, kInt}, T::integer, add<I>},
      {"+", false, {kUint, kUint}, T::uinteger, add<U>},
      {"+", false, {kDouble, kDouble}, T::real, real<std::plus<>>},
      {"-", false, {kInt, kInt}, T::integer, subtract<I>},
      {"-", false, {kUint, kUint}, T::uinteger, subtract<U>},
      {"-", false, {kDouble, kDouble}, T::real, real<std::minus<>>},
      {"*", false, {kInt, kInt}, T::integer, multiply<I>},
      {"*", false, {kUint, kUint}, T::uinteger, multiply<U>},
      {"*", false, {kDouble, kDouble}, T::real, real<std::multiplies<>>},
      {"/", false, {kInt, kInt}, T::integer, divide<I>},
      {"/", false, {kUint, kUint}, T::uinteger, divide<U>},
      {"/", false, {kDouble, kDouble}, T::real, real<std::divides<>>},
      {"%", false, {kInt, kInt}, T::integer, modulo<I>},
      {"%", false, {kUint, kUint}, T::uinteger, modulo<U>},
      {"-x", false, {kInt}, T::integer, negate},
      {"-x", false, {kDouble}, T::real, negate_real},
  };
  return kTable;
}

}  // namespace hegui::expr
