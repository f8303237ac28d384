#include "expr/demand.h"

#include <algorithm>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

/// Texts, numbers and moments have an order; values of different kinds have none here.
bool less(const Value& a, const Value& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == Value::Kind::integer) return a.integer < b.integer;
  if (a.kind == Value::Kind::real) return a.real < b.real;
  if (a.kind == Value::Kind::string) return a.view() < b.view();
  if (a.kind != Value::Kind::timestamp) return false;
  return std::pair(a.moment.seconds, a.moment.nanos) < std::pair(b.moment.seconds, b.moment.nanos);
}

bool allows(const Demand& demand, const Value& value) {
  const auto any = [](const std::vector<Value>& values, auto test) {
    return std::any_of(values.begin(), values.end(), test);
  };
  return !any(demand.excluded, [&](const Value& other) { return equal(value, other); }) &&
         !any(demand.above, [&](const Value& b) { return less(value, b) || equal(value, b); }) &&
         !any(demand.at_least, [&](const Value& bound) { return less(value, bound); }) &&
         !any(demand.below, [&](const Value& b) { return less(b, value) || equal(value, b); }) &&
         !any(demand.at_most, [&](const Value& bound) { return less(bound, value); });
}

/// Whether a lower bound lies above an upper one.
bool is_empty_range(const Demand& demand) {
  const auto cross = [](const std::vector<Value>& low, const std::vector<Value>& high, bool open) {
    for (const Value& a : low) {
      for (const Value& b : high) {
        if (less(b, a) || (open && equal(a, b))) return true;
      }
    }
    return false;
  };
  return cross(demand.above, demand.below, true) || cross(demand.above, demand.at_most, true) ||
         cross(demand.at_least, demand.below, true) ||
         cross(demand.at_least, demand.at_most, false);
}

}  // namespace

bool is_impossible(const Demand& demand) {
  const bool ordered = !demand.above.empty() || !demand.at_least.empty() || !demand.below.empty() ||
                       !demand.at_most.empty();
  if (demand.is_null && (demand.is_set || ordered || demand.among)) return true;
  if (is_empty_range(demand)) return true;
  return demand.among && std::none_of(demand.among->begin(), demand.among->end(),
                                      [&](const Value& value) { return allows(demand, value); });
}

bool is_impossible(const Demands& demands) {
  return std::any_of(demands.begin(), demands.end(),
                     [](const auto& entry) { return is_impossible(entry.second); });
}

void demand_among(Demand& demand, const std::vector<Value>& values) {
  if (!demand.among) {
    demand.among = values;
    return;
  }
  std::erase_if(*demand.among, [&](const Value& kept) {
    return std::none_of(values.begin(), values.end(),
                        [&](const Value& value) { return equal(kept, value); });
  });
}

}  // namespace hegui::expr
