// Macros that become steps: over the rows that a list field refers to, over a whole collection, and
// over those of its rows that refer to the row at hand. `all` is the negation of `exists` of the
// negation, in three values and errors too.
#include "expr/planner.h"

namespace hegui::expr {

using Kind = Node::Kind;

std::optional<int> Planner::lower_quantifier(int number, Frame frame) {
  const Node& n = at(number);
  if ((n.kind != Kind::exists && n.kind != Kind::all) || n.two) return std::nullopt;
  const Node& range = at(n.children[0]);
  if (range.kind == Kind::field) return over_list(number, frame);
  if (range.kind != Kind::collection) return std::nullopt;
  if (auto step = over_collection(number, frame)) return step;
  return over_joined(number, frame);
}

/// Completes the step with its condition, a node of the inner frame.
int Planner::quantified(Step step, int condition, bool all, Frame inner) {
  const Frame frame{step.collection, step.slot};
  step.relation = all ? Step::Relation::differs : Step::Relation::equal;
  if (all) {
    Step negated = step_of(Step::Kind::negate, -1, inner);
    negated.children.push_back(condition);
    condition = add(std::move(negated));
  }
  step.children.push_back(condition);
  const int made = add(std::move(step));
  if (!all) return made;
  Step negated = step_of(Step::Kind::negate, -1, frame);
  negated.children.push_back(made);
  return add(std::move(negated));
}

std::optional<int> Planner::over_list(int number, Frame frame) {
  const Node& n = at(number);
  const int field = own_field(n.children[0], frame);
  if (field < 0) return std::nullopt;
  const Field* known = field_of(frame.collection, field);
  if (!known->list || known->type != FieldType::reference) return std::nullopt;
  if ((of(n.children[1]).subjects & ~subject_of(n.number)) != 0 || n.number >= kSubjects)
    return std::nullopt;
  const Frame inner{known->target, n.number};
  Step step = step_of(Step::Kind::some, n.children[1], frame);
  step.field = field;
  return quantified(std::move(step), lower(n.children[1], inner), n.kind == Kind::all, inner);
}

/// The condition looks at nothing but the collection's row: one answer for all rows of the frame.
std::optional<int> Planner::over_collection(int number, Frame frame) {
  const Node& n = at(number);
  if ((of(n.children[1]).subjects & ~subject_of(n.number)) != 0 || n.number >= kSubjects)
    return std::nullopt;
  const Frame inner{at(n.children[0]).number, n.number};
  const Step step = step_of(Step::Kind::any_of, -1, frame);
  return quantified(step, lower(n.children[1], inner), n.kind == Kind::all, inner);
}

void Planner::flatten(int number, Kind kind, std::vector<int>& parts) const {
  if (at(number).kind != kind) return parts.push_back(number);
  for (const int child : at(number).children) flatten(child, kind, parts);
}

/// The field of `r` in `r.field == this` (of all: `!=`), or in `this in r.field`; -1 if the part is
/// neither.
int Planner::join_field(int number, bool all, Frame inner, Frame outer) const {
  const Node& n = at(number);
  if (n.kind != Kind::call || n.children.size() != 2) return -1;
  const bool equality = n.name == (all ? "!=" : "=="), among = !all && n.name == "in";
  if (!equality && !among) return -1;
  const bool mirrored = is_row(n.children[0], outer);
  if (!mirrored && (among || !is_row(n.children[1], outer))) return -1;
  const int field = own_field(n.children[mirrored ? 1 : 0], inner);
  if (field < 0) return -1;
  const Field* known = field_of(inner.collection, field);
  const bool fits = known->type == FieldType::reference && known->target == outer.collection;
  return fits && known->list == among ? field : -1;
}

std::optional<int> Planner::over_joined(int number, Frame frame) {
  const Node& n = at(number);
  const bool all = n.kind == Kind::all;
  const Frame inner{at(n.children[0]).number, n.number};
  if (n.number >= kSubjects || frame.collection < 0) return std::nullopt;
  std::vector<int> parts, rest;
  flatten(n.children[1], all ? Kind::disjunction : Kind::conjunction, parts);
  int field = -1;
  for (const int part : parts) {
    const int joins = field < 0 ? join_field(part, all, inner, frame) : -1;
    if (joins >= 0) {
      field = joins;
    } else {
      rest.push_back(part);
    }
  }
  if (field < 0) return std::nullopt;
  for (const int part : rest) {
    if ((of(part).subjects & ~subject_of(n.number)) != 0) return std::nullopt;
  }
  Step condition = step_of(all ? Step::Kind::either : Step::Kind::both, -1, inner);
  for (const int part : rest) condition.children.push_back(lower(part, inner));
  Step step = step_of(Step::Kind::joined, number, frame);
  step.other = field;
  step.cheap = false;
  return quantified(std::move(step), add(std::move(condition)), all, inner);
}

}  // namespace hegui::expr
