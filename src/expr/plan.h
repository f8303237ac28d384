// How a condition runs over a whole collection: steps over columns where there is one for it, a
// walk of the tree for single rows where there is not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "expr/reads.h"
#include "hegui/expr/program.h"

namespace hegui::expr {

/// One step over the rows of a collection. A step refers to others by their number, which is less
/// than its own.
struct Step {
  enum class Kind : std::uint8_t {
    both,        ///< && of the children
    either,      ///< || of them
    negate,      ///< of child 0
    choose,      ///< child 0 ? child 1 : child 2
    fact,        ///< the boolean field itself
    compare,     ///< field `relation` operand
    days,        ///< days(field, other) `relation` operand
    among,       ///< field in operand
    set,         ///< set(field)
    stated,      ///< stated(field)
    by,          ///< by(field)
    same,        ///< field == this row
    definition,  ///< of the row
    of_body,     ///< a definition of the body
    once,        ///< the node does not depend on the row
    follow,      ///< child 0 of the row that the field refers to
    some,        ///< child 0 of some row that the list field refers to
    any_of,      ///< child 0 of some row of the child's collection
    joined,    ///< child 0 of some row of the child's collection that refers to this row by `other`
    by_value,  ///< the node depends on the field alone: worked out once for each value
    walk,      ///< the node, row by row
  };
  enum class Relation : std::uint8_t { equal, differs, less, at_most, greater, at_least };
  Kind kind = Kind::walk;
  Relation relation = Relation::equal;  ///< of loops: `differs` where child 0 negates what is asked
  bool cheap = true;  ///< works on whole words, or nearly: doing more rows than asked costs little
  int collection = -1;  ///< whose rows it is about; -1: the one case without a row
  int slot = -1;        ///< the macro variable that stands for the row; -1: the program's own row
  int node = -1;  ///< what the step does, as a tree; a step whose operand fits no column walks it
  int field = -1;
  int other = -1;    ///< a second field: of days, of the same row; of joined, of the other
  int operand = -1;  ///< a node whose value is the same for every row
  std::vector<int> children;
  const Definition* definition = nullptr;
  Reads reads;
  std::string text;  ///< what tells it from other steps, its children aside
};

struct Plan {
  std::vector<Step> steps;
  int root = -1;  ///< -1 where the program is no condition

  const Step& step(int number) const { return steps[static_cast<std::size_t>(number)]; }
};

/// The plan of a checked condition.
Plan make_plan(const Program::Impl& program, const Schema& schema);
/// Runs the plan for the given rows.
std::vector<Truth> run_plan(const Program::Impl& program, const Context& context,
                            std::span<const std::uint32_t> rows);
/// Walks the tree for every row: slow, plain, and what the plan must agree with.
std::vector<Truth> walk_rows(const Program::Impl& program, const Context& context,
                             std::span<const std::uint32_t> rows);

/// A condition's value as a truth; what is stated as none is no.
Truth truth_of(const Value& value);
/// How many rows the body's collection has; 1 without a collection.
std::size_t row_count(const Context& context, int collection);

}  // namespace hegui::expr
