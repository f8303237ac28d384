// Resolves the names of a syntax tree against the vocabulary and finds every static mistake.
#pragma once

#include <memory>

#include "expr/node.h"
#include "expr/places.h"
#include "expr/syntax.h"
#include "hegui/base/issue.h"

namespace hegui::expr {

/// nullptr if there was an issue.
std::unique_ptr<Program::Impl> check(std::string_view text, SyntaxTree tree,
                                     const Environment& environment, const Places& places,
                                     Issues& issues);

}  // namespace hegui::expr
