#include "hegui/expr/value.h"

#include <algorithm>

namespace hegui::expr {

std::string_view Arena::text(std::string_view copy) {
  const std::span<char> bytes = array<char>(copy.size());
  std::copy(copy.begin(), copy.end(), bytes.begin());
  return {bytes.data(), bytes.size()};
}

Value Value::of(bool v) {
  Value value;
  value.kind = Kind::boolean;
  value.boolean = v;
  return value;
}

Value Value::of(std::int64_t v) {
  Value value;
  value.kind = Kind::integer;
  value.integer = v;
  return value;
}

Value Value::of(double v) {
  Value value;
  value.kind = Kind::real;
  value.real = v;
  return value;
}

Value Value::of(std::string_view v) {
  Value value;
  value.kind = Kind::string;
  value.text = {v.data(), v.size()};
  return value;
}

Value Value::of(Date v) {
  Value value;
  value.kind = Kind::timestamp;
  value.moment = {std::int64_t{v.days} * 86400, 0};
  return value;
}

Value Value::of(std::span<const Value> v) {
  Value value;
  value.kind = Kind::list;
  value.many = {v.data(), v.size()};
  return value;
}

Value Value::none() {
  Value value;
  value.fact = true;
  return value;
}

Value Value::unknown() {
  Value value;
  value.kind = Kind::unknown;
  return value;
}

}  // namespace hegui::expr
