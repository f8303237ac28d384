// The table of check shapes: a new one is its own file under shapes/ and one row here.
#pragma once

#include <array>

#include "hegui/rules/shape.h"

namespace hegui::rules {

extern const Shape kEach, kNone, kRatio, kCount, kRecord, kCoverage, kAttest, kSimilar, kGroup;
inline constexpr std::array kShapes{&kEach,     &kNone,   &kRatio,   &kCount, &kRecord,
                                    &kCoverage, &kAttest, &kSimilar, &kGroup};

}  // namespace hegui::rules
