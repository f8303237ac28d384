// The table of functions and operators that are strict: they see values only, never what is
// unknown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr {

/// A set of kinds, by Type::Kind.
using Kinds = std::uint32_t;
constexpr Kinds kinds_of(Type::Kind kind) { return Kinds{1} << static_cast<unsigned>(kind); }

/// What an implementation works with.
struct Call {
  std::span<const Value> arguments;
  const Context& context;
  Arena& arena;
  Type::Kind type = Type::Kind::dyn;  ///< of the result, as far as it is known before the run

  const Value& operator[](std::size_t i) const { return arguments[i]; }
};

struct Overload {
  std::string_view name;
  bool method = false;  ///< written x.name(…), the receiver being the first argument
  std::vector<Kinds> parameters;
  Type::Kind result = Type::Kind::dyn;
  Value (*run)(const Call&) = nullptr;
  enum Takes : std::uint8_t {
    values,   ///< a fact stated as none makes a condition false and any other result none
    none,     ///< also facts stated as none
    partial,  ///< also those, and lists that hold something unknown
  };
  Takes takes = values;
  Type (*infer)(std::span<const Type>) = nullptr;  ///< the result's type, where more is known
  bool variadic = false;                           ///< the last parameter may repeat
  Kinds elements = ~Kinds{0};                      ///< of a list, where its type says them
};

/// Every overload of the name; empty if there is none.
std::vector<const Overload*> overloads_of(std::string_view name, bool method);
/// The names of all functions, for suggestions.
std::vector<std::string_view> function_names();
bool accepts(const Overload& overload, std::span<const Type> arguments);
bool accepts(const Overload& overload, std::span<const Value> arguments);
Type result_type(const Overload& overload, std::span<const Type> arguments);
/// `startsWith(string, string)` as people write it.
std::string signature(const Overload& overload);

Value make_error(Arena& arena, std::string_view message);
bool equal(const Value& a, const Value& b);
/// Which of two numbers is less, on the number line.
bool is_less(const Value& a, const Value& b);
/// The value of the key, numbers of different kinds being the same; nullptr if there is none.
const Value* find_key(const Value& map, const Value& key);
Type::Kind kind_of(const Value& value);
/// CEL's name of a type: `google.protobuf.Timestamp`.
std::string_view type_name(Type::Kind kind);
/// A number, bool, text, time or null as string() writes it.
std::string scalar_text(const Value& value);

/// The topic tables that make up the whole.
std::span<const Overload> arithmetic_overloads();
std::span<const Overload> comparison_overloads();
std::span<const Overload> container_overloads();
std::span<const Overload> conversion_overloads();
std::span<const Overload> clock_overloads();
std::span<const Overload> string_overloads();
std::span<const Overload> math_overloads();
std::span<const Overload> text_overloads();
std::span<const Overload> time_overloads();
std::span<const Overload> series_overloads();
std::span<const Overload> fact_overloads();

// Sets of kinds that signatures use.
inline constexpr Kinds kBool = kinds_of(Type::Kind::boolean), kInt = kinds_of(Type::Kind::integer),
                       kUint = kinds_of(Type::Kind::uinteger), kDouble = kinds_of(Type::Kind::real),
                       kString = kinds_of(Type::Kind::string), kBytes = kinds_of(Type::Kind::bytes),
                       kTime = kinds_of(Type::Kind::timestamp),
                       kDuration = kinds_of(Type::Kind::duration),
                       kList = kinds_of(Type::Kind::list), kMap = kinds_of(Type::Kind::map),
                       kOptional = kinds_of(Type::Kind::optional),
                       kType = kinds_of(Type::Kind::type), kNull = kinds_of(Type::Kind::null),
                       kRow = kinds_of(Type::Kind::row), kNumber = kInt | kUint | kDouble,
                       kAny = ~Kinds{0};

}  // namespace hegui::expr
