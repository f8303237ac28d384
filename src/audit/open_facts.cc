#include "audit/open_facts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "hegui/expr/fact_set.h"

namespace hegui::audit {

namespace {

/// To say what a row lacks, its predicates are walked, and with them every row of the collections
/// that they search. No list of one result takes more steps than this, which no inventory of a
/// real body comes near; what further rows lack is then read off the row alone.
constexpr std::uint64_t kMostSteps = 2'000'000;

/// (collection, field) of everything that the predicates read, through definitions too.
using Reads = std::set<std::pair<int, int>>;

void add_reads(const expr::Program& program, Reads& reads) {
  reads.insert(program.uses().fields.begin(), program.uses().fields.end());
  for (const expr::Definition* definition : program.uses().definitions)
    add_reads(*definition->program, reads);
}

Reads reads_of(const rules::Rule& rule) {
  Reads reads;
  for (const rules::Condition* condition : {&rule.check.where, &rule.check.require}) {
    if (*condition) add_reads(**condition, reads);
  }
  return reads;
}

std::uint64_t steps_of_row(const rules::Rule& rule, const Reads& reads, const expr::Body& body) {
  std::uint64_t steps = 1;
  int before = -1;
  for (const auto& [collection, field] : reads) {
    if (collection == rule.check.collection || collection == std::exchange(before, collection))
      continue;
    steps += body.tables[static_cast<std::size_t>(collection)].rows;
  }
  return steps;
}

void add_own(const rules::Rule& rule, const Reads& reads, const expr::Body& body,
             const rules::Row& row, expr::FactSet& open) {
  const expr::Table& table = body.tables[static_cast<std::size_t>(rule.check.collection)];
  for (const auto& [collection, field] : reads) {
    if (collection != rule.check.collection) continue;
    const expr::Column& column = table.columns[static_cast<std::size_t>(field)];
    if (column.state(static_cast<std::size_t>(row.row)) == expr::State::unstated)
      open.add({row.body, collection, row.row, field});
  }
}

}  // namespace

std::vector<expr::FactId> open_facts(const rules::Rule& rule, const Subject& subject,
                                     const Judgement& judgement) {
  const rules::Shape& shape = *rule.check.shape;
  const Reads reads = reads_of(rule);
  std::uint64_t steps = 0;
  expr::FactSet open;
  open.add(judgement.tally.gaps);
  for (const rules::Row& row : judgement.tally.rows) {
    if (row.exception >= 0 || row.waived || !shape.open(row)) continue;
    const expr::Body& body = subject.bodies[static_cast<std::size_t>(row.body)];
    if (steps <= kMostSteps || row.row < 0) {
      steps += steps_of_row(rule, reads, body);
      open.add(shape.missing(rule, context_of(subject, rule, row.body, subject.audit), row));
    } else {
      add_own(rule, reads, body, row, open);
    }
  }
  for (const rules::Group& group : judgement.verdict.groups) open.add(group.missing);
  std::vector<expr::FactId> facts = open.take();
  std::sort(facts.begin(), facts.end());
  return facts;
}

}  // namespace hegui::audit
