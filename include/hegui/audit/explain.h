// Why a rule treats one row as it does: each condition of its check on the row, part by part, and
// what comes of it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hegui/audit/audit.h"

namespace hegui::audit {

/// A part of a condition with its value: a sub-expression, a fact, or an element of a loop.
struct Part {
  enum class Kind { expression, fact, definition, element };
  Kind kind = Kind::expression;
  std::string text;                  ///< as written; empty of an element
  Localized subject;                 ///< of an element: the row's key, or the value
  std::optional<expr::Truth> truth;  ///< of a condition
  Localized value;                   ///< of a fact, and of what is no condition
  Localized reason;                  ///< why it is unknown or an error, where no part of it says so
  Span span;                         ///< of a fact
  bool decides = false;
  bool shown_above = false;             ///< a definition whose parts have been shown for this row
  bool cut = false;                     ///< its parts are left out
  std::array<std::uint32_t, 4> more{};  ///< of a loop: elements that are not shown, by truth
  std::vector<Part> parts;
};

/// One condition on the row, or what the shape itself looks at.
struct Step {
  std::string key;        ///< as in the rule: where, except, require, exemption_requires …
  Localized note;         ///< which group, pair or exemption it is about
  std::string predicate;  ///< empty where the shape looks by itself
  std::optional<expr::Truth> truth;
  std::vector<Part> parts;
};

struct ItemExplanation {
  std::string body;
  std::string item;
  Span span;
  std::vector<Step> steps;
  Localized conclusion;
};

/// One for each loaded body that has such a row in the collection that the rule judges.
std::vector<ItemExplanation> explain_item(const rules::Library& library,
                                          const inventory::Inventory& inventory,
                                          const rules::Rule& rule, const std::string& item,
                                          Date as_of);
/// The keys of all rows that the rule could be explained for, in their order.
std::vector<std::string> item_keys(const rules::Library& library,
                                   const inventory::Inventory& inventory, const rules::Rule& rule);

}  // namespace hegui::audit
