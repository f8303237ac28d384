// Every mistake that an inventory can hold, with its whole message. All of them are reported in one
// run.
#include "fixture.h"

using namespace hegui;
using namespace hegui::inventory;

namespace {

const std::string kHead =
    "hegui: 1\norganization: {name: 甲局, level: city, kind: department, division: 371300}\n";

/// Line 8 of a document that is otherwise right.
std::string system_with(const std::string& line) {
  return kHead +
         "systems:\n  - id: s1\n    name: 甲\n    owner_unit: 甲局\n"
         "    classified: false\n    " +
         line + "\n    status: running\n";
}

struct Case {
  std::string text;
  std::string issues;
};

}  // namespace

TEST_CASE("a wrong value says what was expected", "[inventory][mistakes]") {
  const std::string at = "a.yaml:8:";
  const auto c = GENERATE_COPY(values<Case>({
      {"users: 约300",
       "12: error[HG127]: \"users\" must be a whole number, found \"约300\"\n"
       "   8 |     users: 约300\n     |            ^^^^^\n"},
      {"users: 010",
       "12: error[HG127]: \"users\" must be a whole number, found \"010\"\n"
       "   8 |     users: 010\n     |            ^^^\n"},
      {"users: 1.0",
       "12: error[HG127]: \"users\" must be a whole number, found \"1.0\"\n"
       "   8 |     users: 1.0\n     |            ^^^\n"},
      {"users: 99999999999999999999",
       "12: error[HG118]: \"users\": \"99999999999999999999\" is out of range\n"
       "   8 |     users: 99999999999999999999\n     |            ^^^^^^^^^^^^^^^^^^^^\n"},
      {"cpu_utilization: 5 %%",
       "22: error[HG129]: \"cpu_utilization\" must be a percentage such as 35%, found \"5 %%\"\n"
       "   8 |     cpu_utilization: 5 %%\n     |                      ^^^^\n"},
      {"major: yes",
       "12: error[HG126]: \"major\" must be true or false, found \"yes\"\n"
       "   8 |     major: yes\n     |            ^^^\n"
       "  hint: write true or false (是, 否)\n"},
      {"online_on: 2018-02-30",
       "16: error[HG106]: \"online_on\": \"2018-02-30\" is not a date\n"
       "   8 |     online_on: 2018-02-30\n     |                ^^^^^^^^^^\n"
       "  hint: write dates as 2018-06-30, 2018/6/30 or 2018年6月30日; none if it has not "
       "happened\n"},
      {"hosting: gov-clod",
       "14: error[HG108]: \"hosting\" cannot be \"gov-clod\"\n"
       "   8 |     hosting: gov-clod\n     |              ^^^^^^^^\n"
       "  hint: did you mean \"gov-cloud\"?\n"},
      {"部署方式: 政务去",
       "11: error[HG108]: \"部署方式\" cannot be \"政务去\"\n"
       "   8 |     部署方式: 政务去\n     |               ^^^^^^\n"
       "  hint: did you mean \"政务云\"?\n"},
      {"networks: n1",
       "15: error[HG102]: \"networks\" must be a list, found n1\n"
       "   8 |     networks: n1\n     |               ^^\n"},
      {"networks: {id: n1}",
       "15: error[HG102]: \"networks\" must be a list, found {…}\n"
       "   8 |     networks: {id: n1}\n     |               ^^^^^^^^\n"},
      {"users: [1]",
       "12: error[HG103]: \"users\" must be a single value, found […]\n"
       "   8 |     users: [1]\n     |            ^^^\n"},
      {"users: {n: [1]}",
       "12: error[HG103]: \"users\" must be a single value, found {…}\n"
       "   8 |     users: {n: [1]}\n     |            ^^^^^^^^\n"},
      {"sites: [a, , b]",
       "14: error[HG113]: the list \"sites\" has an empty element\n"
       "   8 |     sites: [a, , b]\n     |              ^\n"},
      {"sites: [none]",
       "13: error[HG113]: the list \"sites\" has an empty element\n"
       "   8 |     sites: [none]\n     |             ^^^^\n"},
      {"sites: [[a]]",
       "13: error[HG103]: \"sites\" must be a single value, found […]\n"
       "   8 |     sites: [[a]]\n     |             ^^^^\n"},
      {"hostng: {a: [1, {b: 2}]}",
       "5: error[HG104]: unknown key \"hostng\" in systems\n"
       "   8 |     hostng: {a: [1, {b: 2}]}\n     |     ^^^^^^\n"
       "  hint: did you mean \"hosting\"?\n"},
      {"系统编号: s2",
       "5: error[HG014]: duplicate key \"系统编号\", first given on line 4\n"
       "   8 |     系统编号: s2\n     |     ^^^^^^^^\n"},
      {"cloud: c9",
       "12: error[HG110]: \"cloud\" refers to \"c9\", which is not in clouds\n"
       "   8 |     cloud: c9\n     |            ^^\n"
       "  hint: write an item of another body as NAME#ID\n"},
      {"可替代系统: [s1, s11]",
       "17: error[HG110]: \"可替代系统\" refers to \"s11\", which is not in 信息系统\n"
       "   8 |     可替代系统: [s1, s11]\n     |                      ^^^\n"
       "  hint: did you mean \"s1\"?\n"},
      {"cloud: 甲局#c9",
       "12: error[HG110]: \"cloud\" refers to \"甲局#c9\", which is not in clouds\n"
       "   8 |     cloud: 甲局#c9\n     |            ^^^^^^^\n"
       "  hint: write an item of another body as NAME#ID\n"},
  }));
  CAPTURE(c.text);
  const Loaded loaded(system_with(c.text));
  CHECK(loaded.issues() == at + c.issues);
  CHECK(loaded.inventory.bodies.empty());
}

