// What a predicate says before anyone knows what its names mean: a tree in one vector, children by
// index.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hegui/expr/value.h"

namespace hegui::expr {

struct Syntax {
  enum class Kind : std::uint8_t {
    literal,
    identifier,  ///< a leading dot is part of the name
    select,      ///< child 0 . name
    call,        ///< name(children), operators included
    method,      ///< child 0 . name(other children)
    list,
    map,            ///< key, value, key, value …
    optional_item,  ///< ?x of a list or map
  };
  Kind kind = Kind::literal;
  std::uint32_t begin = 0, end = 0;   ///< bytes of the predicate that name it
  std::uint32_t first = 0, last = 0;  ///< bytes of all of it, parentheses around it aside
  std::string name;
  Value value;       ///< of a literal
  std::string text;  ///< of a string or bytes literal, unescaped
  std::vector<int> children;
};

/// Names of the operators as calls.
namespace op {
inline constexpr const char* kAnd = "&&";
inline constexpr const char* kOr = "||";
inline constexpr const char* kNot = "!";
inline constexpr const char* kNegate = "-x";
inline constexpr const char* kConditional = "?:";
inline constexpr const char* kIn = "in";
inline constexpr const char* kIndex = "[]";
inline constexpr const char* kOptionalIndex = "[?]";
inline constexpr const char* kOptionalSelect = ".?";
}  // namespace op

struct SyntaxTree {
  std::vector<Syntax> nodes;
  int root = -1;
};

}  // namespace hegui::expr
