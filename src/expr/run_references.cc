// Conditions on other rows: those that a field refers to, those of a whole collection, and those
// that refer to the row at hand. The condition runs over the other collection's columns first; then
// its truths are fetched.
#include "expr/runner.h"

namespace hegui::expr {

namespace {

Truth opposite(Truth truth) {
  if (truth == Truth::yes) return Truth::no;
  return truth == Truth::no ? Truth::yes : truth;
}

bool is_resolved(RowRef target) { return target.body >= 0 && target.row >= 0; }

}  // namespace

/// The rows of this body's collection that the step's field refers to.
RowSet Runner::targets_of(const Step& step, const RowSet& rows, int collection) {
  RowSet targets = no_rows(row_count(batch_.context, collection));
  const Column& column = column_of(step, step.field);
  const bool list = field_of(step, step.field).list;
  const auto add_own = [&](Cell cell) {
    const RowRef target = as_row(cell);
    if (target.body == batch_.context.body && target.row >= 0)
      add(targets, static_cast<std::size_t>(target.row));
  };
  for_each_row(rows, [&](std::size_t row) {
    if (column.state(row) != State::stated) return;
    if (!list) return add_own(column.cells[row]);
    const Slice slice = as_slice(column.cells[row]);
    for (std::uint32_t i = 0; i < slice.count; ++i) add_own(column.items[slice.begin + i]);
  });
  return targets;
}

/// The child's truths of the rows that are referred to. What costs little is worked out for all,
/// which spares asking for which.
const Truths& Runner::run_targets(const Step& step, const RowSet& rows) {
  const int child = step.children.front();
  const int collection = step_of(child).collection;
  const std::size_t count = row_count(batch_.context, collection);
  return run(child, step_of(child).cheap ? all_rows(count) : targets_of(step, rows, collection));
}

/// Rows of another document are walked one by one.
Truths Runner::follow(const Step& step, const RowSet& rows) {
  const Step& child = step_of(step.children.front());
  if (!fits(child)) return walk(step, rows);
  const bool compares = child.kind == Step::Kind::compare || child.kind == Step::Kind::among;
  const Truth none = truth_of_none(child, compares ? operand_of(child) : Operand{});
  const Truths& there = run_targets(step, rows);
  const Column& column = column_of(step, step.field);
  const States& states = states_of(step, step.field);
  Truths out(rows.size());
  RowSet stated(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) {
    stated[w] = states.stated[w] & rows[w];
    if (none == Truth::yes) out.yes[w] = states.none[w];
    if (child.kind != Step::Kind::stated) out.unknown[w] = ~(states.stated[w] | states.none[w]);
  }
  for_each_row(stated, [&](std::size_t row) {
    const RowRef target = as_row(column.cells[row]);
    const bool own = target.body == batch_.context.body;
    out.set(row, own ? there.at(static_cast<std::size_t>(target.row)) : walk_row(step, row));
  });
  return out;
}

/// The condition of an element that is no row of this body: unknown, or of another document.
Truth Runner::element_apart(const Step& step, const Value& element) {
  const int slot = step_of(step.children.front()).slot;
  const Truth truth = truth_of(walker_.condition(step.node, slot, element));
  arena_.reset();
  return step.relation == Step::Relation::differs ? opposite(truth) : truth;
}

Truth Runner::element(const Step& step, RowRef target) {
  if (!is_resolved(target)) return element_apart(step, Value::unknown());
  const int collection = field_of(step, step.field).target;
  return element_apart(step, Value::of(Value::Row{collection, target.body, target.row}));
}

namespace {

/// || takes the greatest.
constexpr std::uint8_t kErrorRank = 1, kUnknownRank = 2, kYesRank = 3;
constexpr std::uint8_t kRanks[] = {0, kYesRank, kUnknownRank, kErrorRank};  // by Truth

/// How many before each item have the rank, so that a slice has one if the counts at its ends
/// differ: no loop over slices, whose lengths no processor guesses. Empty where none has it.
std::vector<std::uint32_t> counts_before(const std::vector<std::uint8_t>& ranks,
                                         std::uint8_t rank) {
  if (std::find(ranks.begin(), ranks.end(), rank) == ranks.end()) return {};
  std::vector<std::uint32_t> counts(ranks.size() + 1);
  for (std::size_t i = 0; i < ranks.size(); ++i)
    counts[i + 1] = counts[i] + (ranks[i] == rank ? 1U : 0U);
  return counts;
}

/// The rows whose slice has an item that is counted.
RowSet rows_with_item(const Column& column, const RowSet& rows,
                      const std::vector<std::uint32_t>& counts) {
  RowSet found(rows.size());
  if (counts.empty()) return found;
  for (std::size_t w = 0; w < rows.size(); ++w) {
    for (Word left = rows[w]; left != 0; left &= left - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(left));
      const Slice slice = as_slice(column.cells[w * kWordRows + bit]);
      const bool has_one = counts[slice.begin] != counts[slice.begin + slice.count];
      found[w] |= Word{has_one ? 1U : 0U} << bit;
    }
  }
  return found;
}

}  // namespace

