// The standard's functions over timestamps and durations.
#include <array>

#include "expr/functions.h"
#include "expr/moments.h"

namespace hegui::expr {

namespace {

using Kind = Value::Kind;

Value in_range(const Call& call, Kind kind, Moment moment) {
  const bool fits = kind == Kind::timestamp ? is_timestamp(moment) : is_duration(moment);
  return fits ? Value::moment_of(kind, moment) : make_error(call.arena, "time out of range");
}

/// A sum with a timestamp is a timestamp.
Value sum(const Call& call) {
  const bool stamp = call[0].kind == Kind::timestamp || call[1].kind == Kind::timestamp;
  return in_range(call, stamp ? Kind::timestamp : Kind::duration,
                  add(call[0].moment, call[1].moment));
}

/// The difference of two alike is a duration.
Value difference(const Call& call) {
  const bool alike = call[0].kind == call[1].kind;
  return in_range(call, alike ? Kind::duration : Kind::timestamp,
                  subtract(call[0].moment, call[1].moment));
}

Value same(const Call& call) { return call[0]; }

Value to_timestamp(const Call& call) {
  if (call[0].kind == Kind::integer) return in_range(call, Kind::timestamp, {call[0].integer, 0});
  const auto parsed = parse_timestamp(call[0].view());
  return parsed ? Value::moment_of(Kind::timestamp, *parsed)
                : make_error(call.arena, "not a timestamp, or out of range");
}

Value to_duration(const Call& call) {
  const auto parsed = parse_duration(call[0].view());
  return parsed ? Value::moment_of(Kind::duration, *parsed)
                : make_error(call.arena, "not a duration, or out of range");
}

struct Part {
  std::string_view name;
  std::int64_t (*of)(const Clock&);
};
constexpr std::array kParts{
    Part{"getFullYear", [](const Clock& c) { return c.year; }},
    Part{"getMonth", [](const Clock& c) { return std::int64_t{c.month} - 1; }},
    Part{"getDate", [](const Clock& c) { return std::int64_t{c.day}; }},
    Part{"getDayOfMonth", [](const Clock& c) { return std::int64_t{c.day} - 1; }},
    Part{"getDayOfWeek", [](const Clock& c) { return std::int64_t{c.weekday}; }},
    Part{"getDayOfYear", [](const Clock& c) { return c.day_of_year; }},
    Part{"getHours", [](const Clock& c) { return c.hours; }},
    Part{"getMinutes", [](const Clock& c) { return c.minutes; }},
    Part{"getSeconds", [](const Clock& c) { return c.seconds; }},
    Part{"getMilliseconds", [](const Clock& c) { return c.milliseconds; }},
};

template <std::size_t kPart>
Value part(const Call& call) {
  const auto clock =
      clock_at(call[0].moment, call.arguments.size() > 1 ? call[1].view() : std::string_view());
  return clock ? Value::of(kParts[kPart].of(*clock)) : make_error(call.arena, "no such time zone");
}

template <std::size_t... kPart>
void add_parts(std::vector<Overload>& table, std::index_sequence<kPart...>) {
  using T = Type::Kind;
  (table.push_back({kParts[kPart].name, true, {kTime}, T::integer, part<kPart>}), ...);
  (table.push_back({kParts[kPart].name, true, {kTime, kString}, T::integer, part<kPart>}), ...);
}

/// Whole units in a duration, towards zero.
template <std::int64_t kUnit>
Value whole(const Call& call) {
  const Moment moment = call[0].moment;
  const bool up = moment.seconds < 0 && moment.nanos > 0;
  return Value::of((moment.seconds + (up ? 1 : 0)) / kUnit);
}

/// The milliseconds beside the whole seconds.
Value milliseconds(const Call& call) {
  const Moment moment = call[0].moment;
  const bool negative = moment.seconds < 0 && moment.nanos > 0;
  const std::int64_t nanos = negative ? moment.nanos - kNanos : std::int64_t{moment.nanos};
  return Value::of(nanos / 1'000'000);
}

std::vector<Overload> make_table() {
  using T = Type::Kind;
  std::vector<Overload> table{
      {"+", false, {kTime, kDuration}, T::timestamp, sum},
      {"+", false, {kDuration, kTime}, T::timestamp, sum},
      {"+", false, {kDuration, kDuration}, T::duration, sum},
      {"-", false, {kTime, kTime}, T::duration, difference},
      {"-", false, {kTime, kDuration}, T::timestamp, difference},
      {"-", false, {kDuration, kDuration}, T::duration, difference},
      {"timestamp", false, {kTime}, T::timestamp, same},
      {"timestamp", false, {kString | kInt}, T::timestamp, to_timestamp},
      {"duration", false, {kDuration}, T::duration, same},
      {"duration", false, {kString}, T::duration, to_duration},
      {"getHours", true, {kDuration}, T::integer, whole<3600>},
      {"getMinutes", true, {kDuration}, T::integer, whole<60>},
      {"getSeconds", true, {kDuration}, T::integer, whole<1>},
      {"getMilliseconds", true, {kDuration}, T::integer, milliseconds},
  };
  add_parts(table, std::make_index_sequence<kParts.size()>());
  return table;
}

}  // namespace

std::span<const Overload> clock_overloads() {
  static const std::vector<Overload> kTable = make_table();
  return kTable;
}

}  // namespace hegui::expr
