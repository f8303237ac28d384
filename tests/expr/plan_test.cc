// The plan against the plain walk of the tree: generated predicates over generated columns.
#include "expr/plan.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <set>

#include "expr/fixture.h"
#include "expr/node.h"

namespace hegui::expr::testing {

namespace {

constexpr std::size_t kRows = 40;
constexpr std::size_t kSystems = 1;

/// Numbers that are the same on every machine (the distributions of <random> are not).
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return engine_() % count; }

 private:
  std::mt19937 engine_;
};

Cell random_cell(const Field& field, Body& body, Dice& dice) {
  switch (field.type) {
    case FieldType::boolean:
      return static_cast<Cell>(dice.below(2));
    case FieldType::number:
    case FieldType::percent:
      return to_cell(static_cast<double>(dice.below(4)) / 2);
    case FieldType::date:
      return make_date(2018, 1 + static_cast<unsigned>(dice.below(12)), 1).days;
    case FieldType::text:
    case FieldType::month: {
      const TextRef ref{static_cast<std::uint32_t>(body.text.size()), 1};
      body.text += static_cast<char>('a' + dice.below(3));
      return to_cell(ref);
    }
    case FieldType::reference:
      return to_cell(RowRef{0, static_cast<std::int32_t>(dice.below(kRows))});
    case FieldType::integer:
    case FieldType::enumeration:
      break;
  }
  return static_cast<Cell>(dice.below(4));
}

void fill(Column& column, const Field& field, Body& body, Dice& dice) {
  column = {};
  for (std::size_t row = 0; row < kRows; ++row) {
    const std::size_t die = dice.below(4);
    const State state = die == 0 ? State::unstated : die == 1 ? State::none : State::stated;
    column.states.push_back(state);
    column.places.push_back(0);
    if (!field.list) {
      column.cells.push_back(random_cell(field, body, dice));
      continue;
    }
    column.cells.push_back(
        to_cell(Slice{static_cast<std::uint32_t>(column.items.size()), die == 1 ? 0U : 1U}));
    column.items.push_back(to_cell(RowRef{0, static_cast<std::int32_t>(dice.below(2))}));
    column.states.back() = state == State::none ? State::stated : state;
  }
}

/// Forty systems with random facts in each of the three states.
Fixture random_fixture(Dice& dice) {
  Fixture fixture;
  Body& body = fixture.bodies.front();
  Table& systems = body.tables[kSystems];
  systems.rows = kRows;
  const auto& fields = fixture.schema.collections[kSystems].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) fill(systems.columns[i], fields[i], body, dice);
  return fixture;
}

constexpr const char* kLeaves[] = {
    "classified",
    "status == 'running'",
    "status != 'idle'",
    "'planned' == status",
    "status in ['running', 'retired']",
    "!(status in [])",
    "users == 2",
    "1 < users",
    "users >= params.low_users",
    "users <= 1.5",
    "users in [0, 3]",
    "users != null",
    "users == null",
    "load < 1",
    "load == 0.5",
    "load in [0.5, 1.0]",
    "0.5 <= load",
    "online_on < date('2018-06-01')",
    "online_on >= due",
    "online_on <= audit",
    "online_on == date('2018-04-01')",
    "by(online_on)",
    "by(online_on, due)",
    "by(merged_into.online_on)",
    "days(online_on, audit) > 30",
    "id == 'a'",
    "id < 'b'",
    "id in ['a', 'c', 'x']",
    "this.function == 'b'",
    "set(users)",
    "set(networks)",
    "has(this.online_on)",
    "set(merged_into)",
    "stated(status)",
    "stated(networks)",
    "known(inventory.clouds)",
    "inventory.clouds.exists(c, c.id == 'x')",
    "inventory.networks.exists(n, n.kind == 'intranet')",
    "organization.level == 'city'",
    "networks.exists(n, n.kind == 'intranet')",
    "merged_into.classified",
    "merged_into == this",
    "merged_into.live",
    "live",
    "late",
    "here",
    "1 / users == 1",
    "1 / 0 == 1",
    "true",
    "false",
};

