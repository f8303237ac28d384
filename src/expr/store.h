// What a cache holds: truths of steps by what the steps say and what they look at, and the states
// of columns as sets of rows.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "expr/plan.h"
#include "expr/row_set.h"
#include "hegui/expr/cache.h"

namespace hegui::expr {

/// What a step's truths depend on. Two steps with equal keys have equal truths.
struct Key {
  int step = -1;  ///< number of what it says
  std::int32_t body = -1;
  std::int32_t audit = 0;
  // Of what the step does not look at, always the same.
  std::int32_t cutoff = 0, due = 0, effective_from = 0;
  const void* parameters = nullptr;
  bool operator==(const Key&) const = default;
};
struct KeyHash {
  std::size_t operator()(const Key& key) const;
};

struct Known {
  Truths truths;
  RowSet done;  ///< the rows whose truths these are
};

/// States of a column, as far as values go: a reference into a document that is not loaded is in
/// neither set.
struct States {
  RowSet stated, none;
};

struct Cache::Impl {
  explicit Impl(std::size_t bound) : bytes_allowed(bound) {}

  /// The numbers of what the plan's steps say, which are the same for steps that say the same.
  const std::vector<int>& numbers(const Plan& plan);
  /// The truths so far; the address stays until the next trim().
  Known& known(const Key& key, std::size_t rows);
  const States& states(const Context& context, int collection, int field);
  /// Forgets everything but the numbers if there is more than is allowed.
  void trim();

  std::size_t bytes_allowed;
  std::size_t bytes = 0;

 private:
  int number_of(const std::vector<int>& before, const Step& step);

  std::unordered_map<Key, Known, KeyHash> known_;
  std::map<std::vector<int>, States> states_;  // by body, collection, field
  std::unordered_map<const Plan*, std::vector<int>> plans_;
  std::unordered_map<std::string, int> numbers_;
};

}  // namespace hegui::expr
