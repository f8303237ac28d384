// Steps of logic, and those that walk the tree.
#include "expr/runner.h"

namespace hegui::expr {

namespace {

/// The rows that a side of && (settled by no) or || (settled by yes) leaves open.
RowSet unsettled(const Truths& truths, const RowSet& rows, bool settles) {
  RowSet open(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w)
    open[w] = rows[w] & ~(settles ? truths.yes[w] : truths.no_word(w));
  return open;
}

RowSet intersection(const RowSet& a, const RowSet& b) {
  RowSet both(a.size());
  for (std::size_t w = 0; w < a.size(); ++w) both[w] = a[w] & b[w];
  return both;
}

}  // namespace

/// What a settled row has on the other sides does not matter, so it is not worked out.
Truths Runner::combine(const Step& step, const RowSet& rows) {
  const bool any = step.kind == Step::Kind::either;
  Truths out(rows.size());
  if (step.children.empty() && !any) out.set_all(rows, Truth::yes);
  for (std::size_t i = 0; i < step.children.size(); ++i) {
    if (i == 0) {
      out = run(step.children[i], rows);
      continue;
    }
    const RowSet open = unsettled(out, rows, any);
    if (is_empty(open)) break;
    const Truths& side = run(step.children[i], open);
    any ? or_with(out, side) : and_with(out, side);
  }
  if (step.kind == Step::Kind::negate) negate(out, rows);
  return out;
}

Truths Runner::choose(const Step& step, const RowSet& rows) {
  const Truths chosen = run(step.children[0], rows);
  const RowSet yes = intersection(chosen.yes, rows);
  RowSet no(rows.size());
  for (std::size_t w = 0; w < rows.size(); ++w) no[w] = chosen.no_word(w) & rows[w];
  Truths out(rows.size());
  out.unknown = chosen.unknown;
  out.error = chosen.error;
  if (!is_empty(yes)) merge(out, run(step.children[1], yes), yes);
  if (!is_empty(no)) merge(out, run(step.children[2], no), no);
  return out;
}

Truths Runner::of_body(const Step& step, const RowSet& rows) {
  Runner& inner = of(*step.definition);
  Truths out(rows.size());
  out.set_all(rows, inner.run(inner.root(), all_rows(1)).at(0));
  return out;
}

Truths Runner::once(const Step& step, const RowSet& rows) {
  Truths out(rows.size());
  out.set_all(rows, truth_of(walker_.condition(step.node, 0)));
  arena_.reset();
  return out;
}

Truth Runner::walk_row(const Step& step, std::size_t row) {
  const Value::Row subject{step.collection, batch_.context.body, static_cast<std::int32_t>(row)};
  const Value value = step.slot < 0 ? walker_.condition(step.node, static_cast<std::uint32_t>(row))
                                    : walker_.condition(step.node, step.slot, Value::of(subject));
  const Truth truth = truth_of(value);
  arena_.reset();
  return truth;
}

Truths Runner::walk(const Step& step, const RowSet& rows) {
  Truths out(rows.size());
  for_each_row(rows, [&](std::size_t row) { out.set(row, walk_row(step, row)); });
  return out;
}

}  // namespace hegui::expr
