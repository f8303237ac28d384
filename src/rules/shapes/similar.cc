// similar: of two rows that are stated to resemble each other (similar_to, counting both ways) at
// least one must hold. A row that does not state what it resembles is one unknown.
#include <algorithm>
#include <set>

#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::State;
using expr::Truth;

namespace {

constexpr std::string_view kResembles = "similar_to";

void load(CheckContext& context) {
  load_rows(context, true);
  Check& check = context.rule.check;
  if (check.collection < 0) return;
  const auto& collection =
      context.environment.schema->collections[static_cast<std::size_t>(check.collection)];
  if (collection.field(kResembles) >= 0) return;
  context.reader.issues().add(codes::unknown_name, context.reader.span_of("similar"),
                              {collection.name + " field", std::string(kResembles)});
}

const expr::Table& table_of(const Rule& rule, const expr::Context& context) {
  return context.bodies[static_cast<std::size_t>(context.body)]
      .tables[static_cast<std::size_t>(rule.check.collection)];
}

int resembles_field(const Rule& rule, const expr::Context& context) {
  return context.schema->collections[static_cast<std::size_t>(rule.check.collection)].field(
      kResembles);
}

/// Pairs (smaller row, larger row) that either side states.
std::set<std::pair<int, int>> stated_pairs(const Rule& rule, const expr::Context& context) {
  const expr::Table& table = table_of(rule, context);
  const expr::Column& column =
      table.columns[static_cast<std::size_t>(resembles_field(rule, context))];
  std::set<std::pair<int, int>> pairs;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (column.state(row) != State::stated) continue;
    const expr::Slice slice = expr::as_slice(column.cells[row]);
    for (std::uint32_t i = 0; i < slice.count; ++i) {
      const expr::RowRef other = expr::as_row(column.items[slice.begin + i]);
      const int self = static_cast<int>(row);
      if (other.body == context.body && other.row != self)
        pairs.insert(std::minmax(self, other.row));
    }
  }
  return pairs;
}

/// A chosen row alone: it holds once it says what it resembles.
void settle_single(const expr::Column& column, Row& row) {
  const bool says = column.state(static_cast<std::size_t>(row.row)) == State::stated;
  row.require = says ? Truth::yes : Truth::unknown;
}

void collect(const Rule& rule, const expr::Context& context, Tally& tally) {
  const std::size_t from = tally.rows.size();
  collect_rows(rule, context, tally);
  if (!table_of(rule, context).known) return;
  const std::vector<Row> singles(tally.rows.begin() + static_cast<std::ptrdiff_t>(from),
                                 tally.rows.end());
  const auto find = [&](int number) {
    return std::find_if(singles.begin(), singles.end(),
                        [&](const Row& row) { return row.row == number; });
  };
  const expr::Column& column =
      table_of(rule, context).columns[static_cast<std::size_t>(resembles_field(rule, context))];
  for (std::size_t i = from; i < tally.rows.size(); ++i) settle_single(column, tally.rows[i]);
  for (const auto& [a, b] : stated_pairs(rule, context)) {
    const auto first = find(a), second = find(b);
    if (first == singles.end() || second == singles.end()) continue;
    Row pair = *first;
    pair.other = b;
    pair.where = both(first->where, second->where);
    pair.require = either(first->require, second->require);
    pair.exception = std::max(first->exception, second->exception);
    tally.rows.push_back(pair);
  }
}

std::vector<expr::FactId> missing(const Rule& rule, const expr::Context& context, const Row& row) {
  if (row.other < 0) {
    std::vector<expr::FactId> facts{
        {row.body, rule.check.collection, row.row, resembles_field(rule, context)}};
    if (row.where != Truth::unknown) return facts;
    Row chosen = row;
    chosen.require = Truth::yes;
    return missing_of_row(rule, context, chosen);
  }
  Row other = row;
  other.row = row.other;
  std::vector<expr::FactId> facts;
  for (const Row& side : {row, other}) {
    const auto number = static_cast<std::uint32_t>(side.row);
    if (row.where == Truth::unknown && rule.check.where) {
      for (const auto& fact : expr::explain(*rule.check.where, context, number).missing)
        facts.push_back(fact);
    }
    for (const auto& fact : expr::explain(*rule.check.require, context, number).missing)
      facts.push_back(fact);
  }
  return facts;
}

}  // namespace

constinit const Shape kSimilar{
    .name = "similar",
    .summary = {"功能相近的两行至少有一行符合",
                "of two similar rows at least one must satisfy the condition"},
    .load = load,
    .collect = collect,
    .judge = judge_each,
    .missing = missing,
    .open = open_implication,
};

}  // namespace hegui::rules
