#include "expr/moments.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace hegui::expr {

namespace {

constexpr std::int64_t kFirstSecond = -62'135'596'800, kLastSecond = 253'402'300'799;
constexpr std::int64_t kLongest = 9'223'372'036;  // what CEL's implementations hold in nanoseconds
constexpr std::int64_t kDay = 86'400;

/// Exactly `count` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  int number = 0;
  if (text.size() < count) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + count, number);
  if (error != std::errc() || end != text.data() + count || number < 0) return std::nullopt;
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

/// `.123`, up to nine digits, as nanoseconds; 0 if there is none.
std::optional<std::int32_t> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return 0;
  std::int32_t nanos = 0;
  std::size_t digits = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
    if (++digits > 9) return std::nullopt;
    nanos = nanos * 10 + (text.front() - '0');
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 9; ++digits) nanos *= 10;
  return nanos;
}

/// `+08:00`, `-02:30`, `02:00` as seconds east of UTC.
std::optional<std::int64_t> parse_offset(std::string_view text) {
  const bool west = take(text, '-');
  if (!west) take(text, '+');
  const auto hours = take_digits(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || !text.empty() || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int64_t seconds = std::int64_t{*hours} * 3600 + std::int64_t{*minutes} * 60;
  return west ? -seconds : seconds;
}

/// `23:31:30` as seconds of the day.
std::optional<std::int64_t> take_time(std::string_view& text) {
  const auto hours = take_digits(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || !take(text, ':')) return std::nullopt;
  const auto seconds = take_digits(text, 2);
  if (!seconds || *hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
  return std::int64_t{*hours} * 3600 + std::int64_t{*minutes} * 60 + *seconds;
}

/// `2009-02-13` as seconds since 1970.
std::optional<std::int64_t> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const date::year_month_day ymd{date::year(*year), date::month(static_cast<unsigned>(*month)),
                                 date::day(static_cast<unsigned>(*day))};
  if (!ymd.ok()) return std::nullopt;
  return std::int64_t{date::sys_days(ymd).time_since_epoch().count()} * kDay;
}

struct Unit {
  std::string_view name;
  std::int64_t nanos;
};
constexpr std::array kUnits{Unit{"ns", 1},           Unit{"us", 1'000}, Unit{"µs", 1'000},
                            Unit{"ms", 1'000'000},   Unit{"s", kNanos}, Unit{"m", 60 * kNanos},
                            Unit{"h", 3600 * kNanos}};

std::optional<std::int64_t> take_unit(std::string_view& text) {
  for (const Unit& unit : kUnits) {
    const bool longer =
        text.size() > unit.name.size() && unit.name == "m" && text[unit.name.size()] == 's';
    if (!text.starts_with(unit.name) || longer) continue;
    text.remove_prefix(unit.name.size());
    return unit.nanos;
  }
  return std::nullopt;
}

/// nullopt if it is longer than any duration.
std::optional<Moment> times(std::int64_t count, std::int64_t unit) {
  if (unit < kNanos) {
    const std::int64_t a_second = kNanos / unit;
    return Moment{count / a_second, static_cast<std::int32_t>(count % a_second * unit)};
  }
  if (count > kLongest) return std::nullopt;
  return Moment{count * (unit / kNanos), 0};
}

/// One `1.5h` of a duration.
std::optional<Moment> take_part(std::string_view& text) {
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if ((error != std::errc() && error != std::errc::invalid_argument) || whole < 0)
    return std::nullopt;
  text.remove_prefix(digits);
  const bool point = !text.empty() && text.front() == '.';
  if (digits == 0 && !point) return std::nullopt;
  const auto fraction = take_fraction(text);
  const auto unit = fraction ? take_unit(text) : std::nullopt;
  if (!unit) return std::nullopt;
  // Whole units and the fraction apart, each within 64 bits.
  const auto sum = times(whole, *unit);
  const double part =
      static_cast<double>(*fraction) / static_cast<double>(kNanos) * static_cast<double>(*unit);
  const auto nanos = static_cast<std::int64_t>(part);
  if (!sum) return std::nullopt;
  return add(*sum, {nanos / kNanos, static_cast<std::int32_t>(nanos % kNanos)});
}

std::string fraction_text(std::int32_t nanos) {
  if (nanos == 0) return "";
  std::string text = fmt::format(".{:09}", nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

/// Seconds east of UTC at the moment. The library throws for a zone that it does not know.
std::optional<std::int64_t> zone_offset(Moment moment, std::string_view zone) {
  if (zone.empty() || zone == "UTC" || zone == "Z") return 0;
  if (const auto offset = parse_offset(zone)) return offset;
  try {
    const date::sys_seconds at{std::chrono::seconds(moment.seconds)};
    return date::locate_zone(std::string(zone))->get_info(at).offset.count();
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

}  // namespace

bool is_timestamp(Moment moment) {
  return moment.seconds >= kFirstSecond && moment.seconds <= kLastSecond;
}

bool is_duration(Moment moment) {
  const bool at_end = moment.seconds == kLongest && moment.nanos > 0;
  return moment.seconds >= -kLongest && moment.seconds <= kLongest && !at_end;
}

Moment add(Moment a, Moment b) {
  const std::int64_t nanos = std::int64_t{a.nanos} + b.nanos;
  return {a.seconds + b.seconds + nanos / kNanos, static_cast<std::int32_t>(nanos % kNanos)};
}

Moment subtract(Moment a, Moment b) {
  const std::int64_t nanos = std::int64_t{a.nanos} - b.nanos;
  const std::int64_t borrowed = nanos < 0 ? 1 : 0;
  return {a.seconds - b.seconds - borrowed, static_cast<std::int32_t>(nanos + borrowed * kNanos)};
}

std::optional<Moment> parse_timestamp(std::string_view text) {
  const auto date = take_date(text);
  if (!date || (!take(text, 'T') && !take(text, 't'))) return std::nullopt;
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  const auto nanos = take_fraction(text);
  if (!nanos) return std::nullopt;
  const bool utc = text == "Z" || text == "z";
  const bool is_signed = text.starts_with('+') || text.starts_with('-');
  const auto offset = utc ? 0 : is_signed ? parse_offset(text) : std::nullopt;
  if (!offset) return std::nullopt;
  const Moment moment{*date + *time - *offset, *nanos};
  return is_timestamp(moment) ? std::optional(moment) : std::nullopt;
}

std::string timestamp_text(Moment moment) {
  const auto clock = clock_at(moment, "UTC");
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", clock->year, clock->month,
                     clock->day, clock->hours, clock->minutes, clock->seconds,
                     fraction_text(moment.nanos));
}

std::optional<Moment> parse_duration(std::string_view text) {
  const bool negative = take(text, '-');
  if (!negative) take(text, '+');
  if (text == "0") return Moment{0, 0};
  Moment sum{0, 0};
  bool any = false;
  for (; !text.empty(); any = true) {
    const auto part = take_part(text);
    if (!part) return std::nullopt;
    sum = add(sum, *part);
    if (!is_duration(sum)) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return negative ? subtract({0, 0}, sum) : sum;
}

std::string duration_text(Moment moment) {
  const bool negative = moment.seconds < 0;
  const Moment size = negative ? subtract({0, 0}, moment) : moment;
  return fmt::format("{}{}{}s", negative ? "-" : "", size.seconds, fraction_text(size.nanos));
}

std::optional<Clock> clock_at(Moment moment, std::string_view zone) {
  const auto offset = zone_offset(moment, zone);
  if (!offset) return std::nullopt;
  const date::sys_seconds local{std::chrono::seconds(moment.seconds + *offset)};
  const auto day = date::floor<date::days>(local);
  const date::year_month_day ymd(day);
  const auto of_day = (local - day).count();
  const date::sys_days new_year(ymd.year() / 1 / 1);
  return Clock{static_cast<int>(ymd.year()),
               static_cast<unsigned>(ymd.month()),
               static_cast<unsigned>(ymd.day()),
               date::weekday(day).c_encoding(),
               (day - new_year).count(),
               of_day / 3600,
               of_day / 60 % 60,
               of_day % 60,
               moment.nanos / 1'000'000};
}

}  // namespace hegui::expr
