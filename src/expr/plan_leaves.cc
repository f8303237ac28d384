// Steps over the fields of a row: comparisons with what is the same for every row, and the few
// functions that columns answer by themselves.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expr/canonical.h"
#include "expr/planner.h"

namespace hegui::expr {

namespace {

using Relation = Step::Relation;

struct Ordering {
  std::string_view name;
  Relation relation;
  Relation mirrored;  ///< with the sides exchanged
};
constexpr std::array kOrderings{Ordering{"==", Relation::equal, Relation::equal},
                                Ordering{"!=", Relation::differs, Relation::differs},
                                Ordering{"<", Relation::less, Relation::greater},
                                Ordering{"<=", Relation::at_most, Relation::at_least},
                                Ordering{">", Relation::greater, Relation::less},
                                Ordering{">=", Relation::at_least, Relation::at_most}};

}  // namespace

std::optional<int> Planner::lower_leaf(int number, Frame frame) {
  const Node& n = at(number);
  if (n.kind == Node::Kind::field && n.type.kind == Type::Kind::boolean)
    return of_field(Step::Kind::fact, number, number, frame);
  if (n.kind == Node::Kind::stated)
    return of_field(Step::Kind::stated, number, n.children.front(), frame);
  return n.kind == Node::Kind::call ? lower_call(number, frame) : std::nullopt;
}

/// A step over a field of the row, or of one that the row refers to.
std::optional<int> Planner::of_field(Step::Kind kind, int number, int field, Frame frame) {
  const Node& n = at(field);
  if (n.kind != Node::Kind::field) return std::nullopt;
  Step step = step_of(kind, number, frame);
  step.field = n.number;
  return place(std::move(step), n.children.front(), frame);
}

std::optional<int> Planner::lower_call(int number, Frame frame) {
  const Node& n = at(number);
  if (n.children.size() == 1 && n.name == "set")
    return of_field(Step::Kind::set, number, n.children[0], frame);
  if (n.children.size() == 1 && n.name == "by")
    return of_field(Step::Kind::by, number, n.children[0], frame);
  if (n.children.size() != 2) return std::nullopt;
  if (n.name == "in") return against(Step::Kind::among, number, 0, Relation::equal, frame);
  if (n.name == "by") return against(Step::Kind::compare, number, 0, Relation::at_most, frame);
  for (const Ordering& ordering : kOrderings) {
    if (n.name != ordering.name) continue;
    if (auto step = lower_order(number, 0, ordering.relation, frame)) return step;
    return lower_order(number, 1, ordering.mirrored, frame);
  }
  return std::nullopt;
}

std::optional<int> Planner::lower_order(int number, std::size_t side, Relation relation,
                                        Frame frame) {
  if (auto step = against(Step::Kind::compare, number, side, relation, frame)) return step;
  if (auto step = lower_same(number, side, relation, frame)) return step;
  return lower_days(number, side, relation, frame);
}

/// The field on one side against a value on the other that is the same for every row.
std::optional<int> Planner::against(Step::Kind kind, int number, std::size_t side,
                                    Relation relation, Frame frame) {
  const Node& n = at(number);
  const Node& field = at(n.children[side]);
  if (field.kind != Node::Kind::field || of(n.children[1 - side]).subjects != 0)
    return std::nullopt;
  const int row = field.children.front();
  const int reference = is_row(row, frame) ? -1 : reference_field(row, frame);
  if (reference < 0 && !is_row(row, frame)) return std::nullopt;
  const int owner =
      reference < 0 ? frame.collection : field_of(frame.collection, reference)->target;
  if (field_of(owner, field.number)->list) return std::nullopt;
  Step step = step_of(kind, number, frame);
  step.field = field.number;
  step.relation = relation;
  step.operand = n.children[1 - side];
  return place(std::move(step), row, frame);
}

/// `merged_into == this`.
std::optional<int> Planner::lower_same(int number, std::size_t side, Relation relation,
                                       Frame frame) {
  const Node& n = at(number);
  const int reference = reference_field(n.children[side], frame);
  const bool equality = relation == Relation::equal || relation == Relation::differs;
  if (reference < 0 || !equality || !is_row(n.children[1 - side], frame)) return std::nullopt;
  if (field_of(frame.collection, reference)->target != frame.collection) return std::nullopt;
  Step step = step_of(Step::Kind::same, number, frame);
  step.field = reference;
  step.relation = relation;
  return add(std::move(step));
}

/// `days(last_used_on, retired_on) > 180`; with one date of the row it is done by value.
std::optional<int> Planner::lower_days(int number, std::size_t side, Relation relation,
                                       Frame frame) {
  const Node& n = at(number);
  const Node& call = at(n.children[side]);
  const int operand = n.children[1 - side];
  const bool is_days = call.kind == Node::Kind::call && call.name == "days";
  if (!is_days || call.children.size() != 2 || of(operand).subjects != 0) return std::nullopt;
  const int from = own_field(call.children[0], frame), to = own_field(call.children[1], frame);
  if (from < 0 || to < 0) return std::nullopt;
  for (const int field : {from, to}) {
    const Field* known = field_of(frame.collection, field);
    if (known->type != FieldType::date || known->list) return std::nullopt;
  }
  Step step = step_of(Step::Kind::days, number, frame);
  step.field = from;
  step.other = to;
  step.relation = relation;
  step.operand = operand;
  return add(std::move(step));
}

/// Whether the node sees of the frame's row nothing but one field.
bool Planner::only_field(int number, Frame frame, int& field) const {
  const int own = own_field(number, frame);
  if (own >= 0) {
    if (field < 0) field = own;
    return own == field;
  }
  if (is_row(number, frame)) return false;
  const auto& children = at(number).children;
  return std::all_of(children.begin(), children.end(),
                     [&](int child) { return only_field(child, frame, field); });
}

std::optional<int> Planner::lower_by_value(int number, Frame frame) {
  int field = -1;
  if (!only_field(number, frame, field) || field < 0) return std::nullopt;
  const Field* known = field_of(frame.collection, field);
  if (known->list || known->type == FieldType::reference) return std::nullopt;
  Step step = step_of(Step::Kind::by_value, number, frame);
  step.field = field;
  step.cheap = false;
  return add(std::move(step));
}

std::string Planner::text_of(const Step& step) const {
  using Kind = Step::Kind;
  std::string text =
      fmt::format("{}|{}|{}|{}|{}", static_cast<int>(step.kind), static_cast<int>(step.relation),
                  step.collection, step.field, step.other);
  const bool walks =
      step.kind == Kind::once || step.kind == Kind::by_value || step.kind == Kind::walk;
  if (walks) text += fmt::format("|{}{}", step.slot, canonical(program_, step.node));
  if (step.kind == Kind::of_body)
    text += fmt::format("@{}", static_cast<const void*>(step.definition->program));
  if (step.operand >= 0) text += canonical(program_, step.operand);
  return text;
}

}  // namespace hegui::expr
