// What results and findings say when the rule itself does not: one whole sentence each, in both
// languages.
#pragma once

#include <array>

#include "audit/exemptions.h"
#include "hegui/base/language.h"

namespace hegui::audit::sentences {

inline constexpr Phrase kMet{"符合要求。", "The obligation is met."};
inline constexpr Phrase kMetLate{"已符合要求，但逾期 {} 天。",
                                 "The obligation is met, {} days late."};
inline constexpr Phrase kRowsFail{"{} 项不符合要求。", "{} items do not meet the obligation."};
inline constexpr Phrase kOpen{"有 {} 项事实未填报，无法判定。",
                              "{} facts are not stated, so there is no verdict."};
inline constexpr Phrase kNotDue{"尚未到期，还有 {} 天。", "Not due yet; {} days are left."};
inline constexpr Phrase kNotAddressed{"该单位不在责任范围内。",
                                      "The body is not among those addressed."};
inline constexpr Phrase kNotEffective{"审计日期早于 {}，义务尚未生效。",
                                      "The obligation takes effect on {}, after the audit date."};
inline constexpr Phrase kNothingChosen{"没有适用的对象。",
                                       "There is nothing that the obligation applies to."};
inline constexpr Phrase kWaived{"不符合的 {} 项均已经批准豁免。",
                                "All {} items that do not meet it are exempted."};
inline constexpr Phrase kError{"条件求值出错：{}", "The condition could not be evaluated: {}"};
inline constexpr Phrase kTooManyPairs{
    "相近的对象多得无法逐对列出；请补充功能说明、提高相似度下限，或分批审计。",
    "Too many pairs are alike to list each; state what they do, raise the threshold, or audit in "
    "parts."};
inline constexpr Phrase kCountsAgainstQuota{"计入分母，尚未达到要求。",
                                            "Counts in the quota and does not meet it yet."};
inline constexpr Phrase kNotStated{"未填", "not stated"};

/// By Flaw.
inline constexpr std::array<Phrase, 6> kFlaws{{
    {"", ""},
    {"豁免“{}”无效：该义务不允许豁免。",
     "The exemption of \"{}\" does not hold: the obligation admits none."},
    {"豁免“{}”无效：缺少批准文号或批准单位。",
     "The exemption of \"{}\" does not hold: it lacks the grant's number or who granted it."},
    {"豁免“{}”无效：不能由本单位自行批准。",
     "The exemption of \"{}\" does not hold: the body granted it to itself."},
    {"豁免“{}”已于 {} 到期。", "The exemption of \"{}\" expired on {}."},
    {"豁免“{}”无效：未满足条款规定的条件。",
     "The exemption of \"{}\" does not hold: the clause's condition is not met."},
}};

}  // namespace hegui::audit::sentences
