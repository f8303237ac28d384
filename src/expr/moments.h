// Timestamps and durations as seconds and nanoseconds (0 to 999,999,999, also before zero), and as
// text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hegui/expr/value.h"

namespace hegui::expr {

using Moment = Value::Moment;

inline constexpr std::int64_t kNanos = 1'000'000'000;

/// From 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.
bool is_timestamp(Moment moment);
/// About 292 years either way.
bool is_duration(Moment moment);
Moment add(Moment a, Moment b);
Moment subtract(Moment a, Moment b);

/// RFC 3339: `2009-02-13T23:31:30.5Z`, `2009-02-13T23:31:30+08:00`.
std::optional<Moment> parse_timestamp(std::string_view text);
std::string timestamp_text(Moment moment);
/// `1h45m47s`, `-1.5h`, `999ns`.
std::optional<Moment> parse_duration(std::string_view text);
/// In seconds: `6347s`, `-0.5s`.
std::string duration_text(Moment moment);

/// A moment on the clocks of a place.
struct Clock {
  std::int64_t year = 0;
  unsigned month = 1, day = 1;  ///< from 1
  unsigned weekday = 0;         ///< from 0, Sunday
  std::int64_t day_of_year = 0;
  std::int64_t hours = 0, minutes = 0, seconds = 0, milliseconds = 0;
};
/// Where the zone is UTC, `Asia/Shanghai` or `+08:00`; nullopt if it is none.
std::optional<Clock> clock_at(Moment moment, std::string_view zone);

}  // namespace hegui::expr
