// Runs the steps of plans over rows as sets. The truths of a step are kept in a store, so a step
// works out only what it was never asked for before.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>

#include "expr/evaluator.h"
#include "expr/store.h"

namespace hegui::expr {

class Runner;

/// What the programs of one run share.
struct Batch {
  Batch(const Context& from, Cache::Impl& shared);
  ~Batch();
  Runner& runner(const Program::Impl& program);

  Context context;  ///< without dates_read: dates are collected apart from truths
  Context eager;    ///< the context as it was given
  Cache::Impl& store;
  Cache::Impl local{0};  ///< for what no other run shares
  std::unordered_map<const Program::Impl*, std::unique_ptr<Runner>> runners;
};

/// What the cells of a column are compared with.
struct Operand {
  enum class Kind : std::uint8_t { unfit, null, cell, real, text, cells, texts };
  Kind kind = Kind::unfit;
  Cell cell = 0;
  double real = 0;
  std::string_view text;  ///< lives as long as the program or the batch's context
  std::vector<Cell> cells;
  std::vector<std::string_view> texts;
};

/// Whether the cells are texts.
inline bool is_text(FieldType type) { return type == FieldType::text || type == FieldType::month; }

class Runner {
 public:
  Runner(const Program::Impl& program, Batch& batch);

  /// The truths of the rows asked for (of others there may be some too).
  const Truths& run(int number, const RowSet& rows);
  /// Adds every date that by() reads on the rows, whatever else settles the matter.
  void read_dates(int number, const RowSet& rows);

 private:
  // run_steps.cc: the order of things
  const Step& step_of(int number) const { return program_.plan.step(number); }
  Key key_of(int number) const;
  RowSet to_do(const Step& step, const Known& known, const RowSet& rows) const;
  Truths work_out(const Step& step, const RowSet& rows);

  // run_logic.cc: logic, and steps that walk the tree
  Truths combine(const Step& step, const RowSet& rows);
  Truths choose(const Step& step, const RowSet& rows);
  Truths of_body(const Step& step, const RowSet& rows);
  Truths once(const Step& step, const RowSet& rows);
  Truths walk(const Step& step, const RowSet& rows);
  Truth walk_row(const Step& step, std::size_t row);
  Runner& of(const Definition& definition) { return batch_.runner(definition.program->impl()); }
  int root() const { return program_.plan.root; }

  // run_operands.cc
  Operand operand_of(const Step& step);
  Operand operand_of_list(const Field& field, const Value& list) const;
  bool fits(const Step& step);
  static Truth truth_of_none(const Step& step, const Operand& operand);

  // run_columns.cc: conditions on cells
  const Column& column_of(const Step& step, int field) const;
  const Field& field_of(const Step& step, int field) const;
  const States& states_of(const Step& step, int field) {
    return batch_.store.states(batch_.context, step.collection, field);
  }
  template <class Test>
  Truths test_cells(const Step& step, const RowSet& rows, Truth when_none, Test test);
  template <class Test>
  Truths test_texts(const Step& step, const RowSet& rows, Truth when_none, Test test);
  template <class T, class Read>
  Truths ordered(const Step& step, const RowSet& rows, Truth when_none, T value, Read read);
  Truths fact(const Step& step, const RowSet& rows);
  Truths compare(const Step& step, const RowSet& rows);
  Truths among(const Step& step, const RowSet& rows);
  Truths among_values(const Step& step, const RowSet& rows, const Operand& operand);
  Truths days(const Step& step, const RowSet& rows);
  Truths set(const Step& step, const RowSet& rows);
  Truths by(const Step& step, const RowSet& rows);

  // run_values.cc
  Truths stated(const Step& step, const RowSet& rows);
  Truths same(const Step& step, const RowSet& rows);
  Truths by_value(const Step& step, const RowSet& rows);

  // run_references.cc: other rows
  RowSet targets_of(const Step& step, const RowSet& rows, int collection);
  Truths follow(const Step& step, const RowSet& rows);
  Truths some(const Step& step, const RowSet& rows);
  const Truths& run_targets(const Step& step, const RowSet& rows);
  std::vector<std::uint8_t> ranks_of_items(const Step& step, const Column& column,
                                           const RowSet& rows);
  Truth element(const Step& step, RowRef target);
  Truth element_apart(const Step& step, const Value& element);
  Truths any_of(const Step& step, const RowSet& rows);
  Truths joined(const Step& step, const RowSet& rows);
  std::optional<Truths> join(const Step& step, const RowSet& rows, const Truths& there);

  // run_dates.cc
  void read_dates_of(const Step& step, const RowSet& rows);
  void read_column(const Step& step, const RowSet& rows);
  void walk_for_dates(const Step& step, const RowSet& rows);
  void read_elements(const Step& step, const RowSet& rows);
  void read_elements_apart(const Step& step, const RowSet& rows);
  bool is_apart(RowRef target) const;

  const Program::Impl& program_;
  Batch& batch_;
  const std::vector<int>& numbers_;
  const Body& body_;
  Arena arena_;     // of one row
  Arena operands_;  // of what is the same for every row
  Evaluator walker_, fixed_;
};

}  // namespace hegui::expr
