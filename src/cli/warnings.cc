#include "cli/warnings.h"

#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "hegui/base/text.h"

namespace hegui::cli {

namespace {

constexpr std::size_t kShown = 3;
constexpr Phrase kMore{"{}: 警告[{}]：同类的另有 {} 处（-v 全部列出）\n",
                       "{}: warning[{}]: {} more of the same kind (-v lists all)\n"};

}  // namespace

void print_warnings(const Session& session, const inventory::Input& input) {
  std::map<std::string_view, std::size_t> counts;
  for (const Issue& issue : input.issues.all()) {
    if (issue.code->severity != Severity::warning) continue;
    const bool shown = ++counts[issue.code->id] <= kShown || session.verbose > 0;
    if (shown) std::fputs(render(issue, session.language).c_str(), stderr);
  }
  if (session.verbose > 0) return;
  for (const auto& [id, count] : counts) {
    if (count <= kShown) continue;
    const std::string line =
        fmt::format(fmt::runtime(session.text(kMore)), printable(input.path), id, count - kShown);
    std::fputs(line.c_str(), stderr);
  }
}

}  // namespace hegui::cli
