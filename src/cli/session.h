// What every command needs: language, colour, rule folders, parameters; and loading with them.
#pragma once

#include <any>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "hegui/base/issue.h"
#include "hegui/inventory/inventory.h"
#include "hegui/rules/pack.h"

namespace CLI {
class App;
}

namespace hegui::cli {

inline constexpr int kClean = 0;
inline constexpr int kFindings = 1;
inline constexpr int kUntrusted = 2;

enum class Color { automatic, always, never };

struct Session {
  Language language = Language::zh;
  Color color = Color::automatic;
  std::vector<std::string> rule_folders;
  std::vector<std::string> parameters;  ///< NAME=VALUE
  std::string parameter_file;           ///< a mapping of names to values; may be empty
  std::vector<std::string> packs;
  std::string stdin_name = "-";
  bool quiet = false;
  int verbose = 0;
  rules::Library library;
  Sources sources;
  std::deque<std::any> options;  ///< of the commands: the parser writes to them

  /// A command's options, kept as long as the session.
  template <class Options>
  Options& keep() {
    return std::any_cast<Options&>(options.emplace_back(Options{}));
  }

  /// The phrase in the session's language.
  std::string_view text(const Phrase& phrase) const { return phrase.in(language); }
  bool color_for(int descriptor) const;
};

void declare_language(CLI::App& app, Session& session);
void declare_rules(CLI::App& app, Session& session);
void declare_output(CLI::App& app, Session& session);

/// Loads what an inventory is read with, and no rules unless they come from a folder, where a
/// mistake is looked for; false, with the issues on stderr, if anything is broken.
bool open_library(Session& session, bool with_cases = false);
/// The same with the rules of every pack, and their cases.
bool load_library(Session& session);
/// Loads the rules of opened packs.
bool load_rules(Session& session, const std::vector<const rules::Pack*>& packs);
/// Loads the files that the paths name; `issues` receives what is wrong with the paths themselves.
inventory::Inventory read_inventory(Session& session, const std::vector<std::string>& paths,
                                    Issues& issues);
/// The same; every issue goes to stderr.
inventory::Inventory load_inventory(Session& session, const std::vector<std::string>& paths,
                                    bool& broken);
void print_issues(const Session& session, const Issues& issues);
/// `hegui: <message>` on stderr.
void complain(const Session& session, const Phrase& message,
              const std::vector<std::string>& values = {});
/// The date, or nullopt after a complaint.
std::optional<Date> read_date(const Session& session, std::string_view option,
                              const std::string& text);

}  // namespace hegui::cli
