// What inventories say: spellings, states, types, formats. Mistakes are in mistakes_test.cc.
#include "fixture.h"

using namespace hegui;
using namespace hegui::inventory;

namespace {

const std::string kHead =
    "hegui: 1\norganization: {name: 甲局, level: city, kind: department, division: 371300}\n";

std::string system_with(const std::string& line) {
  return kHead +
         "systems:\n  - id: s1\n    name: 甲\n    owner_unit: 甲局\n    classified: false\n"
         "    status: running\n    " +
         line + "\n";
}

}  // namespace

TEST_CASE("a small inventory", "[inventory]") {
  const Loaded loaded(
      "hegui: 1\n"
      "organization: {name: 临沂市民政局, level: city, kind: department, division: \"371300\"}\n"
      "as_of: 2018-06-30\n"
      "coverage:\n"
      "  - {metric: extranet-city, total: 16, covered: 12, as_of: 2018/6/1}\n"
      "networks: []\n");
  CHECK(loaded.issues() == "");
  REQUIRE(loaded.inventory.bodies.size() == 1);
  const expr::Body& body = loaded.inventory.bodies.front();
  CHECK(body.as_of == make_date(2018, 6, 30));
  CHECK(latest_as_of(loaded.inventory) == make_date(2018, 6, 30));
  CHECK(organization_text(common_schema(), body, "name") == "临沂市民政局");
  CHECK(organization_text(common_schema(), body, "kind") == "department");
  CHECK(organization_text(common_schema(), body, "division") == "371300");
  CHECK(organization_text(common_schema(), body, "lead_department") == "");
  CHECK(loaded.table("organization").rows == 1);
  CHECK(loaded.table("networks").known);
  CHECK(loaded.table("networks").rows == 0);
  CHECK_FALSE(loaded.table("systems").known);
  CHECK(loaded.fact("coverage", 0, "as_of") == "2018-06-01");
  CHECK(loaded.fact("coverage", 0, "covered") == "12");
  CHECK(item_key(common_schema(), body, common_schema().collection("coverage"), 0) ==
        "extranet-city/2018-06-01");
  REQUIRE(loaded.inventory.inputs.size() == 1);
  CHECK(loaded.inventory.inputs[0].bodies == std::vector<int>{0});
  CHECK(loaded.inventory.inputs[0].sha256.size() == 64);
}

TEST_CASE("the three states of a fact", "[inventory][states]") {
  struct Case {
    std::string line;
    std::string field;
    std::string shown;
  };
  const auto c = GENERATE(values<Case>({
      {"online_on: 2018-03-01", "online_on", "2018-03-01"},
      {"online_on: none", "online_on", "none"},
      {"online_on: 无", "online_on", "none"},
      {"online_on: \"none\"", "online_on", "none"},
      {"online_on: ' 无 '", "online_on", "none"},
      {"online_on:", "online_on", "not stated"},
      {"online_on: ~", "online_on", "not stated"},
      {"online_on: null", "online_on", "not stated"},
      {"online_on: \"\"", "online_on", "not stated"},
      {"online_on: '  '", "online_on", "not stated"},
      {"major: none", "major", "false"},
      {"networks: none", "networks", "none"},
      {"networks: \"无\"", "networks", "none"},
      {"networks: []", "networks", "none"},
      {"networks:", "networks", "not stated"},
      {"hosting: none", "hosting", "none"},
      {"users: 无", "users", "none"},
      {"cloud: none", "cloud", "none"},
      {"function: none of these", "function", "none of these"},
      {"builder: x", "online_on", "not stated"},
  }));
  CAPTURE(c.line);
  const Loaded loaded(system_with(c.line));
  CHECK(loaded.issues() == "");
  CHECK(loaded.fact("systems", 0, c.field) == c.shown);
}

TEST_CASE("a list or a boolean that is none is stated", "[inventory][states]") {
  const Loaded loaded(system_with("major: 无\n    networks: none\n    online_on: none"));
  const expr::Table& table = loaded.table("systems");
  const auto& fields =
      common_schema().collections[static_cast<std::size_t>(common_schema().collection("systems"))];
  const auto state = [&](std::string_view field) {
    return table.columns[static_cast<std::size_t>(fields.field(field))].state(0);
  };
  CHECK(state("major") == expr::State::stated);
  CHECK(state("networks") == expr::State::stated);
  CHECK(state("online_on") == expr::State::none);
  CHECK(state("builder") == expr::State::unstated);
}

