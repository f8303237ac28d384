#include "hegui/rules/similarity.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "hegui/base/text.h"

namespace hegui::rules {

namespace {

Pairs every_pair(const std::vector<BigramSet>& sets, Fraction threshold) {
  Pairs pairs;
  for (std::uint32_t a = 0; a < sets.size(); ++a) {
    for (std::uint32_t b = a + 1; b < sets.size(); ++b) {
      const Fraction score = jaccard(sets[a], sets[b]);
      const bool empty = sets[a].empty() || sets[b].empty();
      if (!empty && reaches(score.numerator, score.denominator, threshold))
        pairs.emplace_back(a, b);
    }
  }
  return pairs;
}

std::vector<BigramSet> random_sets(unsigned seed, std::size_t count) {
  std::mt19937 engine(seed);
  std::vector<BigramSet> sets;
  for (std::size_t i = 0; i < count; ++i) {
    BigramSet set;
    if (!sets.empty() && engine() % 2 == 0) set = sets[engine() % sets.size()];
    const std::size_t changes = engine() % 4;
    for (std::size_t k = 0; k < changes; ++k) {
      if (!set.empty() && engine() % 2 == 0)
        set.erase(set.begin() + static_cast<std::ptrdiff_t>(engine() % set.size()));
      set.push_back(engine() % 40);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    sets.push_back(std::move(set));
  }
  return sets;
}

}  // namespace

TEST_CASE("similarity: the join finds exactly the pairs that comparing all with all finds",
          "[rules]") {
  const auto percent = GENERATE(1, 30, 50, 66, 80, 99, 100);
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    // Of many sets, many share an element.
    const auto sets = random_sets(seed, seed % 20 == 0 ? 400 : 50);
    const Fraction threshold = make_fraction(percent, 100);
    const Pairs expected = every_pair(sets, threshold);
    CAPTURE(percent, seed);
    REQUIRE(similar_pairs(sets, threshold, expected.size()) == expected);
    if (!expected.empty()) REQUIRE_FALSE(similar_pairs(sets, threshold, expected.size() - 1));
    found += expected.size();
  }
  CHECK(found > 0);
}

TEST_CASE("similarity: bigrams are of the normalised text, each once", "[rules]") {
  CHECK(bigrams("").empty());
  CHECK(bigrams("甲") == BigramSet{U'甲'});
  CHECK(bigrams("ＡＢ") == bigrams("ab"));
  CHECK(bigrams("甲甲甲").size() == 1);
}

TEST_CASE("similarity: what two texts share is shown in stretches", "[rules]") {
  CHECK(shared_stretches("行政审批管理系统", bigrams("网上行政审批系统")) == "行政审批、系统");
  CHECK(shared_stretches("档案系统", bigrams("人口库")).empty());
  CHECK(shared_stretches("公文", bigrams("公文")) == "公文");
}

}  // namespace hegui::rules
