// Which rows a step still has to work out. A step is asked for the rows that the others left open;
// one that works on whole words does all of them, for those who ask later.
#include "expr/runner.h"

namespace hegui::expr {

Batch::Batch(const Context& from, Cache::Impl& shared) : context(from), eager(from), store(shared) {
  context.dates_read = nullptr;
}
Batch::~Batch() = default;

Runner& Batch::runner(const Program::Impl& program) {
  auto& made = runners[&program];
  if (made == nullptr) made = std::make_unique<Runner>(program, *this);
  return *made;
}

Runner::Runner(const Program::Impl& program, Batch& batch)
    : program_(program),
      batch_(batch),
      numbers_(batch.store.numbers(program.plan)),
      body_(batch.context.bodies[static_cast<std::size_t>(batch.context.body)]),
      walker_(program, batch.context, arena_),
      fixed_(program, batch.context, operands_) {}

Key Runner::key_of(int number) const {
  const Context& context = batch_.context;
  const Reads& reads = step_of(number).reads;
  Key key;
  key.step = numbers_[static_cast<std::size_t>(number)];
  key.body = context.body;
  key.audit = context.audit.days;
  if (reads.cutoff) key.cutoff = context.cutoff.days;
  if (reads.due && context.due) key.due = context.due->days;
  if (reads.effective_from && context.effective_from)
    key.effective_from = context.effective_from->days;
  if (reads.parameters) key.parameters = context.parameters.data();
  return key;
}

/// Of the rows those that are not done; all that are not, where that costs little.
RowSet Runner::to_do(const Step& step, const Known& known, const RowSet& rows) const {
  RowSet open(rows.size());
  std::size_t words = 0;
  for (std::size_t w = 0; w < rows.size(); ++w) {
    open[w] = rows[w] & ~known.done[w];
    if (open[w] != 0) ++words;
  }
  if (!step.cheap || words * 4 < rows.size()) return words == 0 ? RowSet() : open;
  if (words == 0) return {};
  open = all_rows(row_count(batch_.context, step.collection));
  for (std::size_t w = 0; w < open.size(); ++w) open[w] &= ~known.done[w];
  return open;
}

const Truths& Runner::run(int number, const RowSet& rows) {
  const Step& step = step_of(number);
  if (step.kind == Step::Kind::definition) {
    Runner& inner = of(*step.definition);
    return inner.run(inner.root(), rows);
  }
  Cache::Impl& store = step.reads.variables ? batch_.local : batch_.store;
  Known& known = store.known(key_of(number), row_count(batch_.context, step.collection));
  RowSet open = to_do(step, known, rows);
  if (open.empty()) return known.truths;
  Truths found = work_out(step, open);
  if (is_empty(known.done)) {
    mask(found, open);
    known.truths = std::move(found);
    known.done = std::move(open);
    return known.truths;
  }
  merge(known.truths, found, open);
  for (std::size_t w = 0; w < open.size(); ++w) known.done[w] |= open[w];
  return known.truths;
}

Truths Runner::work_out(const Step& step, const RowSet& rows) {
  switch (step.kind) {
    case Step::Kind::both:
    case Step::Kind::either:
    case Step::Kind::negate:
      return combine(step, rows);
    case Step::Kind::choose:
      return choose(step, rows);
    case Step::Kind::fact:
      return fact(step, rows);
    case Step::Kind::compare:
      return compare(step, rows);
    case Step::Kind::days:
      return days(step, rows);
    case Step::Kind::among:
      return among(step, rows);
    case Step::Kind::set:
      return set(step, rows);
    case Step::Kind::stated:
      return stated(step, rows);
    case Step::Kind::by:
      return by(step, rows);
    case Step::Kind::same:
      return same(step, rows);
    case Step::Kind::definition:
      break;  // its own steps stand for it
    case Step::Kind::of_body:
      return of_body(step, rows);
    case Step::Kind::once:
      return once(step, rows);
    case Step::Kind::follow:
      return follow(step, rows);
    case Step::Kind::some:
      return some(step, rows);
    case Step::Kind::any_of:
      return any_of(step, rows);
    case Step::Kind::joined:
      return joined(step, rows);
    case Step::Kind::by_value:
      return by_value(step, rows);
    case Step::Kind::walk:
      return walk(step, rows);
  }
  return Truths(rows.size());
}

}  // namespace hegui::expr
