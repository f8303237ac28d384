// Conditions that nothing can satisfy: mistakes of those who wrote them.
#pragma once

#include <string>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr {

/// A condition, or a side of || in it, that is never true, whatever the facts are.
struct Impossible {
  bool whole = false;  ///< it is the condition itself
  std::string text;    ///< the part as it is written, as far as its names go
};

/// Only what is certain from constants: `x == 'a' && x == 'b'`, `x < 3 && x > 5`, a side of || that
/// what is demanded beside it rules out. Definitions of the same row are looked into.
std::vector<Impossible> impossible_parts(const Program& program);

}  // namespace hegui::expr
