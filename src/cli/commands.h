// The table of commands: a new one is its own file and one row here.
#pragma once

#include <array>
#include <functional>

#include "cli/session.h"

namespace CLI {
class App;
}

namespace hegui::cli {

/// A command declares its options on `app` and returns what to run once they are parsed.
struct Command {
  std::string_view name;
  Phrase summary;
  std::function<int()> (*declare)(CLI::App& app, Session& session);
};

extern const Command kAudit, kDiff, kValidate, kExplain, kRules, kSchema;
inline constexpr std::array kCommands{&kAudit, &kDiff, &kValidate, &kExplain, &kRules, &kSchema};

}  // namespace hegui::cli
