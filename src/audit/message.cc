#include "audit/message.h"

#include <fmt/format.h>

#include "hegui/inventory/inventory.h"
#include "hegui/rules/similarity.h"

namespace hegui::audit {

namespace {

/// One message in one language.
struct Filling {
  const rules::Rule& rule;
  const Subject& subject;
  const rules::Row& row;
  const std::optional<Measured>& measured;
  const rules::Group* group;
  Language language;

  const rules::Ledger& ledger() const { return rule.pack->ledger; }

  std::string fact(int body, int collection, int number, std::string_view name) const {
    const int field = subject.schema.collections[static_cast<std::size_t>(collection)].field(name);
    return inventory::display(subject.schema, subject.bodies, {body, collection, number, field},
                              language);
  }
  std::string likeness(std::string_view name) const;
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

/// How alike the rows of a pair are, or the words that they share.
std::string Filling::likeness(std::string_view name) const {
  if (row.other < 0) return "–";
  const int collection = rule.check.collection;
  const rules::NamedFields fields(subject.schema.collections[static_cast<std::size_t>(collection)]);
  const auto set_of = [&](int body, int number) {
    return rules::bigrams_of(subject.bodies[static_cast<std::size_t>(body)], collection, fields,
                             static_cast<std::size_t>(number));
  };
  const rules::BigramSet other = set_of(row.other_body, row.other);
  if (name == "score") return to_percent(rules::jaccard(set_of(row.body, row.row), other));
  std::string shared;
  for (const std::string_view field : {"name", "function"}) {
    const std::string more =
        rules::shared_stretches(fact(row.body, collection, row.row, field), other);
    if (!more.empty()) shared += (shared.empty() ? "" : "、") + more;
  }
  return shared.empty() ? "–" : shared;
}

std::string Filling::value(std::string_view name) const {
  if (group != nullptr && name == "key") return group->key.in(language);
  if (group != nullptr && name == "count") return fmt::format("{}", group->count);
  if (name == "due") return rule.due ? to_string(*rule.due) : "–";
  if (name == "effective_from") return rule.effective_from ? to_string(*rule.effective_from) : "–";
  if (name == "audit") return to_string(subject.audit);
  if (name.starts_with("params.")) return parameter(name.substr(7));
  if (name.starts_with("organization."))
    return fact(row.body, ledger().organization, 0, name.substr(13));
  if (name.starts_with("other."))
    return row.other < 0 ? "–"
                         : fact(row.other_body, rule.check.collection, row.other, name.substr(6));
  if (name == "score" || name == "shared") return likeness(name);
  const auto& collection =
      subject.schema.collections[static_cast<std::size_t>(rule.check.collection)];
  if (collection.field(name) < 0) return figure(name);
  return row.row < 0 ? "–" : fact(row.body, rule.check.collection, row.row, name);
}

}  // namespace

Localized fill_message(const rules::Template& text, const rules::Rule& rule, const Subject& subject,
                       const rules::Row& row, const std::optional<Measured>& measured,
                       const rules::Group* group) {
  const auto in = [&](Language language, const rules::Pieces& pieces) {
    const Filling filling{rule, subject, row, measured, group, language};
    return rules::fill(pieces, [&](std::string_view name) { return filling.value(name); });
  };
  return {in(Language::zh, text.zh), in(Language::en, text.en)};
}

}  // namespace hegui::audit
