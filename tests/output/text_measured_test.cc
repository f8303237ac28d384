#include <catch2/catch.hpp>

#include "output/sample.h"

namespace hegui::output {

namespace {

using Relation = rules::Threshold::Relation;

struct Figures {
  std::int64_t numerator, denominator, high_numerator, high_denominator;
  Relation relation;
  Fraction threshold;
  std::int64_t shortfall;
};

/// The lines of figures and bar.
std::string shown(const Figures& figures, bool ratio = true) {
  Sample sample;
  audit::Result& result =
      sample.result(sample.rule("SD-99", {"标题", "title"}),
                    figures.shortfall > 0 ? rules::Outcome::fail : rules::Outcome::unknown);
  audit::Measured& measured = result.measured.emplace();
  measured.ratio = ratio;
  measured.numerator = figures.numerator;
  measured.denominator = figures.denominator;
  measured.high_numerator = figures.high_numerator;
  measured.high_denominator = figures.high_denominator;
  measured.relation = figures.relation;
  measured.threshold = figures.threshold;
  measured.shortfall = figures.shortfall;
  const std::string text = sample.write("text");
  const std::size_t begin = text.find(ratio ? "\n  比例" : "\n  数量") + 1;
  return text.substr(begin, text.find("\n\n", begin) - begin);
}

}  // namespace

TEST_CASE("text measured: shares", "[output][text]") {
  struct Case {
    Figures figures;
    std::string want;
  };
  const auto c = GENERATE(values<Case>({
      {{13, 20, 13, 20, Relation::at_least, {7, 10}, 1},
       "  比例  13/20 = 65%  要求 ≥70%  差 1 个\n        ███████████████████··|·········"},
      {{14, 20, 14, 20, Relation::at_least, {7, 10}, 0},
       "  比例  14/20 = 70%  要求 ≥70%\n        █████████████████████|·········"},
      {{6, 9, 8, 10, Relation::at_least, {7, 10}, 0},
       "  比例  6/9 = 66.67% 至 8/10 = 80%  要求 ≥70%\n        ████████████████████▒|▒▒▒······"},
      {{0, 3, 0, 3, Relation::at_least, {1, 1}, 3},
       "  比例  0/3 = 0%  要求 ≥100%  差 3 个\n        ······························|"},
      {{3, 3, 3, 3, Relation::at_least, {1, 1}, 0},
       "  比例  3/3 = 100%  要求 ≥100%\n        ██████████████████████████████|"},
      {{3, 10, 3, 10, Relation::at_most, {1, 10}, 2},
       "  比例  3/10 = 30%  要求 ≤10%  超出 2 个\n        ███|██████·····················"},
      {{1, 10, 1, 10, Relation::at_most, {0, 1}, 1},
       "  比例  1/10 = 10%  要求 ≤0%  超出 1 个\n        |███···························"},
      {{0, 0, 2, 2, Relation::at_least, {7, 10}, 0},
       "  比例  0/0 = – 至 2/2 = 100%  要求 ≥70%\n        ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|▒▒▒▒▒▒▒▒▒"},
      {{99999, 100000, 99999, 100000, Relation::at_least, {1, 1}, 1},
       "  比例  99999/100000 = 99.99%  要求 ≥100%  差 1 个\n"
       "        █████████████████████████████·|"},
  }));
  CHECK(shown(c.figures) == c.want);
}

TEST_CASE("text measured: counts have no bar", "[output][text]") {
  CHECK(shown({2, 1, 2, 1, Relation::at_least, {5, 1}, 3}, false) == "  数量  2  要求 ≥5  差 3 个");
  CHECK(shown({2, 1, 4, 1, Relation::exactly, {3, 1}, 0}, false) == "  数量  2 至 4  要求 =3");
  CHECK(shown({2, 1, 2, 1, Relation::at_most, {1, 1}, 1}, false) ==
        "  数量  2  要求 ≤1  超出 1 个");
}

TEST_CASE("text measured: a bar reaches its mark only if the share does", "[output][text]") {
  for (std::int64_t whole = 1; whole <= 60; ++whole) {
    for (std::int64_t part = 0; part <= whole; ++part) {
      const Fraction threshold{37, 100};
      const std::string text = shown({part, whole, part, whole, Relation::at_least, threshold, 0});
      if (reaches(part, whole, threshold)) continue;
      CAPTURE(part, whole);
      REQUIRE(text.find("█|") == std::string::npos);
    }
  }
}

TEST_CASE("text measured: what may yet be met is not called short", "[output][text]") {
  Sample sample;
  audit::Result& result = add_unknown(sample);
  result.measured->shortfall = 4;
  CHECK(sample.write("text").find("要求 ≥80%\n") != std::string::npos);
}

TEST_CASE("text measured: long lists are cut short, unless asked for", "[output][text]") {
  Sample sample;
  audit::Result& result = add_quota_failure(sample);
  result.measured->closers.assign(12, "sys-009");
  CHECK(sample.write("text").find("sys-009 等 12 项\n") != std::string::npos);
  Options options;
  options.verbose = 1;
  CHECK(sample.write("text", options).find("等 12 项") == std::string::npos);
}

}  // namespace hegui::output
