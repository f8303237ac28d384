// The worlds themselves.
#include "expr/world.h"

#include <catch2/catch.hpp>

namespace hegui::expr::testing {

namespace {

constexpr int kOfSystems = 1, kOfNetworks = 2;

Field field(std::string name, FieldType type, int target = -1, bool list = false) {
  Field made;
  made.name = std::move(name);
  made.zh = made.name;
  made.type = type;
  made.list = list;
  if (type == FieldType::reference) made.target = target;
  if (type == FieldType::enumeration) made.enum_type = target;
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
  for (std::string& value : values) made.values.emplace_back().value = std::move(value);
  return made;
}

Schema make_schema() {
  using T = FieldType;
  Schema schema;
  schema.enums = {enumeration("sysstatus", {"planned", "running", "idle", "retired"}),
                  enumeration("netkind", {"intranet", "extranet", "line", "lan"}),
                  enumeration("level", {"province", "city", "county", "township"})};
  schema.collections = {
      collection("organization", {field("name", T::text), field("level", T::enumeration, 2)}),
      collection(
          "systems",
          {field("id", T::text), field("status", T::enumeration, 0),
           field("classified", T::boolean), field("users", T::integer), field("load", T::percent),
           field("online_on", T::date), field("retired_on", T::date), field("period", T::month),
           field("merged_into", T::reference, kOfSystems),
           field("networks", T::reference, kOfNetworks, true), field("tags", T::text, -1, true)}),
      collection("networks", {field("id", T::text), field("kind", T::enumeration, 1),
                              field("common", T::boolean), field("speed", T::integer),
                              field("opened_on", T::date), field("owner", T::reference, kOfSystems),
                              field("serves", T::reference, kOfSystems, true)}),
      collection("clouds", {field("id", T::text)}),
  };
  return schema;
}

std::size_t rows_of(int collection) {
  if (collection == kOfSystems) return World::kSystems;
  return collection == kOfNetworks ? World::kNetworks : 1;
}

Cell random_reference(const Field& field, Dice& dice) {
  const std::size_t die = dice.below(10);
  if (die == 0) return to_cell(RowRef{});
  const std::int32_t body = die == 1 ? 1 : 0;
  // A few rows are referred to by many.
  const std::size_t among = dice.chance(30) ? 4 : rows_of(field.target);
  return to_cell(RowRef{body, static_cast<std::int32_t>(dice.below(among))});
}

Cell random_cell(const Field& field, Body& body, Dice& dice) {
  switch (field.type) {
    case FieldType::boolean:
      return static_cast<Cell>(dice.below(2));
    case FieldType::number:
    case FieldType::percent:
      return to_cell(static_cast<double>(dice.below(4)) / 2);
    case FieldType::date:
      return make_date(2018, 1 + static_cast<unsigned>(dice.below(12)), 1).days;
    case FieldType::text:
    case FieldType::month: {
      const TextRef ref{static_cast<std::uint32_t>(body.text.size()), 1};
      body.text += static_cast<char>('a' + dice.below(3));
      return to_cell(ref);
    }
    case FieldType::reference:
      return random_reference(field, dice);
    case FieldType::integer:
    case FieldType::enumeration:
      break;
  }
  return static_cast<Cell>(dice.below(4));
}

/// A column of some worlds has no unknown, of some nothing else.
void fill(Column& column, const Field& field, std::size_t rows, Body& body, Dice& dice) {
  const std::size_t unstated = dice.chance(20) ? 0 : dice.chance(5) ? 100 : 15;
  if (unstated == 100) return;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool gap = dice.chance(unstated), none = dice.chance(15);
    column.states.push_back(gap ? State::unstated : none ? State::none : State::stated);
    column.places.push_back(0);
    if (!field.list) {
      column.cells.push_back(random_cell(field, body, dice));
      if (none && !gap && field.type == FieldType::boolean) {
        column.states.back() = State::stated;
        column.cells.back() = 0;
      }
      continue;
    }
    const Slice slice{static_cast<std::uint32_t>(column.items.size()),
                      none ? 0U : static_cast<std::uint32_t>(dice.below(4))};
    for (std::uint32_t i = 0; i < slice.count; ++i)
      column.items.push_back(random_cell(field, body, dice));
    column.cells.push_back(to_cell(slice));
    if (!gap) column.states.back() = State::stated;
  }
}

Body random_body(const Schema& schema, Dice& dice) {
  Body body;
  for (std::size_t i = 0; i < schema.collections.size(); ++i) {
    const Collection& known = schema.collections[i];
    Table& table = body.tables.emplace_back();
    table.columns.resize(known.fields.size());
    table.known = known.name != "clouds" && !(i == kOfNetworks && dice.chance(5));
    table.rows = table.known ? rows_of(static_cast<int>(i)) : 0;
    if (i == kOfNetworks && dice.chance(5)) table.rows = 0;
    for (std::size_t f = 0; f < known.fields.size(); ++f)
      fill(table.columns[f], known.fields[f], table.rows, body, dice);
  }
  return body;
}

/// Nobody may refer to rows that are not there.
void drop_dangling(std::vector<Body>& bodies, const Schema& schema) {
  for (Body& body : bodies) {
    for (std::size_t c = 0; c < schema.collections.size(); ++c) {
      for (std::size_t f = 0; f < schema.collections[c].fields.size(); ++f) {
        const Field& known = schema.collections[c].fields[f];
        if (known.type != FieldType::reference) continue;
        Column& column = body.tables[c].columns[f];
        for (Cell& cell : known.list ? column.items : column.cells) {
          const RowRef target = as_row(cell);
          if (target.body < 0) continue;
          const Table& table = bodies[static_cast<std::size_t>(target.body)]
                                   .tables[static_cast<std::size_t>(known.target)];
          if (static_cast<std::size_t>(target.row) >= table.rows) cell = to_cell(RowRef{});
        }
      }
    }
  }
}

}  // namespace

