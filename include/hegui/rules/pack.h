// Packs: a notice as data. Loading one checks everything that can be checked without an inventory.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hegui/base/issue.h"
#include "hegui/expr/program.h"
#include "hegui/rules/ledger.h"
#include "hegui/rules/rule.h"

namespace hegui::rules {

/// A threshold that the notice leaves open.
struct Parameter {
  enum class Type : std::uint8_t { integer, percent, ratio, date, text, texts };
  std::string name;
  Type type = Type::integer;
  Localized label;  ///< what people call it; the name where the pack gives none
  std::string unit;
  Localized why;
  std::vector<std::string> values;  ///< as written; one, or several for texts
  bool overridden = false;
  Span span;
  const Pack* pack = nullptr;  ///< that declares it

  std::string display() const;
  std::optional<Fraction> fraction() const;
};

/// One group of duties that recurs across notices.
struct Control {
  std::string name;
  std::string area;
  Localized title;
  Severity severity = Severity::medium;
};

struct Pack {
  std::string id;
  std::string document;
  std::string text_sha256;  ///< of the notice's text that its quotes were compared with
  Localized title;
  std::optional<Date> issued_on;
  std::string division;  ///< six digits
  const Pack* extends = nullptr;
  std::string sha256;                 ///< of its files, in order; with its rules
  std::vector<Parameter> parameters;  ///< its own after those of the packs it extends
  std::vector<expr::Value> values;    ///< of the parameters
  std::vector<expr::Variable> parameter_types;
  std::vector<expr::Definition> definitions;  ///< likewise
  std::deque<Rule> rules;                     ///< in the order of the files; empty until loaded
  const document::Node* case_defaults = nullptr;
  Ledger ledger;
  Span span;

  bool binds(std::string_view body_division) const;
};

/// One text of a pack or of what the packs share, from inside the program or from disk.
struct PackFile {
  std::string path;  ///< <pack>/pack.yaml, vocabulary.yaml, controls.yaml
  std::string text;
  std::string shown_as;  ///< the file's name in messages; empty: rules/<path>
  int generation =
      0;  ///< which folder it came from; a pack's files all come from the latest folder that has it
  bool with_cases = true;  ///< false: what stands under a rule's `cases:` is not parsed
};

/// Texts that the program carries inside (rules/ of the source tree). An audit has no use for the
/// rules' cases, which are more than half of them.
std::vector<PackFile> builtin_files(bool with_cases = true);
/// The same from a folder: `<folder>/<pack>/*.yaml`, or the folder of one pack. Its packs replace
/// built-in ones of the same id.
std::vector<PackFile> files_in(const std::string& folder, Issues& issues);

/// Sets one parameter from its text (texts: parted by commas), value included; false, with an
/// issue, if there is none of that name or the text does not fit its type.
bool override_parameter(Pack& pack, const std::string& name, const std::string& value, Span span,
                        expr::Arena& arena, Issues& issues);

/// Parameters' values as texts, by name.
using Overrides = std::vector<std::pair<std::string, std::string>>;

class PackLoader;

/// Everything loaded that a verdict rests on but the inventory. Addresses inside stay valid while
/// it lives.
class Library {
 public:
  Library();
  ~Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  /// Reads what an inventory is loaded with: the vocabulary, and every pack without its rules. A
  /// pack that comes later replaces an earlier one of the same id whole.
  void open(std::vector<PackFile> files, const Overrides& overrides, Issues& issues);
  /// Loads the rules of an opened pack and of those it extends; of none twice.
  void load_rules(const Pack& pack, Issues& issues);
  /// Both, of every pack.
  void load(std::vector<PackFile> files, const Overrides& overrides, Issues& issues);

  const expr::Schema& schema() const { return schema_; }
  const std::vector<Control>& controls() const { return controls_; }
  const std::vector<std::unique_ptr<Pack>>& packs() const {
    return packs_;
  }  ///< an extended pack before those that extend it
  const Pack* find_pack(std::string_view id) const;
  Pack* find_pack(std::string_view id);
  const Rule* find_rule(std::string_view id) const;
  const Control* find_control(std::string_view name) const;
  Sources& sources() { return sources_; }

 private:
  friend class PackLoader;
  Sources sources_;
  expr::Schema schema_;
  std::vector<Control> controls_;
  std::vector<std::unique_ptr<Pack>> packs_;
  std::deque<document::Node> documents_;
  std::deque<expr::Program> programs_;  ///< of definitions
  expr::Arena arena_;                   ///< of parameter values
  std::unique_ptr<PackLoader> loader_;  ///< holds the texts that were not loaded yet
};

}  // namespace hegui::rules
