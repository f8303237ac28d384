// Dates by the civil-from-days arithmetic of the proleptic Gregorian calendar (std::chrono's).
#include "hegui/base/date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <ctime>

namespace hegui {

namespace {

namespace chrono = std::chrono;

chrono::year_month_day calendar(Date date) {
  return chrono::year_month_day(chrono::sys_days(chrono::days(date.days)));
}

/// Takes 1 to `most` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  int number = 0;
  std::size_t length = 0;
  while (length < text.size() && length < most && text[length] >= '0' && text[length] <= '9') {
    number = number * 10 + (text[length] - '0');
    ++length;
  }
  if (length == 0) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

std::optional<int> take_year(std::string_view& text) {
  if (text.size() < 4) return std::nullopt;
  std::string_view digits = text.substr(0, 4);
  const auto year = take_number(digits, 4);
  if (!year || !digits.empty() || *year < 1900 || *year > 2999) return std::nullopt;
  text.remove_prefix(4);
  return year;
}

struct Form {
  std::string_view after_year, after_month, after_day;
};
constexpr std::array kForms{Form{"-", "-", ""}, Form{"/", "/", ""}, Form{".", ".", ""},
                            Form{"年", "月", "日"}};

std::optional<Date> parse_as(std::string_view text, const Form& form) {
  const auto year = take_year(text);
  if (!year || !take(text, form.after_year)) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, form.after_month)) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || !take(text, form.after_day) || !text.empty()) return std::nullopt;
  const chrono::year_month_day ymd(chrono::year(*year),
                                   chrono::month(static_cast<unsigned>(*month)),
                                   chrono::day(static_cast<unsigned>(*day)));
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(chrono::sys_days(ymd).time_since_epoch().count())};
}

}  // namespace

Date make_date(int year, unsigned month, unsigned day) {
  const chrono::year_month_day ymd{chrono::year(year), chrono::month(month), chrono::day(day)};
  return {static_cast<std::int32_t>(chrono::sys_days(ymd).time_since_epoch().count())};
}

std::optional<Date> parse_date(std::string_view text) {
  for (const Form& form : kForms) {
    if (const auto date = parse_as(text, form)) return date;
  }
  return std::nullopt;
}

std::optional<std::string> parse_month(std::string_view text) {
  const auto year = take_year(text);
  if (!year) return std::nullopt;
  if (text.empty() || text == "年") return fmt::format("{:04}", *year);
  const bool chinese = take(text, "年");
  if (!chinese && !take(text, "-") && !take(text, "/")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (chinese && !take(text, "月")) return std::nullopt;
  if (!text.empty()) return std::nullopt;
  return fmt::format("{:04}-{:02}", *year, *month);
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(date), month_of(date), day_of(date));
}

int year_of(Date date) { return static_cast<int>(calendar(date).year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(calendar(date).month()); }
unsigned day_of(Date date) { return static_cast<unsigned>(calendar(date).day()); }

Date add_months(Date date, int months) {
  auto ymd = calendar(date) + chrono::months(months);
  if (!ymd.ok()) ymd = ymd.year() / ymd.month() / chrono::last;
  return {static_cast<std::int32_t>(chrono::sys_days(ymd).time_since_epoch().count())};
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return make_date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                   static_cast<unsigned>(local.tm_mday));
}

}  // namespace hegui
