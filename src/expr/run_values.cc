// Conditions that look at a field's state, at the row it refers to, or at each of its values once.
#include "expr/runner.h"
#include "expr/value_memo.h"

namespace hegui::expr {

Truths Runner::stated(const Step& step, const RowSet& rows) {
  const States& states = states_of(step, step.field);
  Truths out(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) out.yes[w] = states.stated[w] | states.none[w];
  return out;
}

Truths Runner::same(const Step& step, const RowSet& rows) {
  const bool wanted = step.relation == Step::Relation::equal;
  const std::vector<Cell>& cells = column_of(step, step.field).cells;
  const States& states = states_of(step, step.field);
  Truths out(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) {
    out.unknown[w] = ~(states.stated[w] | states.none[w]);
    if (!wanted) out.yes[w] = states.none[w];
  }
  for_each_row(rows, [&](std::size_t row) {
    if (!has(states.stated, row)) return;
    const RowRef self{batch_.context.body, static_cast<std::int32_t>(row)};
    if ((as_row(cells[row]) == self) == wanted) add(out.yes, row);
  });
  return out;
}

/// The first row with a value speaks for all that have it: what is not stated and none are values
/// too.
Truths Runner::by_value(const Step& step, const RowSet& rows) {
  const Column& column = column_of(step, step.field);
  const bool text = is_text(field_of(step, step.field).type);
  std::optional<Truth> of_state[2];
  ValueMemo memo;
  Truths out(rows.size());
  for_each_row(rows, [&](std::size_t row) {
    const State state = column.state(row);
    if (state == State::stated) {
      Truth* known =
          text ? memo.of_text(body_.view(column.cells[row])) : memo.of_cell(column.cells[row]);
      if (known == nullptr) return out.set(row, walk_row(step, row));
      if (memo.is_new()) *known = walk_row(step, row);
      return out.set(row, *known);
    }
    auto& known = of_state[state == State::none ? 1 : 0];
    if (!known) known = walk_row(step, row);
    out.set(row, *known);
  });
  return out;
}

}  // namespace hegui::expr