TEST_CASE("the states of a collection", "[inventory][states]") {
  struct Case {
    std::string text;
    bool known;
  };
  const auto c = GENERATE(values<Case>({
      {"", false},
      {"networks:\n", false},
      {"网络: ~\n", false},
      {"networks: none\n", true},
      {"网络: 无\n", true},
      {"networks: []\n", true},
  }));
  CAPTURE(c.text);
  const Loaded loaded(kHead + c.text);
  CHECK(loaded.issues() == "");
  CHECK(loaded.table("networks").known == c.known);
  CHECK(loaded.table("networks").rows == 0);
  CHECK(loaded.table("exemptions").known);  // an exemption must be claimed
}

TEST_CASE("values by type", "[inventory]") {
  struct Case {
    std::string line;
    std::string field;
    std::string en, zh;
  };
  const auto c = GENERATE(values<Case>({
      {"users: 5", "users", "5", "5"},
      {"users: \"5\"", "users", "5", "5"},
      {"users: -12", "users", "-12", "-12"},
      {"users: 0", "users", "0", "0"},
      {"cpu_utilization: 5", "cpu_utilization", "5%", "5%"},
      {"cpu_utilization: 5%", "cpu_utilization", "5%", "5%"},
      {"cpu_utilization: 4.25％", "cpu_utilization", "4.25%", "4.25%"},
      {"major: true", "major", "true", "是"},
      {"major: 否", "major", "false", "否"},
      {"hosting: gov-cloud", "hosting", "government cloud", "政务云"},
      {"部署位置: 政务云", "hosting", "government cloud", "政务云"},
      {"online_on: 2018年6月3日", "online_on", "2018-06-03", "2018-06-03"},
      {"online_on: 2018.6.3", "online_on", "2018-06-03", "2018-06-03"},
      {"builder: 007", "builder", "007", "007"},
      {"builder: 2018-06-30", "builder", "2018-06-30", "2018-06-30"},
      {"builder: yes", "builder", "yes", "yes"},
      {"builder: |\n      第一行\n      第二行", "builder", "第一行\n第二行", "第一行\n第二行"},
      {"sites: [甲, '乙']", "sites", "甲, 乙", "甲、乙"},
      {"data_docked: [raw, 处理的结果数据]", "data_docked", "collected raw data, processed results",
       "采集的原始数据、处理的结果数据"},
      {"merged_into: s1", "merged_into", "s1", "s1"},
      {"cloud: 乙局#C1", "cloud", "not stated", "未填"},
  }));
  CAPTURE(c.line);
  const Loaded loaded(system_with(c.line));
  CHECK(loaded.issues() == "");
  CHECK(loaded.fact("systems", 0, c.field) == c.en);
  CHECK(loaded.fact("systems", 0, c.field, 0, Language::zh) == c.zh);
}

TEST_CASE("months and years", "[inventory]") {
  const Loaded loaded(kHead +
                      "reports:\n"
                      "  - {kind: monthly-progress, period: 2018年6月}\n"
                      "  - {kind: annual-sharing, period: 2018}\n");
  CHECK(loaded.issues() == "");
  CHECK(loaded.fact("reports", 0, "period") == "2018-06");
  CHECK(loaded.fact("reports", 1, "period") == "2018");
  CHECK(item_key(common_schema(), loaded.inventory.bodies[0], common_schema().collection("reports"),
                 1) == "annual-sharing/2018");
}

namespace {

const std::string kEnglish =
    "hegui: 1\n"
    "organization: {name: 甲局, level: city, kind: department, division: '371300'}\n"
    "as_of: 2018-06-30\n"
    "systems:\n"
    "  - id: s1\n"
    "    name: 低保系统\n"
    "    owner_unit: 甲局\n"
    "    classified: false\n"
    "    status: running\n"
    "    hosting: gov-cloud\n"
    "    users: 12\n"
    "    online_on: none\n"
    "    networks: [n1]\n"
    "    sites: none\n"
    "    cpu_utilization: 3.5\n"
    "networks:\n"
    "  - {id: n1, kind: extranet}\n";

const std::string kChinese =
    "台账内容: &unused ~\n"
    "单位: {单位名称: 甲局, 单位层级: 市级, 单位类型: 部门, 行政区划代码: 371300}\n"
    "截至日期: 2018年6月30日\n"
    "信息系统:\n"
    "  - 系统编号: s1\n"
    "    名称: 低保系统\n"
    "    主管单位: 甲局\n"
    "    涉密: 否\n"
    "    状态: 在用\n"
    "    部署方式: 政务云\n"
    "    用户数: 12\n"
    "    上线时间: 无\n"
    "    使用网络:\n"
    "      - n1\n"
    "    监控点位: 无\n"
    "    CPU利用率: 3.5%\n"
    "网络:\n"
    "  - {网络编号: n1, 网络类型: 政务外网}\n";

const std::string kJson =
    R"({"hegui": 1, "organization": {"name": "甲局", "level": "city", "kind": "department",
 "division": 371300}, "as_of": "2018-06-30", "systems": [{"id": "s1", "name": "低保系统",
 "owner_unit": "甲局", "classified": false, "status": "在用", "hosting": "gov-cloud", "users": 12,
 "online_on": "none", "networks": ["n1"], "sites": [], "cpu_utilization": 3.5, "builder": null}],
 "networks": [{"id": "n1", "kind": "extranet"}]})";

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

