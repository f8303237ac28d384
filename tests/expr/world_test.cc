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

namespace {

// In these, $ stands for what a field is selected from (`s.`, or nothing) and @ for the row itself.
constexpr const char* kOfSystem[] = {
    "$classified",
    "$status == 'running'",
    "$status != 'idle'",
    "'planned' == $status",
    "$status in ['running', 'retired']",
    "!($status in [])",
    "$status < 'retired'",
    "$users == 2",
    "1 < $users",
    "$users >= params.low_users",
    "$users <= 1.5",
    "$users in [0, 3]",
    "$users in [0, 2.0, 300]",
    "$users != null",
    "$users == null",
    "$users == $load",
    "$load < 1",
    "$load == 0.5",
    "$load in [0.5, 1.0]",
    "0.5 <= $load",
    "$online_on < date('2018-06-01')",
    "$online_on >= due",
    "$online_on < effective_from",
    "$online_on <= audit",
    "$online_on != date('2018-04-01')",
    "$online_on < $retired_on",
    "$online_on + duration('1h') > due",
    "by($online_on)",
    "by($online_on, due)",
    "by($online_on, $retired_on)",
    "by($merged_into.online_on)",
    "days($online_on, audit) > 30",
    "days($online_on, $retired_on) >= 31",
    "59 != days($online_on, $retired_on)",
    "days($online_on, $retired_on) == null",
    "months_since($online_on) > 2",
    "$id == 'a'",
    "$id < 'b'",
    "$id in ['a', 'c', 'x']",
    "$id.startsWith('b') || $id == 'c'",
    "$period == '2018-06'",
    "$period >= 'b'",
    "set($users)",
    "set($networks)",
    "set($tags)",
    "'a' in $tags",
    "$tags.size() > 1",
    "has(@.online_on)",
    "set($merged_into)",
    "stated($status)",
    "stated($networks)",
    "stated($merged_into)",
    "stated($merged_into.status)",
    "set($merged_into.users)",
    "$merged_into == null",
    "$merged_into != null",
    "$merged_into == @",
    "@ != $merged_into",
    "$merged_into.classified",
    "$merged_into.status == 'running'",
    "$merged_into.status != 'running'",
    "$merged_into.status in ['idle', 'retired']",
    "$merged_into.load >= 1.0",
    "$merged_into.users == null",
    "$merged_into.id == 'a'",
    "$merged_into.merged_into.classified",
    "$merged_into.live",
    "$merged_into.done",
    "$merged_into == inventory.systems[0]",
    "$classified == by(date('2018-01-01'))",
    "$merged_into.classified == by(date('2018-01-02'))",
    "$live",
    "$late",
    "$done",
    "$busy",
    "1 / $users == 1",
    "($users > 1 ? $users : 0) == 2",
    "($classified ? $merged_into : null) == null",
    "$networks.exists_one(n, n.common)",
    "$networks.filter(n, n.kind == 'line').size() > 0",
    "inventory.networks[0] in $networks",
};
constexpr const char* kOfNetwork[] = {
    "$kind == 'line'",
    "$kind in ['intranet', 'extranet']",
    "$kind != 'lan'",
    "$common",
    "$speed > 1",
    "10 / $speed > 4",
    "$opened_on <= due",
    "by($opened_on)",
    "$open",
    "$used",
    "$owner.classified",
    "$owner.live",
    "$owner == null",
    "set($owner)",
    "set($serves)",
    "stated($common)",
    "$id == 'b'",
    "$serves.exists(z, z.classified)",
    "$serves.all(z, by(z.online_on))",
};
constexpr const char* kOfNothing[] = {
    "true",
    "false",
    "here",
    "wired",
    "1 / 0 == 1",
    "known(inventory.clouds)",
    "unknown_of(inventory.clouds)",
    "organization.level == 'city'",
    "by(date('2018-05-05'))",
    "inventory.clouds.exists(c, c.id == 'x')",
    "inventory.networks.exists(n, n.kind == 'intranet')",
    "inventory.networks.all(n, n.open)",
    "inventory.systems.exists(s, s.users > 2 && by(s.online_on))",
    "sum([1, 2]) == 3",
};

/// A row that a predicate speaks of: the current one (no name) or a macro's variable.
struct Subject {
  std::string name;
  bool network = false;
};

class Writer {
 public:
  explicit Writer(Dice& dice) : dice_(dice) {}

