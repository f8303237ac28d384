#include "expr/decisive.h"

#include <algorithm>

#include "expr/functions.h"

namespace hegui::expr {

namespace {

const Node& node_of(const Record& record) {
  return record.program->nodes[static_cast<std::size_t>(record.node)];
}

bool any_child(const Record& record, bool (*is)(const Value&)) {
  return std::any_of(record.children.begin(), record.children.end(),
                     [is](const Record& child) { return is(child.value); });
}

bool is_unknown(const Value& value) { return value.kind == Value::Kind::unknown; }
bool is_error(const Value& value) { return value.kind == Value::Kind::error; }
bool is_none(const Value& value) { return value.is_none(); }

/// What did not settle its whole is passed on from what is unknown, else from what failed.
bool passes_on(const Record& record, const Value& value) {
  if (is_unknown(record.value)) return is_unknown(value) || !any_child(record, is_unknown);
  if (is_error(record.value)) return is_error(value) || !any_child(record, is_error);
  return true;
}

/// A function that takes values only is none, or false, as soon as one argument is none.
bool is_missing_a_value(const Record& call) {
  const auto& candidates = node_of(call).candidates;
  const bool values =
      std::all_of(candidates.begin(), candidates.end(),
                  [](const Overload* overload) { return overload->takes == Overload::values; });
  return values && call.value.is_settled() && any_child(call, is_none);
}

/// The sides that come out as the whole does: one that settles it, or all of them together.
bool decides_logic(const Record& logic, const Value& value) {
  return is_error(logic.value) ? passes_on(logic, value)
                               : element_truth(logic.value) == element_truth(value);
}

bool decides_choice(const Record& choice, const Record& child) {
  const std::vector<int>& parts = node_of(choice).children;
  if (child.node == parts[0]) return true;
  const Value& chosen = choice.children.front().value;
  if (!chosen.is_settled()) return false;
  return child.node == parts[truth_of(chosen) == Truth::yes ? 1 : 2];
}

bool is_macro(Node::Kind kind) {
  return kind == Node::Kind::all || kind == Node::Kind::exists || kind == Node::Kind::exists_one ||
         kind == Node::Kind::filter || kind == Node::Kind::map ||
         kind == Node::Kind::transform_map || kind == Node::Kind::transform_entries;
}

/// The first element that comes out so; nullptr if none does.
const Record* first_element(const Record& macro, Truth truth) {
  for (const Record& child : macro.children) {
    if (child.is_element() && element_truth(child.value) == truth) return &child;
  }
  return nullptr;
}

/// The truth of the elements that speak for a macro's value.
Truth speaking_truth(const Record& macro) {
  const Truth whole = element_truth(macro.value);
  if (whole == Truth::unknown || whole == Truth::error) return whole;
  const Node::Kind kind = node_of(macro).kind;
  if (kind == Node::Kind::all || kind == Node::Kind::exists) return whole;
  return first_element(macro, Truth::yes) != nullptr ? Truth::yes : Truth::no;
}

}  // namespace

bool speaks(const Record& macro, const Record& element) {
  const Truth truth = speaking_truth(macro);
  if (element_truth(element.value) != truth) return false;
  const bool one_is_enough = node_of(macro).kind == Node::Kind::exists && truth == Truth::yes;
  return !one_is_enough || first_element(macro, truth) == &element;
}

bool decides(const Record& record, const Record& child) {
  if (record.is_element()) return &child == &record.children.back();
  if (child.is_element()) return speaks(record, child);
  const Node& node = node_of(record);
  if (is_macro(node.kind)) return true;
  switch (node.kind) {
    case Node::Kind::conjunction:
    case Node::Kind::disjunction:
      return decides_logic(record, child.value);
    case Node::Kind::conditional:
      return decides_choice(record, child);
    case Node::Kind::call:
      return is_missing_a_value(record) ? child.value.is_none() : passes_on(record, child.value);
    default:
      return passes_on(record, child.value);
  }
}

}  // namespace hegui::expr
