// Vocabulary files: what they give, what packs may add, and what is refused.
#include "hegui/inventory/vocabulary.h"

#include "fixture.h"

using namespace hegui;
using namespace hegui::inventory;

namespace {

/// The schema after the texts, with the issues of all.
struct Vocabulary {
  explicit Vocabulary(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const Source& source = sources.add("v", text);
      for (const document::Node& node : document::parse(source, document::Format::yaml, issues))
        add_vocabulary(node, schema, issues);
    }
  }
  std::string listed() const {
    std::string text;
    for (const Issue& issue : issues.all()) text += render(issue, Language::en);
    return text;
  }

  Sources sources;
  Issues issues;
  expr::Schema schema;
};

const std::string kBase =
    "enums:\n"
    "  level:\n"
    "    - {value: city, zh: 市级, en: city, aliases_zh: [地级]}\n"
    "collections:\n"
    "  - name: systems\n"
    "    zh: 信息系统\n"
    "    key: [id]\n"
    "    doc: {zh: 系统, en: Systems.}\n"
    "    fields:\n"
    "      - {name: id, zh: 编号, type: text, required: true}\n"
    "      - {name: level, zh: 层级, aliases_zh: [级别], type: enum, values: '@level'}\n"
    "      - {name: cloud, zh: 云, type: ref, target: clouds}\n"
    "      - {name: owner, zh: 主管, type: text, responsible: true}\n"
    "      - {name: days, zh: 日期, type: 'list<date>', plan: true, unit: 日, survey: true}\n"
    "    invariants:\n"
    "      - {that: 'id != \"\"', message: {zh: 甲, en: A}}\n"
    "  - name: clouds\n"
    "    zh: 云平台\n"
    "    key: [id]\n"
    "    fields: [{name: id, zh: 编号, type: text}]\n";

}  // namespace

TEST_CASE("a vocabulary becomes a schema", "[inventory][vocabulary]") {
  const Vocabulary v({kBase});
  CHECK(v.listed() == "");
  REQUIRE(v.schema.collections.size() == 2);
  const expr::Collection& systems = v.schema.collections[0];
  CHECK(systems.zh == "信息系统");
  CHECK(systems.doc == Localized{"系统", "Systems."});
  CHECK(systems.key == std::vector<int>{0});
  REQUIRE(systems.fields.size() == 5);
  CHECK(systems.fields[0].required);
  CHECK(systems.fields[1].type == expr::FieldType::enumeration);
  CHECK(systems.fields[1].enum_type == 0);
  CHECK(systems.fields[1].aliases == std::vector<std::string>{"级别"});
  CHECK(systems.fields[2].target == 1);
  CHECK(systems.fields[3].responsible);
  CHECK_FALSE(systems.fields[0].responsible);
  CHECK(systems.fields[4].type == expr::FieldType::date);
  CHECK(systems.fields[4].list);
  CHECK(systems.fields[4].plan);
  CHECK(systems.fields[4].survey);
  CHECK(systems.fields[4].unit == "日");
  CHECK(systems.find_field("级别") == 1);
  REQUIRE(systems.invariants.size() == 1);
  CHECK(systems.invariants[0].predicate == "id != \"\"");
  CHECK(systems.invariants[0].message == Localized{"甲", "A"});
  CHECK(v.schema.enums[0].find("地级") == 0);
}

TEST_CASE("a pack adds fields, values and collections", "[inventory][vocabulary]") {
  const Vocabulary v(
      {kBase,
       "enums:\n  level: [{value: county, zh: 县级, en: county}]\n"
       "collections:\n"
       "  - name: clouds\n"
       "    fields: [{name: room, zh: 机房, type: ref, target: rooms}]\n"
       "  - {name: rooms, zh: 机房, key: [id], fields: [{name: id, zh: 编号, type: text}]}\n",
       "{}\n"});
  CHECK(v.listed() == "");
  CHECK(v.schema.enums[0].values.size() == 2);
  REQUIRE(v.schema.collections.size() == 3);
  CHECK(v.schema.collections[1].fields.size() == 2);
  CHECK(v.schema.collections[1].fields[1].target == 2);
  CHECK(v.schema.collections[1].key == std::vector<int>{0});
  CHECK(v.schema.collections[1].field("room") == 1);
}

