#include "hegui/base/date.h"

#include <catch2/catch.hpp>

namespace hegui {

TEST_CASE("date: the four ways of writing a day", "[base][date]") {
  for (const char* text : {"2018-06-30", "2018/6/30", "2018.6.30", "2018年6月30日", "2018-6-30"}) {
    CAPTURE(text);
    CHECK(parse_date(text) == make_date(2018, 6, 30));
  }
}

TEST_CASE("date: what is no such day is refused", "[base][date]") {
  for (const char* text : {"",
                           "2018",
                           "2018-06",
                           "2018-02-29",
                           "2018-13-01",
                           "2018-00-10",
                           "2018-06-31",
                           "2018-06-00",
                           "2018-06/30",
                           "2018年6月30",
                           "2018年6-30日",
                           " 2018-06-30",
                           "2018-06-30 ",
                           "2018-06-30T00:00:00Z",
                           "20180630",
                           "18-06-30",
                           "1899-12-31",
                           "3000-01-01",
                           "-2018-06-30",
                           "2018-006-30",
                           "２０１８-06-30",
                           "2018--06-30",
                           "无",
                           "none"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("date: leap years are the Gregorian ones", "[base][date]") {
  CHECK(parse_date("2016-02-29").has_value());
  CHECK(parse_date("2000-02-29").has_value());
  CHECK_FALSE(parse_date("1900-02-29").has_value());
  CHECK_FALSE(parse_date("2100-02-29").has_value());
}

TEST_CASE("date: days count from 1970-01-01", "[base][date]") {
  CHECK(make_date(1970, 1, 1).days == 0);
  CHECK(make_date(1969, 12, 31).days == -1);
  CHECK(make_date(2018, 7, 15).days - make_date(2018, 6, 30).days == 15);
}

TEST_CASE("date: every day from 1900 to 2999 survives writing and reading", "[base][date]") {
  const Date last = make_date(2999, 12, 31);
  std::size_t wrong = 0;
  for (Date day = make_date(1900, 1, 1); day <= last; ++day.days)
    wrong += parse_date(to_string(day)) == day ? 0U : 1U;
  CHECK(wrong == 0);
}

TEST_CASE("date: parts and text", "[base][date]") {
  const Date day = make_date(2018, 6, 3);
  CHECK(to_string(day) == "2018-06-03");
  CHECK(year_of(day) == 2018);
  CHECK(month_of(day) == 6);
  CHECK(day_of(day) == 3);
}

TEST_CASE("date: adding months stops at the month's last day", "[base][date]") {
  struct Case {
    Date from;
    int months;
    const char* want;
  };
  const auto c = GENERATE(values<Case>({
      {make_date(2018, 1, 31), 1, "2018-02-28"},
      {make_date(2016, 1, 31), 1, "2016-02-29"},
      {make_date(2018, 11, 30), 3, "2019-02-28"},
      {make_date(2018, 3, 31), -1, "2018-02-28"},
      {make_date(2018, 1, 15), -1, "2017-12-15"},
      {make_date(2018, 6, 30), 12, "2019-06-30"},
      {make_date(2018, 6, 30), 0, "2018-06-30"},
  }));
  CHECK(to_string(add_months(c.from, c.months)) == c.want);
}

TEST_CASE("date: months and years", "[base][date]") {
  struct Case {
    const char* text;
    const char* want;
  };
  const auto c = GENERATE(values<Case>({{"2018-06", "2018-06"},
                                        {"2018/6", "2018-06"},
                                        {"2018年6月", "2018-06"},
                                        {"2018年12月", "2018-12"},
                                        {"2018", "2018"},
                                        {"2018年", "2018"}}));
  CAPTURE(c.text);
  CHECK(parse_month(c.text) == std::string(c.want));
}

TEST_CASE("date: what is no month is refused", "[base][date]") {
  for (const char* text : {"", "2018-13", "2018-0", "2018年13月", "2018年6", "2018-6月",
                           "2018-06-30", "06-2018", "2018-", "20186", "1899", "3000-01", "六月"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_month(text).has_value());
  }
}

}  // namespace hegui
