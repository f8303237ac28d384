// The join of sets by Jaccard's index: every pair that is alike enough, without comparing all with
// all. Two sets that reach the threshold t are found by what they must have in common:
//
// - Of their elements from the rarest on, one of the first few: a set of n elements has at least
//   t n of them in common with the other, so all but n - tn + 1 may be passed over (Chaudhuri,
//   Ganti and Kaushik, "A Primitive Operator for Similarity Joins", ICDE 2006).
// - If parted by a hash of the element into k+1 parts, one part: they differ in at most
//   k = 2n(1-t)/(1+t) elements (Arasu, Ganti and Kaushik, "Efficient Exact Set-Similarity Joins",
//   VLDB 2006). It is asked where many sets share a rare element.
#pragma once

#include <functional>
#include <vector>

#include "hegui/base/fraction.h"
#include "hegui/rules/similarity.h"

namespace hegui::rules {

/// Calls `found(a, b)` once for each pair of the sets, which differ from one another and are not
/// empty, whose index reaches the threshold (above 0), in no particular order, until it returns
/// false.
void join_sets(const std::vector<const BigramSet*>& sets, Fraction threshold,
               const std::function<bool(std::uint32_t, std::uint32_t)>& found);

}  // namespace hegui::rules
