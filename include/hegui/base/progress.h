// How far a long piece of work has come, for whoever waits for it.
#pragma once

#include <cstddef>
#include <functional>

namespace hegui {

/// Called after each part; may be empty.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

inline void report(const Progress& progress, std::size_t done, std::size_t total) {
  if (progress) progress(done, total);
}

}  // namespace hegui
