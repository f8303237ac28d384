// Traces: every part of a predicate with its value, the fact that it reads, and which decided.
#include "hegui/expr/trace.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <optional>

#include "expr/fixture.h"

namespace hegui::expr::testing {

namespace {

constexpr std::array kTruths{"no", "yes", "unknown", "error"};

std::string value_of(const Part& part) {
  if (part.truth) return kTruths[static_cast<std::size_t>(*part.truth)];
  if (part.value.kind == Value::Kind::error) return "error";
  if (part.value.kind == Value::Kind::integer) return std::to_string(part.value.integer);
  if (part.value.kind == Value::Kind::string) return std::string(part.value.view());
  return part.value.is_none() ? "none" : part.value.is_settled() ? "…" : "unknown";
}

/// One line a part, indented; `*` decided.
void write(const Fixture& fixture, const Part& part, std::size_t depth, std::string& out) {
  out += std::string(2 * depth, ' ') + (part.decides ? "* " : "- ");
  out += part.element ? "element" : part.text;
  out += " = " + value_of(part);
  if (part.fact.body >= 0) out += " [" + fixture.name(part.fact) + "]";
  if (part.shown_above) out += " (above)";
  out += '\n';
  for (const Part& inner : part.parts) write(fixture, inner, depth + 1, out);
  for (std::size_t truth = 0; truth < kTruths.size(); ++truth) {
    if (part.more[truth] > 0)
      out += std::string(2 * depth + 2, ' ') + std::to_string(part.more[truth]) + " more " +
             kTruths[truth] + '\n';
  }
}

std::string trace_of(const Fixture& fixture, const std::string& predicate, std::uint32_t row,
                     const Environment& environment) {
  Issues issues;
  const auto program = compile_condition(predicate, {}, environment, issues);
  REQUIRE(program);
  const Trace made = trace(*program, fixture.context(), row);
  std::string out;
  write(fixture, made.root, 0, out);
  return out;
}

struct Case {
  const char* predicate;
  std::uint32_t row;
  const char* want;
};

}  // namespace

TEST_CASE("trace: what settles a condition decides, down to the facts", "[expr][trace]") {
  const auto c = GENERATE(values<Case>({
      {"status == 'running'  &&\n users > 9", 0,
       "* status == 'running' && users > 9 = no\n"
       "  - status == 'running' = yes\n"
       "    - status = running [systems/1.status]\n"
       "  * users > 9 = no\n"
       "    * users = 5 [systems/1.users]\n"},
      {"(users > 9 || classified) && users < 7", 0,
       "* (users > 9 || classified) && users < 7 = yes\n"
       "  * users > 9 || classified = yes\n"
       "    - users > 9 = no\n"
       "      - users = 5 [systems/1.users]\n"
       "    * classified = yes [systems/1.classified]\n"
       "  * users < 7 = yes\n"
       "    * users = 5 [systems/1.users]\n"},
      {"status == 'running' && users > 9", 2,
       "* status == 'running' && users > 9 = unknown\n"
       "  * status == 'running' = unknown\n"
       "    * status = unknown [systems/3.status]\n"
       "  * users > 9 = unknown\n"
       "    * users = unknown [systems/3.users]\n"},
      {"users > 9 || classified", 1,
       "* users > 9 || classified = no\n"
       "  * users > 9 = no\n"
       "    * users = none [systems/2.users]\n"
       "  * classified = no [systems/2.classified]\n"},
      {"classified ? users > 9 : users < 3", 0,
       "* classified ? users > 9 : users < 3 = no\n"
       "  * classified = yes [systems/1.classified]\n"
       "  * users > 9 = no\n"
       "    * users = 5 [systems/1.users]\n"
       "  - users < 3 = no\n"
       "    - users = 5 [systems/1.users]\n"},
      {"!(merged_into.users > params.low_users)", 0,
       "* !(merged_into.users > params.low_users) = yes\n"
       "  * merged_into.users > params.low_users = no\n"
       "    * merged_into.users = none [systems/2.users]\n"
       "      * merged_into = … [systems/1.merged_into]\n"
       "    - params.low_users = 10\n"},
      {"1 / users > 0 || users == -5", 0,
       "* 1 / users > 0 || users == -5 = no\n"
       "  * 1 / users > 0 = no\n"
       "    * 1 / users = 0\n"
       "      * users = 5 [systems/1.users]\n"
       "  * users == -5 = no\n"
       "    * users = 5 [systems/1.users]\n"},
      {"10 / (users - 5) > 0 && users > 1", 0,
       "* 10 / (users - 5) > 0 && users > 1 = error\n"
       "  * 10 / (users - 5) > 0 = error\n"
       "    * 10 / (users - 5) = error\n"
       "      * users - 5 = 0\n"
       "        * users = 5 [systems/1.users]\n"
       "  - users > 1 = yes\n"
       "    - users = 5 [systems/1.users]\n"},
  }));
  CAPTURE(c.predicate, c.row);
  const Fixture fixture;
  CHECK(trace_of(fixture, c.predicate, c.row, fixture.environment()) == c.want);
}

TEST_CASE("trace: a loop shows the elements that speak for it, and counts the others",
          "[expr][trace]") {
  const auto c = GENERATE(values<Case>({
      {"networks.exists(n, n.kind == 'intranet')", 0,
       "* networks.exists(n, n.kind == 'intranet') = yes\n"
       "  * networks = … [systems/1.networks]\n"
       "  * element = yes\n"
       "    * n.kind == 'intranet' = yes\n"
       "      * n.kind = intranet [networks/1.kind]\n"
       "  1 more unknown\n"},
      {"networks.all(n, n.kind == 'intranet')", 0,
       "* networks.all(n, n.kind == 'intranet') = unknown\n"
       "  * networks = … [systems/1.networks]\n"
       "  * element = unknown\n"
       "    * n.kind == 'intranet' = unknown\n"
       "      * n.kind = unknown [networks/2.kind]\n"
       "  1 more yes\n"},
      {"[1, 2, 3, 4, 5].exists(i, i == users + 1)", 0,
       "* [1, 2, 3, 4, 5].exists(i, i == users + 1) = no\n"
       "  * element = no\n"
       "    * i == users + 1 = no\n"
       "      * users + 1 = 6\n"
       "        * users = 5 [systems/1.users]\n"
       "  * element = no\n"
       "    * i == users + 1 = no\n"
       "      * users + 1 = 6\n"
       "        * users = 5 [systems/1.users]\n"
       "  * element = no\n"
       "    * i == users + 1 = no\n"
       "      * users + 1 = 6\n"
       "        * users = 5 [systems/1.users]\n"
       "  2 more no\n"},
      {"inventory.clouds.exists(c, c.id == 'c1') || users > 3", 0,
       "* inventory.clouds.exists(c, c.id == 'c1') || users > 3 = yes\n"
       "  - inventory.clouds.exists(c, c.id == 'c1') = unknown\n"
       "    - inventory.clouds = unknown [clouds]\n"
       "  * users > 3 = yes\n"
       "    * users = 5 [systems/1.users]\n"},
  }));
  CAPTURE(c.predicate, c.row);
  const Fixture fixture;
  CHECK(trace_of(fixture, c.predicate, c.row, fixture.environment()) == c.want);
}

TEST_CASE("trace: a definition is unfolded once for each row", "[expr][trace]") {
  const Fixture fixture;
  Environment environment = fixture.environment();
  Issues issues;
  const auto busy = compile_condition("users > 3", {}, environment, issues);
  REQUIRE(busy);
  const std::vector<Definition> definitions{{"busy", environment.collection, &*busy}};
  environment.definitions = definitions;
  CHECK(trace_of(fixture, "busy && (!busy || !merged_into.busy)", 0, environment) ==
        "* busy && (!busy || !merged_into.busy) = yes\n"
        "  * busy = yes\n"
        "    * users > 3 = yes\n"
        "      * users = 5 [systems/1.users]\n"
        "  * !busy || !merged_into.busy = yes\n"
        "    - !busy = no\n"
        "      - busy = yes (above)\n"
        "    * !merged_into.busy = yes\n"
        "      * merged_into.busy = no\n"
        "        * merged_into = … [systems/1.merged_into]\n"
        "        * users > 3 = no\n"
        "          * users = none [systems/2.users]\n");
}

TEST_CASE("trace: what lies too deep is left out, and says so", "[expr][trace]") {
  const Fixture fixture;
  std::string predicate = "users";
  for (int i = 0; i < 40; ++i) predicate = "(" + predicate + " + 1)";
  const std::string found = trace_of(fixture, predicate + " > 0", 0, fixture.environment());
  CHECK(std::count(found.begin(), found.end(), '\n') == 25);
}

TEST_CASE("trace: what cannot change the result is looked at, and leaves no dates behind",
          "[expr][trace]") {
  const Fixture fixture;
  Issues issues;
  const auto program =
      compile_condition("users < 3 && by(online_on)", {}, fixture.environment(), issues);
  REQUIRE(program);
  std::vector<Date> dates;
  Context context = fixture.context();
  context.dates_read = &dates;
  const Trace made = trace(*program, context, 0);
  REQUIRE(made.root.parts.size() == 2);
  CHECK(made.root.parts.back().truth == Truth::yes);
  CHECK_FALSE(made.root.parts.back().decides);
  CHECK(dates.empty());
}

}  // namespace hegui::expr::testing
