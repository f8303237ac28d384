// The fixture of the other tests, and what it promises them.
#include "expr/fixture.h"

#include <catch2/catch.hpp>

namespace hegui::expr::testing {

namespace {

Field field(std::string name, FieldType type) {
  Field made;
  made.name = std::move(name);
  made.zh = made.name;
  made.type = type;
  return made;
}

Collection collection(std::string name, std::vector<Field> fields) {
  Collection made;
  made.name = std::move(name);
  made.zh = made.name;
  made.fields = std::move(fields);
  made.key = {0};
  made.index();
  return made;
}

EnumType enumeration(std::string name, std::vector<std::string> values) {
  EnumType made;
  made.name = std::move(name);
  for (std::string& value : values) {
    EnumValue& added = made.values.emplace_back();
    added.value = std::move(value);
  }
  return made;
}

constexpr int kSystems = 1, kNetworks = 2;

Schema make_schema() {
  Schema schema;
  schema.enums = {enumeration("sysstatus", {"planned", "running", "idle", "retired"}),
                  enumeration("netkind", {"intranet", "private-line"}),
                  enumeration("level", {"province", "city"})};
  Field status = field("status", FieldType::enumeration),
        kind = field("kind", FieldType::enumeration),
        level = field("level", FieldType::enumeration);
  status.enum_type = 0;
  kind.enum_type = 1;
  level.enum_type = 2;
  Field merged = field("merged_into", FieldType::reference),
        networks = field("networks", FieldType::reference);
  merged.target = kSystems;
  networks.target = kNetworks;
  networks.list = true;
  schema.collections = {
      collection("organization", {field("name", FieldType::text), level}),
      collection("systems",
                 {field("id", FieldType::text), status, field("classified", FieldType::boolean),
                  field("users", FieldType::integer), field("load", FieldType::percent),
                  field("online_on", FieldType::date), merged, networks,
                  field("function", FieldType::text)}),
      collection("networks", {field("id", FieldType::text), kind}),
      collection("clouds", {field("id", FieldType::text)}),
  };
  return schema;
}

void put(Column& column, std::size_t row, State state, Cell cell = 0) {
  const std::size_t rows = std::max(column.states.size(), row + 1);
  column.states.resize(rows, State::unstated);
  column.cells.resize(rows);
  column.places.resize(rows);
  column.states[row] = state;
  column.cells[row] = cell;
}

Cell add_text(Body& body, std::string_view text) {
  const TextRef ref{static_cast<std::uint32_t>(body.text.size()),
                    static_cast<std::uint32_t>(text.size())};
  body.text += text;
  return to_cell(ref);
}

Body make_body(const Schema& schema) {
  Body body;
  for (const Collection& known : schema.collections)
    body.tables.emplace_back().columns.resize(known.fields.size());
  Table &organization = body.tables[0], &systems = body.tables[kSystems],
        &networks = body.tables[kNetworks];
  organization.known = systems.known = networks.known = true;
  organization.rows = 1;
  systems.rows = 3;
  networks.rows = 2;
  put(organization.columns[0], 0, State::stated, add_text(body, "临沂市某某局"));
  put(organization.columns[1], 0, State::stated, 1);
  for (std::size_t row = 0; row < 3; ++row)
    put(systems.columns[0], row, State::stated, add_text(body, "s" + std::to_string(row + 1)));
  put(systems.columns[1], 0, State::stated, 1);
  put(systems.columns[2], 0, State::stated, 1);
  put(systems.columns[3], 0, State::stated, 5);
  put(systems.columns[4], 0, State::stated, to_cell(2.5));
  put(systems.columns[5], 0, State::stated, make_date(2018, 3, 1).days);
  put(systems.columns[6], 0, State::stated, to_cell(RowRef{0, 1}));
  systems.columns[7].items = {to_cell(RowRef{0, 0}), to_cell(RowRef{0, 1})};
  put(systems.columns[7], 0, State::stated, to_cell(Slice{0, 2}));
  put(systems.columns[8], 0, State::stated, add_text(body, "公文流转"));
  for (const std::size_t column : {1U, 3U, 4U, 5U, 6U, 8U})
    put(systems.columns[column], 1, State::none);
  put(systems.columns[2], 1, State::stated, 0);
  put(systems.columns[7], 1, State::stated, to_cell(Slice{2, 0}));
  put(networks.columns[0], 0, State::stated, add_text(body, "n1"));
  put(networks.columns[0], 1, State::stated, add_text(body, "n2"));
  put(networks.columns[1], 0, State::stated, 0);
  return body;
}

}  // namespace

Fixture::Fixture() : schema(make_schema()) {
  bodies.push_back(make_body(schema));
  Type integer;
  integer.kind = Type::Kind::integer;
  parameters = {{"low_users", integer}};
  parameter_values = {Value::of(std::int64_t{10})};
}

Environment Fixture::environment() const {
  Environment environment;
  environment.schema = &schema;
  environment.collection = kSystems;
  environment.has_due = true;
  environment.parameters = parameters;
  return environment;
}

Context Fixture::context() const {
  Context context;
  context.schema = &schema;
  context.bodies = bodies;
  context.audit = context.cutoff = make_date(2018, 6, 30);
  context.due = make_date(2018, 3, 31);
  context.parameters = parameter_values;
  return context;
}

std::vector<Truth> Fixture::run(const std::string& predicate) const {
  Issues issues;
  const auto program = compile_condition(predicate, {}, environment(), issues);
  std::string messages;
  for (const Issue& issue : issues.all()) messages += issue.message(Language::en) + "\n";
  INFO(messages);
  REQUIRE(program);
  return expr::run(*program, context());
}

std::string Fixture::errors(const std::string& predicate) const {
  Issues issues;
  compile_condition(predicate, {}, environment(), issues);
  std::string messages;
  for (const Issue& issue : issues.all()) {
    messages += (messages.empty() ? "" : "\n") + issue.message(Language::en);
    if (!issue.hint_text(Language::en).empty()) messages += " | " + issue.hint_text(Language::en);
  }
  return messages;
}

Explanation Fixture::explain(const std::string& predicate, std::uint32_t row) const {
  Issues issues;
  const auto program = compile_condition(predicate, {}, environment(), issues);
  REQUIRE(program);
  return expr::explain(*program, context(), row);
}

std::string Fixture::name(const FactId& fact) const {
  const Collection& known = schema.collections[static_cast<std::size_t>(fact.collection)];
  if (fact.row < 0) return known.name;
  return known.name + "/" + std::to_string(fact.row + 1) + "." +
         known.fields[static_cast<std::size_t>(fact.field)].name;
}

TEST_CASE("fixture: s1 states, s2 states none, s3 does not state", "[expr]") {
  const Fixture fixture;
  CHECK(fixture.run("stated(users)") == std::vector{Truth::yes, Truth::yes, Truth::no});
  CHECK(fixture.run("set(users)") == std::vector{Truth::yes, Truth::no, Truth::unknown});
}

}  // namespace hegui::expr::testing
