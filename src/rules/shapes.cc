#include "rules/shapes.h"

#include <algorithm>

namespace hegui::rules {

std::span<const Shape* const> shapes() { return kShapes; }

const Shape* find_shape(std::string_view name) {
  const auto found =
      std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape* s) { return s->name == name; });
  return found == kShapes.end() ? nullptr : *found;
}

Fraction value_of(const Threshold& threshold, const Pack& pack) {
  if (threshold.parameter < 0) return threshold.value;
  return pack.parameters[static_cast<std::size_t>(threshold.parameter)].fraction().value_or(
      Fraction{});
}

}  // namespace hegui::rules
