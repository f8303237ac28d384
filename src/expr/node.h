// A checked predicate: every name is resolved, every call knows its overload where types are
// static. Nodes stand in one vector, children before parents, and never change.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

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
    field,       ///< child 0 is a row; number: the field
    definition,  ///< child 0 is a row, or none for the body's; definition
    conjunction,
    disjunction,
    negation,
    conditional,
    call,  ///< of `overload`, or by the name where types are dynamic
    list,
    all,  ///< child 0 the list, child 1 the condition; number: the variable
    exists,
    exists_one,
    filter,
    map,         ///< child 1 the value, or child 1 a condition and child 2 the value
    stated,      ///< child 0 a fact
    known,       ///< number: a collection
    unknown_of,  ///< number: a collection
  };
  Kind kind = Kind::constant;
  Type type;
  int number = -1;
  std::vector<int> children;
  Value constant;
  std::string name;  ///< of a call
  const Overload* overload = nullptr;
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
  Uses uses;
};

}  // namespace hegui::expr
