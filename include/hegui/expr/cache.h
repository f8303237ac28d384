// What the conditions of one audit have in common, worked out once: rules share definitions and
// whole sub-conditions such as `live && !classified`.
#pragma once

#include <cstddef>
#include <memory>

namespace hegui::expr {

/// Passed in Context::cache. Schema, bodies, programs and parameters must stay as they are and
/// where they are while it lives. What it holds never changes a result, and is dropped when it
/// grows beyond the bound between two runs.
class Cache {
 public:
  struct Impl;
  explicit Cache(std::size_t bytes = std::size_t{128} << 20);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  Impl& impl() { return *impl_; }
  std::size_t bytes() const;  ///< held now

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace hegui::expr
