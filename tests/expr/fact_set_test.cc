#include "hegui/expr/fact_set.h"

#include <catch2/catch.hpp>

namespace hegui::expr {

TEST_CASE("a fact set keeps each fact once, in the order of the first mention", "[expr]") {
  FactSet set;
  set.add({{0, 1, 7, 2}, {0, 1, 3, 2}, {0, 1, 7, 2}});
  set.add({0, 1, 3, 2});
  set.add({0, 1, -1, -1});
  CHECK(set.in_order() == std::vector<FactId>{{0, 1, 7, 2}, {0, 1, 3, 2}, {0, 1, -1, -1}});
}

TEST_CASE("a fact set of many facts knows those that it had when it was small", "[expr]") {
  FactSet set;
  for (int round = 0; round < 2; ++round) {
    for (std::int32_t row = 0; row < 1000; ++row) set.add({0, 0, row, row % 3});
  }
  const std::vector<FactId> facts = set.take();
  REQUIRE(facts.size() == 1000);
  CHECK(facts.front() == FactId{0, 0, 0, 0});
  CHECK(facts.back() == FactId{0, 0, 999, 0});
}

}  // namespace hegui::expr
