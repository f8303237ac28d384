// Which dates by() reads: apart from the truths, because those stop where a matter is settled and
// may come from an earlier run.
#include "expr/runner.h"

namespace hegui::expr {

void Runner::read_dates(int number, const RowSet& rows) {
  const Step& step = step_of(number);
  if (step.reads.cutoff && !is_empty(rows)) read_dates_of(step, rows);
}

void Runner::read_dates_of(const Step& step, const RowSet& rows) {
  switch (step.kind) {
    case Step::Kind::both:
    case Step::Kind::either:
    case Step::Kind::negate:
    case Step::Kind::choose:
      for (const int child : step.children) read_dates(child, rows);
      return;
    case Step::Kind::by:
      return read_column(step, rows);
    case Step::Kind::definition:
      return of(*step.definition).read_dates(of(*step.definition).root(), rows);
    case Step::Kind::of_body:
      return of(*step.definition).read_dates(of(*step.definition).root(), all_rows(1));
    case Step::Kind::follow:
    case Step::Kind::some:
      return read_elements(step, rows);
    case Step::Kind::any_of:
    case Step::Kind::joined: {
      const int collection = step_of(step.children.front()).collection;
      if (body_.tables[static_cast<std::size_t>(collection)].known)
        read_dates(step.children.front(), all_rows(row_count(batch_.context, collection)));
      return;
    }
    case Step::Kind::fact:
    case Step::Kind::set:
    case Step::Kind::stated:
    case Step::Kind::same:
    case Step::Kind::compare:
    case Step::Kind::days:
    case Step::Kind::among:
    case Step::Kind::once:
    case Step::Kind::by_value:
    case Step::Kind::walk:
      return walk_for_dates(step, rows);
  }
}

/// Of a long column each date is told once.
void Runner::read_column(const Step& step, const RowSet& rows) {
  const Column& column = column_of(step, step.field);
  const States& states = states_of(step, step.field);
  constexpr Cell kFirst = -40'000, kCount = 1 << 19;  // years 1860 to 3295
  RowSet told = rows.size() > 16 ? no_rows(kCount) : RowSet();
  for_each_row(rows, [&](std::size_t row) {
    if (!has(states.stated, row)) return;
    const Cell day = column.cells[row];
    if (!told.empty() && day >= kFirst && day < kFirst + kCount) {
      if (has(told, static_cast<std::size_t>(day - kFirst))) return;
      add(told, static_cast<std::size_t>(day - kFirst));
    }
    batch_.eager.dates_read->push_back({static_cast<std::int32_t>(day)});
  });
}

void Runner::walk_for_dates(const Step& step, const RowSet& rows) {
  Evaluator walker(program_, batch_.eager, arena_);
  bool first = true;
  for_each_row(rows, [&](std::size_t row) {
    if (step.kind == Step::Kind::once && !first) return;
    first = false;
    const Value::Row subject{step.collection, batch_.context.body, static_cast<std::int32_t>(row)};
    if (step.slot < 0) {
      walker.condition(step.node, static_cast<std::uint32_t>(row));
    } else {
      walker.condition(step.node, step.slot, Value::of(subject));
    }
    arena_.reset();
  });
}

/// The dates are those of the rows over there; what is not in this body is walked.
void Runner::read_elements(const Step& step, const RowSet& rows) {
  const int child = step.children.front();
  const Step::Kind kind = step_of(child).kind;
  const bool follows = step.kind == Step::Kind::follow;
  if (follows && kind != Step::Kind::by && kind != Step::Kind::definition)
    return walk_for_dates(step, rows);
  read_dates(child, targets_of(step, rows, step_of(child).collection));
  if (!follows) return read_elements_apart(step, rows);
  const Column& column = column_of(step, step.field);
  RowSet apart(rows.size());
  for_each_row(rows, [&](std::size_t row) {
    if (column.state(row) == State::stated && is_apart(as_row(column.cells[row]))) add(apart, row);
  });
  walk_for_dates(step, apart);
}

bool Runner::is_apart(RowRef target) const {
  return target.row < 0 || target.body != batch_.context.body;
}

void Runner::read_elements_apart(const Step& step, const RowSet& rows) {
  const Column& column = column_of(step, step.field);
  const int slot = step_of(step.children.front()).slot;
  const int collection = field_of(step, step.field).target;
  Evaluator walker(program_, batch_.eager, arena_);
  for_each_row(rows, [&](std::size_t row) {
    if (column.state(row) != State::stated) return;
    const Slice slice = as_slice(column.cells[row]);
    for (std::uint32_t i = 0; i < slice.count; ++i) {
      const RowRef target = as_row(column.items[slice.begin + i]);
      if (!is_apart(target)) continue;
      const bool known = target.row >= 0 && target.body >= 0;
      walker.condition(
          step.node, slot,
          known ? Value::of(Value::Row{collection, target.body, target.row}) : Value::unknown());
      arena_.reset();
    }
  });
}

}  // namespace hegui::expr