TEST_CASE("one content, whatever the language and the format", "[inventory]") {
  const Loaded english(std::vector<File>{{"a.yaml", kEnglish}});
  const Loaded chinese(kChinese.substr(kChinese.find('\n') + 1));
  const Loaded json(std::vector<File>{{"a.json", kJson}});
  const Loaded array(std::vector<File>{{"a.json", "[" + kJson + "]"}});
  const Loaded lines(std::vector<File>{{"a.jsonl", one_line(kJson) + "\n"}});
  for (const Loaded* loaded : {&english, &chinese, &json, &array, &lines})
    CHECK(loaded->issues() == "");
  const std::string expected = dump(english.inventory);
  CHECK(expected.find("hosting=government cloud") != std::string::npos);
  CHECK(dump(chinese.inventory) == expected);
  CHECK(dump(json.inventory) == expected);
  CHECK(dump(array.inventory) == expected);
  CHECK(dump(lines.inventory) == expected);
}

TEST_CASE("aliases of YAML repeat facts", "[inventory]") {
  const Loaded loaded(kHead +
                      "networks:\n  - {id: &n n1, kind: extranet, name: *n}\n"
                      "  - {id: n2, kind: &k lan}\n  - {id: n3, kind: *k}\n");
  CHECK(loaded.issues() == "");
  CHECK(loaded.fact("networks", 0, "name") == "n1");
  CHECK(loaded.fact("networks", 2, "kind") == "stand-alone");
}

TEST_CASE("several bodies: documents, files, references between them", "[inventory]") {
  const auto body = [](const std::string& name, const std::string& rest) {
    return "organization: {name: " + name +
           ", level: city, kind: department, division: \"371300\"}\n" + rest;
  };
  const std::string system =
      "systems:\n  - {id: s1, name: x, owner_unit: x, classified: false, status: running, cloud: "
      "乙局#c1, networks: [丙局#n1, 丁局#n1]}\n";
  const Loaded loaded({{"a.yaml", body("甲局", system) + "---\n" +
                                      body("乙局",
                                           "clouds: [{id: c1, kind: government, level: "
                                           "city}]\n")},
                       {"b.yaml", body("丙局", "networks: [{id: n1, kind: lan}]\n")}});
  CHECK(loaded.issues() == "");
  REQUIRE(loaded.inventory.bodies.size() == 3);
  CHECK(loaded.inventory.inputs[0].bodies == std::vector<int>{0, 1});
  CHECK(loaded.inventory.inputs[1].bodies == std::vector<int>{2});
  CHECK(loaded.fact("systems", 0, "cloud") == "乙局#c1");
  CHECK(loaded.fact("systems", 0, "networks") == "丙局#n1, ?");  // 丁局 is not loaded: unknown
}

TEST_CASE("places of facts and of what is missing", "[inventory]") {
  const Loaded loaded(
      "as_of: 2018-06-30\n"
      "organization: {name: 甲局, level: city, kind: department, division: 371300}\n"
      "systems:\n"
      "  - id: s1\n"
      "    name: 甲\n"
      "    owner_unit: 甲局\n"
      "    classified: false\n"
      "    status: running\n"
      "    users: 12  # 人\n");
  const int systems = common_schema().collection("systems");
  const int networks = common_schema().collection("networks");
  const expr::Collection& in = common_schema().collections[static_cast<std::size_t>(systems)];
  const expr::Body& body = loaded.inventory.bodies.at(0);
  const auto place = [&](int collection, int row, int field) {
    const Span span = place_of(body, {0, collection, row, field});
    return std::pair(span.position(), span.source->position(span.end));
  };
  using Range = std::pair<Position, Position>;
  CHECK(place(systems, 0, in.field("users")) == Range{{9, 12}, {9, 14}});
  CHECK(place(systems, 0, in.field("builder")) == Range{{4, 5}, {4, 7}});
  CHECK(place(systems, 0, -1) == Range{{4, 5}, {4, 7}});
  CHECK(place(systems, -1, -1) == Range{{3, 1}, {3, 8}});
  CHECK(place(networks, -1, -1) == Range{{2, 1}, {2, 13}});
}

