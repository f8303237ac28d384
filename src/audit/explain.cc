#include "hegui/audit/explain.h"

#include <algorithm>

#include "audit/conclude.h"
#include "audit/describe.h"
#include "audit/explain_parts.h"
#include "audit/sentences.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit {

using expr::Truth;

namespace {

constexpr Phrase kGroup{"组“{}”，{} 行", "the group \"{}\", {} rows"};
constexpr Phrase kPair{"与“{}”相近", "with \"{}\", which resembles it"};
constexpr Phrase kExempt{"豁免“{}”：{}，批准单位 {}", "the exemption of \"{}\": {}, granted by {}"};

/// Explains one row of one body by what the whole check makes of it.
class Explainer {
 public:
  Explainer(const rules::Library& library, const inventory::Inventory& inventory,
            const rules::Rule& rule, int body, Date as_of)
      : subject_{library.schema(), inventory.bodies, {body}, as_of, true},
        rule_(rule),
        shape_(*rule.check.shape),
        body_(body),
        context_(context_of(subject_, rule, body, as_of)),
        judgement_(judge(rule, subject_, as_of)) {}

  ItemExplanation explain(std::uint32_t row) {
    row_ = row;
    made_ = {};
    made_.body = inventory::organization_text(subject_.schema, body(), "name");
    made_.item = key(static_cast<int>(row));
    made_.span =
        inventory::place_of(body(), {body_, rule_.check.collection, static_cast<int>(row), -1});
    add_conditions();
    add_readings();
    add_pairs();
    add_groups();
    add_exemptions();
    made_.conclusion = conclude(rule_, subject_, judgement_, row_);
    return std::move(made_);
  }

 private:
  const expr::Body& body() const { return subject_.bodies[static_cast<std::size_t>(body_)]; }
  std::string key(int row) const {
    return inventory::item_key(subject_.schema, body(), rule_.check.collection,
                               static_cast<std::size_t>(row));
  }

  Step& add_step(std::string key, const expr::Program& program, const expr::Context& context,
                 std::uint32_t row) {
    const expr::Trace traced = expr::trace(program, context, row);
    Step& step = made_.steps.emplace_back();
    step.key = std::move(key);
    step.predicate = program.text();
    step.truth = traced.root.truth;
    step.parts.push_back(part_of(subject_, traced.root));
    return step;
  }
  void add_condition(std::string key, const rules::Condition& condition, std::uint32_t row) {
    if (condition) add_step(std::move(key), *condition, context_, row);
  }

  void add_conditions() {
    add_condition("applies_when", rule_.applies_when, 0);
    for (const rules::Metric& metric : rule_.check.metrics) {
      if (is_of(metric)) add_condition("when", metric.when, 0);
    }
    add_condition("where", rule_.check.where, row_);
    for (const rules::Exception& exception : rule_.check.except) {
      add_step("except", exception.when, context_, row_).note = exception.reason;
    }
    add_condition("require", rule_.check.require, row_);
  }

  bool is_of(const rules::Metric& metric) const {
    const expr::Column& column = body()
                                     .tables[static_cast<std::size_t>(rule_.check.collection)]
                                     .columns[static_cast<std::size_t>(rule_.pack->ledger.metric)];
    return column.state(row_) == expr::State::stated && column.cells[row_] == metric.value;
  }

  /// The facts that the shape looks at by itself.
  void add_readings() {
    const auto of_row =
        std::find_if(judgement_.tally.rows.begin(), judgement_.tally.rows.end(),
                     [this](const rules::Row& row) { return concerns(row, body_, row_); });
    if (shape_.readings == nullptr || of_row == judgement_.tally.rows.end()) return;
    rules::Row row = *of_row;
    row.row = static_cast<int>(row_);
    Step step;
    step.key = shape_.name;
    for (const rules::Reading& reading : shape_.readings(rule_, context_, row)) {
      Part& part = step.parts.emplace_back(fact_part(subject_, reading.fact));
      part.truth = reading.truth;
      if (reading.truth) step.truth = row.require;
      part.decides = !reading.truth || *reading.truth == row.require;
    }
    if (!step.parts.empty()) made_.steps.push_back(std::move(step));
  }

  void add_pairs() {
    for (const rules::Row& row : judgement_.tally.rows) {
      if (row.other < 0 || !concerns(row, body_, row_)) continue;
      const int other = row.row == static_cast<int>(row_) ? row.other : row.row;
      Step step;
      step.key = shape_.name;
      step.note = say(kPair, {key(other)});
      step.truth = rules::holds(shape_, row);
      made_.steps.push_back(std::move(step));
      if (rule_.check.require)
        add_step("require", *rule_.check.require, context_, static_cast<std::uint32_t>(other))
            .note = {key(other), key(other)};
    }
  }

