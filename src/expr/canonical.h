// What a node says, as text that is the same for nodes that mean the same: for finding equal steps,
// not for people.
#pragma once

#include <string>

#include "expr/node.h"

namespace hegui::expr {

std::string canonical(const Program::Impl& program, int node);

}  // namespace hegui::expr
