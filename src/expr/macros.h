// The table of macros: what a macro is called, which of its arguments are variables' names.
#pragma once

#include <cstddef>
#include <string_view>

#include "expr/node.h"

namespace hegui::expr {

struct Macro {
  std::string_view name;
  Node::Kind kind;
  std::size_t arguments;  ///< after the receiver (or the namespace), variables included
  std::size_t variables;
  enum class Over : std::uint8_t { range, optional, value } over = Over::range;
};

/// nullptr if there is none that takes so many arguments.
const Macro* find_macro(std::string_view name, std::size_t arguments);
bool is_macro_name(std::string_view name);

}  // namespace hegui::expr
