// Static mistakes in predicates: the whole message, and where the caret stands.
#include <catch2/catch.hpp>

#include "expr/fixture.h"

namespace hegui::expr::testing {

TEST_CASE("a wrong predicate is refused with what is wrong and what there is", "[expr]") {
  struct Case {
    const char* predicate;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"statsu == 'idle'",
       "there is no field, definition or variable named \"statsu\" | did you mean \"status\"?"},
      {"status == 'runing'", "\"runing\" is no value of sysstatus | did you mean \"running\"?"},
      {"status in ['idle', 'gone']",
       "\"gone\" is no value of sysstatus | expected one of: planned, running, idle, retired"},
      {"merged_into.statsu == 'idle'",
       "systems has no field \"statsu\" | did you mean \"status\"?"},
      {"inventory.network.exists(n, true)",
       "inventory has no field \"network\" | did you mean \"networks\"?"},
      {"params.low_user > 1", "params has no field \"low_user\" | did you mean \"low_users\"?"},
      {"merged_into == 's1'",
       "a row cannot be compared with string | compare its .id, or another row"},
      {"users + 'x' == 1",
       "\"+\" does not apply to (int, string) | it takes: +(int, int); +(uint, uint); "
       "+(double, double); +(list, list); +(timestamp, duration); +(duration, timestamp); "
       "+(duration, duration); +(string, string); +(bytes, bytes)"},
      {"users", "the predicate must be true or false, it is int"},
      {"function == 'x'",
       "\"function\" is a reserved word; write a field of that name as this.function"},
      {"effective_from < audit", "the rule has no \"effective_from\""},
      {"date('2018-02-30') < audit", "\"2018-02-30\" is no date"},
      {"startsWit(id, 's')",
       "there is no function named \"startsWit\" | did you mean \"startsWith\"?"},
      {"users && true", "\"&&\" does not apply to (int) | it takes: bool && bool"},
      {"users >", "the predicate ends too early"},
      {"(users > 1", "the predicate ends too early"},
      {"users > 1 1", "predicate: found \"1\", expected && || …"},
      {"users > )", "predicate: found \")\", expected a value"},
      {"this.1", "predicate: found \".1\", expected && || …"},
      {"this.(users)", "predicate: found \"(\", expected a name"},
      {"(users > 1]", "predicate: found \"]\", expected )"},
      {"id == 'abc", "predicate: the string does not end"},
      {"id == 'a\\q'", "predicate: this is no escape sequence"},
      {"users > 99999999999999999999", "the number 99999999999999999999 is out of range"},
      {"users # 1", "predicate: this character cannot stand in a predicate"},
      {"has(users)", "has(r.f) takes a fact"},
      {"online_on == '2018-01-01'", "timestamp and string are never equal"},
      {"users in ['1', '2']", "int and string are never equal"},
      {"merged_into == networks[0]", "row of systems and row of networks are never equal"},
      {"id.matches('(')", "this is no regular expression: missing ): ("},
      {"networks.all(1, true)", "the first argument of all must be a variable's name"},
  }));
  const Fixture fixture;
  CAPTURE(c.predicate);
  CHECK(fixture.errors(c.predicate) == c.message);
}

TEST_CASE("nesting, length and size are bounded", "[expr]") {
  const Fixture fixture;
  CHECK(fixture.errors(std::string(200, '(') + "true" + std::string(200, ')')) ==
        "the predicate is nested deeper than 160 levels");
  CHECK(fixture.errors("true" + std::string(20'000, ' ')) ==
        "the predicate is longer than 16384 bytes");
  std::string sum = "users";
  for (int i = 0; i < 300; ++i) sum += " + 1";
  CHECK(fixture.errors(sum + " > 0") == "the predicate is nested deeper than 256 levels");
  std::string loops = "true";
  for (int i = 0; i < 9; ++i) loops = "networks.all(n, " + loops + ")";
  CHECK(fixture.errors(loops) == "loops are nested deeper than 8 levels");
  std::string chain = "classified";
  for (int i = 0; i < 1'000; ++i) chain += " || classified";
  CHECK(fixture.errors(chain) == "");
  std::string many = "true";
  for (int i = 0; i < 3'000; ++i) many += "&&!x";
  CHECK(fixture.errors(many) == "the predicate has more than 4096 parts");
}

namespace {

std::string repeated(const std::string& text, int times) {
  std::string made;
  for (int i = 0; i < times; ++i) made += text;
  return made;
}

/// Binds x0 to a text and each further variable to what `step` makes of the one before.
std::string doubling(int times, const std::string& step) {
  std::string made = "cel.bind(x0, 'xxxxxxxx', ";
  for (int i = 1; i <= times; ++i) {
    const std::string before = "x" + std::to_string(i - 1);
    std::string value = step;
    for (std::size_t at = 0; (at = value.find('$')) != std::string::npos;)
      value.replace(at, 1, before);
    made += "cel.bind(x" + std::to_string(i) + ", " + value + ", ";
  }
  return made + "x" + std::to_string(times) + " == x" + std::to_string(times) +
         std::string(static_cast<std::size_t>(times) + 1, ')');
}

}  // namespace

TEST_CASE("what would take too long is an error of the row", "[expr]") {
  const std::string list = "[0" + repeated(", 1", 39) + "]";
  std::string loops = "users > 0";
  for (int i = 0; i < 8; ++i) loops = list + ".all(n" + std::to_string(i) + ", " + loops + ")";
  const Fixture fixture;
  for (const std::string& predicate :
       {loops, doubling(60, "$ + $"), doubling(6, "$.replace('x', $)"),
        doubling(60, "[$, $].join()"), doubling(60, "'%s%s'.format([$, $])"),
        doubling(60, "[$, $]")}) {
    CAPTURE(predicate);
    const Explanation found = fixture.explain(predicate, 0);
    CHECK(found.truth == Truth::error);
    CHECK(found.error == "too many steps");
    CHECK(fixture.run(predicate)[0] == Truth::error);
  }
}

TEST_CASE("the caret of a mistake stands under the word, in plain, quoted and block text",
          "[expr]") {
  struct Case {
    const char* file;
    std::size_t begin;
    const char* text;
    Position want;
  };
  const auto c = GENERATE(values<Case>({
      {"w: classified && statsu == 'idle'\n", 3, "classified && statsu == 'idle'", {1, 18}},
      {"w: \"!classified && statsu == 'idle'\"\n", 3, "!classified && statsu == 'idle'", {1, 20}},
      {"'running' == statsu\n", 0, "'running' == statsu", {1, 14}},
      {"w: |\n  classified &&\n  statsu == 'idle'\n",
       3,
       "classified &&\nstatsu == 'idle'\n",
       {3, 3}},
      {"- w: |-  # why\n\n    classified\n\n      && statsu == 'idle'\n",
       5,
       "\nclassified\n\n  && statsu == 'idle'",
       {5, 10}},
  }));
  const Fixture fixture;
  const Source source("r.yaml", c.file);
  const auto end = static_cast<std::uint32_t>(source.text().size());
  Issues issues;
  compile_condition(c.text, {&source, static_cast<std::uint32_t>(c.begin), end},
                    fixture.environment(), issues);
  REQUIRE(issues.all().size() == 1);
  CHECK(issues.all().front().span.position() == c.want);
}

}  // namespace hegui::expr::testing
