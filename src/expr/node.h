// A checked predicate: every name is resolved, every call knows its overload where types are
// static. Nodes stand in one vector, children before parents, and never change.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "expr/plan.h"
#include "hegui/expr/program.h"

namespace hegui::expr {

struct Overload;

struct Node {
  enum class Kind : std::uint8_t {
    constant,
    row,           ///< the current row
    organization,  ///< the body's own record
    collection,    ///< number: all rows of a collection of the body
    local,         ///< number: a macro's variable
    parameter,     ///< number
    variable,      ///< number
    due,
    effective_from,
    audit,
    field,    ///< child 0 is a row; number: the field
    select,   ///< child 0 is a map, an optional, or a row of a collection known only when run; name
    present,  ///< has() of the same
    definition,  ///< child 0 is a row, or none for the body's; definition
    conjunction,
    disjunction,
    negation,
    conditional,
    call,  ///< of the first of `candidates` that takes the arguments
    list,
    map_literal,    ///< key, value, key, value …
    optional_item,  ///< child 0 is an optional; only in lists, and as a value in maps
    all,            ///< child 0 the range, child 1 the condition; number: the variable
    exists,
    exists_one,
    filter,
    map,            ///< the last child is the value, one between it and the range a condition
    transform_map,  ///< the same, for the values of a map
    transform_entries,
    bind,          ///< child 0 the value, child 1 the body; number: the variable
    optional_map,  ///< child 0 an optional, child 1 the value; number: the variable
    optional_flat_map,
    stated,      ///< child 0 a fact
    known,       ///< number: a collection
    unknown_of,  ///< number: a collection
    failure,     ///< always the error `name`: what could not be resolved where nothing is checked
  };
  Kind kind = Kind::constant;
  bool two = false;  ///< a macro with two variables, `number` (index or key) and the next (value)
  Type type;
  int number = -1;
  std::uint32_t begin = 0, end = 0;   ///< bytes of the predicate that name it
  std::uint32_t first = 0, last = 0;  ///< bytes of all of it; none where nothing is written
  std::vector<int> children;
  Value constant;
  std::string name;
  std::vector<const Overload*> candidates;
  const Definition* definition = nullptr;
};

struct Program::Impl {
  std::string text;
  Type type;
  int collection = -1;
  std::vector<Node> nodes;
  int root = -1;
  int locals = 0;                 ///< how many macro variables are alive at once
  std::deque<std::string> texts;  ///< of constants
  /// What constants worked out beforehand point to; few steps, because compiling must be quick.
  Arena constants{100'000};
  Uses uses;
  Reads reads;
  Plan plan;
};

}  // namespace hegui::expr
