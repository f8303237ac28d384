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

class Recorder;

class Evaluator {
 public:
  /// Trail and recorder may be absent; they cost time.
  Evaluator(const Program::Impl& program, const Context& context, Arena& arena,
            Trail* trail = nullptr, Recorder* recorder = nullptr);

  /// The value for the row of the program's collection (any number where it has none).
  Value evaluate(std::uint32_t row);
  /// The value of one node of the program for the row.
  Value evaluate(int number, std::uint32_t row);
  /// The same as a condition: what is stated as none is false, what is neither bool nor unknown an
  /// error.
  Value condition(int number, std::uint32_t row);
  /// The same with a macro's variable in place of the row.
  Value condition(int number, int variable, const Value& held);

 private:
  /// What a macro runs over.
  struct Range {
    const Value* items = nullptr;  ///< of a list, or
    const Pair* pairs = nullptr;   ///< of a map
    std::size_t size = 0;
  };
  /// A macro's body for one element.
  enum class Next : std::uint8_t { take, skip, stop };

  // evaluator.cc: what a node is
  const Node& node(int number) const { return program_.nodes[static_cast<std::size_t>(number)]; }
  Value value(int number);
  Value dispatch(const Node& node);

  // eval_facts.cc
  Value local(const Node& node);
  Value field(const Node& node);
  Value fact(const Value::Row& row, int field);
  Value stated_value(const Value::Row& row, const Field& field, Cell cell) const;
  Value list_value(const Value::Row& row, int number, const Column& column, Cell cell);
  Value definition(const Node& node);
  Value body_definition(const Node& node);
  Value collection(int number);
  Value stated(const Node& node);
  Value unknown_of(const Node& node);

  // eval_logic.cc: && || ! ?: and calls
  Value condition(int number);
  Value conjunction(const Node& node, bool settles);
  Value negation(const Node& node);
  Value conditional(const Node& node);
  Value call(const Node& node);
  Value apply(const Node& node, std::span<const Value> arguments, bool none);

  // eval_containers.cc: lists, maps, optionals and selection from them
  Value list(const Node& node);
  Value map_literal(const Node& node);
  Value element(int number, bool& absent);
  Value select(const Node& node);
  Value select_from(const Value& owner, const Node& node);
  Value present(const Node& node);
  Value make_optional(const Value& value);

  // eval_macros.cc
  std::optional<Value> range_of(const Node& node, Range& range);
  void set_variables(const Node& node, const Range& range, std::size_t at);
  Value quantifier(const Node& node, bool settles);
  Value exists_one(const Node& node);
  Next filtered(const Node& node, Value& stopped);
  Value filter(const Node& node);
  Value map(const Node& node);
  Value transform_map(const Node& node);
  Value transform_entries(const Node& node);
  Value bind(const Node& node);
  Value optional_map(const Node& node);

  void miss(const FactId& fact);
  void miss(const Value& gap);
  void note(const FactId& fact);
  std::size_t read_count() const { return trail_ == nullptr ? 0 : trail_->read.size(); }
  /// Forgets what was read from `begin` up to `end`: it did not settle the matter.
  void forget(std::size_t begin, std::size_t end);
  /// Whether what cannot change the result is looked at all the same, for the dates in it.
  bool is_eager() const;

  const Program::Impl& program_;
  const Context& context_;
  Arena& arena_;
  Trail* trail_;
  Recorder* recorder_;
  Value::Row row_{};
  std::vector<Value> locals_;
  std::unordered_map<const Definition*, Value> of_body_;  // settled for the whole run
};

/// Of two values that do not settle a matter, the one that stands: unknown before an error, the
/// earlier of two alike.
inline void keep_worse(Value& kept, const Value& next) {
  const bool outranks = next.kind == Value::Kind::unknown && kept.kind != Value::Kind::unknown;
  if (!next.is_settled() && (kept.is_settled() || outranks)) kept = next;
}

}  // namespace hegui::expr
