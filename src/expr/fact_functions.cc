// Functions over the state of a fact. What is unknown never reaches them: it stays unknown.
#include "expr/functions.h"

namespace hegui::expr {

namespace {

Value is_set(const Call& call) {
  const Value& value = call[0];
  if (value.kind == Value::Kind::list) return Value::of(!value.items().empty());
  return Value::of(value.kind != Value::Kind::null);
}

}  // namespace

std::span<const Overload> fact_overloads() {
  static const std::vector<Overload> kTable{
      {"set", false, {kAny}, Type::Kind::boolean, is_set, Overload::partial}};
  return kTable;
}

}  // namespace hegui::expr
