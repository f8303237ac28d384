#include "cli/show_rule.h"

#include <fmt/format.h>

#include "hegui/base/text.h"
#include "hegui/rules/shape.h"

namespace hegui::cli {

namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kLabel = 12;

/// `label       text`, wrapped with a hanging indent; nothing if the text is empty.
void line(const Session& session, const Phrase& label, std::string_view text) {
  if (text.empty()) return;
  bool first = true;
  for (const std::string& part : wrap(printable(text), kWidth - kLabel)) {
    fmt::print("{}{}\n", pad(first ? session.text(label) : "", kLabel), part);
    first = false;
  }
}

std::string addressees_of(const Session& session, const rules::Rule& rule) {
  const auto& ledger = rule.pack->ledger;
  const expr::Schema& schema = session.library.schema();
  const auto& fields = schema.collections[static_cast<std::size_t>(ledger.organization)].fields;
  const auto label = [&](int field, int value) -> std::string {
    if (value < 0) return "*";
    const auto& type =
        schema.enums[static_cast<std::size_t>(fields[static_cast<std::size_t>(field)].enum_type)];
    return type.values[static_cast<std::size_t>(value)].label.in(session.language);
  };
  std::string text;
  for (const rules::Addressee& to : rule.addressees) {
    text += (text.empty() ? "" : ", ") + label(ledger.level, to.level) + " " +
            label(ledger.kind, to.kind);
  }
  for (const std::string& unit : rule.units) text += " …" + unit;
  return text;
}

std::string text_of(const rules::Condition& condition) {
  return condition ? condition->text() : std::string();
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "、") + word;
  return text;
}

void show_check(const Session& session, const rules::Rule& rule) {
  const auto& collection =
      session.library.schema().collections[static_cast<std::size_t>(rule.check.collection)];
  line(session, {"检查形式", "shape"},
       fmt::format("{} {}  {}", rule.check.shape->name, collection.name,
                   session.text(rule.check.shape->summary)));
  line(session, {"范围", "where"}, text_of(rule.check.where));
  line(session, {"要求", "require"}, text_of(rule.check.require));
  if (rule.check.threshold) {
    constexpr std::array<std::string_view, 3> kRelations{"≥", "≤", "="};
    const Fraction figure = rules::value_of(*rule.check.threshold, *rule.pack);
    const bool whole = figure.denominator == 1 && rule.check.shape->name == "count";
    line(session, {"阈值", "threshold"},
         fmt::format("{} {}", kRelations[static_cast<std::size_t>(rule.check.threshold->relation)],
                     whole ? fmt::format("{}", figure.numerator) : to_percent(figure)));
  }
  for (const rules::Exception& exception : rule.check.except) {
    line(session, {"除外", "except"},
         fmt::format("{}  {}", exception.when.text(), exception.reason.in(session.language)));
  }
}

}  // namespace

void show_rule(const Session& session, const rules::Rule& rule) {
  fmt::print("{}  {}\n", rule.id, rule.title.in(session.language));
  line(session, {"控制项", "control"},
       fmt::format("{}  {}", rule.control, rules::name_of(rule.severity)));
  const std::string task =
      rule.source.task ? fmt::format("  任务 {}", *rule.source.task) : std::string();
  line(session, {"依据", "source"},
       fmt::format("{} {}{}", rule.pack->document, rule.source.number, task));
  line(session, {"原文", "quote"}, "「" + rule.source.quote + "」");
  line(session, {"责任单位", "responsible"}, joined(rule.source.responsible));
  line(session, {"约束对象", "addressees"}, addressees_of(session, rule));
  if (rule.due) line(session, {"期限", "due"}, to_string(*rule.due));
  if (rule.effective_from) line(session, {"生效", "effective"}, to_string(*rule.effective_from));
  show_check(session, rule);
  line(session, {"整改", "remedy"}, rule.remedy.in(session.language));
  fmt::print("\n");
}

void show_parameters(const Session& session, const rules::Pack& pack) {
  for (const rules::Parameter& parameter : pack.parameters) {
    if (parameter.pack != &pack) continue;
    fmt::print("{} = {} {}  ({})\n", parameter.name, parameter.display(), parameter.unit, pack.id);
    const std::string& label = parameter.label.in(session.language);
    if (label != parameter.name) line(session, {"", ""}, label);
    line(session, {"", ""}, parameter.why.in(session.language));
  }
}

}  // namespace hegui::cli