  /// The row's keys, and what every group of one of them has to satisfy.
  void add_groups() {
    if (!rule_.check.grouping) return;
    const rules::Grouping& grouping = *rule_.check.grouping;
    add_step("by", grouping.by, context_, row_);
    expr::Arena arena;
    const expr::Value found = expr::evaluate(grouping.by, context_, row_, arena);
    if (found.kind == expr::Value::Kind::list) {
      for (const expr::Value& item : found.items()) add_group(item);
    } else {
      add_group(found);
    }
  }

  void add_group(const expr::Value& value) {
    for (const rules::Group& group : judgement_.verdict.groups) {
      if (!has_member(group, body_, row_) || group.name != group_name(value)) continue;
      std::vector<expr::Value> rows;
      for (const auto& member : group.members)
        rows.push_back(
            expr::Value::of(expr::Value::Row{rule_.check.collection, member.body, member.row}));
      const std::array variables{expr::Value::of(std::span<const expr::Value>(rows)), value};
      expr::Context context = context_;
      context.variables = variables;
      Step& step = add_step("require", *rule_.check.grouping->require, context, 0);
      step.truth = group.met;
      for (const expr::FactId& fact : group.missing) add_missing(step, fact);
      step.note = {say(kGroup, {group.key.zh, std::to_string(rows.size())}).zh,
                   say(kGroup, {group.key.en, std::to_string(rows.size())}).en};
    }
  }

  /// What may still bring a row into the group, or change what is said of it.
  void add_missing(Step& step, const expr::FactId& fact) const {
    Part& part = step.parts.emplace_back(fact_part(subject_, fact));
    if (fact.row >= 0) {
      const expr::Body& owner = subject_.bodies[static_cast<std::size_t>(fact.body)];
      part.text = inventory::item_key(subject_.schema, owner, fact.collection,
                                      static_cast<std::size_t>(fact.row)) +
                  "." + part.text;
    }
    part.decides = true;
  }

  std::string group_name(const expr::Value& value) const {
    if (value.kind == expr::Value::Kind::string) return std::string(value.view());
    if (value.kind != expr::Value::Kind::row) return {};
    return inventory::item_key(subject_.schema,
                               subject_.bodies[static_cast<std::size_t>(value.row.body)],
                               value.row.collection, static_cast<std::size_t>(value.row.row));
  }

  void add_exemptions() {
    for (const Exemption& exemption : judgement_.exemptions) {
      if (exemption.item != made_.item && exemption.item != made_.body) continue;
      Step step;
      step.key = "exemption";
      step.note = say(kExempt, {exemption.item, or_not_stated(exemption.document),
                                or_not_stated(exemption.approved_by)});
      step.truth = exemption.flaw == Flaw::none ? Truth::yes : Truth::no;
      if (exemption.flaw != Flaw::none) step.note = flaw_of(exemption);
      made_.steps.push_back(std::move(step));
      add_condition("exemption_requires", rule_.exemption_requires, row_);
    }
  }

  static std::string or_not_stated(const std::string& text) {
    return text.empty() ? std::string("—") : text;
  }

  static Localized flaw_of(const Exemption& exemption) {
    std::vector<std::string> values{exemption.item};
    if (exemption.expires_on) values.push_back(to_string(*exemption.expires_on));
    return say(sentences::kFlaws[static_cast<std::size_t>(exemption.flaw)], values);
  }

  const Subject subject_;
  const rules::Rule& rule_;
  const rules::Shape& shape_;
  int body_;
  expr::Context context_;
  Judgement judgement_;
  std::uint32_t row_ = 0;
  ItemExplanation made_;
};

}  // namespace

std::vector<ItemExplanation> explain_item(const rules::Library& library,
                                          const inventory::Inventory& inventory,
                                          const rules::Rule& rule, const std::string& item,
                                          Date as_of) {
  std::vector<ItemExplanation> explanations;
  for (std::size_t number = 0; number < inventory.bodies.size(); ++number) {
    const expr::Body& body = inventory.bodies[number];
    const auto& table = body.tables[static_cast<std::size_t>(rule.check.collection)];
    for (std::uint32_t row = 0; row < table.rows; ++row) {
      if (inventory::item_key(library.schema(), body, rule.check.collection, row) != item) continue;
      Explainer explainer(library, inventory, rule, static_cast<int>(number), as_of);
      explanations.push_back(explainer.explain(row));
    }
  }
  return explanations;
}

std::vector<std::string> item_keys(const rules::Library& library,
                                   const inventory::Inventory& inventory, const rules::Rule& rule) {
  std::vector<std::string> keys;
  for (const expr::Body& body : inventory.bodies) {
    const auto& table = body.tables[static_cast<std::size_t>(rule.check.collection)];
    for (std::size_t row = 0; row < table.rows; ++row)
      keys.push_back(inventory::item_key(library.schema(), body, rule.check.collection, row));
  }
  return keys;
}

}  // namespace hegui::audit
