// Facts, each once. A rule over a large inventory may lack a hundred thousand of them.
#pragma once

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "hegui/expr/facts.h"

namespace hegui::expr {

/// Keeps the order in which facts were first added.
class FactSet {
 public:
  void add(const FactId& fact);
  void add(const std::vector<FactId>& facts);
  const std::vector<FactId>& in_order() const { return facts_; }
  std::vector<FactId> take() { return std::move(facts_); }

 private:
  struct Hash {
    std::size_t operator()(const FactId& fact) const;
  };

  bool is_new(const FactId& fact);

  std::vector<FactId> facts_;
  std::unordered_set<FactId, Hash> seen_;  // once there are too many to look through
};

}  // namespace hegui::expr
