// What the three states of a fact mean in predicates.
#include <catch2/catch.hpp>

#include "expr/fixture.h"

namespace hegui::expr::testing {

namespace {
constexpr Truth N = Truth::no, Y = Truth::yes, U = Truth::unknown, E = Truth::error;
}

TEST_CASE("predicates over stated, none and unstated facts", "[expr]") {
  struct Case {
    const char* predicate;
    std::vector<Truth> want;  // s1, s2 (none), s3 (not stated)
  };
  const auto c = GENERATE(values<Case>({
      {"status == 'running'", {Y, N, U}},
      {"status != 'running'", {N, Y, U}},
      {"status in ['running', 'idle']", {Y, N, U}},
      {"users == null", {N, Y, U}},
      {"users < 10", {Y, N, U}},
      {"users >= 10", {N, N, U}},
      {"load <= 5", {Y, N, U}},
      {"load > 2.5", {N, N, U}},
      {"users <= params.low_users", {Y, N, U}},
      {"classified", {Y, N, U}},
      {"!classified", {N, Y, U}},
      {"classified && users < 3", {N, N, U}},
      {"users < 3 && false", {N, N, N}},
      {"users < 3 || true", {Y, Y, Y}},
      {"online_on < date('2018-06-01')", {Y, N, U}},
      {"by(online_on)", {Y, N, U}},
      {"by(online_on, due)", {Y, N, U}},
      {"by(online_on, date('2018-02-28'))", {N, N, U}},
      {"days(online_on, audit) == 121", {Y, N, U}},
      {"days(online_on, audit) == null", {N, Y, U}},
      {"merged_into.status == 'idle'", {N, N, U}},
      {"merged_into.status == null", {Y, Y, U}},
      {"merged_into.classified || users > 3", {Y, N, U}},
      {"merged_into == this", {N, N, U}},
      {"networks.exists(n, n.kind == 'intranet')", {Y, N, U}},
      {"networks.all(n, n.kind == 'intranet')", {U, Y, U}},
      {"networks.exists(n, n.kind == 'private-line')", {U, N, U}},
      {"networks.exists_one(n, n.id == 'n1')", {Y, N, U}},
      {"networks.filter(n, n.id != 'n1').size() == 1", {Y, N, U}},
      {"networks.map(n, n.id) == ['n1', 'n2']", {Y, N, U}},
      {"networks.size() == 2", {Y, N, U}},
      {"set(networks)", {Y, N, U}},
      {"has(this.users)", {Y, N, U}},
      {"stated(networks)", {Y, Y, N}},
      {"this.function.startsWith('公文')", {Y, N, U}},
      {"this.function.matches('^公文.转$')", {Y, N, U}},
      {"is_unit(organization.name, '某某局')", {Y, Y, Y}},
      {"organization.level == 'city'", {Y, Y, Y}},
      {"inventory.networks.exists(n, n.kind == 'intranet')", {Y, Y, Y}},
      {"inventory.networks.all(n, n.kind == 'intranet')", {U, U, U}},
      {"inventory.clouds.exists(c, c.id == 'x')", {U, U, U}},
      {"known(inventory.clouds)", {N, N, N}},
      {"known(inventory.networks)", {Y, Y, Y}},
      {"unknown_of(inventory.clouds) && users > 3", {U, N, U}},
      {"users > 3 ? true : unknown_of(inventory.clouds)", {Y, U, U}},
      {"inventory.systems.exists(s, s.users > users)", {U, U, U}},
      {"1 / 0 == 1", {E, E, E}},
      {"1 / 0 == 1 || users > 3", {Y, E, U}},
      {"users / 0 == 1 && classified", {E, N, U}},
      {"users + 9223372036854775807 > 0", {E, N, U}},
      {"dyn_is_not_needed_here == 1 || true", {}},
  }));
  const Fixture fixture;
  CAPTURE(c.predicate);
  if (c.want.empty()) {
    CHECK(fixture.errors(c.predicate) != "");
  } else {
    CHECK(fixture.run(c.predicate) == c.want);
  }
}

TEST_CASE("an unknown result names what was missing, and nothing else", "[expr]") {
  struct Case {
    const char* predicate;
    std::uint32_t row;
    std::vector<std::string> missing;
  };
  const auto c = GENERATE(values<Case>({
      {"users < 3 && status == 'idle'", 2, {"systems/3.users", "systems/3.status"}},
      {"(users < 3 || id == 's3') && status == 'idle'", 2, {"systems/3.status"}},
      {"networks.all(n, n.kind == 'intranet')", 0, {"networks/2.kind"}},
      {"inventory.clouds.exists(c, c.id == 'x') || users < 3", 2, {"clouds", "systems/3.users"}},
      {"unknown_of(inventory.clouds)", 0, {"clouds"}},
      {"merged_into.status == 'idle'", 2, {"systems/3.merged_into"}},
      {"users > 1", 0, {}},
  }));
  const Fixture fixture;
  CAPTURE(c.predicate);
  std::vector<std::string> missing;
  for (const FactId& fact : fixture.explain(c.predicate, c.row).missing)
    missing.push_back(fixture.name(fact));
  CHECK(missing == c.missing);
}

TEST_CASE("a settled result names the facts of the side that settled it", "[expr]") {
  const Fixture fixture;
  const auto decided = [&](const char* predicate, std::uint32_t row) {
    std::string names;
    for (const FactId& fact : fixture.explain(predicate, row).decided)
      names += fixture.name(fact) + " ";
    return names;
  };
  CHECK(decided("users < 3 && status == 'running'", 0) == "systems/1.users ");
  CHECK(decided("status == 'running' && users < 3", 0) == "systems/1.users ");
  CHECK(decided("status == 'running' && users < 8", 0) == "systems/1.status systems/1.users ");
  CHECK(decided("networks.exists(n, n.id == 'n2')", 0) == "systems/1.networks networks/2.id ");
}

}  // namespace hegui::expr::testing
