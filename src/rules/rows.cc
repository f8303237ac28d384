// Rows: evaluated a collection at a time, `require` and `except` only where `where` leaves the row
// in.
#include "rules/rows.h"

#include <algorithm>

#include "hegui/expr/fact_set.h"

namespace hegui::rules {

using expr::Truth;

namespace {

std::vector<std::uint32_t> numbers_of(const std::vector<Row>& rows, std::size_t from) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = from; i < rows.size(); ++i)
    numbers.push_back(static_cast<std::uint32_t>(rows[i].row));
  return numbers;
}

void select_rows(const Rule& rule, const expr::Context& context, std::size_t count, Tally& tally) {
  std::vector<Truth> where(count, Truth::yes);
  if (rule.check.where) where = expr::run(*rule.check.where, context);
  for (std::size_t i = 0; i < count; ++i) {
    if (where[i] == Truth::no) continue;
    tally.rows.push_back({.body = context.body,
                          .row = static_cast<int>(i),
                          .where = where[i],
                          .require = Truth::no});
  }
}

void except_rows(const Rule& rule, const expr::Context& context, std::size_t from, Tally& tally) {
  const auto numbers = numbers_of(tally.rows, from);
  for (std::size_t k = 0; k < rule.check.except.size(); ++k) {
    const std::vector<Truth> out = expr::run(rule.check.except[k].when, context, numbers);
    for (std::size_t i = 0; i < out.size(); ++i) {
      Row& row = tally.rows[from + i];
      if (out[i] == Truth::yes && row.exception < 0) row.exception = static_cast<int>(k);
    }
  }
}

void require_rows(const Rule& rule, const expr::Context& context, std::size_t from, Tally& tally) {
  std::vector<Truth> met(tally.rows.size() - from, Truth::yes);
  if (rule.check.require)
    met = expr::run(*rule.check.require, context, numbers_of(tally.rows, from));
  for (std::size_t i = 0; i < met.size(); ++i) tally.rows[from + i].require = met[i];
}

}  // namespace

void collect_selected(const Rule& rule, const expr::Context& context, Tally& tally) {
  const auto& table = context.bodies[static_cast<std::size_t>(context.body)]
                          .tables[static_cast<std::size_t>(rule.check.collection)];
  if (!table.known) {
    tally.gaps.push_back({context.body, rule.check.collection, -1, -1});
    return;
  }
  const std::size_t from = tally.rows.size();
  select_rows(rule, context, table.rows, tally);
  except_rows(rule, context, from, tally);
}

void collect_rows(const Rule& rule, const expr::Context& context, Tally& tally) {
  const std::size_t from = tally.rows.size();
  collect_selected(rule, context, tally);
  require_rows(rule, context, from, tally);
}

std::vector<expr::FactId> missing_of_row(const Rule& rule, const expr::Context& context,
                                         const Row& row) {
  expr::FactSet missing;
  const auto number = static_cast<std::uint32_t>(row.row);
  if (row.where == Truth::unknown)
    missing.add(expr::explain(*rule.check.where, context, number).missing);
  if (row.require == Truth::unknown)
    missing.add(expr::explain(*rule.check.require, context, number).missing);
  return missing.take();
}

Verdict judge_each(const Rule& rule, Contexts, const Tally& tally) {
  if (tally.too_many) return {Outcome::error, {}, {}};
  bool any = false, failed = false, open = !tally.gaps.empty();
  for (const Row& row : tally.rows) {
    if (!counts(row)) continue;
    any = true;
    const Truth met = holds(*rule.check.shape, row);
    if (met == Truth::error) return {Outcome::error, {}, {}};
    failed = failed || met == Truth::no;
    open = open || met == Truth::unknown;
  }
  if (failed) return {Outcome::fail, {}, {}};
  if (open) return {Outcome::unknown, {}, {}};
  return {any ? Outcome::pass : Outcome::not_applicable, {}, {}};
}

}  // namespace hegui::rules
