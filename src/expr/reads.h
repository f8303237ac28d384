// What the value of a node can depend on.
#pragma once

#include <cstdint>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr {

/// Which parts of a run's context are looked at.
struct Reads {
  bool due = false, effective_from = false;
  bool cutoff = false;  ///< by(x)
  bool parameters = false, variables = false;

  void add(const Reads& other) {
    due = due || other.due;
    effective_from = effective_from || other.effective_from;
    cutoff = cutoff || other.cutoff;
    parameters = parameters || other.parameters;
    variables = variables || other.variables;
  }
};

/// A set of rows that are looked at: the current one and those that macro variables stand for.
using Subjects = std::uint64_t;
inline constexpr Subjects kCurrentRow = 1;
inline constexpr int kSubjects = 62;  ///< variables from here on share a bit that is never bound
constexpr Subjects subject_of(int slot) {
  return Subjects{2} << (slot < kSubjects ? slot : kSubjects);
}

struct Dependence {
  Subjects subjects = 0;  ///< that are not bound inside
  Reads reads;
};

/// Of every node of the program, by its number.
std::vector<Dependence> dependences(const Program::Impl& program);

}  // namespace hegui::expr
