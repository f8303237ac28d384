#include "audit/explain_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "audit/sentences.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit {

using expr::Truth;
using expr::Value;

namespace {

constexpr std::size_t kMostItems = 5;
constexpr Phrase kNotLoaded{"所引用的台账未载入", "the inventory it refers to is not loaded"};

Localized same(std::string text) { return {text, text}; }

class Words {
 public:
  explicit Words(const Subject& subject) : subject_(subject) {}

  Localized of(const Value& value) const {
    switch (value.kind) {
      case Value::Kind::unknown:
        return {"未知", "unknown"};
      case Value::Kind::error:
        return {"错误", "error"};
      case Value::Kind::null:
        return value.is_none() ? Localized{"无", "none"} : same("null");
      case Value::Kind::boolean:
        return value.boolean ? Localized{"是", "yes"} : Localized{"否", "no"};
      case Value::Kind::integer:
        return same(fmt::format("{}", value.integer));
      case Value::Kind::uinteger:
        return same(fmt::format("{}", value.uinteger));
      case Value::Kind::real:
        return same(fmt::format("{}", value.real));
      case Value::Kind::string:
      case Value::Kind::type:
        return same(std::string(value.view()));
      case Value::Kind::bytes:
        return {fmt::format("{} 字节", value.text.size), fmt::format("{} bytes", value.text.size)};
      case Value::Kind::timestamp:
        return same(moment(value.moment));
      case Value::Kind::duration:
        return {fmt::format("{} 秒", value.moment.seconds),
                fmt::format("{} s", value.moment.seconds)};
      case Value::Kind::list:
      case Value::Kind::optional:
        return list(value.items());
      case Value::Kind::map:
        return {fmt::format("{} 项", value.many.size), fmt::format("{} entries", value.many.size)};
      case Value::Kind::row:
        return same(key(value.row));
    }
    return {};
  }

 private:
  static std::string moment(const Value::Moment& at) {
    constexpr std::int64_t kDay = 86'400;
    const std::int64_t days = at.seconds / kDay - (at.seconds % kDay < 0 ? 1 : 0);
    const std::int64_t rest = at.seconds - days * kDay;
    const std::string date = to_string(Date{static_cast<std::int32_t>(days)});
    if (rest == 0) return date;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", date, rest / 3600, rest / 60 % 60, rest % 60);
  }

  std::string key(const Value::Row& row) const {
    const expr::Body& body = subject_.bodies[static_cast<std::size_t>(row.body)];
    return inventory::item_key(subject_.schema, body, row.collection,
                               static_cast<std::size_t>(row.row));
  }

  Localized list(std::span<const Value> items) const {
    if (items.empty()) return {"无", "none"};
    Localized joined;
    for (std::size_t i = 0; i < std::min(items.size(), kMostItems); ++i) {
      const Localized item = of(items[i]);
      joined.zh += (i > 0 ? "、" : "") + item.zh;
      joined.en += (i > 0 ? ", " : "") + item.en;
    }
    if (items.size() <= kMostItems) return joined;
    return {fmt::format("{} 等 {} 项", joined.zh, items.size()),
            fmt::format("{} … ({} items)", joined.en, items.size())};
  }

  const Subject& subject_;
};

bool is_unresolved(const Subject& subject, const expr::Part& traced) {
  const expr::FactId& fact = traced.fact;
  if (traced.value.kind != Value::Kind::unknown || fact.field < 0) return false;
  return subject.bodies[static_cast<std::size_t>(fact.body)]
             .tables[static_cast<std::size_t>(fact.collection)]
             .columns[static_cast<std::size_t>(fact.field)]
             .state(static_cast<std::size_t>(fact.row)) != expr::State::unstated;
}

/// An error that comes from no part of it.
bool fails_itself(const expr::Part& traced) {
  return traced.value.kind == Value::Kind::error &&
         std::none_of(traced.parts.begin(), traced.parts.end(),
                      [](const expr::Part& part) { return part.value.kind == Value::Kind::error; });
}

Part::Kind kind_of(const expr::Part& traced) {
  if (traced.element) return Part::Kind::element;
  if (traced.fact.body >= 0) return Part::Kind::fact;
  return traced.is_definition ? Part::Kind::definition : Part::Kind::expression;
}

}  // namespace

Part fact_part(const Subject& subject, const expr::FactId& fact) {
  const expr::Collection& collection =
      subject.schema.collections[static_cast<std::size_t>(fact.collection)];
  Part part;
  part.kind = Part::Kind::fact;
  part.text = fact.field < 0 ? collection.name
                             : collection.fields[static_cast<std::size_t>(fact.field)].name;
  const auto in = [&](Language language) {
    return fact.row < 0 ? std::string(sentences::kNotStated.in(language))
                        : inventory::display(subject.schema, subject.bodies, fact, language);
  };
  part.value = {in(Language::zh), in(Language::en)};
  part.span = inventory::place_of(subject.bodies[static_cast<std::size_t>(fact.body)], fact);
  return part;
}

Part part_of(const Subject& subject, const expr::Part& traced) {
  const Words words(subject);
  Part part = traced.fact.body >= 0 ? fact_part(subject, traced.fact) : Part{};
  part.kind = kind_of(traced);
  part.text = traced.text;
  if (traced.element) part.subject = words.of(traced.subject);
  part.truth = traced.truth;
  if (traced.fact.body < 0) part.value = words.of(traced.value);
  if (fails_itself(traced)) part.reason = same(std::string(traced.value.view()));
  if (is_unresolved(subject, traced))
    part.reason = {std::string(kNotLoaded.zh), std::string(kNotLoaded.en)};
  part.decides = traced.decides;
  part.shown_above = traced.shown_above;
  part.cut = traced.cut;
  part.more = traced.more;
  for (const expr::Part& inner : traced.parts) part.parts.push_back(part_of(subject, inner));
  return part;
}

}  // namespace hegui::audit
