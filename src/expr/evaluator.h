// Evaluates a checked predicate for one row: the reference that every faster way must agree with.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "expr/node.h"

namespace hegui::expr {

/// Facts met on the way: what was missing and what was read, in reading order. Only what bears on
/// the result stays.
struct Trail {
  std::vector<FactId> missing;
  std::vector<FactId> read;
};

class Evaluator {
 public:
  /// The trail may be absent; it costs time.
  Evaluator(const Program::Impl& program, const Context& context, Arena& arena,
            Trail* trail = nullptr);

  /// The value for the row of the program's collection (any number where it has none).
  Value evaluate(std::uint32_t row);
  Value evaluate(Value::Row row);

 private:
  struct Range;
  const Node& node(int number) const { return program_.nodes[static_cast<std::size_t>(number)]; }
  Value value(int number);
  Value dispatch(const Node& node);
  Value field(const Node& node);
  Value fact(const Value::Row& row, int field);
  Value stated_value(const Body& body, const Field& field, const Column& column, Cell cell);
  Value list_value(const Body& body, const Field& field, const Column& column, Cell cell);
  Value definition(const Node& node);
  Value body_definition(const Node& node);
  Value conjunction(const Node& node, bool settles);
  Value negation(const Node& node);
  Value conditional(const Node& node);
  Value call(const Node& node);
  Value list(const Node& node);
  Value collection(int number);
  Value quantifier(const Node& node, bool settles);
  Value exists_one(const Node& node);
  Value filter(const Node& node);
  Value map(const Node& node);
  Value stated(const Node& node);
  Value known(const Node& node);
  Value unknown_of(const Node& node);
  Value condition(int number);
  std::optional<Value> items_of(int number, std::span<const Value>& items);
  void miss(const FactId& fact);
  void note(const FactId& fact);

  const Program::Impl& program_;
  const Context& context_;
  Arena& arena_;
  Trail* trail_;
  Value::Row row_{};
  std::vector<Value> locals_;
  std::unordered_map<const Definition*, Value> of_body_;  // settled for the whole run
};

}  // namespace hegui::expr
