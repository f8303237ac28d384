#include "expr/functions.h"

#include <algorithm>
#include <array>

namespace hegui::expr {

namespace {

auto tables() {
  return std::array{arithmetic_overloads(), comparison_overloads(), container_overloads(),
                    conversion_overloads(), clock_overloads(),      string_overloads(),
                    math_overloads(),       text_overloads(),       time_overloads(),
                    series_overloads(),     fact_overloads()};
}

bool takes_count(const Overload& overload, std::size_t count) {
  const std::size_t wanted = overload.parameters.size();
  return overload.variadic ? count >= wanted : count == wanted;
}

Kinds parameter(const Overload& overload, std::size_t number) {
  return overload.parameters[std::min(number, overload.parameters.size() - 1)];
}

/// Whether the list may have elements that the overload takes.
bool may_hold(const Overload& overload, const Type& list) {
  if (list.arguments.empty() || list.arguments.front().kind == Type::Kind::dyn) return true;
  return (overload.elements & kinds_of(list.arguments.front().kind)) != 0;
}

std::string names_of(Kinds kinds) {
  constexpr std::array<const char*, 15> kNames{
      "dyn",       "null_type", "bool", "int", "uint", "double",   "string", "bytes",
      "timestamp", "duration",  "list", "map", "type", "optional", "row"};
  if (kinds == kAny) return "dyn";
  std::string text;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if ((kinds & (Kinds{1} << i)) != 0) text += (text.empty() ? "" : "|") + std::string(kNames[i]);
  }
  return text;
}

}  // namespace

std::vector<const Overload*> overloads_of(std::string_view name, bool method) {
  std::vector<const Overload*> found;
  for (const auto& table : tables()) {
    for (const Overload& overload : table) {
      if (overload.name == name && overload.method == method) found.push_back(&overload);
    }
  }
  return found;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names;
  for (const auto& table : tables()) {
    for (const Overload& overload : table) names.push_back(overload.name);
  }
  return names;
}

bool accepts(const Overload& overload, std::span<const Type> arguments) {
  if (!takes_count(overload, arguments.size())) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].kind == Type::Kind::dyn) continue;
    if ((parameter(overload, i) & kinds_of(arguments[i].kind)) == 0) return false;
    if (arguments[i].kind == Type::Kind::list && !may_hold(overload, arguments[i])) return false;
  }
  return true;
}

bool accepts(const Overload& overload, std::span<const Value> arguments) {
  if (!takes_count(overload, arguments.size())) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].is_none()) continue;
    if ((parameter(overload, i) & kinds_of(kind_of(arguments[i]))) == 0) return false;
  }
  return true;
}

Type result_type(const Overload& overload, std::span<const Type> arguments) {
  if (overload.infer != nullptr) return overload.infer(arguments);
  Type type;
  type.kind = overload.result;
  return type;
}

std::string signature(const Overload& overload) {
  std::string text;
  std::size_t first = 0;
  if (overload.method) {
    text = names_of(overload.parameters.front()) + ".";
    first = 1;
  }
  text += std::string(overload.name) + "(";
  const bool of_some = overload.elements != kAny;
  for (std::size_t i = first; i < overload.parameters.size(); ++i)
    text += (i == first ? "" : ", ") + names_of(overload.parameters[i]) +
            (of_some ? "(" + names_of(overload.elements) + ")" : "");
  return text + (overload.variadic ? ", …)" : ")");
}

Value make_error(Arena& arena, std::string_view message) {
  return Value::text_of(Value::Kind::error, arena.text(message));
}

Type::Kind kind_of(const Value& value) {
  using From = Value::Kind;
  using To = Type::Kind;
  switch (value.kind) {
    case From::unknown:
    case From::error:
      return To::dyn;
    case From::null:
      return To::null;
    case From::boolean:
      return To::boolean;
    case From::integer:
      return To::integer;
    case From::uinteger:
      return To::uinteger;
    case From::real:
      return To::real;
    case From::string:
      return To::string;
    case From::bytes:
      return To::bytes;
    case From::timestamp:
      return To::timestamp;
    case From::duration:
      return To::duration;
    case From::list:
      return To::list;
    case From::map:
      return To::map;
    case From::type:
      return To::type;
    case From::optional:
      return To::optional;
    case From::row:
      return To::row;
  }
  return To::dyn;
}

}  // namespace hegui::expr
