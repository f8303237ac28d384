// Runs a condition over rows: by its plan, or by walking its tree for each.
#include <algorithm>

#include "expr/runner.h"

namespace hegui::expr {

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
