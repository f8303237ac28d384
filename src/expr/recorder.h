// What an evaluation met: every node with its value, as a tree in the order of evaluation.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "expr/node.h"

namespace hegui::expr {

struct Record {
  const Program::Impl* program = nullptr;  ///< nullptr: an element of the macro around it
  int node = -1;
  Value value;
  Value subject;  ///< of an element: what the macro's variable stands for
  FactId fact{};
  std::array<std::uint32_t, 4> dropped{};  ///< elements that were not kept, by truth
  std::vector<Record> children;

  bool is_element() const { return program == nullptr; }
};

/// Filled by the evaluator. Of elements that come out alike only the first few are kept, and of a
/// tree that grows too large only its beginning.
class Recorder {
 public:
  /// Eager: what cannot change the result is looked at all the same.
  explicit Recorder(bool eager) : eager_(eager) {}
  bool is_eager() const { return eager_; }

  void enter(const Program::Impl& program, int node);
  void leave(const Value& value);
  /// The macro at hand turns to its next element.
  void element(const Value& subject);
  /// The node at hand reads the fact.
  void read(const FactId& fact);

  const Record& root() const { return root_; }

 private:
  void close_element();
  void close(Record record);

  bool eager_;
  Record root_;
  std::vector<Record> open_;
  std::size_t kept_ = 0;
  std::size_t skipped_ = 0;  // how deep the evaluation is in what is not recorded
};

/// The truth under which an element is counted: what is no condition counts as yes.
Truth element_truth(const Value& value);

}  // namespace hegui::expr
