// Lowers a checked condition to steps. Whatever has no step of its own walks the tree.
#include "expr/plan.h"

#include <algorithm>
#include <array>
#include <optional>

#include "expr/node.h"

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

class Planner {
 public:
  Planner(const Program::Impl& program, const Schema& schema) : program_(program), schema_(schema) {
    for (const Node& node : program.nodes) {
      const bool own = node.kind == Node::Kind::row;
      depends_.push_back(own || std::any_of(node.children.begin(), node.children.end(),
                                            [this](int child) { return depends(child); }));
    }
  }

  Plan run() {
    plan_.root = lower(program_.root);
    return std::move(plan_);
  }

 private:
  const Node& at(int number) const { return program_.nodes[static_cast<std::size_t>(number)]; }
  /// Whether the node's value may differ from row to row.
  bool depends(int number) const { return depends_[static_cast<std::size_t>(number)]; }

  int add(Step step) {
    plan_.steps.push_back(std::move(step));
    return static_cast<int>(plan_.steps.size()) - 1;
  }

  Step step_of(Step::Kind kind, int number) const {
    Step step;
    step.kind = kind;
    step.node = number;
    return step;
  }

  int lower(int number) {
    if (!depends(number)) return add(step_of(Step::Kind::once, number));
    const Node& n = at(number);
    if (n.kind == Node::Kind::conjunction) return lower_all(Step::Kind::both, number);
    if (n.kind == Node::Kind::disjunction) return lower_all(Step::Kind::either, number);
    if (n.kind == Node::Kind::negation) return lower_all(Step::Kind::negate, number);
    if (n.kind == Node::Kind::conditional) return lower_all(Step::Kind::choose, number);
    if (auto step = lower_leaf(number)) return add(std::move(*step));
    return add(step_of(Step::Kind::walk, number));
  }

  int lower_all(Step::Kind kind, int number) {
    Step step = step_of(kind, number);
    for (const int child : at(number).children) step.children.push_back(lower(child));
    return add(std::move(step));
  }

  std::optional<Step> lower_leaf(int number) const {
    const Node& n = at(number);
    if (n.kind == Node::Kind::field && n.type.kind == Type::Kind::boolean)
      return of_field(Step::Kind::fact, number, number);
    if (n.kind == Node::Kind::stated)
      return of_field(Step::Kind::stated, number, n.children.front());
    if (n.kind == Node::Kind::definition) return lower_definition(number);
    return n.kind == Node::Kind::call ? lower_call(number) : std::nullopt;
  }

  /// A step over a field of the current row; nullopt if the node is none.
  std::optional<Step> of_field(Step::Kind kind, int number, int field) const {
    const Node& n = at(field);
    if (n.kind != Node::Kind::field || at(n.children.front()).kind != Node::Kind::row)
      return std::nullopt;
    Step step = step_of(kind, number);
    step.field = n.number;
    return step;
  }

  std::optional<Step> lower_definition(int number) const {
    const Node& n = at(number);
    const bool own = at(n.children.front()).kind == Node::Kind::row;
    if (!own || n.definition->program->impl().plan.root < 0) return std::nullopt;
    Step step = step_of(Step::Kind::definition, number);
    step.definition = n.definition;
    return step;
  }

  std::optional<Step> lower_call(int number) const {
    const Node& n = at(number);
    if (n.children.size() == 1 && n.name == "set")
      return of_field(Step::Kind::set, number, n.children[0]);
    if (n.children.size() == 1 && n.name == "by")
      return of_field(Step::Kind::by, number, n.children[0]);
    if (n.children.size() != 2) return std::nullopt;
    if (n.name == "in") return against(Step::Kind::among, number, 0, Relation::equal);
    if (n.name == "by") return against(Step::Kind::compare, number, 0, Relation::at_most);
    for (const Ordering& ordering : kOrderings) {
      if (n.name != ordering.name) continue;
      if (auto step = against(Step::Kind::compare, number, 0, ordering.relation)) return step;
      return against(Step::Kind::compare, number, 1, ordering.mirrored);
    }
    return std::nullopt;
  }

  /// A step of the field on one side against a value on the other that is the same for every row.
  std::optional<Step> against(Step::Kind kind, int number, std::size_t side,
                              Relation relation) const {
    const Node& n = at(number);
    auto step = of_field(kind, number, n.children[side]);
    if (!step || depends(n.children[1 - side]) || !has_scalar(step->field)) return std::nullopt;
    step->relation = relation;
    step->operand = n.children[1 - side];
    return step;
  }

  bool has_scalar(int field) const {
    const Field& known = schema_.collections[static_cast<std::size_t>(program_.collection)]
                             .fields[static_cast<std::size_t>(field)];
    return !known.list && known.type != FieldType::reference;
  }

  const Program::Impl& program_;
  const Schema& schema_;
  std::vector<bool> depends_;
  Plan plan_;
};

}  // namespace

Plan make_plan(const Program::Impl& program, const Schema& schema) {
  return Planner(program, schema).run();
}

}  // namespace hegui::expr
