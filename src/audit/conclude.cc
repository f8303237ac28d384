#include "audit/conclude.h"

#include <algorithm>

#include "audit/addressed.h"
#include "audit/describe.h"
#include "audit/sentences.h"

namespace hegui::audit {

using expr::Truth;

namespace {

constexpr Phrase kDropped{"不在检查范围内。", "The row is outside the check."};
constexpr Phrase kExcepted{"属于除外情形，不计：{}", "An exception takes the row out: {}"};
constexpr Phrase kWaived{"经批准豁免，不计。", "An exemption lets the row off."};
constexpr Phrase kOpen{"缺少事实，无法判定。", "Facts are missing; there is no verdict."};
constexpr Phrase kFailed{"求值出错。", "The evaluation failed."};

using Rows = std::vector<const rules::Row*>;

Localized say_exception(const Localized& reason) {
  return {say(kExcepted, {reason.zh}).zh, say(kExcepted, {reason.en}).en};
}

/// The worst of the row and of the pairs that it is in.
Localized conclude_rows(const rules::Shape& shape, const Rows& rows) {
  const Truth good = shape.bans ? Truth::no : Truth::yes;
  bool open = false, lacking = false;
  for (const rules::Row* row : rows) {
    const Truth met = rules::holds(shape, *row);
    if (met == Truth::error) return say(kFailed);
    open = open || shape.open(*row);
    lacking = lacking || (met != good && !shape.open(*row));
  }
  if (lacking) return say(shape.lacking);
  return say(open ? kOpen : shape.holding);
}

/// The worst of the groups that the row surely belongs to.
Localized conclude_groups(const rules::Shape& shape, const Judgement& judgement,
                          const rules::Row& row) {
  bool any = false, open = row.where != Truth::yes;
  for (const rules::Group& group : judgement.verdict.groups) {
    if (!has_member(group, row.body, static_cast<std::uint32_t>(row.row))) continue;
    any = true;
    if (group.met == Truth::error) return say(kFailed);
    if (group.met == Truth::no) return say(shape.lacking);
    open = open || group.met == Truth::unknown;
  }
  return say(!any || open ? kOpen : shape.holding);
}

}  // namespace

bool concerns(const rules::Row& row, int body, std::uint32_t number) {
  const int wanted = static_cast<int>(number);
  return (row.body == body && row.row == wanted) || (row.other_body == body && row.other == wanted);
}

bool has_member(const rules::Group& group, int body, std::uint32_t number) {
  const rules::Group::Member wanted{body, static_cast<int>(number)};
  return std::find(group.members.begin(), group.members.end(), wanted) != group.members.end();
}

Localized conclude(const rules::Rule& rule, const Subject& subject, const Judgement& judgement,
                   std::uint32_t number) {
  const int body = subject.judged.front();
  if (!is_addressed(rule, subject, body)) return say(sentences::kNotAddressed);
  if (rule.effective_from && subject.audit < *rule.effective_from)
    return say(sentences::kNotEffective, {to_string(*rule.effective_from)});
  Rows rows;
  for (const rules::Row& row : judgement.tally.rows) {
    if (concerns(row, body, number)) rows.push_back(&row);
  }
  if (rows.empty() || rows.front()->where == Truth::no) return say(kDropped);
  const rules::Row& first = *rows.front();
  if (first.exception >= 0)
    return say_exception(rule.check.except[static_cast<std::size_t>(first.exception)].reason);
  if (first.waived) return say(kWaived);
  const rules::Shape& shape = *rule.check.shape;
  return rule.check.grouping ? conclude_groups(shape, judgement, first)
                             : conclude_rows(shape, rows);
}

}  // namespace hegui::audit
