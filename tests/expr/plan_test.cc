// What a condition is lowered to, and what a run gives.
#include "expr/plan.h"

#include <catch2/catch.hpp>

#include "expr/fixture.h"
#include "expr/node.h"
#include "expr/world.h"

namespace hegui::expr::testing {

TEST_CASE("a run of some rows gives theirs, in their order", "[expr][plan]") {
  Dice dice(7);
  const World world(dice);
  Issues issues;
  const auto program = compile_condition("users > 1 || networks.exists(n, n.id == 'b')", {},
                                         world.environment(), issues);
  REQUIRE(program);
  const auto all = run(*program, world.context());
  REQUIRE(all.size() == World::kSystems);
  const std::vector<std::uint32_t> rows{66, 2, 2, 17};
  CHECK(run(*program, world.context(), rows) == std::vector{all[66], all[2], all[2], all[17]});
}

TEST_CASE("what has a column runs over it, the rest walks", "[expr][plan]") {
  struct Case {
    const char* predicate;
    Step::Kind want;
  };
  const auto c = GENERATE(values<Case>({
      {"classified", Step::Kind::fact},
      {"status == 'idle'", Step::Kind::compare},
      {"due >= online_on", Step::Kind::compare},
      {"users < params.low_users", Step::Kind::compare},
      {"status in ['idle']", Step::Kind::among},
      {"by(online_on)", Step::Kind::by},
      {"has(this.users)", Step::Kind::set},
      {"stated(users)", Step::Kind::stated},
      {"inventory.networks.size() > 1", Step::Kind::once},
      {"classified && users > 1", Step::Kind::both},
      {"merged_into.classified", Step::Kind::follow},
      {"merged_into.users > 3", Step::Kind::follow},
      {"merged_into == this", Step::Kind::same},
      {"merged_into.merged_into.classified", Step::Kind::walk},
      {"networks.exists(n, n.kind == 'intranet')", Step::Kind::some},
      {"networks.all(n, n.kind == 'intranet')", Step::Kind::negate},
      {"networks.exists(n, n.id == id)", Step::Kind::walk},
      {"inventory.networks.exists(n, n.kind == 'intranet')", Step::Kind::any_of},
      {"inventory.systems.exists(s, s.merged_into == this && s.classified)", Step::Kind::joined},
      {"inventory.systems.exists(s, s.classified && this == s.merged_into)", Step::Kind::joined},
      {"inventory.systems.all(s, s.merged_into != this || s.classified)", Step::Kind::negate},
      {"inventory.systems.exists(s, s.merged_into == this && s.users > users)", Step::Kind::walk},
      {"days(online_on, audit) > 30", Step::Kind::by_value},
      {"id.startsWith('s')", Step::Kind::by_value},
      {"users == this.users", Step::Kind::by_value},
      {"users == load", Step::Kind::walk},
      {"networks.size() > 1", Step::Kind::walk},
  }));
  CAPTURE(c.predicate);
  const Fixture fixture;
  Issues issues;
  const auto program = compile_condition(c.predicate, {}, fixture.environment(), issues);
  REQUIRE(program);
  const Plan& plan = program->impl().plan;
  CHECK(plan.steps[static_cast<std::size_t>(plan.root)].kind == c.want);
}

TEST_CASE("what depends on nothing is a constant before the run", "[expr][plan]") {
  struct Case {
    const char* predicate;
    const char* want;  // the kind of the root after folding
  };
  const auto c = GENERATE(values<Case>({
      {"1 + 1 == 2", "constant"},
      {"date('2018-01-01') < date('2018-01-02') || 1 > 2", "constant"},
      {"['a', 'b'].exists(x, x == 'b')", "constant"},
      {"classified && 1 > 2", "constant"},
      {"classified || sum([1, 2]) == 3", "constant"},
      {"2 > 1 ? classified : users > 1", "field"},
      {"classified && 2 > 1 && users > 1", "conjunction"},
      {"1 / 0 == 1", "call"},
      {"by(date('2018-01-01'))", "call"},
      {"months_since(date('2018-01-01')) > 1", "call"},
      {"audit > date('2018-01-01')", "call"},
      {"known(inventory.clouds)", "known"},
  }));
  CAPTURE(c.predicate);
  const Fixture fixture;
  Issues issues;
  const auto program = compile_condition(c.predicate, {}, fixture.environment(), issues);
  REQUIRE(program);
  const Program::Impl& impl = program->impl();
  const Node::Kind kind = impl.nodes[static_cast<std::size_t>(impl.root)].kind;
  const std::string found = kind == Node::Kind::constant      ? "constant"
                            : kind == Node::Kind::field       ? "field"
                            : kind == Node::Kind::conjunction ? "conjunction"
                            : kind == Node::Kind::known       ? "known"
                                                              : "call";
  CHECK(found == c.want);
}

TEST_CASE("by() tells every date that another cutoff could turn on", "[expr][plan]") {
  const Fixture fixture;
  Issues issues;
  const auto program =
      compile_condition("classified || by(online_on)", {}, fixture.environment(), issues);
  REQUIRE(program);
  std::vector<Date> dates;
  Context context = fixture.context();
  context.dates_read = &dates;
  CHECK(run(*program, context) == std::vector{Truth::yes, Truth::no, Truth::unknown});
  CHECK(dates == std::vector{make_date(2018, 3, 1)});
}

}  // namespace hegui::expr::testing
