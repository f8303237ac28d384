#include "output/addressees.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "hegui/base/text.h"
#include "hegui/expr/names.h"

namespace hegui::output {

using rules::Outcome;

namespace {

/// The units that rows state as answering for them, where that is not the body itself.
class Units {
 public:
  explicit Units(const audit::Report& report) {
    if (report.schema == nullptr || report.inventory == nullptr) return;
    for (const expr::Body& body : report.inventory->bodies) add_body(*report.schema, body);
  }

  /// Empty where it is the body itself, or where the row states none.
  std::string_view of(const audit::Result& result, const std::string& collection,
                      const std::string& item) const {
    const auto found = units_.find({result.body, result.division, collection, item});
    return found == units_.end() ? std::string_view() : std::string_view(found->second);
  }

 private:
  using Row = std::tuple<std::string, std::string, std::string, std::string>;

  void add_body(const expr::Schema& schema, const expr::Body& body) {
    for (std::size_t c = 0; c < schema.collections.size(); ++c) {
      const auto& fields = schema.collections[c].fields;
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if (fields[f].responsible && body.tables[c].known) add_column(schema, body, c, f);
      }
    }
  }

  void add_column(const expr::Schema& schema, const expr::Body& body, std::size_t collection,
                  std::size_t field) {
    const std::string name = inventory::organization_text(schema, body, "name");
    const std::string division = inventory::organization_text(schema, body, "division");
    const expr::Table& table = body.tables[collection];
    const expr::Column& column = table.columns[field];
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (column.state(row) != expr::State::stated) continue;
      const std::string_view unit = body.view(column.cells[row]);
      if (expr::is_unit(name, unit)) continue;
      units_.emplace(Row{name, division, schema.collections[collection].name,
                         inventory::item_key(schema, body, static_cast<int>(collection), row)},
                     unit);
    }
  }

  std::map<Row, std::string> units_;
};

/// Hands every result out.
class Sharing {
 public:
  Sharing(const audit::Report& report, std::vector<Addressee>& all,
          std::deque<audit::Result>& shares)
      : units_(report), given_(blocks_of(report)), all_(all), shares_(shares) {}

  void share() {
    for (const Block& block : given_)
      all_.push_back({{block.body, block.division, block.of_division, {}}, {}});
    for (std::size_t i = 0; i < given_.size(); ++i) {
      for (const audit::Result* result : given_[i].results) {
        if (names_others(*result)) {
          divide(i, *result);
        } else {
          all_[i].block.results.push_back(result);
        }
      }
    }
  }

 private:
  /// Only what is to be done is handed out; what is judged of a division is its own as a whole.
  bool names_others(const audit::Result& result) const {
    const bool to_do = result.outcome == Outcome::fail || result.outcome == Outcome::unknown ||
                       result.outcome == Outcome::not_due;
    const auto has_other = [&](const auto& fact) {
      return !units_.of(result, fact.collection, fact.item).empty();
    };
    return to_do && !result.of_division &&
           (std::ranges::any_of(result.findings, has_other) ||
            std::ranges::any_of(result.unknowns, has_other));
  }

  void divide(std::size_t body, const audit::Result& result) {
    std::map<std::size_t, audit::Result> shares;
    const auto share_of = [&](const auto& fact) -> audit::Result& {
      const std::string_view unit = units_.of(result, fact.collection, fact.item);
      const std::size_t to = unit.empty() ? body : addressed_to(body, std::string(unit));
      const auto found = shares.find(to);
      return found == shares.end() ? shares.emplace(to, without_facts(result)).first->second
                                   : found->second;
    };
    shares.emplace(body, without_facts(result));
    for (const audit::Finding& finding : result.findings)
      share_of(finding).findings.push_back(finding);
    for (const audit::Missing& fact : result.unknowns) share_of(fact).unknowns.push_back(fact);
    // What is not due yet stays with the body in full: it is to know what is to come.
    if (result.outcome == Outcome::not_due) shares.at(body) = result;
    for (auto& [to, share] : shares) give(body, to, std::move(share));
  }

  static audit::Result without_facts(const audit::Result& result) {
    audit::Result rest = result;
    rest.findings.clear();
    rest.unknowns.clear();
    return rest;
  }

  void give(std::size_t from, std::size_t to, audit::Result share) {
    // A quota binds the body, whoever answers for the rows that would close it.
    const bool bound = from == to && share.measured.has_value();
    if (share.findings.empty() && share.unknowns.empty() && !bound) return;
    // Of a failure, this unit has only facts to state.
    if (share.findings.empty() && share.outcome == Outcome::fail && !bound)
      share.outcome = Outcome::unknown;
    if (from != to && is_noticed(share)) pass_on(all_[from], all_[to].block.body);
    all_[to].block.results.push_back(&shares_.emplace_back(std::move(share)));
  }

  /// Neither what is to come nor what is only encouraged makes a notice.
  static bool is_noticed(const audit::Result& share) {
    if (share.outcome == Outcome::not_due) return false;
    return !share.unknowns.empty() || !share.rule->aim;
  }

  static void pass_on(Addressee& body, const std::string& unit) {
    if (std::ranges::find(body.passed_on, unit) == body.passed_on.end())
      body.passed_on.push_back(unit);
  }

  std::size_t addressed_to(std::size_t lister, const std::string& unit) {
    const auto [place, is_new] = known_.emplace(std::pair(lister, unit), 0);
    if (is_new) place->second = find_or_add(lister, unit);
    return place->second;
  }

  /// The audited body of that name, the lister's neighbours first, else a unit of its own.
  std::size_t find_or_add(std::size_t lister, const std::string& unit) {
    if (const auto body = audited(lister, unit)) return *body;
    const auto [place, is_new] = others_.emplace(normalize(unit), all_.size());
    if (is_new) all_.emplace_back().block.body = unit;
    return place->second;
  }

  std::optional<std::size_t> audited(std::size_t lister, const std::string& unit) const {
    const std::string name = normalize(unit);
    const auto bears_it = [&](const Block& block) { return normalize(block.body) == name; };
    const auto is_it = [&](const Block& block) { return expr::is_unit(block.body, unit); };
    const auto is_near = [&](const Block& block) {
      return block.division == given_[lister].division;
    };
    const auto find = [&](const auto& fits) -> std::optional<std::size_t> {
      const auto found = std::ranges::find_if(
          given_, [&](const Block& block) { return !block.of_division && fits(block); });
      if (found == given_.end()) return std::nullopt;
      return static_cast<std::size_t>(found - given_.begin());
    };
    if (const auto near = find([&](const Block& b) { return is_near(b) && bears_it(b); }))
      return near;
    if (const auto near = find([&](const Block& b) { return is_near(b) && is_it(b); })) return near;
    // Of several namesakes far away none is more likely meant than another.
    const bool one = std::ranges::count_if(given_, bears_it) == 1;
    return one ? find(bears_it) : std::nullopt;
  }

  Units units_;
  std::vector<Block> given_;
  std::vector<Addressee>& all_;  // of the given blocks first, in their order
  std::deque<audit::Result>& shares_;
  std::map<std::string, std::size_t> others_;                         // by normalised name
  std::map<std::pair<std::size_t, std::string>, std::size_t> known_;  // by lister and name
};

}  // namespace

bool Addressee::is_from_elsewhere(const audit::Result& result) const {
  return !block.of_division && (result.body != block.body || result.division != block.division);
}

Addressees::Addressees(const audit::Report& report) { Sharing(report, all_, shares_).share(); }

}  // namespace hegui::output
