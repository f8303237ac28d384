// What a program need not work out when it runs.
#pragma once

#include "expr/node.h"

namespace hegui::expr {

/// Replaces every part that depends on nothing by its value, and what a constant side settles by
/// the constant. What is an error stays as it is: it may never be reached.
void fold(Program::Impl& program, const Schema& schema);

}  // namespace hegui::expr
