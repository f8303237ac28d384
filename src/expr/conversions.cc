// Conversions between the standard's types, and type() itself.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "expr/functions.h"
#include "expr/moments.h"
#include "hegui/base/text.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

Value range_error(const Call& call) { return make_error(call.arena, "range error"); }
Value conversion_error(const Call& call) { return make_error(call.arena, "conversion error"); }
Value same(const Call& call) { return call[0]; }

/// nullopt unless the whole text is the number.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Number>
Value from_text(const Call& call) {
  const auto number = parse_number<Number>(call[0].view());
  return number ? Value::of(*number) : conversion_error(call);
}

Value int_from_uint(const Call& call) {
  return call[0].uinteger > INT64_MAX ? range_error(call)
                                      : Value::of(static_cast<std::int64_t>(call[0].uinteger));
}
Value int_from_real(const Call& call) {
  constexpr double kEnd = 9223372036854775808.0;  // 2^63
  const double real = call[0].real;
  return real > -kEnd && real < kEnd ? Value::of(static_cast<std::int64_t>(real))
                                     : range_error(call);
}
Value int_from_time(const Call& call) { return Value::of(call[0].moment.seconds); }

Value uint_from_int(const Call& call) {
  return call[0].integer < 0 ? range_error(call)
                             : Value::of(static_cast<std::uint64_t>(call[0].integer));
}
Value uint_from_real(const Call& call) {
  constexpr double kEnd = 18446744073709551616.0;  // 2^64
  const double real = call[0].real;
  return real >= 0 && real < kEnd ? Value::of(static_cast<std::uint64_t>(real)) : range_error(call);
}

Value real_from_int(const Call& call) { return Value::of(static_cast<double>(call[0].integer)); }
Value real_from_uint(const Call& call) { return Value::of(static_cast<double>(call[0].uinteger)); }

Value bytes_from_text(const Call& call) { return Value::text_of(Kind::bytes, call[0].view()); }

Value text_from_bytes(const Call& call) {
  return find_invalid_utf8(call[0].view()) ? make_error(call.arena, "invalid UTF-8")
                                           : Value::of(call[0].view());
}

Value text_from_any(const Call& call) { return Value::of(call.arena.text(scalar_text(call[0]))); }

struct Word {
  std::string_view text;
  bool value;
};
constexpr std::array kWords{Word{"1", true},     Word{"t", true},      Word{"true", true},
                            Word{"TRUE", true},  Word{"True", true},   Word{"0", false},
                            Word{"f", false},    Word{"false", false}, Word{"FALSE", false},
                            Word{"False", false}};

Value bool_from_text(const Call& call) {
  for (const Word& word : kWords) {
    if (word.text == call[0].view()) return Value::of(word.value);
  }
  return conversion_error(call);
}

Value type_of_value(const Call& call) {
  return Value::text_of(Kind::type, type_name(kind_of(call[0])));
}

Type dynamic(std::span<const Type>) { return {}; }

}  // namespace

std::string scalar_text(const Value& value) {
  switch (value.kind) {
    case Kind::boolean:
      return value.boolean ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.integer);
    case Kind::uinteger:
      return std::to_string(value.uinteger);
    case Kind::real:
      if (std::isnan(value.real)) return "NaN";
      if (std::isinf(value.real)) return value.real > 0 ? "Infinity" : "-Infinity";
      return fmt::format("{}", value.real);
    case Kind::timestamp:
      return timestamp_text(value.moment);
    case Kind::duration:
      return duration_text(value.moment);
    case Kind::string:
    case Kind::bytes:
    case Kind::type:
    case Kind::error:
      return std::string(value.view());
    case Kind::null:
      return "null";
    case Kind::unknown:
    case Kind::list:
    case Kind::map:
    case Kind::optional:
    case Kind::row:
      break;
  }
  return "";
}

std::span<const Overload> conversion_overloads() {
  using T = Type::Kind;
  static const std::vector<Overload> kTable{
      {"int", false, {kInt}, T::integer, same},
      {"int", false, {kUint}, T::integer, int_from_uint},
      {"int", false, {kDouble}, T::integer, int_from_real},
      {"int", false, {kString}, T::integer, from_text<std::int64_t>},
      {"int", false, {kTime}, T::integer, int_from_time},
      {"uint", false, {kUint}, T::uinteger, same},
      {"uint", false, {kInt}, T::uinteger, uint_from_int},
      {"uint", false, {kDouble}, T::uinteger, uint_from_real},
      {"uint", false, {kString}, T::uinteger, from_text<std::uint64_t>},
      {"double", false, {kDouble}, T::real, same},
      {"double", false, {kInt}, T::real, real_from_int},
      {"double", false, {kUint}, T::real, real_from_uint},
      {"double", false, {kString}, T::real, from_text<double>},
      {"bool", false, {kBool}, T::boolean, same},
      {"bool", false, {kString}, T::boolean, bool_from_text},
      {"bytes", false, {kBytes}, T::bytes, same},
      {"bytes", false, {kString}, T::bytes, bytes_from_text},
      {"string", false, {kBytes}, T::string, text_from_bytes},
      {"string", false, {kBool | kNumber | kString | kTime | kDuration}, T::string, text_from_any},
      {"type", false, {kAny}, T::type, type_of_value, Overload::partial},
      {"dyn", false, {kAny}, T::dyn, same, Overload::partial, dynamic},
  };
  return kTable;
}

}  // namespace hegui::expr
