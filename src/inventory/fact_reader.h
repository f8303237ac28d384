// What one written value says about one field: its state, and its 64 bits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hegui/base/issue.h"
#include "hegui/document/handler.h"
#include "hegui/expr/facts.h"
#include "inventory/lexicon.h"

namespace hegui::inventory {

/// Issues of one document, and whether an error is among them.
struct Report {
  Issues& issues;
  bool faulty = false;

  Issue& error(const IssueCode& code, Span span, std::vector<std::string> values = {}) {
    faulty = true;
    return issues.add(code, span, std::move(values));
  }
};

struct Fact {
  expr::State state = expr::State::unstated;
  expr::Cell cell = 0;
};

/// Without white space of any kind around it.
std::string_view strip(std::string_view text);
bool is_none(std::string_view text);

class FactReader {
 public:
  FactReader(const Lexicon& lexicon, Report& report) : lexicon_(lexicon), report_(report) {}

  /// The fact that the scalar states, which is neither null nor empty nor none. `key` is the
  /// field's name as written. Text goes to the end of `into`. nullopt after an error.
  std::optional<expr::Cell> read(const expr::Field& field, std::string_view key,
                                 const document::Scalar& value, std::string& into);

 private:
  std::optional<expr::Cell> boolean(std::string_view text);
  std::optional<expr::Cell> integer(std::string_view text);
  std::optional<expr::Cell> number(std::string_view text);
  std::optional<expr::Cell> percent(std::string_view text);
  std::optional<expr::Cell> date(std::string_view text);
  std::optional<expr::Cell> month(std::string_view text);
  std::optional<expr::Cell> enumeration(int type, std::string_view text);
  expr::Cell text(std::string_view text);
  Issue& refuse(const IssueCode& code, std::string_view text);

  const Lexicon& lexicon_;
  Report& report_;
  std::string_view key_;
  Span span_;
  std::string* into_ = nullptr;
};

}  // namespace hegui::inventory