TEST_CASE("a faulty vocabulary is reported in full", "[inventory][vocabulary]") {
  const Vocabulary v({kBase,
                      "enums:\n"
                      "  level: [{value: city, zh: 城市, en: city}]\n"
                      "  kind: x\n"
                      "collections:\n"
                      "  - name: clouds\n"
                      "    fields:\n"
                      "      - {name: id, zh: 标识, type: text}\n"
                      "      - {name: a, zh: 编号, type: text}\n"
                      "      - {name: b, zh: 乙, type: texts}\n"
                      "      - {name: c, zh: 丙, type: enum}\n"
                      "      - {name: d, zh: 丁, type: enum, values: '@levl'}\n"
                      "      - {name: e, zh: 戊, type: ref}\n"
                      "      - {name: f, zh: 己, type: ref, target: cloud}\n"
                      "      - {name: g, zh: 庚, type: text, requird: true}\n"
                      "  - {name: rooms, zh: 机房, fields: []}\n"
                      "  - {name: lines, zh: 专线, key: [nr]}\n"});
  CHECK(v.listed() ==
        "v:2:19: error[HG213]: the name \"city\" is already taken\n"
        "   2 |   level: [{value: city, zh: 城市, en: city}]\n"
        "     |                   ^^^^\n"
        "v:3:3: error[HG102]: \"kind\" must be a list, found x\n"
        "   3 |   kind: x\n"
        "     |   ^^^^\n"
        "v:7:16: error[HG213]: the name \"id\" is already taken\n"
        "   7 |       - {name: id, zh: 标识, type: text}\n"
        "     |                ^^\n"
        "v:8:23: error[HG213]: the name \"编号\" is already taken\n"
        "   8 |       - {name: a, zh: 编号, type: text}\n"
        "     |                       ^^^^\n"
        "v:9:32: error[HG222]: \"type\" has no value named \"texts\"\n"
        "   9 |       - {name: b, zh: 乙, type: texts}\n"
        "     |                                 ^^^^^\n"
        "  hint: did you mean \"text\"?\n"
        "v:10:9: error[HG202]: c lacks \"values\"\n"
        "  10 |       - {name: c, zh: 丙, type: enum}\n"
        "     |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "v:11:46: error[HG228]: there is no enum named \"@levl\"\n"
        "  11 |       - {name: d, zh: 丁, type: enum, values: '@levl'}\n"
        "     |                                               ^^^^^^^\n"
        "  hint: did you mean \"level\"?\n"
        "v:12:9: error[HG202]: e lacks \"target\"\n"
        "  12 |       - {name: e, zh: 戊, type: ref}\n"
        "     |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "v:14:38: error[HG104]: unknown key \"requird\" in fields of clouds\n"
        "  14 |       - {name: g, zh: 庚, type: text, requird: true}\n"
        "     |                                       ^^^^^^^\n"
        "  hint: did you mean \"required\"?\n"
        "v:15:5: error[HG202]: rooms lacks \"key\"\n"
        "  15 |   - {name: rooms, zh: 机房, fields: []}\n"
        "     |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "v:16:32: error[HG227]: there is no field named \"nr\"\n"
        "  16 |   - {name: lines, zh: 专线, key: [nr]}\n"
        "     |                                  ^^^^^\n"
        "v:13:45: error[HG226]: there is no collection named \"cloud\"\n"
        "  13 |       - {name: f, zh: 己, type: ref, target: cloud}\n"
        "     |                                              ^^^^^\n"
        "  hint: did you mean \"clouds\"?\n");
}

TEST_CASE("a responsible unit is a single name", "[inventory][vocabulary]") {
  const Vocabulary v({kBase,
                      "collections:\n"
                      "  - name: clouds\n"
                      "    fields:\n"
                      "      - {name: a, zh: 甲, type: date, responsible: true}\n"
                      "      - {name: b, zh: 乙, type: list<text>, responsible: true}\n"
                      "      - {name: c, zh: 丙, type: text, responsible: 3}\n"});
  CHECK(v.listed() ==
        "v:4:51: error[HG203]: \"type\" must be text, found \"date\"\n"
        "   4 |       - {name: a, zh: 甲, type: date, responsible: true}\n"
        "     |                                                    ^^^^\n"
        "v:5:57: error[HG203]: \"type\" must be text, found \"list<text>\"\n"
        "   5 |       - {name: b, zh: 乙, type: list<text>, responsible: true}\n"
        "     |                                                          ^^^^\n"
        "v:6:51: error[HG203]: \"responsible\" must be true / false, found \"3\"\n"
        "   6 |       - {name: c, zh: 丙, type: text, responsible: 3}\n"
        "     |                                                    ^\n");
  for (const expr::Field& field : v.schema.collections[1].fields) CHECK_FALSE(field.responsible);
}

TEST_CASE("the common vocabulary", "[inventory][vocabulary]") {
  const expr::Schema& schema = common_schema();
  CHECK(schema.collections.size() == 16);
  CHECK(schema.collection("organization") == 0);
  for (const expr::Collection& collection : schema.collections) {
    CAPTURE(collection.name);
    CHECK_FALSE(collection.key.empty());
    for (const expr::Field& field : collection.fields) {
      CAPTURE(field.name);
      CHECK((field.type == expr::FieldType::enumeration) == (field.enum_type >= 0));
      CHECK((field.type == expr::FieldType::reference) == (field.target >= 0));
      CHECK_FALSE(field.doc.empty());
    }
  }
  const int coverage = schema.collection("coverage");
  REQUIRE(schema.collections[static_cast<std::size_t>(coverage)].invariants.size() == 1);
}
