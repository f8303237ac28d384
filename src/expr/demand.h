// What a conjunction demands of single fields, and whether one value can be all of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hegui/expr/value.h"

namespace hegui::expr {

/// What is demanded of one field.
struct Demand {
  std::optional<std::vector<Value>> among;
  std::vector<Value> excluded;
  std::vector<Value> above, at_least, below, at_most;
  bool is_null = false, is_set = false;
};
using Demands = std::map<std::string, Demand>;  // by the field's canonical text

bool is_impossible(const Demand& demand);
bool is_impossible(const Demands& demands);
/// The field must also be one of the values.
void demand_among(Demand& demand, const std::vector<Value>& values);

}  // namespace hegui::expr
