// Sets of rows, a bit each, and what a condition is on them as three such sets. Whole words are
// worked on at once; bits behind the last row are never set.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr {

using Word = std::uint64_t;
using RowSet = std::vector<Word>;
inline constexpr std::size_t kWordRows = 64;

constexpr std::size_t words_for(std::size_t rows) { return (rows + kWordRows - 1) / kWordRows; }

inline RowSet no_rows(std::size_t rows) { return RowSet(words_for(rows)); }
inline RowSet all_rows(std::size_t rows) {
  RowSet set(words_for(rows), ~Word{0});
  if (rows % kWordRows != 0) set.back() = (Word{1} << (rows % kWordRows)) - 1;
  return set;
}
inline bool has(const RowSet& set, std::size_t row) {
  return (set[row / kWordRows] >> (row % kWordRows) & 1) != 0;
}
inline void add(RowSet& set, std::size_t row) {
  set[row / kWordRows] |= Word{1} << (row % kWordRows);
}
inline bool is_empty(const RowSet& set) {
  return std::all_of(set.begin(), set.end(), [](Word word) { return word == 0; });
}

/// Calls visit(row) for each row of the set, in order.
template <class Visit>
void for_each_row(const RowSet& set, Visit visit) {
  for (std::size_t w = 0; w < set.size(); ++w) {
    for (Word word = set[w]; word != 0; word &= word - 1)
      visit(w * kWordRows + static_cast<std::size_t>(std::countr_zero(word)));
  }
}

/// The lowest bits of eight bytes (each 0 or 1) as one byte.
inline Word pack_bytes(const std::uint8_t* bytes) {
  if constexpr (std::endian::native == std::endian::little) {
    Word eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    return (eight * 0x0102040810204080ULL) >> 56;
  } else {
    Word packed = 0;
    for (unsigned i = 0; i < 8; ++i) packed |= Word{bytes[i]} << i;
    return packed;
  }
}
/// The same of 64 bytes: one word.
inline Word pack_word(const std::uint8_t* bytes) {
  Word word = 0;
  for (unsigned i = 0; i < 8; ++i) word |= pack_bytes(bytes + std::size_t{i} * 8) << (i * 8);
  return word;
}

/// The bits of a byte as eight bytes, each 0 or 1.
inline Word spread_byte(Word bits) {
  const Word apart = (bits & 0xFF) * 0x0101010101010101U & 0x8040201008040201U;
  return (apart + 0x7F7F7F7F7F7F7F7FU) >> 7 & 0x0101010101010101U;
}

/// What a condition is on each row: in one of the sets, or in none where it is no.
struct Truths {
  RowSet yes, unknown;
  RowSet error;  ///< empty where there is no error at all

  Truths() = default;
  explicit Truths(std::size_t words) : yes(words), unknown(words) {}

  Word error_word(std::size_t w) const { return error.empty() ? 0 : error[w]; }
  Word no_word(std::size_t w) const { return ~(yes[w] | unknown[w] | error_word(w)); }

  Truth at(std::size_t row) const {
    if (has(yes, row)) return Truth::yes;
    if (has(unknown, row)) return Truth::unknown;
    return !error.empty() && has(error, row) ? Truth::error : Truth::no;
  }
  void set_error(std::size_t row) {
    if (error.empty()) error.resize(yes.size());
    add(error, row);
  }
  /// For a row that is in no set yet.
  void set(std::size_t row, Truth truth) {
    if (truth == Truth::yes) add(yes, row);
    if (truth == Truth::unknown) add(unknown, row);
    if (truth == Truth::error) set_error(row);
  }
  /// For rows that are in no set yet.
  void set_all(const RowSet& rows, Truth truth) {
    if (truth == Truth::error && error.empty()) error.resize(yes.size());
    if (truth == Truth::no) return;
    RowSet& target = truth == Truth::yes ? yes : truth == Truth::unknown ? unknown : error;
    for (std::size_t w = 0; w < rows.size(); ++w) target[w] |= rows[w];
  }
};

/// A number a row: `yes`, `unknown` or `error` (less than 256), 0 where it is no.
std::vector<std::uint8_t> as_bytes(const Truths& truths, std::size_t rows, Word yes, Word unknown,
                                   Word error);

/// && with another side: no settles it, then unknown, then an error.
void and_with(Truths& into, const Truths& side);
/// || with another side: yes settles it, then unknown, then an error.
void or_with(Truths& into, const Truths& side);
/// ! of the rows.
void negate(Truths& truths, const RowSet& rows);
/// Keeps the truths of the rows only.
void mask(Truths& truths, const RowSet& rows);
/// Takes over the truths of the rows, which `into` has none of.
void merge(Truths& into, const Truths& found, const RowSet& rows);

}  // namespace hegui::expr
