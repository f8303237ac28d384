// The texts of a notice of rectification.
#include <algorithm>

#include "output/describe.h"
#include "output/notice.h"
#include "output/requests.h"

namespace hegui::output {

using rules::Outcome;

namespace {

/// One notice on its way.
class Maker {
 public:
  Maker(const audit::Report& report, const Options& options, const Addressee& to)
      : report_(report), options_(options), language_(options.language), to_(to) {
    for (const audit::Result* result : to_.block.results) {
      if (to_.is_from_elsewhere(*result)) add_once(listers_, result->body);
    }
  }

  Notice make() const {
    const Block& block = to_.block;
    Notice notice;
    notice.unit = block.of_division ? words(words::division_row, {block.division}) : block.body;
    Options everything;
    everything.verbose = 1;
    std::size_t findings = 0;
    for (const audit::Result* result : listed_results(block, Outcome::fail, everything)) {
      // What is only encouraged cannot be demanded.
      if (result->rule->aim) continue;
      notice.demands.push_back(demand_of(*result, notice.demands.size() + 1));
      findings += result->findings.size();
    }
    add_requests(notice);
    notice.coming.columns = columns({words::column_title, words::due, words::column_to_do});
    for (const audit::Result* result : listed_results(block, Outcome::not_due, everything))
      notice.coming.rows.push_back(coming_of(*result));
    notice.opening = opening_of(notice.demands.size(), findings);
    return notice;
  }

 private:
  std::string words(const Phrase& phrase, const std::vector<std::string>& values = {}) const {
    return say(phrase, language_, values);
  }
  static void add_once(std::vector<std::string>& texts, const std::string& text) {
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
  }

  /// Empty for the unit's own.
  std::string owner_of(const audit::Result& result) const {
    return to_.is_from_elsewhere(result) ? result.body : std::string();
  }
  /// Where other inventories come in, each row begins with whose it is.
  std::vector<Phrase> columns(std::vector<Phrase> titles) const {
    if (!listers_.empty()) titles.insert(titles.begin(), words::notice_inventory);
    return titles;
  }
  std::vector<std::string> row(const audit::Result& result, std::vector<std::string> cells) const {
    if (!listers_.empty()) cells.insert(cells.begin(), result.body);
    return cells;
  }

  std::vector<std::string> opening_of(std::size_t demands, std::size_t findings) const {
    std::vector<std::string> documents;
    for (const audit::Result* result : to_.block.results)
      add_once(documents, result->rule->pack->document);
    const std::string date = to_string(report_.as_of);
    std::vector<std::string> opening;
    opening.push_back(
        demands == 0
            ? words(words::notice_opening_facts, {joined(language_, documents), date})
            : words(words::notice_opening, {joined(language_, documents), date,
                                            std::to_string(demands), std::to_string(findings)}));
    if (!listers_.empty())
      opening.push_back(words(words::notice_listed_by, {joined(language_, listers_)}));
    if (!to_.passed_on.empty())
      opening.push_back(words(words::notice_passed_on, {joined(language_, to_.passed_on)}));
    return opening;
  }

  Demand demand_of(const audit::Result& result, std::size_t number) const {
    const rules::Rule& rule = *result.rule;
    Demand demand;
    demand.heading =
        words(words::notice_item, {std::to_string(number), rule.id, rule.title.in(language_)});
    demand.severity = result.severity;
    demand.clause = clause_of(language_, rule);
    demand.quote = rule.source.quote;
    demand.responsible = joined(language_, rule.source.responsible);
    demand.inventory = owner_of(result);
    demand.figures = figures(result);
    demand.due = due_of(rule);
    demand.remedy = rule.remedy.in(language_);
    demand.hand_in = hand_in_of(result, options_, demand.inventory);
    for (const audit::Finding& finding : result.findings)
      demand.items.push_back(
          {finding.item, finding.message.in(language_), place_text(finding.span)});
    if (demand.items.empty()) demand.items.push_back({"", result.message.in(language_), ""});
    return demand;
  }

  /// A quota is of the body that the inventory describes.
  std::string figures(const audit::Result& result) const {
    if (!result.measured) return {};
    const std::string share = figures_of(language_, *result.measured, true);
    const std::string owner = owner_of(result);
    return owner.empty() ? share : words(words::notice_share_of, {owner, share});
  }

  std::string due_of(const rules::Rule& rule) const {
    if (!rule.due) return words(words::notice_due_none);
    return words(words::notice_due_past,
                 {to_string(*rule.due), std::to_string(report_.as_of.days - rule.due->days)});
  }

  /// By inventory, for an item's key says nothing beyond its own.
  void add_requests(Notice& notice) const {
    notice.requests.columns =
        columns({words::column_fact, words::column_items, words::column_needed_by});
    std::vector<Results> waiting;
    for (const audit::Result* result : to_.block.results) {
      if (result->outcome != Outcome::unknown && result->outcome != Outcome::fail) continue;
      const auto same = [&](const Results& others) {
        return others.front()->body == result->body && others.front()->division == result->division;
      };
      const auto found = std::ranges::find_if(waiting, same);
      if (found == waiting.end()) {
        waiting.push_back({result});
      } else {
        found->push_back(result);
      }
    }
    for (const Results& results : waiting) {
      for (const Request& request : requests_of(results))
        notice.requests.rows.push_back(request_row(request));
    }
  }

  std::vector<std::string> request_row(const Request& request) const {
    std::vector<std::string> items, rules;
    for (const audit::Missing* fact : request.facts)
      if (!fact->item.empty()) items.push_back(fact->item);
    for (const audit::Result* result : request.results) rules.push_back(result->rule->id);
    if (items.empty()) items.push_back(words(words::whole_collection));
    return row(*request.results.front(), {name_of(language_, *request.facts.front()),
                                          joined(language_, items), joined(language_, rules)});
  }

  std::vector<std::string> coming_of(const audit::Result& result) const {
    const rules::Rule& rule = *result.rule;
    return row(result,
               {words(words::clause, {rule.id, rule.title.in(language_)}),
                rule.due ? to_string(*rule.due) : std::string(), left_open(language_, result)});
  }

  const audit::Report& report_;
  const Options& options_;
  Language language_;
  const Addressee& to_;
  std::vector<std::string> listers_;  // bodies whose inventories name the unit
};

}  // namespace

Notice make_notice(const audit::Report& report, const Options& options,
                   const Addressee& addressee) {
  return Maker(report, options, addressee).make();
}

}  // namespace hegui::output
