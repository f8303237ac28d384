// Our own functions, and how the standard's behave on facts that are none or unknown.
#include <catch2/catch.hpp>

#include "expr/fixture.h"

namespace hegui::expr::testing {

namespace {
constexpr Truth N = Truth::no, Y = Truth::yes, U = Truth::unknown, E = Truth::error;
}

TEST_CASE("functions over dates", "[expr]") {
  struct Case {
    const char* predicate;
    std::vector<Truth> want;  // s1: online on 2018-03-01; s2: none; s3: not stated
  };
  const auto c = GENERATE(values<Case>({
      {"date('2018-03-01') == online_on", {Y, N, U}},
      {"date('2018年3月1日') == online_on", {Y, N, U}},
      {"online_on == timestamp('2018-03-01T00:00:00Z')", {Y, N, U}},
      {"days(date('2018-03-31'), date('2018-03-01')) == -30", {Y, Y, Y}},
      {"days(online_on, due) == 30", {Y, N, U}},
      {"days(online_on, due) <= 30", {Y, N, U}},
      {"days(online_on, due) > -1000", {Y, N, U}},
      {"add_months(date('2018-01-31'), 1) == date('2018-02-28')", {Y, Y, Y}},
      {"add_months(online_on, -3) == date('2017-12-01')", {Y, N, U}},
      {"add_months(audit, 1000000) > audit", {E, E, E}},
      {"end_of('2018-02') == date('2018-02-28')", {Y, Y, Y}},
      {"end_of('2018') == date('2018-12-31')", {Y, Y, Y}},
      {"end_of('soon') == audit", {E, E, E}},
      {"year(online_on) == 2018", {Y, N, U}},
      {"months_since(online_on) == 3", {Y, N, U}},
      {"months_since(date('2018-04-01')) == 2", {Y, Y, Y}},
      {"months_since(date('2018-03-31')) == 3", {Y, Y, Y}},
      {"years_since(date('2016-07-01')) == 1", {Y, Y, Y}},
      {"cycle_days('weekly') == 7 && cycle_days('yearly') == 366", {Y, Y, Y}},
      {"cycle_days('irregular') == null", {Y, Y, Y}},
      {"cycle_days('irregular') >= 1", {N, N, N}},
      {"online_on + duration('24h') == date('2018-03-02')", {Y, N, U}},
      {"online_on.getFullYear() == 2018", {Y, N, U}},
      {"audit - online_on > duration('2400h')", {Y, N, U}},
  }));
  const Fixture fixture;
  CAPTURE(c.predicate);
  CHECK(fixture.run(c.predicate) == c.want);
}

TEST_CASE("lists of months and years, and sums", "[expr]") {
  struct Case {
    const char* predicate;
    std::vector<Truth> want;  // s1: 5 users, load 2.5; s2: none; s3: not stated
  };
  const auto c = GENERATE(values<Case>({
      {"months('2017-11', '2018-02') == ['2017-11', '2017-12', '2018-01', '2018-02']", {Y, Y, Y}},
      {"months('2018-02', '2018-02') == ['2018-02']", {Y, Y, Y}},
      {"months('2018-02', '2018-12').size() == 11", {Y, Y, Y}},
      {"months('2018-03', '2018-02').size() == 0", {E, E, E}},
      {"months('1901-01', '2018-02').size() > 0", {E, E, E}},
      {"months('2018年2月', '2018-03') == ['2018-02', '2018-03']", {Y, Y, Y}},
      {"months('2018-01', '2018-13').size() == 13", {E, E, E}},
      {"months('2018', '2019').size() == 24", {E, E, E}},
      {"months('2018-01', this.function).size() == 1", {E, N, U}},
      {"years('2018', '2020') == ['2018', '2019', '2020']", {Y, Y, Y}},
      {"years('2020', '2018').size() == 0", {E, E, E}},
      {"years('18', '20').size() == 3", {E, E, E}},
      {"years('2018-01', '2020-01').size() == 3", {E, E, E}},
      {"sum([1, 2, 3]) == 6", {Y, Y, Y}},
      {"sum([0.5, 0.25]) == 0.75", {Y, Y, Y}},
      {"sum([]) == 0", {Y, Y, Y}},
      {"sum(inventory.systems.filter(s, false).map(s, s.users)) + 1 == 1", {Y, Y, Y}},
      {"sum(inventory.systems.filter(s, false).map(s, s.load)) / 2.0 == 0.0", {Y, Y, Y}},
      {"sum([users, 1]) == 6", {Y, N, U}},
      {"sum([users, 1]) == null", {N, Y, U}},
      {"sum([load, 1.0]) >= 3.5", {Y, N, U}},
      {"sum(inventory.systems.map(s, s.users)) > 0", {U, U, U}},
      {"sum(inventory.systems.filter(s, s.id == 's1').map(s, s.users)) == 5", {Y, Y, Y}},
      {"sum([9223372036854775807, 1]) > 0", {E, E, E}},
      {"sum([-9223372036854775807, -2]) > 0", {E, E, E}},
      {"sum([1, 2.0]) > 0.0", {E, E, E}},
      {"sum([1, null]) > 0", {E, E, E}},
  }));
  const Fixture fixture;
  CAPTURE(c.predicate);
  CHECK(fixture.run(c.predicate) == c.want);
}

TEST_CASE("a sum is of numbers, as far as the type says", "[expr]") {
  const Fixture fixture;
  CHECK(fixture.errors("sum(['a']) == 'a'") ==
        R"("sum" does not apply to (list(string)) | it takes: sum(list(int|double)))");
}

TEST_CASE("functions over texts", "[expr]") {
  struct Case {
    const char* predicate;
    std::vector<Truth> want;  // s1: 公文流转; s2: none; s3: not stated
  };
  const auto c = GENERATE(values<Case>({
      {"this.function.contains('文流')", {Y, N, U}},
      {"this.function.size() == 4", {Y, N, U}},
      {"!this.function.endsWith('流转')", {N, Y, U}},
      {"this.function.substring(2) == '流转'", {Y, N, U}},
      {"this.function.substring(2) == null", {N, Y, U}},
      {"normalize('  ＡＢ  c ') == normalize('ab C')", {Y, Y, Y}},
      {"similarity('公文流转', '公文流转') == 1.0", {Y, Y, Y}},
      {"similarity('公文流转', '公文管理') > 0.1", {Y, Y, Y}},
      {"similarity('公文流转', '人事') == 0.0", {Y, Y, Y}},
      {"similarity(this.function, '公文') > 0.3", {Y, N, U}},
      {"'s%d: %s'.format([users, id]) == 's5: s1'", {Y, N, U}},
      {"id.matches('^s[13]$')", {Y, N, Y}},
      {"id in {'s1': 1, 's3': 2}", {Y, N, Y}},
      {"{'s1': users}[?id].orValue(7) > 4", {Y, Y, U}},
      {"networks.map(n, n.id).join('+') == 'n1+n2'", {Y, N, U}},
      {"cel.bind(u, users, u > 4 && u < 6)", {Y, N, U}},
      {"networks.exists(i, n, i == 1 && n.id == 'n2')", {Y, N, U}},
      {"networks.transformMap(i, n, n.id)[0] == 'n1'", {Y, E, U}},
      {"['n1', 'n2'].all(x, x in networks.map(n, n.id))", {Y, N, U}},
  }));
  const Fixture fixture;
  CAPTURE(c.predicate);
  CHECK(fixture.run(c.predicate) == c.want);
}

TEST_CASE("a list with a member of another document that is not loaded", "[expr]") {
  struct Case {
    const char* predicate;
    Truth want;
  };
  const auto c = GENERATE(values<Case>({
      {"networks.exists(n, n.id == 'n1')", Y},
      {"networks.exists(n, n.id == 'n9')", U},
      {"networks.all(n, n.id == 'n1')", U},
      {"networks.all(n, n.id == 'n9')", N},
      {"networks.exists_one(n, n.id == 'n1')", U},
      {"networks.filter(n, n.id == 'n1').size() == 1", U},
      {"networks.size() == 2", Y},
      {"inventory.networks[0] in networks", Y},
      {"inventory.networks[1] in networks", U},
      {"networks[0].id == 'n1'", Y},
      {"networks[1].id == 'n1'", U},
      {"networks == inventory.networks", U},
      {"set(networks)", Y},
      {"stated(networks)", Y},
  }));
  Fixture fixture;
  fixture.bodies[0].tables[1].columns[7].items[1] = to_cell(RowRef{});
  CAPTURE(c.predicate);
  CHECK(fixture.run(c.predicate)[0] == c.want);
  const auto missing = fixture.explain(c.predicate, 0).missing;
  REQUIRE(missing.size() == (c.want == U ? 1U : 0U));
  if (c.want == U) CHECK(fixture.name(missing[0]) == "systems/1.networks");
}

TEST_CASE("unknown outranks errors, and what settles a matter both", "[expr]") {
  struct Case {
    const char* predicate;
    Truth want;  // of s3, whose users are not stated
  };
  const auto c = GENERATE(values<Case>({
      {"users > 1 && 1 / 0 == 1", U},
      {"1 / 0 == 1 && users > 1", U},
      {"1 / 0 == 1 || users > 1 || true", Y},
      {"1 / 0 == 1 || users > 1 || false", U},
      {"1 / 0 + users == 1", U},
      {"[1, 0].exists(x, 1 / x == users)", U},
      {"[1, 0].exists(x, 1 / x == 2)", E},
      {"[0, 1].exists(x, 1 / x == 1)", Y},
      {"[1, 1].exists_one(x, x == 1 || users > 1)", N},
      {"(users > 1 ? 1 : 2) == 1", U},
      {"users > 1 || !(users > 1)", U},
  }));
  const Fixture fixture;
  CAPTURE(c.predicate);
  CHECK(fixture.run(c.predicate)[2] == c.want);
}

TEST_CASE("without its check, what is wrong is an error of the run", "[expr]") {
  struct Case {
    const char* text;
    Truth want;
  };
  const auto c = GENERATE(values<Case>({
      {"nothing || true", Y},
      {"nothing && true", E},
      {"f(1) || false", E},
      {"1 + 'x' == 2 || true", Y},
      {"a.b == 1", Y},
      {"c == 2", Y},
      {".c == 1", Y},
  }));
  const Fixture fixture;
  const std::vector<Variable> variables{{"a.b", {}}, {"c", {}}, {"x.c", {}}};
  const std::vector<Value> values{Value::of(std::int64_t{1}), Value::of(std::int64_t{1}),
                                  Value::of(std::int64_t{2})};
  Environment environment = fixture.environment();
  environment.collection = -1;
  environment.variables = variables;
  environment.container = "x.y";
  environment.unchecked = true;
  Issues issues;
  const auto program = compile(c.text, {}, environment, issues);
  CAPTURE(c.text);
  REQUIRE(program);
  CHECK(issues.empty());
  Context context = fixture.context();
  context.variables = values;
  CHECK(run(*program, context) == std::vector{c.want});
}

}  // namespace hegui::expr::testing
