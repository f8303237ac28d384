#include "hegui/expr/fact_set.h"

#include <algorithm>

namespace hegui::expr {

namespace {

/// A row mostly lacks a handful; looking through so many is faster than hashing.
constexpr std::size_t kFew = 16;

}  // namespace

std::size_t FactSet::Hash::operator()(const FactId& fact) const {
  std::uint64_t mixed = 0;
  for (const std::int32_t part : {fact.body, fact.collection, fact.row, fact.field})
    mixed = (mixed ^ static_cast<std::uint32_t>(part)) * 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
}

bool FactSet::is_new(const FactId& fact) {
  if (facts_.size() < kFew) return std::find(facts_.begin(), facts_.end(), fact) == facts_.end();
  if (seen_.empty()) seen_.insert(facts_.begin(), facts_.end());
  return seen_.insert(fact).second;
}

void FactSet::add(const FactId& fact) {
  if (is_new(fact)) facts_.push_back(fact);
}

void FactSet::add(const std::vector<FactId>& facts) {
  for (const FactId& fact : facts) add(fact);
}

}  // namespace hegui::expr
