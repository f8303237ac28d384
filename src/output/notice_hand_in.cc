// What a unit hands in when it has mended something.
#include <algorithm>

#include "output/describe.h"
#include "output/notice.h"

namespace hegui::output {

namespace {

class HandIn {
 public:
  explicit HandIn(const Options& options) : language_(options.language) {
    if (options.library != nullptr) schema_ = &options.library->schema();
  }

  /// Of the findings' fields.
  std::string facts_of(const audit::Result& result, const std::string& owner) const {
    std::vector<std::string> fields;
    for (const audit::Finding& finding : result.findings) {
      const std::string name = field_name(finding.collection, finding.field);
      if (!name.empty() && std::ranges::find(fields, name) == fields.end()) fields.push_back(name);
    }
    if (!owner.empty()) {
      return fields.empty() ? words(words::hand_in_to_only, {owner})
                            : words(words::hand_in_to, {owner, joined(language_, fields)});
    }
    return fields.empty() ? words(words::hand_in_inventory_only)
                          : words(words::hand_in_inventory, {joined(language_, fields)});
  }

  std::string ledger_entry_of(const rules::Rule& rule) const {
    std::vector<std::string> facts;
    for (const int field : rule.check.required_facts) {
      const std::string name = ledger_fact(field);
      if (!name.empty()) facts.push_back(name);
    }
    return facts.empty() ? words(words::hand_in_ledger_only, {rule.id})
                         : words(words::hand_in_ledger, {rule.id, joined(language_, facts)});
  }

 private:
  std::string words(const Phrase& phrase, const std::vector<std::string>& values = {}) const {
    return say(phrase, language_, values);
  }

  const expr::Collection* collection(std::string_view name) const {
    const int index = schema_ == nullptr ? -1 : schema_->collection(name);
    return index < 0 ? nullptr : &schema_->collections[static_cast<std::size_t>(index)];
  }

  std::string ledger_fact(int field) const {
    const expr::Collection* tasks = collection("tasks");
    if (tasks == nullptr || field < 0) return {};
    const expr::Field& found = tasks->fields.at(static_cast<std::size_t>(field));
    return language_ == Language::zh ? found.zh : found.name;
  }

  std::string field_name(const std::string& in, const std::string& field) const {
    const expr::Collection* of = collection(in);
    const int index = of == nullptr ? -1 : of->field(field);
    if (index < 0) return {};
    return words(words::missing_field, {of->fields[static_cast<std::size_t>(index)].zh, in, field});
  }

  Language language_;
  const expr::Schema* schema_ = nullptr;
};

}  // namespace

std::string hand_in_of(const audit::Result& result, const Options& options,
                       const std::string& owner) {
  const HandIn hand_in(options);
  // A duty that the ledger shows is handed in with its evidence, any other as facts.
  if (result.rule->attested()) return hand_in.ledger_entry_of(*result.rule);
  return hand_in.facts_of(result, owner);
}

}  // namespace hegui::output
