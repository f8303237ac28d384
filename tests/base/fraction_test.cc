#include "hegui/base/fraction.h"

#include <catch2/catch.hpp>
#include <limits>

namespace hegui {

TEST_CASE("fraction: percentages and decimals are read exactly", "[base][fraction]") {
  struct Case {
    const char* text;
    Fraction want;
  };
  const auto c = GENERATE(values<Case>({{"70%", {7, 10}},
                                        {"70％", {7, 10}},
                                        {"0.7", {7, 10}},
                                        {"0.70", {7, 10}},
                                        {"70", {70, 1}},
                                        {"33.3%", {333, 1000}},
                                        {"100%", {1, 1}},
                                        {"0", {0, 1}},
                                        {"0%", {0, 1}},
                                        {"999999999999999", {999999999999999, 1}}}));
  CAPTURE(c.text);
  CHECK(parse_fraction(c.text) == c.want);
}

TEST_CASE("fraction: anything else is refused", "[base][fraction]") {
  for (const char* text : {"", "%", ".7", "7.", "0..7", "-1", "+1", "1e3", "七成", "70 %", "70%%",
                           "1,000", "1/2", "1234567890123456", "0.000000000000001"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_fraction(text).has_value());
  }
}

TEST_CASE("fraction: lowest terms", "[base][fraction]") {
  CHECK(make_fraction(6, 8) == Fraction{3, 4});
  CHECK(make_fraction(0, 5) == Fraction{0, 1});
  CHECK(make_fraction(0, 5).value() == 0.0);
  CHECK(make_fraction(13, 20).value() == 0.65);
}

TEST_CASE("fraction: a threshold is compared without rounding", "[base][fraction]") {
  CHECK(reaches(7, 10, {7, 10}));
  CHECK_FALSE(reaches(69, 100, {7, 10}));
  CHECK(reaches(2, 3, {2, 3}));
  CHECK_FALSE(reaches(666666666666, 1000000000000, {2, 3}));
  const auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(reaches(most, most, {1, 1}));
  CHECK_FALSE(reaches(most - 1, most, {1, 1}));
}

TEST_CASE("fraction: the fewest parts that reach a threshold", "[base][fraction]") {
  CHECK(parts_needed(20, {7, 10}) == 14);
  CHECK(parts_needed(19, {7, 10}) == 14);
  CHECK(parts_needed(0, {7, 10}) == 0);
  CHECK(parts_needed(3, {1, 1}) == 3);
  CHECK(parts_needed(3, {0, 1}) == 0);
  for (std::int64_t whole = 1; whole < 200; ++whole) {
    const std::int64_t needed = parts_needed(whole, {37, 100});
    CHECK(reaches(needed, whole, {37, 100}));
    CHECK_FALSE(reaches(needed - 1, whole, {37, 100}));
  }
}

TEST_CASE("fraction: percentages for people", "[base][fraction]") {
  CHECK(to_percent({7, 10}) == "70%");
  CHECK(to_percent({13, 20}) == "65%");
  CHECK(to_percent({2, 3}) == "66.67%");
  CHECK(to_percent({1, 8}) == "12.5%");
  CHECK(to_percent({0, 1}) == "0%");
  CHECK(to_percent({1, 1}) == "100%");
  CHECK(to_percent({3, 2}) == "150%");
  CHECK(to_percent({100, 1}) == "10000%");
}

TEST_CASE("fraction: no share rounds to all or to nothing", "[base][fraction]") {
  CHECK(to_percent({99999, 100000}) == "99.99%");
  CHECK(to_percent({1, 100000}) == "0.01%");
}

}  // namespace hegui
