// Conditions that nothing can satisfy.
#include "hegui/expr/possible.h"

#include <catch2/catch.hpp>

#include "expr/world.h"

namespace hegui::expr::testing {

TEST_CASE("what can never be true is found, and only that", "[expr]") {
  struct Case {
    const char* predicate;
    std::vector<std::string> want;  // the whole predicate first as "*"
  };
  const auto c = GENERATE(values<Case>({
      {"status == 'idle' && status == 'running'", {"*"}},
      {"status == 'idle' && status in ['running', 'retired']", {"*"}},
      {"status == 'idle' && status != 'idle'", {"*"}},
      {"status == 'idle' && !(status == 'idle')", {"*"}},
      {"users < 3 && users > 5", {"*"}},
      {"users < 3 && 3 <= users", {"*"}},
      {"users > 3 && users == 2", {"*"}},
      {"online_on > date('2018-06-30') && online_on < date('2018-01-01')", {"*"}},
      {"users == null && set(users)", {"*"}},
      {"online_on == null && by(online_on)", {"*"}},
      {"merged_into.users > 5 && merged_into.users < 5", {"*"}},
      {"classified && !classified", {"*"}},
      {"!(classified || !classified)", {"*"}},
      {"false", {"*"}},
      {"classified && 1 > 2", {"*"}},
      {"live && status == 'retired'", {"*"}},
      {"status == 'idle' && (status == 'running' || status == 'retired')", {"*"}},
      {"status == 'idle' && (status == 'running' || classified)", {"status == 'running'"}},
      {"classified || users > 5 && users < 3", {"users > 5 && users < 3"}},
      {"(classified) || (users == null && set(users))", {"users == null && set(users)"}},
      {"status == 'idle' || status == 'running'", {}},
      {"users < 3 && load > 5.0", {}},
      {"users <= 3 && users >= 3", {}},
      {"users > 2 && users < 3", {}},
      {"!(users < 3) && !(users > 2)", {}},
      {"users == null && !(users > 2)", {}},
      {"status != 'idle' && status != 'running'", {}},
      {"merged_into.users > 5 && users < 5", {}},
      {"users > params.low_users && users < params.low_users", {}},
      {"live && status == 'idle'", {}},
      {"true", {}},
  }));
  Dice dice(1);
  const World world(dice);
  Issues issues;
  const auto program = compile_condition(c.predicate, {}, world.environment(), issues);
  CAPTURE(c.predicate);
  REQUIRE(program);
  std::vector<std::string> found;
  for (const Impossible& part : impossible_parts(*program))
    found.push_back(part.whole ? "*" : part.text);
  CHECK(found == c.want);
}

}  // namespace hegui::expr::testing
