// The join of sets by Jaccard's index: every pair that is alike enough, without comparing all with
// all.
//
// Two sets of at most n elements that reach the threshold t differ in at most k = 2n(1-t)/(1+t)
// elements. Parted by a hash of the element into k+1 parts, they must agree wholly in at least one
// (the pigeonhole principle, as in Arasu, Ganti and Kaushik, "Efficient Exact Set-Similarity
// Joins", VLDB 2006). So only sets that agree in a part are compared. Sets of like size share the
// number of parts.
#pragma once

#include <functional>
#include <vector>

#include "hegui/base/fraction.h"
#include "hegui/rules/similarity.h"

namespace hegui::rules {

/// Calls `found(a, b)` once for each pair of the sets, which differ from one another and are not
/// empty, whose index reaches the threshold (above 0). The order of pairs is not specified.
void join_sets(const std::vector<const BigramSet*>& sets, Fraction threshold,
               const std::function<void(std::uint32_t, std::uint32_t)>& found);

}  // namespace hegui::rules
