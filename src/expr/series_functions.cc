// Lists of months and of years, and the sum of a list.
#include <algorithm>
#include <functional>
#include <optional>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

/// A predicate names periods of a plan, not of history.
constexpr int kMostPeriods = 1'200;

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::optional<int> year_number(std::string_view text) {
  const auto year = parse_month(text);
  return year && year->size() == 4 ? std::optional(number_of(*year)) : std::nullopt;
}

/// Months since the year 0.
std::optional<int> month_number(std::string_view text) {
  const auto month = parse_month(text);
  if (!month || month->size() != 7) return std::nullopt;
  return number_of(month->substr(0, 4)) * 12 + number_of(month->substr(5)) - 1;
}

std::string year_text(int number) { return std::to_string(number); }
std::string month_text(int number) {
  const int month = number % 12 + 1;
  return std::to_string(number / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

/// Every period from the first to the last. That there is none between them can only be a mistake.
Value series(const Call& call, std::optional<int> (*parse)(std::string_view),
             std::string (*write)(int), std::string_view bad) {
  const auto first = parse(call[0].view()), last = parse(call[1].view());
  if (!first || !last) return make_error(call.arena, bad);
  if (*last < *first) return make_error(call.arena, "the first is after the last");
  if (*last - *first >= kMostPeriods) return make_error(call.arena, "too many to list");
  const int count = *last - *first + 1;
  const auto items = call.arena.array<Value>(static_cast<std::size_t>(count));
  int number = *first;
  for (Value& item : items) item = Value::of(call.arena.text(write(number++)));
  return Value::of(std::span<const Value>(items));
}

Value months(const Call& call) { return series(call, month_number, month_text, "not a month"); }
Value years(const Call& call) { return series(call, year_number, year_text, "not a year"); }

Value sum_of_integers(const Call& call, std::span<const Value> items) {
  std::int64_t sum = 0;
  for (const Value& item : items) {
    if (__builtin_add_overflow(sum, item.integer, &sum))
      return make_error(call.arena, "integer overflow");
  }
  return Value::of(sum);
}

double sum_of_reals(std::span<const Value> items) {
  double sum = 0;
  for (const Value& item : items) sum += item.real;
  return sum;
}

/// As `+` between the members: of one kind, and none if a member is stated as none.
Value sum(const Call& call) {
  const auto items = call[0].items();
  const auto are = [&](Kind kind) {
    return std::all_of(items.begin(), items.end(),
                       [kind](const Value& item) { return item.kind == kind || item.is_none(); });
  };
  const bool real = items.empty() ? call.type == Type::Kind::real : are(Kind::real);
  if (!real && !are(Kind::integer)) return make_error(call.arena, "no such overload: sum");
  if (std::any_of(items.begin(), items.end(), std::mem_fn(&Value::is_none))) return Value::none();
  return real ? Value::of(sum_of_reals(items)) : sum_of_integers(call, items);
}

Type list_of_texts(std::span<const Type>) {
  Type text, list;
  text.kind = Type::Kind::string;
  list.kind = Type::Kind::list;
  list.arguments.push_back(text);
  return list;
}

Type element_of(std::span<const Type> types) {
  return types[0].arguments.empty() ? Type{} : types[0].arguments.front();
}

}  // namespace

std::span<const Overload> series_overloads() {
  using T = Type::Kind;
  constexpr Overload::Takes kValues = Overload::values;
  static const std::vector<Overload> kTable{
      {"months", false, {kString, kString}, T::list, months, kValues, list_of_texts},
      {"years", false, {kString, kString}, T::list, years, kValues, list_of_texts},
      {"sum", false, {kList}, T::dyn, sum, kValues, element_of, false, kInt | kDouble},
  };
  return kTable;
}

}  // namespace hegui::expr
