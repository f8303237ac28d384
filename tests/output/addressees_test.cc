// Who is asked to mend what. Golden cases hold the notices that come of it.
#include "output/addressees.h"

#include <catch2/catch.hpp>

#include "output/sample.h"

namespace hegui::output {

namespace {

using rules::Outcome;

expr::Field text_field(const std::string& name, bool responsible = false) {
  expr::Field field;
  field.name = field.zh = name;
  field.responsible = responsible;
  return field;
}

/// Bodies of the sample's division with systems, each with the unit that answers for it.
class Inventory {
 public:
  using Systems = std::vector<std::pair<std::string, std::string>>;

  explicit Inventory(Sample& sample) {
    schema_.collections.resize(2);
    expr::Collection& organization = schema_.collections[0];
    organization.name = expr::kOrganization;
    organization.fields = {text_field("name"), text_field("division")};
    expr::Collection& systems = schema_.collections[1];
    systems.name = "systems";
    systems.fields = {text_field("id"), text_field("unit", true)};
    for (expr::Collection& collection : schema_.collections) {
      collection.key = {0};
      collection.index();
    }
    sample.report.schema = &schema_;
    sample.report.inventory = &inventory_;
  }

  void add(const std::string& name, const Systems& systems) {
    expr::Body& body = inventory_.bodies.emplace_back();
    body.tables.resize(2);
    add_rows(body, 0, {{name, "371300"}});
    add_rows(body, 1, systems);
  }

 private:
  static void add_rows(expr::Body& body, std::size_t collection, const Systems& rows) {
    expr::Table& table = body.tables[collection];
    table.known = true;
    table.columns.resize(2);
    table.rows = rows.size();
    for (const auto& [first, second] : rows) {
      put(body, table.columns[0], first);
      put(body, table.columns[1], second);
    }
  }
  static void put(expr::Body& body, expr::Column& column, const std::string& text) {
    column.states.push_back(text.empty() ? expr::State::unstated : expr::State::stated);
    column.cells.push_back(expr::to_cell(expr::TextRef{static_cast<std::uint32_t>(body.text.size()),
                                                       static_cast<std::uint32_t>(text.size())}));
    body.text += text;
  }