TEST_CASE("dates after the audit have not happened", "[inventory][settle]") {
  Loaded loaded(
      kHead +
      "systems:\n  - id: s1\n    name: x\n    owner_unit: x\n    classified: false\n"
      "    status: running\n    online_on: 2018-07-01\n    merged_on: 2018-06-30\n"
      "    上云时间: 2019-01-01\n"
      "exemptions: [{item: s1, obligation: SD-01, document: x, expires_on: 2020-01-01}]\n");
  settle(loaded.inventory, common_schema(), make_date(2018, 6, 30));
  CHECK(loaded.fact("systems", 0, "online_on") == "none");
  CHECK(loaded.fact("systems", 0, "merged_on") == "2018-06-30");
  CHECK(loaded.fact("exemptions", 0, "expires_on") == "2020-01-01");
  CHECK(loaded.issues() ==
        "a.yaml:9:16: warning[HG120]: \"online_on\": 2018-07-01 is after the audit date 2018-06-30 "
        "and is read as not having happened\n"
        "   9 |     online_on: 2018-07-01\n"
        "     |                ^^^^^^^^^^\n"
        "a.yaml:11:11: warning[HG120]: \"迁移上云时间\": 2019-01-01 is after the audit date "
        "2018-06-30 and is read as not having happened\n"
        "  11 |     上云时间: 2019-01-01\n"
        "     |               ^^^^^^^^^^\n");
}

TEST_CASE("the latest as_of is found wherever it stands", "[inventory]") {
  CHECK(latest_as_of(Inventory{}) == std::nullopt);
  const auto body = [](int n, const std::string& rest) {
    return "organization: {name: 甲" + std::to_string(n) +
           "局, level: city, kind: department, division: '371300'}\n" + rest;
  };
  const Loaded loaded(body(1, "as_of: 2018-06-30\n") + "---\n" + body(2, "") + "---\n" +
                      body(3, "as_of: 2018-05-31\n"));
  CHECK(latest_as_of(loaded.inventory) == make_date(2018, 6, 30));
}

TEST_CASE("a rule's case may leave out what is required", "[inventory][tree]") {
  Sources sources;
  const Source& source = sources.add(
      "case", "systems:\n  - {status: running}\n  - {id: systems-1}\n  - {}\nclouds: []\n");
  Issues issues;
  const auto documents = document::parse(source, document::Format::yaml, issues);
  REQUIRE(documents.size() == 1);
  Options options;
  options.required_may_be_missing = true;
  const Inventory inventory = load_tree(documents[0], common_schema(), options);
  REQUIRE(inventory.bodies.size() == 1);
  CHECK(inventory.inputs.at(0).issues.empty());
  const int systems = common_schema().collection("systems");
  const auto key = [&](std::size_t row) {
    return item_key(common_schema(), inventory.bodies[0], systems, row);
  };
  CHECK(key(0) == "systems-2");  // systems-1 is taken
  CHECK(key(1) == "systems-1");
  CHECK(key(2) == "systems-3");
}

TEST_CASE("a tree is as strict as a file unless it is a case", "[inventory][tree]") {
  Sources sources;
  const Source& source = sources.add("case", "systems:\n  - {id: s1, hosting: cloud}\n");
  Issues issues;
  const auto documents = document::parse(source, document::Format::yaml, issues);
  const Inventory strict = load_tree(documents.at(0), common_schema(), Options{});
  CHECK(strict.bodies.empty());
  CHECK(strict.inputs.at(0).issues.error_count() == 6);
  Options options;
  options.required_may_be_missing = true;
  const Inventory lenient = load_tree(documents.at(0), common_schema(), options);
  CHECK(lenient.bodies.empty());
  CHECK(lenient.inputs.at(0).issues.error_count() == 1);  // the unknown hosting
}
