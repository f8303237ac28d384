// Lowers a checked condition to steps. Whatever has no step of its own walks the tree.
#include <algorithm>

#include "expr/planner.h"

namespace hegui::expr {

Planner::Planner(const Program::Impl& program, const Schema& schema)
    : program_(program), schema_(schema), dependences_(dependences(program)) {}

Plan Planner::run() {
  plan_.root = lower(program_.root, {program_.collection, -1});
  return std::move(plan_);
}

/// The step takes its place; what it reads is what its nodes and its children read.
int Planner::add(Step step) {
  for (const int child : step.children) {
    step.reads.add(plan_.step(child).reads);
    step.cheap = step.cheap && plan_.step(child).cheap;
  }
  if (step.node >= 0) step.reads.add(of(step.node).reads);
  if (step.operand >= 0) step.reads.add(of(step.operand).reads);
  step.text = text_of(step);
  plan_.steps.push_back(std::move(step));
  return static_cast<int>(plan_.steps.size()) - 1;
}

Step Planner::step_of(Step::Kind kind, int node, Frame frame) const {
  Step step;
  step.kind = kind;
  step.node = node;
  step.collection = frame.collection;
  step.slot = frame.slot;
  return step;
}

int Planner::lower(int number, Frame frame) {
  const Node& n = at(number);
  if (n.kind == Node::Kind::conjunction) return lower_all(Step::Kind::both, number, frame);
  if (n.kind == Node::Kind::disjunction) return lower_all(Step::Kind::either, number, frame);
  if (n.kind == Node::Kind::negation) return lower_all(Step::Kind::negate, number, frame);
  if (n.kind == Node::Kind::conditional) return lower_all(Step::Kind::choose, number, frame);
  if (const auto step = lower_definition(number, frame)) return *step;
  if (const auto step = lower_quantifier(number, frame)) return *step;
  if (of(number).subjects == 0) return add(step_of(Step::Kind::once, number, frame));
  if (const auto step = lower_leaf(number, frame)) return *step;
  if (const auto step = lower_by_value(number, frame)) return *step;
  return walk(number, frame);
}

int Planner::walk(int number, Frame frame) {
  Step step = step_of(Step::Kind::walk, number, frame);
  step.cheap = false;
  return add(std::move(step));
}

int Planner::lower_all(Step::Kind kind, int number, Frame frame) {
  Step step = step_of(kind, number, frame);
  for (const int child : at(number).children) step.children.push_back(lower(child, frame));
  // What costs little narrows the rows for what does not.
  if (kind == Step::Kind::both || kind == Step::Kind::either) {
    std::stable_partition(step.children.begin(), step.children.end(),
                          [this](int child) { return plan_.step(child).cheap; });
  }
  return add(std::move(step));
}

bool Planner::is_row(int number, Frame frame) const {
  const Node& n = at(number);
  return frame.slot < 0 ? n.kind == Node::Kind::row
                        : n.kind == Node::Kind::local && n.number == frame.slot;
}

const Field* Planner::field_of(int collection, int number) const {
  return &schema_.collections[static_cast<std::size_t>(collection)]
              .fields[static_cast<std::size_t>(number)];
}

/// The number of the frame's own field; -1 if the node is none.
int Planner::own_field(int number, Frame frame) const {
  const Node& n = at(number);
  return n.kind == Node::Kind::field && is_row(n.children.front(), frame) ? n.number : -1;
}

/// Where the node is a row that a field of the frame's row refers to: that field; -1 if it is none.
int Planner::reference_field(int number, Frame frame) const {
  const int field = own_field(number, frame);
  if (field < 0) return -1;
  const Field* known = field_of(frame.collection, field);
  return known->type == FieldType::reference && !known->list ? field : -1;
}

std::optional<int> Planner::lower_definition(int number, Frame frame) {
  const Node& n = at(number);
  if (n.kind != Node::Kind::definition) return std::nullopt;
  const Plan& inner = n.definition->program->impl().plan;
  if (inner.root < 0) return std::nullopt;
  Step step = step_of(Step::Kind::definition, number, frame);
  step.definition = n.definition;
  step.cheap = inner.step(inner.root).cheap;
  if (n.children.empty()) {
    step.kind = Step::Kind::of_body;
    step.cheap = true;
    return add(std::move(step));
  }
  return place(std::move(step), n.children.front(), frame);
}

/// Adds the step where its row is the frame's; where its row is one that the frame's refers to,
/// adds it for the rows over there and follows the reference. nullopt if its row is anything else.
std::optional<int> Planner::place(Step step, int row, Frame frame) {
  if (is_row(row, frame)) return add(std::move(step));
  const int reference = reference_field(row, frame);
  if (reference < 0) return std::nullopt;
  Step follow = step_of(Step::Kind::follow, step.node, frame);
  follow.field = reference;
  step.collection = field_of(frame.collection, reference)->target;
  step.slot = -1;
  follow.children.push_back(add(std::move(step)));
  return add(std::move(follow));
}

Plan make_plan(const Program::Impl& program, const Schema& schema) {
  return Planner(program, schema).run();
}

}  // namespace hegui::expr
