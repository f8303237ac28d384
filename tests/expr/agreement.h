// Holds the column plan against the walk of the tree; shared by the differential test and the fuzz
// target.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "expr/node.h"
#include "hegui/expr/trace.h"

namespace hegui::expr::testing {

/// What differs between the plan and the walk over the rows, empty if nothing does: the truths
/// without a cache, with one, with what it holds by then, for some of the rows, and the dates that
/// are read. The cache outlives no program.
class Agreement {
 public:
  Agreement(const Program& program, const Context& context, std::vector<std::uint32_t> rows)
      : program_(program.impl()), context_(context), rows_(std::move(rows)) {
    context_.cache = nullptr;
    context_.dates_read = nullptr;
    walked_ = walk_rows(program_, context_, rows_);
  }

  const std::vector<Truth>& walked() const { return walked_; }

  /// `some` are positions in the rows.
  std::string disagreement(Cache& cache, const std::vector<std::size_t>& some) {
    std::vector<std::uint32_t> few;
    std::vector<Truth> of_few;
    for (const std::size_t position : some) {
      few.push_back(rows_[position]);
      of_few.push_back(walked_[position]);
    }
    if (run_plan(program_, context_, rows_) != walked_) return "the plan without a cache";
    context_.cache = &cache;
    if (run_plan(program_, context_, few) != of_few) return "some rows with an empty cache";
    if (run_plan(program_, context_, rows_) != walked_) return "all rows with a cache of some";
    return dates_differ(few, of_few) ? "the dates read" : "";
  }

 private:
  bool dates_differ(const std::vector<std::uint32_t>& few, const std::vector<Truth>& of_few) {
    std::vector<Date> by_plan, by_walk;
    context_.dates_read = &by_plan;
    const bool planned = run_plan(program_, context_, few) == of_few;
    context_.dates_read = &by_walk;
    const bool walked = walk_rows(program_, context_, few) == of_few;
    context_.dates_read = nullptr;
    return !planned || !walked ||
           std::set<Date>(by_plan.begin(), by_plan.end()) !=
               std::set<Date>(by_walk.begin(), by_walk.end());
  }

  const Program::Impl& program_;
  Context context_;
  std::vector<std::uint32_t> rows_;
  std::vector<Truth> walked_;
};

/// What is unknown names what is missing, and nothing else does.
inline bool explains(const Program& program, const Context& context, std::uint32_t row,
                     Truth want) {
  const Explanation explanation = explain(program, context, row);
  return explanation.truth == want && explanation.missing.empty() == (want != Truth::unknown) &&
         explanation.error.empty() == (want != Truth::error);
}

/// The trace comes out the same.
inline bool traces(const Program& program, const Context& context, std::uint32_t row, Truth want) {
  return truth_of(trace(program, context, row).root.value) == want;
}

}  // namespace hegui::expr::testing
