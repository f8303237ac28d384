// attest: a duty that inventory facts cannot show, shown by the ledger's row with the rule's id.
#include <algorithm>

#include "rules/evidence.h"
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::State;
using expr::Truth;

namespace {

void load(CheckContext& context) {
  const Ledger& ledger = context.rule.pack->ledger;
  Check& check = context.rule.check;
  check.collection = ledger.tasks;
  for (const std::string& name : context.reader.texts("attest")) {
    if (name == "completed_on") {
      check.required_facts.push_back(ledger.completed_on);
    } else if (name == "evidence") {
      check.required_facts.push_back(ledger.evidence);
    } else {
      context.reader.issues()
          .add(codes::unknown_value, context.reader.span_of("attest"), {"attest", name})
          .hint(codes::hint_expected_one_of, {"completed_on, evidence"});
    }
  }
  if (check.required_facts.empty()) {
    context.reader.issues().add(codes::missing_key, context.reader.span_of("attest"),
                                {context.reader.what(), "attest"});
    return;
  }
  check.field = check.required_facts.front();
  check.max_age_days = load_figure(context, "max_age_days");
}

/// One ledger row as this rule sees it.
struct Entry {
  const Rule& rule;
  const expr::Context& context;
  const expr::Body& body;
  const expr::Table& table;
  std::size_t row;

  const expr::Column& column(int field) const {
    return table.columns[static_cast<std::size_t>(field)];
  }
  State state(int field) const { return column(field).state(row); }
  expr::Cell cell(int field) const { return column(field).cells[row]; }
};

Truth stated(const Entry& entry, int field) {
  const State state = entry.state(field);
  return state == State::unstated ? Truth::unknown
         : state == State::stated ? Truth::yes
                                  : Truth::no;
}

Truth done_by_cutoff(const Entry& entry) {
  const int field = entry.rule.pack->ledger.completed_on;
  const Truth done = stated(entry, field);
  if (done != Truth::yes) return done;
  const Date date{static_cast<std::int32_t>(entry.cell(field))};
  if (entry.context.dates_read != nullptr) entry.context.dates_read->push_back(date);
  return date <= entry.context.cutoff ? Truth::yes : Truth::no;
}

Truth recent_enough(const Entry& entry) {
  const int field = entry.rule.pack->ledger.evidence_on;
  const auto& limit = entry.rule.check.max_age_days;
  if (!limit || entry.state(field) != State::stated) return Truth::yes;
  const std::int64_t age = entry.context.audit.days - entry.cell(field);
  const Fraction most = value_of(*limit, *entry.rule.pack);
  return age * most.denominator <= most.numerator ? Truth::yes : Truth::no;
}

Truth file_holds(const Entry& entry) {
  const Ledger& ledger = entry.rule.pack->ledger;
  if (entry.state(ledger.evidence_file) != State::stated) return Truth::yes;
  const bool digest = entry.state(ledger.evidence_sha256) == State::stated;
  const std::string path = entry.body.source == nullptr ? std::string() : entry.body.source->name();
  return check_evidence_file(
      path, entry.body.view(entry.cell(ledger.evidence_file)),
      digest ? entry.body.view(entry.cell(ledger.evidence_sha256)) : std::string_view());
}

Truth shown(const Entry& entry) {
  const Ledger& ledger = entry.rule.pack->ledger;
  Truth met = both(file_holds(entry), recent_enough(entry));
  for (const int field : entry.rule.check.required_facts) {
    met = both(met, field == ledger.completed_on ? done_by_cutoff(entry) : stated(entry, field));
  }
  return met;
}

int find_entry(const Rule& rule, const expr::Body& body, const expr::Table& table) {
  const expr::Column& ids = table.columns[static_cast<std::size_t>(rule.pack->ledger.obligation)];
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (ids.state(row) == State::stated && body.view(ids.cells[row]) == rule.id)
      return static_cast<int>(row);
  }
  return -1;
}

void collect(const Rule& rule, const expr::Context& context, Tally& tally) {
  const expr::Body& body = context.bodies[static_cast<std::size_t>(context.body)];
  const expr::Table& table = body.tables[static_cast<std::size_t>(rule.check.collection)];
  const int row = table.known ? find_entry(rule, body, table) : -1;
  if (row < 0) {
    tally.gaps.push_back({context.body, rule.check.collection, -1, -1});
    return;
  }
  const Entry entry{rule, context, body, table, static_cast<std::size_t>(row)};
  tally.rows.push_back(
      {.body = context.body, .row = row, .where = Truth::yes, .require = shown(entry)});
}

std::vector<expr::FactId> missing(const Rule& rule, const expr::Context& context, const Row& row) {
  const expr::Body& body = context.bodies[static_cast<std::size_t>(row.body)];
  const expr::Table& table = body.tables[static_cast<std::size_t>(rule.check.collection)];
  const Entry entry{rule, context, body, table, static_cast<std::size_t>(row.row)};
  std::vector<expr::FactId> facts;
  for (const int field : rule.check.required_facts) {
    if (entry.state(field) == State::unstated)
      facts.push_back({row.body, rule.check.collection, row.row, field});
  }
  return facts;
}

std::vector<Reading> readings(const Rule& rule, const expr::Context& context, const Row& row) {
  const expr::Body& body = context.bodies[static_cast<std::size_t>(row.body)];
  const expr::Table& table = body.tables[static_cast<std::size_t>(rule.check.collection)];
  const Entry entry{rule, context, body, table, static_cast<std::size_t>(row.row)};
  const Ledger& ledger = rule.pack->ledger;
  std::vector<Reading> found;
  const auto add = [&](int field, Truth truth) {
    found.push_back({{row.body, rule.check.collection, row.row, field}, truth});
  };
  for (const int field : rule.check.required_facts)
    add(field, field == ledger.completed_on ? done_by_cutoff(entry) : stated(entry, field));
  if (rule.check.max_age_days && entry.state(ledger.evidence_on) == State::stated)
    add(ledger.evidence_on, recent_enough(entry));
  if (entry.state(ledger.evidence_file) == State::stated)
    add(ledger.evidence_file, file_holds(entry));
  return found;
}

}  // namespace

constinit const Shape kAttest{
    .name = "attest",
    .summary = {"由任务台账证明", "shown by the ledger"},
    .load = load,
    .collect = collect,
    .judge = judge_each,
    .missing = missing,
    .open = open_implication,
    .finds_rows = false,
    .judges_rows = false,
    .readings = readings,
    .holding = {"已证明。", "The duty is shown."},
    .lacking = {"未证明。", "The duty is not shown."},
};

}  // namespace hegui::rules
