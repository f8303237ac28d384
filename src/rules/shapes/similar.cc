// similar: of two rows that resemble each other (their names and functions do, or one states it by
// similar_to) at least one must hold. A row that states neither what it does nor what it resembles
// is one unknown.
#include <algorithm>
#include <map>

#include "hegui/rules/similarity.h"
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

using expr::State;
using expr::Truth;

namespace {

constexpr std::string_view kResembles = "similar_to";
/// More findings than these nobody reads, and they would take gigabytes.
constexpr std::size_t kMostPairs = 1'000'000;

void load(CheckContext& context) {
  load_rows(context, true);
  Check& check = context.rule.check;
  if (auto threshold = load_figure(context, "threshold")) {
    check.threshold = threshold;
    if (threshold->parameter < 0 && threshold->value.numerator <= 0)
      context.reader.issues().add(codes::bad_threshold, context.reader.span_of("threshold"), {"0"});
  }
  if (check.collection < 0) return;
  const auto& collection =
      context.environment.schema->collections[static_cast<std::size_t>(check.collection)];
  for (const std::string_view needed : {kResembles, std::string_view("name")}) {
    if (collection.field(needed) >= 0) continue;
    context.reader.issues().add(codes::no_such_field, context.reader.span_of("similar"),
                                {std::string(needed), collection.name});
  }
}

/// What a pair needs to know of its rows.
class Pairing {
 public:
  Pairing(const Rule& rule, Contexts contexts, Tally& tally)
      : rule_(rule),
        contexts_(contexts),
        tally_(tally),
        singles_(tally.rows),
        collection_(
            contexts.front().schema->collections[static_cast<std::size_t>(rule.check.collection)]),
        fields_(collection_),
        resembles_(collection_.field(kResembles)) {
    for (std::size_t i = 0; i < singles_.size(); ++i)
      numbers_.emplace(std::pair(singles_[i].body, singles_[i].row), static_cast<std::uint32_t>(i));
  }

  void run() {
    for (Row& row : tally_.rows) settle_single(row);
    const std::optional<Pairs> all = pairs();
    tally_.too_many = !all;
    if (!all) return;
    for (const auto& [a, b] : *all) add_pair(singles_[a], singles_[b]);
  }

 private:
  const expr::Body& body(int number) const {
    return contexts_.front().bodies[static_cast<std::size_t>(number)];
  }
  const expr::Column& column(const Row& row, int field) const {
    return body(row.body)
        .tables[static_cast<std::size_t>(rule_.check.collection)]
        .columns[static_cast<std::size_t>(field)];
  }
  State state(const Row& row, int field) const {
    return field < 0 ? State::none : column(row, field).state(static_cast<std::size_t>(row.row));
  }

  /// A chosen row alone: it holds once it can be compared.
  void settle_single(Row& row) const {
    const bool comparable = state(row, fields_.function) != State::unstated ||
                            state(row, resembles_) != State::unstated;
    row.require = comparable ? Truth::yes : Truth::unknown;
  }

  std::optional<Pairs> pairs() const {
    Pairs all;
    if (rule_.check.threshold) {
      std::vector<BigramSet> sets;
      for (const Row& row : singles_)
        sets.push_back(bigrams_of(body(row.body), rule_.check.collection, fields_,
                                  static_cast<std::size_t>(row.row)));
      auto alike = similar_pairs(sets, value_of(*rule_.check.threshold, *rule_.pack), kMostPairs);
      if (!alike) return std::nullopt;
      all = *std::move(alike);
    }
    for (std::size_t i = 0; i < singles_.size(); ++i)
      add_stated(static_cast<std::uint32_t>(i), all);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  void add_stated(std::uint32_t number, Pairs& all) const {
    const Row& row = singles_[number];
    if (state(row, resembles_) != State::stated) return;
    const expr::Column& stated = column(row, resembles_);
    const expr::Slice slice = expr::as_slice(stated.cells[static_cast<std::size_t>(row.row)]);
    for (std::uint32_t i = 0; i < slice.count; ++i) {
      const expr::RowRef other = expr::as_row(stated.items[slice.begin + i]);
      const auto found = numbers_.find(std::pair(other.body, other.row));
      if (found != numbers_.end() && found->second != number)
        all.push_back(std::minmax(number, found->second));
    }
  }

  void add_pair(const Row& a, const Row& b) {
    Row pair = a;
    pair.other = b.row;
    pair.other_body = b.body;
    pair.where = both(a.where, b.where);
    pair.require = either(a.require, b.require);
    pair.exception = std::max(a.exception, b.exception);
    tally_.rows.push_back(pair);
  }

  const Rule& rule_;
  Contexts contexts_;
  Tally& tally_;
  const std::vector<Row> singles_;  // as they were collected, with what each satisfies
  const expr::Collection& collection_;
  NamedFields fields_;
  int resembles_;
  std::map<std::pair<int, int>, std::uint32_t> numbers_;
};

void complete(const Rule& rule, Contexts contexts, Tally& tally) {
  Pairing(rule, contexts, tally).run();
}

std::vector<expr::FactId> missing_of_single(const Rule& rule, const expr::Context& context,
                                            const Row& row) {
  const auto& collection =
      context.schema->collections[static_cast<std::size_t>(rule.check.collection)];
  std::vector<expr::FactId> facts;
  if (row.require == Truth::unknown)
    facts.push_back({row.body, rule.check.collection, row.row, NamedFields(collection).function});
  Row chosen = row;
  chosen.require = Truth::yes;
  for (const expr::FactId& fact : missing_of_row(rule, context, chosen)) facts.push_back(fact);
  return facts;
}

std::vector<expr::FactId> missing(const Rule& rule, const expr::Context& context, const Row& row) {
  if (row.other < 0) return missing_of_single(rule, context, row);
  std::vector<expr::FactId> facts;
  for (const auto& [body, number] : {std::pair(row.body, row.row), {row.other_body, row.other}}) {
    expr::Context of_side = context;
    of_side.body = body;
    const auto row_number = static_cast<std::uint32_t>(number);
    if (row.where == Truth::unknown && rule.check.where) {
      for (const auto& fact : expr::explain(*rule.check.where, of_side, row_number).missing)
        facts.push_back(fact);
    }
    for (const auto& fact : expr::explain(*rule.check.require, of_side, row_number).missing)
      facts.push_back(fact);
  }
  return facts;
}

/// What tells whether the row resembles others.
std::vector<Reading> readings(const Rule& rule, const expr::Context& context, const Row& row) {
  const auto& collection =
      context.schema->collections[static_cast<std::size_t>(rule.check.collection)];
  std::vector<Reading> found;
  for (const int field :
       {collection.field("name"), NamedFields(collection).function, collection.field(kResembles)}) {
    if (field >= 0) found.push_back({{row.body, rule.check.collection, row.row, field}, {}});
  }
  return found;
}

}  // namespace

constinit const Shape kSimilar{
    .name = "similar",
    .summary = {"功能相近的两行至少有一行符合",
                "of two similar rows at least one must satisfy the condition"},
    .load = load,
    .collect = collect_rows,
    .complete = complete,
    .judge = judge_each,
    .missing = missing,
    .open = open_implication,
    .readings = readings,
    .holding = {"没有不符合的相近对象。", "No row that resembles it breaks the rule."},
    .lacking = {"与相近的对象都不符合要求。", "Neither it nor a row that resembles it holds."},
};

}  // namespace hegui::rules