World::World(Dice& dice) : schema(make_schema()) {
  for (int i = 0; i < 2; ++i) bodies.push_back(random_body(schema, dice));
  drop_dangling(bodies, schema);
  Type integer;
  integer.kind = Type::Kind::integer;
  parameters = {{"low_users", integer}};
  values = {Value::of(std::int64_t{2})};
  definitions.reserve(16);  // programs keep their addresses
  define("here", "organization.level == 'city'", -1);
  define("wired", "inventory.networks.exists(n, n.kind == 'line' && by(n.opened_on))", -1);
  define("live", "set(online_on) && status != 'retired'", kOfSystems);
  define("late", "live && !by(online_on, due)", kOfSystems);
  define("done", "by(retired_on) || merged_into.live && by(merged_into.retired_on)", kOfSystems);
  define("busy", "users > 1 && users / (users - 2) > 1 && here", kOfSystems);
  define("open", "common || by(opened_on)", kOfNetworks);
  define("used", "inventory.systems.exists(s, this in s.networks && s.live)", kOfNetworks);
}

void World::define(const char* name, const char* text, int collection) {
  Environment made = environment();
  made.collection = collection;
  Issues issues;
  programs_.push_back(compile_condition(text, {}, made, issues));
  REQUIRE(programs_.back());
  definitions.push_back({name, collection, &*programs_.back()});
}

Environment World::environment() const {
  Environment environment;
  environment.schema = &schema;
  environment.collection = kOfSystems;
  environment.has_due = true;
  environment.has_effective_from = true;
  environment.parameters = parameters;
  environment.definitions = definitions;
  return environment;
}

Context World::context() const {
  Context context;
  context.schema = &schema;
  context.bodies = bodies;
  context.audit = context.cutoff = make_date(2018, 6, 30);
  context.due = make_date(2018, 3, 31);
  context.effective_from = make_date(2018, 2, 1);
  context.parameters = values;
  return context;
}

TEST_CASE("a generated world states, states none and leaves open", "[expr][plan]") {
  Dice dice(1);
  const World world(dice);
  std::size_t count[3] = {};
  for (const Column& column : world.bodies[0].tables[kOfSystems].columns) {
    for (const State state : column.states) ++count[static_cast<std::size_t>(state)];
  }
  for (const std::size_t one : count) CHECK(one > 0);
}

}  // namespace hegui::expr::testing
