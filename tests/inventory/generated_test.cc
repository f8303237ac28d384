// A large generated inventory: every fact arrives, in both formats alike.
#include <fmt/format.h>

#include "fixture.h"

using namespace hegui;
using namespace hegui::inventory;

namespace {

constexpr std::size_t kSystems = 3000;
constexpr std::size_t kNetworks = 300;

/// Writes one row after another as YAML and as JSON.
struct Texts {
  std::string yaml =
      "hegui: 1\norganization: {name: 甲市政府, level: city, kind: government, division: "
      "\"371300\"}\nas_of: 2018-06-30\nnetworks:\n";
  std::string json =
      R"({"hegui": 1, "organization": {"name": "甲市政府", "level": "city", "kind": "government",)"
      R"( "division": "371300"}, "as_of": "2018-06-30", "networks": [)";

  void network(std::size_t i) {
    yaml += fmt::format("  - id: n{}\n    kind: extranet\n", i);
    json += fmt::format(R"({}{{"id": "n{}", "kind": "extranet"}})", i > 0 ? ", " : "", i);
  }
  void system(std::size_t i) {
    const std::string date =
        i % 3 == 0 ? "none"
                   : fmt::format("20{:02}-{:02}-{:02}", 10 + i % 8, 1 + i % 12, 1 + i % 28);
    const bool classified = i % 7 == 0;
    yaml += fmt::format(
        "  - id: s{0}\n    name: 系统{0}\n    owner_unit: 局{1}\n    classified: {2}\n"
        "    status: running\n    users: {0}\n    online_on: {3}\n    function: |-\n      第一行\n"
        "      第二行 # {0}\n    networks:\n      - n{4}\n      - n{5}\n",
        i, i % 20, classified, date, i % kNetworks, (i * 7 + 1) % kNetworks);
    json += fmt::format(
        R"({}{{"id": "s{}", "name": "系统{}", "owner_unit": "局{}", "classified": {}, )"
        R"("status": "running", "users": {}, "online_on": "{}", "function": "第一行\n第二行 # {}", )"
        R"("networks": ["n{}", "n{}"]}})",
        i > 0 ? ", " : "", i, i, i % 20, classified, i, date, i, i % kNetworks,
        (i * 7 + 1) % kNetworks);
  }
};

Texts generate() {
  Texts texts;
  for (std::size_t i = 0; i < kNetworks; ++i) texts.network(i);
  texts.yaml += "systems:\n";
  texts.json += "], \"systems\": [";
  for (std::size_t i = 0; i < kSystems; ++i) texts.system(i);
  texts.json += "]}";
  return texts;
}

}  // namespace

TEST_CASE("a large inventory arrives whole, in both formats", "[inventory]") {
  const Texts texts = generate();
  const Loaded yaml(std::vector<File>{{"a.yaml", texts.yaml}});
  const Loaded json(std::vector<File>{{"a.json", texts.json}});
  CHECK(yaml.issues() == "");
  CHECK(json.issues() == "");
  REQUIRE(yaml.inventory.bodies.size() == 1);
  REQUIRE(yaml.table("systems").rows == kSystems);
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{1234}, kSystems - 1}) {
    CAPTURE(i);
    CHECK(yaml.fact("systems", i, "id") == fmt::format("s{}", i));
    CHECK(yaml.fact("systems", i, "users") == std::to_string(i));
    CHECK(yaml.fact("systems", i, "function") == fmt::format("第一行\n第二行 # {}", i));
    CHECK(yaml.fact("systems", i, "networks") ==
          fmt::format("n{}, n{}", i % kNetworks, (i * 7 + 1) % kNetworks));
  }
  CHECK(dump(yaml.inventory) == dump(json.inventory));
}

TEST_CASE("columns have a value a row, or none", "[inventory]") {
  const Loaded loaded(
      "organization: {name: 甲局, level: city, kind: department, division: '371300'}\n"
      "networks:\n  - {id: n1, kind: lan, name: x}\n  - {id: n2, kind: lan}\n");
  for (const expr::Column& column : loaded.table("networks").columns) {
    const bool whole = column.states.size() == 2;
    CHECK((whole || column.states.empty()));
    CHECK(column.cells.size() == column.states.size());
    CHECK(column.places.size() == column.states.size());
  }
}
