// CEL's math extension.
#include <cmath>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

bool is_number(const Value& value) {
  return value.kind == Kind::integer || value.kind == Kind::uinteger || value.kind == Kind::real;
}

/// The greatest (or least) of the arguments, or of the one list.
Value extreme(const Call& call, bool greatest) {
  const bool list = call.arguments.size() == 1 && call[0].kind == Kind::list;
  const auto values = list ? call[0].items() : call.arguments;
  if (values.empty()) return make_error(call.arena, "math: the list is empty");
  const Value* best = nullptr;
  for (const Value& value : values) {
    if (!is_number(value)) return make_error(call.arena, "no such overload: math");
    const bool better =
        best == nullptr || (greatest ? is_less(*best, value) : is_less(value, *best));
    if (better) best = &value;
  }
  return *best;
}

Value greatest(const Call& call) { return extreme(call, true); }
Value least(const Call& call) { return extreme(call, false); }

template <double (*kFunction)(double)>
Value rounded(const Call& call) {
  return Value::of(kFunction(call[0].real));
}
double up(double real) { return std::ceil(real); }
double down(double real) { return std::floor(real); }
double nearest(double real) { return std::round(real); }
double towards_zero(double real) { return std::trunc(real); }
double root(double real) { return std::sqrt(real); }

Value root_of_integer(const Call& call) {
  return Value::of(std::sqrt(call[0].kind == Kind::integer
                                 ? static_cast<double>(call[0].integer)
                                 : static_cast<double>(call[0].uinteger)));
}

Value absolute(const Call& call) {
  if (call[0].kind == Kind::real) return Value::of(std::abs(call[0].real));
  if (call[0].kind == Kind::uinteger) return call[0];
  if (call[0].integer == INT64_MIN) return make_error(call.arena, "integer overflow");
  return Value::of(call[0].integer < 0 ? -call[0].integer : call[0].integer);
}

Value sign(const Call& call) {
  if (call[0].kind == Kind::uinteger)
    return Value::of(std::uint64_t{call[0].uinteger > 0 ? 1U : 0U});
  if (call[0].kind == Kind::integer)
    return Value::of(std::int64_t{(call[0].integer > 0 ? 1 : 0) - (call[0].integer < 0 ? 1 : 0)});
  if (std::isnan(call[0].real)) return call[0];
  return Value::of(call[0].real > 0 ? 1.0 : call[0].real < 0 ? -1.0 : 0.0);
}

Value is_nan(const Call& call) { return Value::of(std::isnan(call[0].real)); }
Value is_infinite(const Call& call) { return Value::of(std::isinf(call[0].real)); }
Value is_finite(const Call& call) { return Value::of(std::isfinite(call[0].real)); }

std::uint64_t bits(const Value& value) {
  return value.kind == Kind::integer ? static_cast<std::uint64_t>(value.integer) : value.uinteger;
}
Value with_bits(const Value& like, std::uint64_t made) {
  return like.kind == Kind::integer ? Value::of(static_cast<std::int64_t>(made)) : Value::of(made);
}

Value bit_and(const Call& call) { return with_bits(call[0], bits(call[0]) & bits(call[1])); }
Value bit_or(const Call& call) { return with_bits(call[0], bits(call[0]) | bits(call[1])); }
Value bit_xor(const Call& call) { return with_bits(call[0], bits(call[0]) ^ bits(call[1])); }
Value bit_not(const Call& call) { return with_bits(call[0], ~bits(call[0])); }

/// Shifts by 64 and more leave nothing; a sign is shifted like any other bit.
Value shift(const Call& call, bool left) {
  const std::int64_t by = call[1].integer;
  if (by < 0) return make_error(call.arena, "math: negative offset");
  if (by >= 64) return with_bits(call[0], 0);
  return with_bits(call[0], left ? bits(call[0]) << by : bits(call[0]) >> by);
}
Value shift_left(const Call& call) { return shift(call, true); }
Value shift_right(const Call& call) { return shift(call, false); }

Type type_of_all(std::span<const Type> types) {
  const Type& first = types.front();
  if (first.kind == Type::Kind::list)
    return first.arguments.empty() ? Type{} : first.arguments.front();
  for (const Type& type : types) {
    if (type.kind != first.kind) return {};
  }
  return first;
}

}  // namespace

std::span<const Overload> math_overloads() {
  using T = Type::Kind;
  constexpr Overload::Takes kValues = Overload::values;
  static const std::vector<Overload> kTable{
      {"math.greatest", false, {kNumber}, T::dyn, greatest, kValues, type_of_all, true},
      {"math.greatest", false, {kList}, T::dyn, greatest, kValues, type_of_all},
      {"math.least", false, {kNumber}, T::dyn, least, kValues, type_of_all, true},
      {"math.least", false, {kList}, T::dyn, least, kValues, type_of_all},
      {"math.ceil", false, {kDouble}, T::real, rounded<up>},
      {"math.floor", false, {kDouble}, T::real, rounded<down>},
      {"math.round", false, {kDouble}, T::real, rounded<nearest>},
      {"math.trunc", false, {kDouble}, T::real, rounded<towards_zero>},
      {"math.sqrt", false, {kDouble}, T::real, rounded<root>},
      {"math.sqrt", false, {kInt | kUint}, T::real, root_of_integer},
      {"math.abs", false, {kNumber}, T::dyn, absolute, kValues, type_of_all},
      {"math.sign", false, {kNumber}, T::dyn, sign, kValues, type_of_all},
      {"math.isNaN", false, {kDouble}, T::boolean, is_nan},
      {"math.isInf", false, {kDouble}, T::boolean, is_infinite},
      {"math.isFinite", false, {kDouble}, T::boolean, is_finite},
      {"math.bitAnd", false, {kInt, kInt}, T::integer, bit_and},
      {"math.bitAnd", false, {kUint, kUint}, T::uinteger, bit_and},
      {"math.bitOr", false, {kInt, kInt}, T::integer, bit_or},
      {"math.bitOr", false, {kUint, kUint}, T::uinteger, bit_or},
      {"math.bitXor", false, {kInt, kInt}, T::integer, bit_xor},
      {"math.bitXor", false, {kUint, kUint}, T::uinteger, bit_xor},
      {"math.bitNot", false, {kInt | kUint}, T::dyn, bit_not, kValues, type_of_all},
      {"math.bitShiftLeft", false, {kInt, kInt}, T::integer, shift_left},
      {"math.bitShiftLeft", false, {kUint, kInt}, T::uinteger, shift_left},
      {"math.bitShiftRight", false, {kInt, kInt}, T::integer, shift_right},
      {"math.bitShiftRight", false, {kUint, kInt}, T::uinteger, shift_right},
  };
  return kTable;
}

}  // namespace hegui::expr