  expr::Schema schema_;
  inventory::Inventory inventory_;
};

audit::Finding found(const std::string& item) {
  audit::Finding finding;
  finding.collection = "systems";
  finding.item = item;
  return finding;
}
audit::Missing lacking(const std::string& item) { return {"systems", item, "hosting", {}, {}}; }

/// A line a unit: `name (passed on to): rule outcome findings / missing facts; …`.
std::string told(const Sample& sample) {
  std::string text;
  const Addressees addressees(sample.report);
  for (const Addressee& addressee : addressees.all()) {
    text += addressee.block.of_division ? addressee.block.division : addressee.block.body;
    for (const std::string& unit : addressee.passed_on) text += " >" + unit;
    text += ":";
    for (const audit::Result* result : addressee.block.results) {
      text += addressee.is_from_elsewhere(*result) ? " [" + result->body + "]" : "";
      text += " " + result->rule->id + " " + std::string(rules::name_of(result->outcome));
      for (const audit::Finding& finding : result->findings) text += " " + finding.item;
      for (const audit::Missing& missing : result->unknowns) text += " ?" + missing.item;
      text += ";";
    }
    text += "\n";
  }
  return text;
}

const Inventory::Systems kSystems{{"s1", "临沂市民政局"}, {"s2", "甲中心"}, {"s3", "乙中心"},
                                  {"s4", "民政局"},       {"s5", ""},       {"s6", "甲 中心"}};

}  // namespace

TEST_CASE("addressees: items go to the unit that their row states", "[output][notice]") {
  Sample sample;
  Inventory inventory(sample);
  inventory.add("临沂市民政局", kSystems);
  const rules::Rule& rule = sample.rule("R-1", {"甲", "A"});
  audit::Result& fails = sample.result(rule, Outcome::fail);
  for (const char* item : {"s1", "s2", "s3", "s4", "s5", "", "none"})
    fails.findings.push_back(found(item));
  fails.unknowns = {lacking("s2"), lacking("s1")};
  sample.result(rule, Outcome::pass);
  CHECK(told(sample) ==
        "临沂市民政局 >甲中心 >乙中心: R-1 fail s1 s4 s5  none ?s1; R-1 pass;\n"
        "甲中心: [临沂市民政局] R-1 fail s2 ?s2;\n"
        "乙中心: [临沂市民政局] R-1 fail s3;\n");
}

TEST_CASE("addressees: who has only facts to state is not told of a failure", "[output][notice]") {
  Sample sample;
  Inventory inventory(sample);
  inventory.add("临沂市民政局", kSystems);
  audit::Result& fails = sample.result(sample.rule("R-1", {"甲", "A"}), Outcome::fail);
  fails.findings = {found("s2")};
  fails.unknowns = {lacking("s1"), lacking("s3")};
  CHECK(told(sample) ==
        "临沂市民政局 >甲中心 >乙中心: R-1 unknown ?s1;\n"
        "甲中心: [临沂市民政局] R-1 fail s2;\n"
        "乙中心: [临沂市民政局] R-1 unknown ?s3;\n");
}

TEST_CASE("addressees: a quota stays with the body whose it is", "[output][notice]") {
  Sample sample;
  Inventory inventory(sample);
  inventory.add("临沂市民政局", kSystems);
  audit::Result& quota = sample.result(sample.rule("R-1", {"甲", "A"}), Outcome::fail);
  quota.measured.emplace();
  quota.findings = {found("s2")};
  CHECK(told(sample) ==
        "临沂市民政局 >甲中心: R-1 fail;\n"
        "甲中心: [临沂市民政局] R-1 fail s2;\n");
  quota.measured.reset();
  CHECK(told(sample) ==
        "临沂市民政局 >甲中心:\n"
        "甲中心: [临沂市民政局] R-1 fail s2;\n");
}

TEST_CASE("addressees: what is only encouraged or done is not said to be passed on",
          "[output][notice]") {
  Sample sample;
  Inventory inventory(sample);
  inventory.add("临沂市民政局", kSystems);
  rules::Rule& rule = sample.rule("R-1", {"甲", "A"});
  rule.aim = true;
  sample.result(rule, Outcome::fail).findings = {found("s2")};
  sample.result(rule, Outcome::waived).findings = {found("s3")};
  CHECK(told(sample) ==
        "临沂市民政局: R-1 waived s3;\n"
        "甲中心: [临沂市民政局] R-1 fail s2;\n");
}

TEST_CASE("addressees: a neighbour comes before a namesake far away", "[output][notice]") {
  Sample sample;
  Inventory inventory(sample);
  inventory.add("临沂市民政局", {{"s1", "教育局"}});
  const rules::Rule& rule = sample.rule("R-1", {"甲", "A"});
  sample.result(rule, Outcome::fail).findings = {found("s1")};
  audit::Result& far = sample.result(rule, Outcome::pass);
  far.body = "教育局";
  far.division = "370100";
  CHECK(told(sample) ==
        "临沂市民政局 >教育局:\n"
        "教育局: [临沂市民政局] R-1 fail s1; R-1 pass;\n");
  audit::Result& farther = sample.report.results.emplace_back(sample.report.results.back());
  farther.division = "370200";
  CHECK(told(sample) ==
        "临沂市民政局 >教育局:\n"
        "教育局: R-1 pass;\n"
        "教育局: R-1 pass;\n"
        "教育局: [临沂市民政局] R-1 fail s1;\n");
  sample.report.results.pop_back();
  sample.result(rule, Outcome::pass).body = "临沂市教育局";
  CHECK(told(sample) ==
        "临沂市民政局 >临沂市教育局:\n"
        "教育局: R-1 pass;\n"
        "临沂市教育局: [临沂市民政局] R-1 fail s1; R-1 pass;\n");
}

TEST_CASE("addressees: what is not due stays with the body as well", "[output][notice]") {
  Sample sample;
  Inventory inventory(sample);
  inventory.add("临沂市民政局", kSystems);
  audit::Result& coming = sample.result(sample.rule("R-1", {"甲", "A"}), Outcome::not_due);
  coming.findings = {found("s1"), found("s2")};
  CHECK(told(sample) ==
        "临沂市民政局: R-1 not-due s1 s2;\n"
        "甲中心: [临沂市民政局] R-1 not-due s2;\n");
}

TEST_CASE("addressees: one unit, one notice, audited or listed by several", "[output][notice]") {
  Sample sample;
  Inventory inventory(sample);
  inventory.add("临沂市民政局", {{"s1", "临沂市教育局"}, {"s2", "甲中心"}});
  inventory.add("临沂市教育局", {{"s1", "ＡＢ　中心"}, {"s2", "甲中心"}, {"s3", "ab 中心"}});
  const rules::Rule& rule = sample.rule("R-1", {"甲", "A"});
  sample.result(rule, Outcome::fail).findings = {found("s1"), found("s2")};
  audit::Result& second = sample.result(rule, Outcome::fail);
  second.body = "临沂市教育局";
  second.findings = {found("s1"), found("s2"), found("s3")};
  audit::Result& division = sample.result(rule, Outcome::fail);
  division.body.clear();
  division.of_division = true;
  division.findings = {found("s2")};
  CHECK(told(sample) ==
        "临沂市民政局 >临沂市教育局 >甲中心:\n"
        "临沂市教育局 >甲中心 >ＡＢ　中心: [临沂市民政局] R-1 fail s1;\n"
        "371300: R-1 fail s2;\n"
        "甲中心: [临沂市民政局] R-1 fail s2; [临沂市教育局] R-1 fail s2;\n"
        "ＡＢ　中心: [临沂市教育局] R-1 fail s1 s3;\n");
}

TEST_CASE("addressees: without rows that state a unit each keeps its own", "[output][notice]") {
  Sample sample;
  add_quota_failure(sample);
  CHECK(told(sample) == "临沂市民政局: SD-07c fail sys-003 sys-004;\n");
}

}  // namespace hegui::output
