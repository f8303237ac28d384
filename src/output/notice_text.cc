// The texts of a notice of rectification.
#include <algorithm>
#include <set>

#include "output/describe.h"
#include "output/notice.h"
#include "output/requests.h"

namespace hegui::output {

using rules::Outcome;

namespace {

/// One notice on its way.
class Maker {
 public:
  Maker(const audit::Report& report, const Options& options)
      : report_(report), language_(options.language), library_(options.library) {}

  Notice make(const Block& block) const {
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
    add_requests(notice, block);
    for (const audit::Result* result : listed_results(block, Outcome::not_due, everything))
      notice.coming.push_back(coming_of(*result));
    notice.opening = opening_of(block, notice.demands.size(), findings);
    return notice;
  }

 private:
  std::string words(const Phrase& phrase, const std::vector<std::string>& values = {}) const {
    return say(phrase, language_, values);
  }
  std::string joined(const std::vector<std::string>& texts) const {
    std::string all;
    for (const std::string& text : texts)
      all += (all.empty() ? "" : words(words::separator)) + text;
    return all;
  }

  std::string opening_of(const Block& block, std::size_t demands, std::size_t findings) const {
    std::vector<std::string> documents;
    for (const audit::Result* result : block.results) {
      const std::string& document = result->rule->pack->document;
      if (std::ranges::find(documents, document) == documents.end()) documents.push_back(document);
    }
    const std::string date = to_string(report_.as_of);
    if (demands == 0) return words(words::notice_opening_facts, {joined(documents), date});
    return words(words::notice_opening,
                 {joined(documents), date, std::to_string(demands), std::to_string(findings)});
  }

  Demand demand_of(const audit::Result& result, std::size_t number) const {
    const rules::Rule& rule = *result.rule;
    Demand demand;
    demand.heading =
        words(words::notice_item, {std::to_string(number), rule.id, rule.title.in(language_)});
    demand.severity = result.severity;
    demand.clause = clause_of(language_, rule);
    demand.quote = rule.source.quote;
    if (result.measured) demand.figures = figures_of(language_, *result.measured, true);
    demand.due = due_of(rule);
    demand.remedy = rule.remedy.in(language_);
    demand.hand_in = hand_in_of(result);
    for (const audit::Finding& finding : result.findings)
      demand.items.push_back(
          {finding.item, finding.message.in(language_), place_text(finding.span)});
    if (demand.items.empty()) demand.items.push_back({"", result.message.in(language_), ""});
    return demand;
  }

  std::string due_of(const rules::Rule& rule) const {
    if (!rule.due) return words(words::notice_due_none);
    return words(words::notice_due_past,
                 {to_string(*rule.due), std::to_string(report_.as_of.days - rule.due->days)});
  }

  /// A duty that the ledger shows is handed in with its evidence, any other as facts.
  std::string hand_in_of(const audit::Result& result) const {
    if (result.rule->attested()) return ledger_entry_of(*result.rule);
    std::vector<std::string> fields;
    for (const audit::Finding& finding : result.findings) {
      const std::string name = field_name(finding.collection, finding.field);
      if (!name.empty() && std::ranges::find(fields, name) == fields.end()) fields.push_back(name);
    }
    return fields.empty() ? words(words::hand_in_inventory_only)
                          : words(words::hand_in_inventory, {joined(fields)});
  }

  std::string ledger_entry_of(const rules::Rule& rule) const {
    std::vector<std::string> facts;
    for (const int field : rule.check.required_facts) {
      const std::string name = ledger_fact(field);
      if (!name.empty()) facts.push_back(name);
    }
    return facts.empty() ? words(words::hand_in_ledger_only, {rule.id})
                         : words(words::hand_in_ledger, {rule.id, joined(facts)});
  }

  std::string ledger_fact(int field) const {
    if (library_ == nullptr || field < 0) return {};
    const expr::Schema& schema = library_->schema();
    const int tasks = schema.collection("tasks");
    if (tasks < 0) return {};
    const auto& fields = schema.collections[static_cast<std::size_t>(tasks)].fields;
    const expr::Field& found = fields.at(static_cast<std::size_t>(field));
    return language_ == Language::zh ? found.zh : found.name;
  }

  std::string field_name(const std::string& collection, const std::string& field) const {
    if (library_ == nullptr || field.empty()) return {};
    const expr::Schema& schema = library_->schema();
    const int table = schema.collection(collection);
    if (table < 0) return {};
    const expr::Collection& of = schema.collections[static_cast<std::size_t>(table)];
    const int index = of.field(field);
    if (index < 0) return {};
    const std::string& zh = of.fields[static_cast<std::size_t>(index)].zh;
    return words(words::missing_field, {zh, collection, field});
  }

  void add_requests(Notice& notice, const Block& block) const {
    Results waiting;
    std::ranges::copy_if(block.results, std::back_inserter(waiting), [](const auto* result) {
      return result->outcome == Outcome::unknown || result->outcome == Outcome::fail;
    });
    for (const Request& request : requests_of(waiting)) {
      std::vector<std::string> items, rules;
      for (const audit::Missing* fact : request.facts)
        if (!fact->item.empty()) items.push_back(fact->item);
      for (const audit::Result* result : request.results) rules.push_back(result->rule->id);
      if (items.empty()) items.push_back(words(words::whole_collection));
      notice.requests.push_back(
          {name_of(language_, *request.facts.front()), joined(items), joined(rules)});
    }
  }

  NoticeRow coming_of(const audit::Result& result) const {
    const rules::Rule& rule = *result.rule;
    const std::string items = std::to_string(result.findings.size());
    const std::string facts = std::to_string(result.unknowns.size());
    std::string left = words(words::open_items_and_facts, {items, facts});
    if (result.unknowns.empty()) left = words(words::open_items, {items});
    return {words(words::clause, {rule.id, rule.title.in(language_)}),
            rule.due ? to_string(*rule.due) : std::string(), left};
  }

  const audit::Report& report_;
  Language language_;
  const rules::Library* library_;
};

}  // namespace

Notice make_notice(const audit::Report& report, const Options& options, const Block& block) {
  return Maker(report, options).make(block);
}

}  // namespace hegui::output