TEST_CASE("a wrong document says what is wrong with it", "[inventory][mistakes]") {
  const auto c = GENERATE(values<Case>({
      {"hegui: 2\norganization: {name: a, level: city, kind: department, division: '371300'}\n",
       "a.yaml:1:8: error[HG115]: the inventory's format version must be 1, found \"2\"\n"
       "   1 | hegui: 2\n     |        ^\n"},
      {"hegui: 1\nnetworks: []\n",
       "a.yaml:1:1: error[HG116]: the document lacks \"organization\"\n"
       "   1 | hegui: 1\n     | ^^^^^^^^\n"},
      {"organization:\n",
       "a.yaml:1:1: error[HG101]: \"organization\" must be a mapping, found null\n"
       "   1 | organization:\n     | ^^^^^^^^^^^^\n"},
      {"单位: 甲局\n",
       "a.yaml:1:5: error[HG101]: \"单位\" must be a mapping, found 甲局\n"
       "   1 | 单位: 甲局\n     |       ^^^^\n"},
      {"- a\n",
       "a.yaml:1:1: error[HG124]: an inventory document must be a mapping, found \"[…]\"\n"
       "   1 | - a\n     | ^^^\n"},
      {"甲局\n",
       "a.yaml:1:1: error[HG124]: an inventory document must be a mapping, found \"甲局\"\n"
       "   1 | 甲局\n     | ^^^^\n"},
      {"", "a.yaml:1:1: error[HG021]: the file has no content\n   1 | \n     | ^\n"},
      {kHead + "systms: []\n",
       "a.yaml:3:1: error[HG125]: an inventory has no part named \"systms\"\n"
       "   3 | systms: []\n     | ^^^^^^\n  hint: did you mean \"systems\"?\n"},
      {kHead + "as_of: June\n",
       "a.yaml:3:8: error[HG106]: \"as_of\": \"June\" is not a date\n"
       "   3 | as_of: June\n     |        ^^^^\n"
       "  hint: write dates as 2018-06-30, 2018/6/30 or 2018年6月30日; none if it has not "
       "happened\n"},
      {kHead + "as_of: [2018-06-30]\n",
       "a.yaml:3:8: error[HG103]: \"as_of\" must be a single value, found […]\n"
       "   3 | as_of: [2018-06-30]\n     |        ^^^^^^^^^^^^\n"},
      {kHead + "networks: {id: n1}\n",
       "a.yaml:3:11: error[HG102]: \"networks\" must be a list, found {…}\n"
       "   3 | networks: {id: n1}\n     |           ^^^^^^^^\n"},
      {kHead + "networks: n1\n",
       "a.yaml:3:11: error[HG102]: \"networks\" must be a list, found n1\n"
       "   3 | networks: n1\n     |           ^^\n"},
      {kHead + "networks: [n1]\n",
       "a.yaml:3:12: error[HG123]: each row of networks must be a mapping, found n1\n"
       "   3 | networks: [n1]\n     |            ^^\n"},
      {kHead + "networks: [[n1]]\n",
       "a.yaml:3:12: error[HG123]: each row of networks must be a mapping, found […]\n"
       "   3 | networks: [[n1]]\n     |            ^^^^^\n"},
      {kHead + "networks: []\n网络: []\n",
       "a.yaml:4:1: error[HG014]: duplicate key \"网络\", first given on line 3\n"
       "   4 | 网络: []\n     | ^^^^\n"},
      {kHead + "networks:\n  - {id: n1, kind: lan}\n  - {id: n1, kind: extranet}\n",
       "a.yaml:5:10: error[HG109]: duplicate key \"n1\" in networks, first given on line 4\n"
       "   5 |   - {id: n1, kind: extranet}\n     |          ^^\n"},
      {kHead + "coverage:\n"
               "  - {metric: extranet-city, total: 2, covered: 1, as_of: 2018-06-01}\n"
               "  - {指标: 外网覆盖市级, total: 2, covered: 2, as_of: 2018年6月1日}\n",
       "a.yaml:5:10: error[HG109]: duplicate key \"extranet-city/2018-06-01\" in coverage, first "
       "given on line 4\n"
       "   5 |   - {指标: 外网覆盖市级, total: 2, covered: 2, as_of: 2018年6月1日}\n"
       "     |            ^^^^^^^^^^^^\n"},
      {kHead + "reports: [{kind: monthly-progress, period: 2018-13}]\n",
       "a.yaml:3:44: error[HG107]: \"period\": \"2018-13\" is not a month\n"
       "   3 | reports: [{kind: monthly-progress, period: 2018-13}]\n"
       "     |                                            ^^^^^^^\n"
       "  hint: write months as 2018-06 or 2018年6月, years as 2018\n"},
      {"organization: {name: 甲局, level: city, kind: department, division: 3713}\n",
       "a.yaml:1:67: error[HG117]: division code \"3713\" must be six digits\n"
       "   1 | …: city, kind: department, division: 3713}\n"
       "     |                                      ^^^^\n"},
  }));
  CAPTURE(c.text);
  const Loaded loaded(c.text);
  CHECK(loaded.issues() == c.issues);
  CHECK(loaded.inventory.bodies.empty());
}

