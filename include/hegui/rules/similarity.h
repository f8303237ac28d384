// How alike two rows are by what they are called and what they do: Jaccard's index over the united
// character bigrams of their normalised name and function.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hegui/base/fraction.h"
#include "hegui/expr/facts.h"
#include "hegui/expr/schema.h"

namespace hegui::rules {

/// Bigrams, ascending, each once.
using BigramSet = std::vector<std::uint64_t>;

/// The fields of a collection that are compared; -1 where it has none of that name.
struct NamedFields {
  int name = -1, function = -1;
  explicit NamedFields(const expr::Collection& collection);
};

/// Of a row's name and function, as far as they are stated.
BigramSet bigrams_of(const expr::Body& body, int collection, NamedFields fields, std::size_t row);

/// Shared bigrams over all of them; 0/1 where both sets are empty.
Fraction jaccard(const BigramSet& a, const BigramSet& b);

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Every pair (smaller index first, ascending) whose index reaches the threshold, which must be
/// above 0. Exact: no pair is missed. nullopt if there are more than `most`.
std::optional<Pairs> similar_pairs(std::span<const BigramSet> sets, Fraction threshold,
                                   std::size_t most);

/// The stretches of `text` whose bigrams all occur in `other`, joined with 、; for people.
std::string shared_stretches(std::string_view text, const BigramSet& other);

}  // namespace hegui::rules
