#include "hegui/expr/value.h"

#include <algorithm>

namespace hegui::expr {

std::string_view Arena::text(std::string_view copy) {
  const std::span<char> bytes = array<char>(copy.size());
  std::copy(copy.begin(), copy.end(), bytes.begin());
  return {bytes.data(), bytes.size()};
}

void Arena::reset() {
  memory_.release();
  run_ -= std::min(run_, per_row_ - left_);
  left_ = std::min(per_row_, run_);
}

std::span<const Value> Arena::rows_of(std::int32_t body, std::int32_t collection,
                                      std::size_t count) {
  const auto [found, is_new] = lists_.try_emplace({body, collection});
  if (is_new) {
    auto* rows = static_cast<Value*>(kept_.allocate(sizeof(Value) * count, alignof(Value)));
    for (std::size_t i = 0; i < count; ++i)
      rows[i] = Value::of(Value::Row{collection, body, static_cast<std::int32_t>(i)});
    found->second = {rows, count};
  }
  return {found->second.first, found->second.second};
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

Value Value::of(std::string_view v) { return text_of(Kind::string, v); }

Value Value::of(Date v) { return moment_of(Kind::timestamp, {std::int64_t{v.days} * 86400, 0}); }

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

Value Value::unknown() { return unknown(FactId{}); }

Value Value::unknown(FactId origin) {
  Value value;
  value.kind = Kind::unknown;
  value.origin = {origin.body, origin.collection, origin.row, origin.field};
  return value;
}

Value Value::of(Row v) {
  Value value;
  value.kind = Kind::row;
  value.row = v;
  return value;
}

Value Value::of(std::uint64_t v) {
  Value value;
  value.kind = Kind::uinteger;
  value.uinteger = v;
  return value;
}

Value Value::moment_of(Kind kind, Moment v) {
  Value value;
  value.kind = kind;
  value.moment = v;
  return value;
}

Value Value::text_of(Kind kind, std::string_view v) {
  Value value;
  value.kind = kind;
  value.text = {v.data(), v.size()};
  return value;
}

Value Value::map_of(std::span<const Pair> v) {
  Value value;
  value.kind = Kind::map;
  value.many = {v.data(), v.size()};
  return value;
}

Value Value::optional_of(std::span<const Value> v) {
  Value value;
  value.kind = Kind::optional;
  value.many = {v.data(), v.size()};
  return value;
}

std::span<const Pair> Value::pairs() const {
  return {static_cast<const Pair*>(many.data), many.size};
}

}  // namespace hegui::expr