TEST_CASE("required fields are stated", "[inventory][mistakes]") {
  const Loaded loaded(
      "单位: {单位名称: 甲局, 单位层级: 市级, 单位类型: ~}\n"
      "systems:\n  - id: s1\n    name: none\n    owner_unit:\n    status: runing\n"
      "网络:\n  - {}\n");
  CHECK(loaded.issues(Language::zh) ==
        "a.yaml:1:6: 错误[HG111]: “单位”缺少必填项“单位类型”\n"
        "   1 | 单位: {单位名称: 甲局, 单位层级: 市级, 单位类型: ~}\n"
        "     |        ^^^^^^^^\n"
        "a.yaml:1:6: 错误[HG111]: “单位”缺少必填项“行政区划代码”\n"
        "   1 | 单位: {单位名称: 甲局, 单位层级: 市级, 单位类型: ~}\n"
        "     |        ^^^^^^^^\n"
        "a.yaml:3:5: 错误[HG111]: “systems s1”缺少必填项“owner_unit”\n"
        "   3 |   - id: s1\n"
        "     |     ^^\n"
        "a.yaml:3:5: 错误[HG111]: “systems s1”缺少必填项“classified”\n"
        "   3 |   - id: s1\n"
        "     |     ^^\n"
        "a.yaml:4:11: 错误[HG112]: 必填项“name”不能为“无”\n"
        "   4 |     name: none\n"
        "     |           ^^^^\n"
        "a.yaml:6:13: 错误[HG108]: “status”不能为“runing”\n"
        "   6 |     status: runing\n"
        "     |             ^^^^^^\n"
        "  提示: 是否想写“running”？\n"
        "a.yaml:8:5: 错误[HG111]: “网络 ?”缺少必填项“网络编号”\n"
        "   8 |   - {}\n"
        "     |     ^^\n"
        "a.yaml:8:5: 错误[HG111]: “网络 ?”缺少必填项“网络类型”\n"
        "   8 |   - {}\n"
        "     |     ^^\n");
}

