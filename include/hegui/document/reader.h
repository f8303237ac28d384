// Typed access to one mapping of a tree: every key is asked for by name, and those nobody asked for
// are mistakes.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/date.h"
#include "hegui/base/fraction.h"
#include "hegui/base/language.h"
#include "hegui/document/node.h"

namespace hegui::document {

class Reader {
 public:
  /// `what` names the mapping in messages ("rule 3"). A node that is no mapping is reported,
  /// and the reader is empty.
  Reader(const Node& node, std::string what, Issues& issues);

  /// Each of these reports a wrong type; the required ones report a missing key (HG202) and return
  /// an empty value.
  std::optional<std::string> text(std::string_view key);
  std::string required_text(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<Date> date(std::string_view key);  ///< absent, null and none give nullopt
  std::optional<Fraction> fraction(std::string_view key);
  /// `{zh: …, en: …}`; both needed.
  std::optional<Localized> localized(std::string_view key);
  Localized required_localized(std::string_view key);
  /// A list of texts, or one text; absent gives none.
  std::vector<std::string> texts(std::string_view key);
  /// One of the names, as its index; an unknown name is reported with the valid ones.
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> names);
  /// The list under the key (empty if absent; reported if no list).
  const std::vector<Node>& list(std::string_view key);
  const std::vector<Entry>& mapping(std::string_view key);
  /// The raw node, or nullptr.
  const Node* node(std::string_view key);
  Span span_of(
      std::string_view key) const;  ///< of the value; the mapping's own if the key is absent
  Span span() const { return node_->span; }
  const std::string& what() const { return what_; }
  Issues& issues() { return issues_; }
  /// Reports every key that was not asked for, with the nearest of those that were.
  void finish();

 private:
  const Node* value(std::string_view key);
  const Node* scalar(std::string_view key, std::string_view expected);
  void refuse(std::string_view key, std::string_view expected, const Node& node);
  void report_missing(std::string_view key);

  const Node* node_;
  std::string what_;
  Issues& issues_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace hegui::document
