// Functions over dates. A date is a timestamp at midnight UTC; what is set before the cutoff is set
// in time.
#include <array>

#include "expr/functions.h"
#include "expr/moments.h"

namespace hegui::expr {

namespace {

constexpr std::int64_t kDay = 86'400;

/// The day that holds the moment.
Date day_of(const Value& value) {
  const std::int64_t seconds = value.moment.seconds;
  const std::int64_t days = seconds / kDay - (seconds % kDay < 0 ? 1 : 0);
  return {static_cast<std::int32_t>(days)};
}

Value by_cutoff(const Call& call) {
  const Date date = day_of(call[0]);
  if (call.context.dates_read != nullptr) call.context.dates_read->push_back(date);
  return Value::of(date <= call.context.cutoff);
}

Value by_date(const Call& call) { return Value::of(day_of(call[0]) <= day_of(call[1])); }

Value date_of_text(const Call& call) {
  const auto date = parse_date(call[0].view());
  return date ? Value::of(*date) : make_error(call.arena, "not a date");
}

Value days_between(const Call& call) {
  return Value::of(std::int64_t{day_of(call[1]).days} - day_of(call[0]).days);
}

Value months_later(const Call& call) {
  constexpr std::int64_t kMost = 12'000;
  if (call[1].integer > kMost || call[1].integer < -kMost)
    return make_error(call.arena, "months out of range");
  const Value later = Value::of(add_months(day_of(call[0]), static_cast<int>(call[1].integer)));
  return is_timestamp(later.moment) ? later : make_error(call.arena, "time out of range");
}

Value end_of_month(const Call& call) {
  const std::string_view month = call[0].view();
  const bool year_only = month.size() == 4;
  const auto first = parse_date(std::string(month) + (year_only ? "-12-01" : "-01"));
  if (!first) return make_error(call.arena, "not a month");
  return Value::of(Date{add_months(*first, 1).days - 1});
}

Value year(const Call& call) {
  return Value::of(static_cast<std::int64_t>(year_of(day_of(call[0]))));
}

/// Whole months from the date to the audit.
std::int64_t whole_months(const Call& call) {
  const Date from = day_of(call[0]), to = call.context.audit;
  const std::int64_t months = (year_of(to) - year_of(from)) * 12 + static_cast<int>(month_of(to)) -
                              static_cast<int>(month_of(from));
  return add_months(from, static_cast<int>(months)) > to ? months - 1 : months;
}

Value months_since(const Call& call) { return Value::of(whole_months(call)); }
Value years_since(const Call& call) { return Value::of(whole_months(call) / 12); }

struct Cycle {
  std::string_view name;
  std::int64_t days;
};
constexpr std::array kCycles{Cycle{"realtime", 1}, Cycle{"daily", 1},      Cycle{"weekly", 7},
                             Cycle{"monthly", 31}, Cycle{"quarterly", 92}, Cycle{"yearly", 366}};

/// An irregular cycle has no length.
Value cycle_days(const Call& call) {
  for (const Cycle& cycle : kCycles) {
    if (call[0].view() == cycle.name) return Value::of(cycle.days);
  }
  return Value::none();
}

}  // namespace

std::span<const Overload> time_overloads() {
  using T = Type::Kind;
  static const std::vector<Overload> kTable{
      {"by", false, {kTime}, T::boolean, by_cutoff},
      {"by", false, {kTime, kTime}, T::boolean, by_date},
      {"date", false, {kString}, T::timestamp, date_of_text},
      {"days", false, {kTime, kTime}, T::integer, days_between},
      {"add_months", false, {kTime, kInt}, T::timestamp, months_later},
      {"end_of", false, {kString}, T::timestamp, end_of_month},
      {"year", false, {kTime}, T::integer, year},
      {"months_since", false, {kTime}, T::integer, months_since},
      {"years_since", false, {kTime}, T::integer, years_since},
      {"cycle_days", false, {kString}, T::integer, cycle_days},
  };
  return kTable;
}

}  // namespace hegui::expr