TEST_CASE("every mistake of every file in one run, and the sound documents are kept",
          "[inventory][mistakes]") {
  const Loaded loaded({
      {"a.yaml", kHead + "networks:\n  - {id: n1, kind: wan}\n  - {id: n2, knd: lan}\n"},
      {"b.yaml",
       "networks: [\n---\norganization: {name: 乙局, level: city, kind: department, "
       "division: '371300'}\n"},
      {"c.json", "{\"organization\": }"},
  });
  CHECK(loaded.issues() ==
        "a.yaml:4:20: error[HG108]: \"kind\" cannot be \"wan\"\n"
        "   4 |   - {id: n1, kind: wan}\n"
        "     |                    ^^^\n"
        "  hint: did you mean \"lan\"?\n"
        "a.yaml:5:6: error[HG111]: networks n2 lacks the required \"kind\"\n"
        "   5 |   - {id: n2, knd: lan}\n"
        "     |      ^^\n"
        "a.yaml:5:14: error[HG104]: unknown key \"knd\" in networks\n"
        "   5 |   - {id: n2, knd: lan}\n"
        "     |              ^^^\n"
        "  hint: did you mean \"kind\"?\n"
        "b.yaml:1:11: error[HG024]: the bracket \"[\" is not closed by line 1, or a comma is "
        "missing\n"
        "   1 | networks: [\n"
        "     |           ^\n"
        "c.json:1:18: error[HG032]: \"}\" is no JSON value\n"
        "   1 | {\"organization\": }\n"
        "     |                  ^\n");
  REQUIRE(loaded.inventory.bodies.size() == 1);
  CHECK(organization_text(common_schema(), loaded.inventory.bodies[0], "name") == "乙局");
  CHECK(loaded.inventory.inputs[0].bodies.empty());
  CHECK(loaded.inventory.inputs[1].bodies == std::vector<int>{0});
}

TEST_CASE("one body in two documents is an error of both", "[inventory][mistakes]") {
  const Loaded loaded({{"a.yaml", kHead}, {"b.yaml", "as_of: 2018-06-30\n" + kHead}});
  CHECK(loaded.inventory.bodies.empty());
  CHECK(loaded.inventory.inputs[0].issues.all().size() == 1);
  const Issue& first = loaded.inventory.inputs[0].issues.all().at(0);
  const Issue& second = loaded.inventory.inputs[1].issues.all().at(0);
  CHECK(first.code == &codes::duplicate_body);
  CHECK(first.values.at(0) == "甲局");
  CHECK(first.values.at(1) == "371300");
  CHECK(first.values.at(2).ends_with("b.yaml:3"));
  CHECK(first.span.position() == Position{2, 1});
  CHECK(second.values.at(2).ends_with("a.yaml:2"));
  CHECK(second.span.position() == Position{3, 1});
}

TEST_CASE("bodies of one name in two divisions are two bodies", "[inventory]") {
  const Loaded loaded(kHead + "---\n" +
                      "organization: {name: 甲局, level: county, kind: department, division: "
                      "'371302'}\n");
  CHECK(loaded.issues() == "");
  CHECK(loaded.inventory.bodies.size() == 2);
}

TEST_CASE("a reference into a body that is in error is unknown", "[inventory]") {
  const auto body = [](const std::string& name, const std::string& rest) {
    return "organization: {name: " + name +
           ", level: city, kind: department, division: '371300'}\n" + rest;
  };
  const Loaded loaded(
      body("甲局", "apps: [{id: a1, kind: service-app, platform: 乙局#p1}]\n") + "---\n" +
      body("乙局", "platforms: [{id: p1, kind: exchange, level: city, colour: red}]\n"));
  REQUIRE(loaded.inventory.bodies.size() == 1);
  CHECK(loaded.fact("apps", 0, "platform") == "not stated");
}

TEST_CASE("a file that cannot be read is an input with an issue", "[inventory][mistakes]") {
  Sources sources;
  const Inventory inventory = load({"no/such/file.yaml"}, common_schema(), sources, Options{});
  REQUIRE(inventory.inputs.size() == 1);
  CHECK(inventory.bodies.empty());
  CHECK(inventory.inputs[0].path == "no/such/file.yaml");
  CHECK(inventory.inputs[0].sha256.empty());
  REQUIRE(inventory.inputs[0].issues.error_count() == 1);
  CHECK(inventory.inputs[0].issues.all()[0].message(Language::en) ==
        "cannot read the file: no/such/file.yaml: No such file or directory");
}