std::string random_predicate(Dice& dice, int depth) {
  if (depth == 0 || dice.below(4) == 0) return kLeaves[dice.below(std::size(kLeaves))];
  const std::string a = random_predicate(dice, depth - 1), b = random_predicate(dice, depth - 1);
  switch (dice.below(5)) {
    case 0:
      return "!(" + a + ")";
    case 1:
      return "(" + a + " ? " + b + " : " + random_predicate(dice, depth - 1) + ")";
    case 2:
      return "(" + a + " && " + b + ")";
    case 3:
      return "(" + a + " || " + b + ")";
    default:
      return "(" + a + " && " + b + " && " + random_predicate(dice, depth - 1) + ")";
  }
}

/// The definitions `live` and `late` of systems, and `here` of the body.
struct Definitions {
  explicit Definitions(const Fixture& fixture) {
    add(fixture, "live", "set(online_on) && status != 'retired'", static_cast<int>(kSystems));
    add(fixture, "late", "live && !by(online_on, due)", static_cast<int>(kSystems));
    add(fixture, "here", "organization.level == 'city'", -1);
  }

  void add(const Fixture& fixture, const char* name, const char* text, int collection) {
    Issues issues;
    Environment environment = fixture.environment();
    environment.collection = collection;
    environment.definitions = all;
    programs.push_back(compile_condition(text, {}, environment, issues));
    REQUIRE(programs.back());
    all.push_back({name, collection, &*programs.back()});
  }

  std::deque<std::optional<Program>> programs;
  std::vector<Definition> all = reserved();
  static std::vector<Definition> reserved() {
    std::vector<Definition> definitions;
    definitions.reserve(8);  // programs keep their addresses
    return definitions;
  }
};

std::vector<std::uint32_t> every_row() {
  std::vector<std::uint32_t> rows(kRows);
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  return rows;
}

std::set<Date> as_set(const std::vector<Date>& dates) { return {dates.begin(), dates.end()}; }

}  // namespace

TEST_CASE("the plan agrees with the walk of the tree", "[expr][plan]") {
  Dice dice(20180630);
  for (int round = 0; round < 20; ++round) {
    const Fixture fixture = random_fixture(dice);
    const Definitions definitions(fixture);
    Environment environment = fixture.environment();
    environment.definitions = definitions.all;
    for (int i = 0; i < 60; ++i) {
      const std::string predicate = random_predicate(dice, 3);
      CAPTURE(round, predicate);
      Issues issues;
      const auto program = compile_condition(predicate, {}, environment, issues);
      REQUIRE(program);
      Context context = fixture.context();
      const auto rows = every_row();
      CHECK(run_plan(program->impl(), context, rows) == walk_rows(program->impl(), context, rows));
      std::vector<Date> planned, walked;
      context.dates_read = &planned;
      const auto by_plan = run_plan(program->impl(), context, rows);
      context.dates_read = &walked;
      CHECK(by_plan == walk_rows(program->impl(), context, rows));
      CHECK(as_set(planned) == as_set(walked));
    }
  }
}

TEST_CASE("a run of some rows gives theirs, in their order", "[expr][plan]") {
  Dice dice(7);
  const Fixture fixture = random_fixture(dice);
  Issues issues;
  const auto program = compile_condition("users > 1 || networks.exists(n, n.id == 'n1')", {},
                                         fixture.environment(), issues);
  REQUIRE(program);
  const auto all = run(*program, fixture.context());
  REQUIRE(all.size() == kRows);
  const std::vector<std::uint32_t> rows{30, 2, 2, 17};
  CHECK(run(*program, fixture.context(), rows) == std::vector{all[30], all[2], all[2], all[17]});
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
      {"merged_into.classified", Step::Kind::walk},
      {"users == this.users", Step::Kind::walk},
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
