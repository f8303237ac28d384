// coverage: of each metric the latest row, as of the cutoff, must reach the figure (covered /
// total) or satisfy the condition.
#include <algorithm>

#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::Truth;

namespace {

struct Counts {
  std::int64_t covered = 0, total = 0;
};

const expr::Table& table_of(const Rule& rule, const expr::Context& context, int body) {
  return context.bodies[static_cast<std::size_t>(body)]
      .tables[static_cast<std::size_t>(rule.pack->ledger.coverage)];
}

const expr::Column& column(const expr::Table& table, int field) {
  return table.columns[static_cast<std::size_t>(field)];
}

Counts counts_of(const Rule& rule, const expr::Table& table, std::size_t row) {
  const Ledger& ledger = rule.pack->ledger;
  return {column(table, ledger.covered).cells[row], column(table, ledger.total).cells[row]};
}

void load_metric(CheckContext& context, const document::Node& node) {
  const Ledger& ledger = context.rule.pack->ledger;
  const auto& collection =
      context.environment.schema->collections[static_cast<std::size_t>(ledger.coverage)];
  const auto& field = collection.fields[static_cast<std::size_t>(ledger.metric)];
  const auto& values = context.environment.schema->enums[static_cast<std::size_t>(field.enum_type)];
  document::Reader reader(node, "metric", context.reader.issues());
  const std::string name = reader.required_text("metric");
  const auto value = values.find(name);
  if (!value)
    context.reader.issues().add(codes::unknown_value, reader.span_of("metric"), {"metric", name});
  CheckContext inner{reader, context.rule, context.environment, context.parameters};
  Metric metric;
  metric.value = value.value_or(-1);
  metric.when = load_condition(inner, "when", ledger.organization);
  reader.finish();
  context.rule.check.metrics.push_back(std::move(metric));
}

void load(CheckContext& context) {
  constexpr std::array kAllowed{Threshold::Relation::at_least};
  const Ledger& ledger = context.rule.pack->ledger;
  context.rule.check.collection = ledger.coverage;
  context.rule.check.field = ledger.covered;
  for (const document::Node& metric : context.reader.list("coverage")) load_metric(context, metric);
  context.rule.check.require = load_condition(context, "require", ledger.coverage);
  load_threshold(context, kAllowed, !context.rule.check.require);
}

/// The metric's row with the greatest date not after the cutoff; -1 if there is none.
int latest_row(const Rule& rule, const expr::Context& context, const expr::Table& table,
               int metric) {
  const Ledger& ledger = rule.pack->ledger;
  int latest = -1;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (column(table, ledger.metric).state(row) != expr::State::stated) continue;
    if (column(table, ledger.metric).cells[row] != metric) continue;
    if (column(table, ledger.as_of).state(row) != expr::State::stated) continue;
    const auto& dates = column(table, ledger.as_of).cells;
    if (context.dates_read != nullptr)
      context.dates_read->push_back({static_cast<std::int32_t>(dates[row])});
    if (dates[row] > context.cutoff.days) continue;
    if (latest < 0 || dates[row] >= dates[static_cast<std::size_t>(latest)])
      latest = static_cast<int>(row);
  }
  return latest;
}

Truth judge_row(const Rule& rule, const expr::Context& context, const expr::Table& table, int row) {
  const Ledger& ledger = rule.pack->ledger;
  const auto number = static_cast<std::uint32_t>(row);
  if (rule.check.require)
    return expr::run(*rule.check.require, context, std::span(&number, 1)).front();
  for (const int field : {ledger.covered, ledger.total}) {
    if (column(table, field).state(number) != expr::State::stated) return Truth::unknown;
  }
  const Counts figures = counts_of(rule, table, number);
  const bool met =
      reaches(figures.covered, figures.total, value_of(*rule.check.threshold, *rule.pack));
  return met ? Truth::yes : Truth::no;
}

bool is_empty(const Rule& rule, const expr::Table& table, int row) {
  const auto number = static_cast<std::size_t>(row);
  return column(table, rule.pack->ledger.total).state(number) == expr::State::stated &&
         counts_of(rule, table, number).total == 0;
}

void collect_metric(const Rule& rule, const expr::Context& context, const Metric& metric,
                    Tally& tally) {
  const std::uint32_t only_row = 0;
  const Truth where =
      metric.when ? expr::run(*metric.when, context, std::span(&only_row, 1)).front() : Truth::yes;
  if (where == Truth::no) return;
  const expr::Table& table = table_of(rule, context, context.body);
  const int row = table.known ? latest_row(rule, context, table, metric.value) : -1;
  if (row < 0) {
    tally.gaps.push_back({context.body, rule.check.collection, -1, -1});
    return;
  }
  if (is_empty(rule, table, row)) return;
  tally.rows.push_back({.body = context.body,
                        .row = row,
                        .where = where,
                        .require = judge_row(rule, context, table, row)});
}

/// A single metric with a figure is measured.
void measure(const Rule& rule, const expr::Context& context, Tally& tally) {
  if (rule.check.metrics.size() != 1 || !rule.check.threshold || tally.rows.size() != 1) return;
  const Row& row = tally.rows.front();
  if (row.require == Truth::unknown) return;
  const Counts counts =
      counts_of(rule, table_of(rule, context, row.body), static_cast<std::size_t>(row.row));
  Figures figures;
  figures.numerator = figures.high_numerator = counts.covered;
  figures.denominator = figures.high_denominator = counts.total;
  figures.threshold = value_of(*rule.check.threshold, *rule.pack);
  const std::int64_t needed = parts_needed(counts.total, figures.threshold);
  figures.shortfall = needed > counts.covered ? needed - counts.covered : 0;
  tally.figures = figures;
}

void collect(const Rule& rule, const expr::Context& context, Tally& tally) {
  for (const Metric& metric : rule.check.metrics) collect_metric(rule, context, metric, tally);
  measure(rule, context, tally);
}

std::vector<expr::FactId> missing(const Rule& rule, const expr::Context& context, const Row& row) {
  if (rule.check.require) return missing_of_row(rule, context, row);
  const Ledger& ledger = rule.pack->ledger;
  std::vector<expr::FactId> facts;
  for (const int field : {ledger.covered, ledger.total}) {
    const auto state =
        column(table_of(rule, context, row.body), field).state(static_cast<std::size_t>(row.row));
    if (state == expr::State::unstated)
      facts.push_back({row.body, ledger.coverage, row.row, field});
  }
  return facts;
}

/// The figures, where they are compared; a condition reads them itself.
std::vector<Reading> readings(const Rule& rule, const expr::Context&, const Row& row) {
  const Ledger& ledger = rule.pack->ledger;
  if (rule.check.require) return {};
  return {{{row.body, ledger.coverage, row.row, ledger.covered}, {}},
          {{row.body, ledger.coverage, row.row, ledger.total}, {}}};
}

Verdict judge(const Rule& rule, Contexts contexts, const Tally& tally) {
  return {judge_each(rule, contexts, tally).outcome, tally.figures, {}};
}

}  // namespace

constinit const Shape kCoverage{
    .name = "coverage",
    .summary = {"覆盖率等指标须达到规定", "coverage metrics must reach a figure"},
    .load = load,
    .collect = collect,
    .judge = judge,
    .missing = missing,
    .open = open_implication,
    .readings = readings,
};

}  // namespace hegui::rules
