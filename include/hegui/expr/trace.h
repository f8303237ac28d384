// One row's value with the value of every part of the predicate, in the order of the text, and
// which parts decided it.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr {

/// So many elements of a loop are shown of those that come out alike.
inline constexpr std::size_t kShownElements = 3;

/// A part of a predicate, or an element that a macro runs over.
struct Part {
  std::string text;            ///< as written, white space as single spaces; empty of an element
  bool element = false;        ///< of a macro; its value is what the macro's body gave for it
  std::optional<Truth> truth;  ///< of a condition
  Value value;
  Value subject;         ///< of an element: what the macro's variable stands for
  FactId fact{};         ///< that the part reads; body -1 where it reads none itself
  bool decides = false;  ///< another value here could change the result
  bool is_definition = false;
  bool shown_above = false;  ///< a definition of the same row, whose parts stand there
  bool cut = false;          ///< its parts are left out: they lie too deep, or are too many
  /// Of a macro: elements that are not among the parts, by the truth of what its body gave.
  std::array<std::uint32_t, 4> more{};
  std::vector<Part> parts;
};

struct Trace {
  std::unique_ptr<Arena> arena;  ///< what the values point to
  Part root;
};

/// By a walk of the tree that also looks at what cannot change the result. Never touches the
/// context's dates_read.
Trace trace(const Program& program, const Context& context, std::uint32_t row);

}  // namespace hegui::expr
