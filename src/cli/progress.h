// A line on the terminal that says how far the work has come, and goes away when it is done.
#pragma once

#include <chrono>

#include "cli/session.h"
#include "hegui/base/progress.h"

namespace hegui::cli {

class ProgressLine {
 public:
  /// `what` has two places, for parts done and parts in all.
  ProgressLine(const Session& session, const Phrase& what);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Empty where standard error is no terminal, or where only findings are wanted.
  Progress progress();

 private:
  void show(std::size_t done, std::size_t total);

  const Session& session_;
  const Phrase& what_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace hegui::cli
