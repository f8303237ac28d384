// Parses a predicate into its syntax tree.
#pragma once

#include <optional>

#include "expr/places.h"
#include "expr/syntax.h"
#include "hegui/base/issue.h"

namespace hegui::expr {

inline constexpr std::size_t kMaxLength = 16'384;  ///< bytes of one predicate
inline constexpr int kMaxNesting = 160;  ///< parentheses, brackets and operators before a value
inline constexpr int kMaxDepth = 256;    ///< of the tree
inline constexpr std::size_t kMaxNodes = 4'096;

/// nullopt if there was an issue (one is reported: the first).
std::optional<SyntaxTree> parse(std::string_view text, const Places& places, Issues& issues);

}  // namespace hegui::expr
