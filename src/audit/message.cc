#include "audit/message.h"

#include <fmt/format.h>

#include "hegui/inventory/inventory.h"

namespace hegui::audit {

namespace {

/// One message in one language.
struct Filling {
  const rules::Rule& rule;
  const Subject& subject;
  const rules::Row& row;
  const std::optional<Measured>& measured;
  Language language;

  const rules::Ledger& ledger() const { return rule.pack->ledger; }

  std::string fact(int collection, int number, std::string_view name) const {
    const int field = subject.schema.collections[static_cast<std::size_t>(collection)].field(name);
    return inventory::display(subject.schema, subject.bodies, {row.body, collection, number, field},
                              language);
  }
  std::string parameter(std::string_view name) const {
    for (const rules::Parameter& known : rule.pack->parameters) {
      if (known.name == name) return known.display();
    }
    return {};
  }
  std::string figure(std::string_view name) const;
  std::string value(std::string_view name) const;
};

std::string share(std::int64_t numerator, std::int64_t denominator) {
  return denominator == 0 ? "–" : to_percent(make_fraction(numerator, denominator));
}

std::string amount(const Measured& measured, Fraction fraction) {
  return measured.ratio ? to_percent(fraction)
                        : fmt::format("{}", fraction.numerator / fraction.denominator);
}

std::string Filling::figure(std::string_view name) const {
  if (!measured) return "–";
  if (name == "numerator" || name == "count") return fmt::format("{}", measured->numerator);
  if (name == "denominator") return fmt::format("{}", measured->denominator);
  if (name == "threshold") return amount(*measured, measured->threshold);
  if (name == "shortfall") return fmt::format("{}", measured->shortfall);
  if (name == "low") return share(measured->numerator, measured->denominator);
  return share(measured->high_numerator, measured->high_denominator);
}

std::string Filling::value(std::string_view name) const {
  if (name == "due") return rule.due ? to_string(*rule.due) : "–";
  if (name == "effective_from") return rule.effective_from ? to_string(*rule.effective_from) : "–";
  if (name == "audit") return to_string(subject.audit);
  if (name.starts_with("params.")) return parameter(name.substr(7));
  if (name.starts_with("organization.")) return fact(ledger().organization, 0, name.substr(13));
  if (name.starts_with("other."))
    return row.other < 0 ? "–" : fact(rule.check.collection, row.other, name.substr(6));
  const auto& collection =
      subject.schema.collections[static_cast<std::size_t>(rule.check.collection)];
  if (collection.field(name) < 0) return figure(name);
  return row.row < 0 ? "–" : fact(rule.check.collection, row.row, name);
}

}  // namespace

Localized fill_message(const rules::Template& text, const rules::Rule& rule, const Subject& subject,
                       const rules::Row& row, const std::optional<Measured>& measured) {
  const auto in = [&](Language language, const rules::Pieces& pieces) {
    const Filling filling{rule, subject, row, measured, language};
    return rules::fill(pieces, [&](std::string_view name) { return filling.value(name); });
  };
  return {in(Language::zh, text.zh), in(Language::en, text.en)};
}

}  // namespace hegui::audit
