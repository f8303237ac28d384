// How a condition runs over a whole collection: steps over columns where there is one for it, a
// walk of the tree for single rows where there is not.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr {

/// One step over the selected rows. A step refers to others by their number, which is less than its
/// own.
struct Step {
  enum class Kind : std::uint8_t {
    both,        ///< && of the children
    either,      ///< || of them
    negate,      ///< of child 0
    choose,      ///< child 0 ? child 1 : child 2
    fact,        ///< the boolean field itself
    compare,     ///< field `relation` operand
    among,       ///< field in operand
    set,         ///< set(field)
    stated,      ///< stated(field)
    by,          ///< by(field)
    definition,  ///< of the row, worked out once for each row of the run
    once,        ///< the node does not depend on the row
    walk,        ///< the node, row by row
  };
  enum class Relation : std::uint8_t { equal, differs, less, at_most, greater, at_least };
  Kind kind = Kind::walk;
  Relation relation = Relation::equal;
  int node = -1;   ///< what the step does, as a tree; a step whose operand fits no column walks it
  int field = -1;  ///< of the current row
  int operand = -1;  ///< a node whose value is the same for every row
  std::vector<int> children;
  const Definition* definition = nullptr;
};

struct Plan {
  std::vector<Step> steps;
  int root = -1;  ///< -1 where the program is no condition
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

}  // namespace hegui::expr
