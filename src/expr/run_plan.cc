// Runs a plan: which rows a step still has to work out, and the steps of logic. A step is asked for
// the rows that the others left open; one that works on whole words does all of them, for those who
// ask later.
#include <algorithm>

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

Truth truth_of(const Value& value) {
  if (value.kind == Value::Kind::boolean) return value.boolean ? Truth::yes : Truth::no;
  if (value.kind == Value::Kind::unknown) return Truth::unknown;
  return value.is_none() ? Truth::no : Truth::error;
}

std::size_t row_count(const Context& context, int collection) {
  if (collection < 0) return 1;
  return context.bodies[static_cast<std::size_t>(context.body)]
      .tables[static_cast<std::size_t>(collection)]
      .rows;
}

namespace {

/// The program's truths of at least the rows, and the dates that by() reads on them.
const Truths& run_rows(const Program::Impl& program, Batch& batch, const RowSet& rows) {
  Runner& runner = batch.runner(program);
  const Truths& truths = runner.run(program.plan.root, rows);
  if (batch.eager.dates_read != nullptr) runner.read_dates(program.plan.root, rows);
  return truths;
}

std::vector<Truth> all_of(const Truths& truths, std::size_t rows) {
  const auto number = [](Truth truth) { return static_cast<Word>(truth); };
  const auto bytes =
      as_bytes(truths, rows, number(Truth::yes), number(Truth::unknown), number(Truth::error));
  std::vector<Truth> out(rows);
  std::transform(bytes.begin(), bytes.end(), out.begin(),
                 [](std::uint8_t byte) { return static_cast<Truth>(byte); });
  return out;
}

bool is_every_row(std::span<const std::uint32_t> rows, std::size_t count) {
  if (rows.size() != count) return false;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < count; ++i) differing += rows[i] != i ? 1U : 0U;
  return differing == 0;
}

}  // namespace

std::vector<Truth> run_plan(const Program::Impl& program, const Context& context,
                            std::span<const std::uint32_t> rows) {
  if (program.plan.root < 0) return walk_rows(program, context, rows);
  if (rows.empty()) return {};
  Cache::Impl own(0);
  Cache::Impl& store = context.cache == nullptr ? own : context.cache->impl();
  store.trim();
  Batch batch(context, store);
  const std::size_t count = row_count(context, program.collection);
  if (is_every_row(rows, count)) return all_of(run_rows(program, batch, all_rows(count)), count);
  RowSet wanted = no_rows(count);
  for (const std::uint32_t row : rows) add(wanted, row);
  const Truths& truths = run_rows(program, batch, wanted);
  std::vector<Truth> out;
  out.reserve(rows.size());
  for (const std::uint32_t row : rows) out.push_back(truths.at(row));
  return out;
}

std::vector<Truth> walk_rows(const Program::Impl& program, const Context& context,
                             std::span<const std::uint32_t> rows) {
  Arena arena;
  Evaluator evaluator(program, context, arena);
  std::vector<Truth> truths;
  truths.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    truths.push_back(truth_of(evaluator.evaluate(row)));
    arena.reset();
  }
  return truths;
}

}  // namespace hegui::expr
