// Makes the plan of a checked condition.
#pragma once

#include <optional>

#include "expr/node.h"

namespace hegui::expr {

class Planner {
 public:
  Planner(const Program::Impl& program, const Schema& schema);
  Plan run();

 private:
  /// Whose rows a step is about: a collection, and the macro variable that stands for its row (-1:
  /// the program's own row).
  struct Frame {
    int collection = -1;
    int slot = -1;
  };

  // plan.cc: logic, definitions, and what the others share
  const Node& at(int number) const { return program_.nodes[static_cast<std::size_t>(number)]; }
  const Dependence& of(int number) const { return dependences_[static_cast<std::size_t>(number)]; }
  int add(Step step);
  Step step_of(Step::Kind kind, int node, Frame frame) const;
  int lower(int number, Frame frame);
  int walk(int number, Frame frame);
  int lower_all(Step::Kind kind, int number, Frame frame);
  bool is_row(int number, Frame frame) const;
  const Field* field_of(int collection, int number) const;
  int own_field(int number, Frame frame) const;
  int reference_field(int number, Frame frame) const;
  std::optional<int> lower_definition(int number, Frame frame);
  std::optional<int> place(Step step, int row, Frame frame);

  // plan_leaves.cc: conditions on the fields of one row
  std::optional<int> lower_leaf(int number, Frame frame);
  std::optional<int> lower_call(int number, Frame frame);
  std::optional<int> of_field(Step::Kind kind, int number, int field, Frame frame);
  std::optional<int> against(Step::Kind kind, int number, std::size_t side, Step::Relation relation,
                             Frame frame);
  std::optional<int> lower_order(int number, std::size_t side, Step::Relation relation,
                                 Frame frame);
  std::optional<int> lower_same(int number, std::size_t side, Step::Relation relation, Frame frame);
  std::optional<int> lower_days(int number, std::size_t side, Step::Relation relation, Frame frame);
  std::optional<int> lower_by_value(int number, Frame frame);
  bool only_field(int number, Frame frame, int& field) const;
  std::string text_of(const Step& step) const;

  // plan_loops.cc: macros over references and over collections
  std::optional<int> lower_quantifier(int number, Frame frame);
  std::optional<int> over_list(int number, Frame frame);
  std::optional<int> over_collection(int number, Frame frame);
  std::optional<int> over_joined(int number, Frame frame);
  int quantified(Step step, int condition, bool all, Frame inner);
  void flatten(int number, Node::Kind kind, std::vector<int>& parts) const;
  int join_field(int number, bool all, Frame inner, Frame outer) const;

  const Program::Impl& program_;
  const Schema& schema_;
  std::vector<Dependence> dependences_;
  Plan plan_;
};

}  // namespace hegui::expr
