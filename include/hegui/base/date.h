// Calendar days and months as the notices and the inventories write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// A day, counted from 1970-01-01 in the Gregorian calendar; years 1900 to 2999.
struct Date {
  std::int32_t days = 0;

  auto operator<=>(const Date&) const = default;
};

Date make_date(int year, unsigned month, unsigned day);

/// `2018-06-30`, `2018/6/30`, `2018.6.30`, `2018年6月30日`, nothing before or after; nullopt if it
/// is no such day.
std::optional<Date> parse_date(std::string_view text);
/// `2018-06`, `2018/6`, `2018年6月` -> `2018-06`; `2018`, `2018年` -> `2018`.
std::optional<std::string> parse_month(std::string_view text);

std::string to_string(Date date);  ///< 2018-06-30
int year_of(Date date);
unsigned month_of(Date date);
unsigned day_of(Date date);
/// The same day `months` later (or earlier), at most the target month's last day.
Date add_months(Date date, int months);
Date today();  ///< the system's local date; only the command line may ask

}  // namespace hegui
