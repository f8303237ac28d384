// Predicates over a generated world: every kind of step, loop, definition and mistake of a run.
#include "expr/world.h"

namespace hegui::expr::testing {

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

}  // namespace hegui::expr::testing
