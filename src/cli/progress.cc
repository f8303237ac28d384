#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace hegui::cli {

namespace {

constexpr std::chrono::milliseconds kBetween{100};
constexpr const char* kClear = "\r\x1b[K";

bool is_terminal() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

ProgressLine::ProgressLine(const Session& session, const Phrase& what)
    : session_(session), what_(what) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs(kClear, stderr);
}

Progress ProgressLine::progress() {
  if (session_.quiet || !is_terminal()) return {};
  return [this](std::size_t done, std::size_t total) { show(done, total); };
}

void ProgressLine::show(std::size_t done, std::size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (total < 2 || (shown_ && now - last_ < kBetween)) return;
  shown_ = true;
  last_ = now;
  std::fputs((kClear + fmt::format(fmt::runtime(session_.text(what_)), done, total)).c_str(),
             stderr);
}

}  // namespace hegui::cli