Truths Runner::some(const Step& step, const RowSet& rows) {
  const Column& column = column_of(step, step.field);
  const States& states = states_of(step, step.field);
  RowSet stated(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) stated[w] = rows[w] & states.stated[w];
  const auto ranks = ranks_of_items(step, column, rows);
  Truths out(rows.size());
  out.yes = rows_with_item(column, stated, counts_before(ranks, kYesRank));
  out.unknown = rows_with_item(column, stated, counts_before(ranks, kUnknownRank));
  const auto errors = counts_before(ranks, kErrorRank);
  if (!errors.empty()) out.error = rows_with_item(column, stated, errors);
  for (std::size_t w = 0; w < rows.size(); ++w) {
    out.unknown[w] = (out.unknown[w] | ~(states.stated[w] | states.none[w])) & ~out.yes[w];
    if (!errors.empty()) out.error[w] &= ~(out.yes[w] | out.unknown[w]);
  }
  return out;
}

/// What the condition is on each item of the column; of items that no row asked for has, anything.
std::vector<std::uint8_t> Runner::ranks_of_items(const Step& step, const Column& column,
                                                 const RowSet& rows) {
  const std::size_t count = row_count(batch_.context, step_of(step.children.front()).collection);
  const auto of_rows = as_bytes(run_targets(step, rows), count, kYesRank, kUnknownRank, kErrorRank);
  std::optional<Truth> of_unresolved;
  std::vector<std::uint8_t> ranks(column.items.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const RowRef target = as_row(column.items[i]);
    if (target.body == batch_.context.body && target.row >= 0) {
      ranks[i] = of_rows[static_cast<std::size_t>(target.row)];
      continue;
    }
    const bool known = is_resolved(target);
    if (!known && !of_unresolved) of_unresolved = element(step, target);
    const Truth truth = known ? element(step, target) : *of_unresolved;
    ranks[i] = kRanks[static_cast<std::size_t>(truth)];
  }
  return ranks;
}

Truths Runner::any_of(const Step& step, const RowSet& rows) {
  const int child = step.children.front();
  const int collection = step_of(child).collection;
  const bool known = body_.tables[static_cast<std::size_t>(collection)].known;
  Truth found = known ? Truth::no : Truth::unknown;
  const RowSet all = all_rows(row_count(batch_.context, collection));
  if (known && !all.empty()) {
    const Truths& there = run(child, all);
    if (!is_empty(there.error)) found = Truth::error;
    if (!is_empty(there.unknown)) found = Truth::unknown;
    if (!is_empty(there.yes)) found = Truth::yes;
  }
  Truths out(rows.size());
  out.set_all(rows, found);
  return out;
}

Truths Runner::joined(const Step& step, const RowSet& rows) {
  const int child = step.children.front();
  const int collection = step_of(child).collection;
  Truths out(rows.size());
  if (!body_.tables[static_cast<std::size_t>(collection)].known) {
    out.set_all(rows, Truth::unknown);
    return out;
  }
  const std::size_t count = row_count(batch_.context, collection);
  if (count == 0) return out;
  if (auto found = join(step, rows, run(child, all_rows(count)))) return std::move(*found);
  out = walk(step, rows);
  if (step.relation == Step::Relation::differs) negate(out, rows);
  return out;
}

/// One pass over the other collection marks the rows it refers to. A reference that is not stated
/// may be to any row: where its own condition may hold, it leaves every row open that no other
/// decides. nullopt where it is not that simple.
std::optional<Truths> Runner::join(const Step& step, const RowSet& rows, const Truths& there) {
  const Step& other = step_of(step.children.front());
  const Column& column = column_of(other, step.other);
  const bool list = field_of(other, step.other).list;
  Truths out(rows.size());
  bool open = false, simple = true;
  const auto mark = [&](Cell cell, Truth truth) {
    const RowRef target = as_row(cell);
    if (!is_resolved(target)) {
      open = true;
      simple = simple && (!list || truth != Truth::error);
    } else if (target.body == batch_.context.body) {
      out.set(static_cast<std::size_t>(target.row), truth);
    }
  };
  for (std::size_t row = 0; row < row_count(batch_.context, other.collection); ++row) {
    const Truth truth = there.at(row);
    const State state = column.state(row);
    if (truth == Truth::no || state == State::none) continue;
    if (state == State::unstated) {
      open = true;
    } else if (!list) {
      mark(column.cells[row], truth);
    } else {
      const Slice slice = as_slice(column.cells[row]);
      for (std::uint32_t i = 0; i < slice.count; ++i) mark(column.items[slice.begin + i], truth);
    }
  }
  if (!simple) return std::nullopt;
  // A row may have been marked as several.
  for (std::size_t w = 0; w < rows.size(); ++w) {
    out.unknown[w] = (open ? ~Word{0} : out.unknown[w]) & ~out.yes[w];
    if (!out.error.empty()) out.error[w] &= ~(out.yes[w] | out.unknown[w]);
  }
  return out;
}

}  // namespace hegui::expr
