// Truths by value, for conditions that depend on one field: a small table, because a column of many
// different values gains nothing from a large one.
#pragma once

#include <string_view>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr {

class ValueMemo {
 public:
  /// The place for the value's truth; nullptr where the table has no room for a further value. What
  /// it holds is meaningless while is_new().
  Truth* of_cell(Cell cell) { return find(static_cast<std::uint64_t>(cell), {}); }
  Truth* of_text(std::string_view text) { return find(std::hash<std::string_view>()(text), text); }
  /// Whether the last value was not there before.
  bool is_new() const { return is_new_; }

 private:
  static constexpr std::size_t kSlots = 8'192;  // a power of two
  struct Entry {
    std::uint64_t hash = 0;  ///< of a cell, the cell itself
    std::string_view text;   ///< lives in the body
    Truth truth = Truth::no;
    bool used = false;
  };

  Truth* find(std::uint64_t hash, std::string_view text) {
    std::size_t at = (hash * 0x9E3779B97F4A7C15ULL) >> 51;
    while (entries_[at].used && (entries_[at].hash != hash || entries_[at].text != text))
      at = (at + 1) % kSlots;
    is_new_ = !entries_[at].used;
    if (!is_new_) return &entries_[at].truth;
    if (count_ >= kSlots / 2) return nullptr;
    ++count_;
    entries_[at] = {hash, text, Truth::no, true};
    return &entries_[at].truth;
  }

  std::vector<Entry> entries_ = std::vector<Entry>(kSlots);
  std::size_t count_ = 0;
  bool is_new_ = false;
};

}  // namespace hegui::expr
