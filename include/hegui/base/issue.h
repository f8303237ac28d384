// Mistakes in the user's files: collected, never thrown, each with a place, a message in both
// languages and a hint.
//
// An issue holds its code and the values that fill the code's message; src/base/issue_codes.cc is
// the only list of messages.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/language.h"
#include "hegui/base/source.h"

namespace hegui {

enum class Severity : std::uint8_t { note, warning, error };

/// One kind of mistake. Defined once in src/base/issue_codes.cc; `HEGUI_ISSUE_CODES` there and here
/// are the same rows.
struct IssueCode {
  std::string_view id;  ///< HG101; stable, shown in brackets
  Severity severity;
  std::string_view
      zh;  ///< message, with {} for the issue's values in order ({0}, {1} where the order differs)
  std::string_view en;
};

namespace codes {
#define HEGUI_CODE(name, id, severity, zh, en) extern const IssueCode name;
#include "hegui/base/issue_codes.inc"
#undef HEGUI_CODE
}  // namespace codes

/// Every code, in the order of the table.
std::span<const IssueCode* const> all_issue_codes();

struct Issue {
  const IssueCode* code = nullptr;
  Span span;
  std::vector<std::string> values;
  const IssueCode* hint_code = nullptr;  ///< a code of severity note whose message is the hint
  std::vector<std::string> hint_values;

  /// Adds what to do about it. Returns itself, so that it can follow the call that made the issue.
  Issue& hint(const IssueCode& code, std::vector<std::string> values = {});
  /// Adds "did you mean …" when `candidates` has a near name, else the list of what there is (at
  /// most 12 names).
  Issue& suggest(std::string_view word, std::span<const std::string_view> candidates);

  std::string message(Language language) const;
  std::string hint_text(Language language) const;  ///< empty if there is none
};

class Issues {
 public:
  Issue& add(const IssueCode& code, Span span, std::vector<std::string> values = {});
  const std::vector<Issue>& all() const { return issues_; }
  bool has_errors() const;
  std::size_t error_count() const;
  bool empty() const { return issues_.empty(); }
  /// By source (in the order first seen), then place; issues without a place come first.
  void sort();
  void append(Issues&& other);

 private:
  std::vector<Issue> issues_;
};

/// `file:line:column: error[HG104]: message`, the excerpt with a caret under the span, and the
/// hint; ends with a newline.
std::string render(const Issue& issue, Language language);

}  // namespace hegui
