// The column plan against the walk of the tree, on generated predicates over generated worlds. The
// environment's HEGUI_CASES says how many (2,000 if it does not), HEGUI_SEED which.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <numeric>

#include "expr/agreement.h"
#include "expr/world.h"

namespace hegui::expr::testing {

namespace {

constexpr std::size_t kCasesPerWorld = 25;

std::size_t from_environment(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

std::vector<std::uint32_t> every_row() {
  std::vector<std::uint32_t> rows(World::kSystems);
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  return rows;
}

std::vector<std::size_t> some_positions(Dice& dice) {
  std::vector<std::size_t> positions;
  for (std::size_t row = 0; row < World::kSystems; ++row) {
    if (dice.chance(20)) positions.push_back(row);
  }
  return positions;
}

void compare(const Program& program, const World& world, Cache& cache, Dice& dice) {
  Context context = world.context();
  if (dice.chance(30)) context.cutoff = make_date(2018, 3, 15);
  Agreement agreement(program, context, every_row());
  CHECK(agreement.disagreement(cache, some_positions(dice)) == "");
  for (const std::uint32_t row : {0U, 33U, 69U})
    CHECK(explains(program, context, row, agreement.walked()[row]));
  // A trace looks at everything, so it takes long.
  constexpr std::uint32_t kTraced = 33;
  if (dice.chance(20)) CHECK(traces(program, context, kTraced, agreement.walked()[kTraced]));
}

}  // namespace

TEST_CASE("the plan agrees with the walk of the tree", "[expr][plan]") {
  Dice dice(static_cast<unsigned>(from_environment("HEGUI_SEED", 20'180'630)));
  const std::size_t cases = from_environment("HEGUI_CASES", 2'000);
  REQUIRE(cases > 0);
  for (std::size_t done = 0; done < cases; done += kCasesPerWorld) {
    const World world(dice);
    const Environment environment = world.environment();
    std::deque<Program> programs;  // outlive the cache
    Cache cache(std::size_t{1} << 16);
    for (std::size_t i = 0; i < kCasesPerWorld; ++i) {
      const std::string predicate = random_predicate(dice, 3);
      CAPTURE(done, predicate);
      Issues issues;
      auto program = compile_condition(predicate, {}, environment, issues);
      for (const Issue& issue : issues.all()) UNSCOPED_INFO(issue.message(Language::en));
      REQUIRE(program);
      compare(programs.emplace_back(std::move(*program)), world, cache, dice);
    }
  }
}

}  // namespace hegui::expr::testing