  std::string write(const Subject& row, int depth) {
    if (depth == 0 || dice_.below(4) == 0) return leaf(row);
    if (dice_.chance(25) && loops_ < 2) return loop(row, depth - 1);
    const std::string a = write(row, depth - 1);
    switch (dice_.below(5)) {
      case 0:
        return "!(" + a + ")";
      case 1:
        return "(" + a + " ? " + write(row, depth - 1) + " : " + write(row, depth - 1) + ")";
      case 2:
        return "(" + a + " || " + write(row, depth - 1) + ")";
      case 3:
        return "(" + a + " && " + write(row, depth - 1) + ")";
      default:
        return "(" + a + " && " + write(row, depth - 1) + " && " + write(row, depth - 1) + ")";
    }
  }

 private:
  template <std::size_t kCount>
  std::string one_of(const char* const (&texts)[kCount]) {
    return texts[dice_.below(kCount)];
  }

  static std::string self(const Subject& row) { return row.name.empty() ? "this" : row.name; }

  std::string leaf(const Subject& row) {
    if (dice_.chance(10)) return one_of(kOfNothing);
    const std::string text = row.network ? one_of(kOfNetwork) : one_of(kOfSystem);
    std::string made;
    for (const char c : text) {
      if (c == '$') {
        if (!row.name.empty()) made += row.name + ".";
      } else {
        made += c == '@' ? self(row) : std::string(1, c);
      }
    }
    return made;
  }

  std::string loop(const Subject& row, int depth) {
    ++loops_;
    const Subject inner{"v" + std::to_string(loops_), dice_.chance(70)};
    const std::string over = inner.network ? "inventory.networks" : "inventory.systems";
    const bool all = dice_.chance(35);
    std::string made;
    if (dice_.chance(40)) {
      made = dice_.chance(50) || inner.network == row.network
                 ? over_references(row, depth, all)
                 : over + quantifier(all) + inner.name + ", " + write(inner, depth) + ")";
    } else if (row.network) {
      made = over_references(row, depth, all);
    } else {
      made = over + quantifier(all) + inner.name + ", " + joined(row, inner, depth, all) + ")";
    }
    --loops_;
    return made;
  }

  static std::string quantifier(bool all) { return all ? ".all(" : ".exists("; }

  std::string over_references(const Subject& row, int depth, bool all) {
    const Subject inner{"v" + std::to_string(loops_), !row.network};
    const std::string list = row.network ? "serves" : "networks";
    return (row.name.empty() ? list : row.name + "." + list) + quantifier(all) + inner.name + ", " +
           write(inner, depth) + ")";
  }

  /// A condition that ties the inner row to the outer one, and sometimes looks at both.
  std::string joined(const Subject& row, const Subject& inner, int depth, bool all) {
    const std::string field = inner.name + (inner.network ? ".owner" : ".merged_into");
    const std::string relation = all ? " != " : " == ";
    std::string tie =
        dice_.chance(50) ? field + relation + self(row) : self(row) + relation + field;
    if (inner.network && dice_.chance(40))
      tie = (all ? "!(" : "(") + self(row) + " in " + inner.name + ".serves)";
    if (dice_.chance(10)) return tie;
    const std::string more = dice_.chance(15) ? self(row) + ".users == " + inner.name +
                                                    (inner.network ? ".speed" : ".users")
                                              : write(inner, depth);
    const char* with = all ? " || " : " && ";
    return dice_.chance(50) ? tie + with + more : more + with + tie;
  }

  Dice& dice_;
  int loops_ = 0;
};

}  // namespace

std::string random_predicate(Dice& dice, int depth) { return Writer(dice).write({}, depth); }

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
