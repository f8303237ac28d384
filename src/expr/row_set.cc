#include "expr/row_set.h"

namespace hegui::expr {

std::vector<std::uint8_t> as_bytes(const Truths& truths, std::size_t rows, Word yes, Word unknown,
                                   Word error) {
  std::vector<std::uint8_t> bytes(words_for(rows) * kWordRows);
  for (std::size_t w = 0; w < words_for(rows); ++w) {
    for (unsigned at = 0; at < kWordRows; at += 8) {
      const Word eight = spread_byte(truths.yes[w] >> at) * yes +
                         spread_byte(truths.unknown[w] >> at) * unknown +
                         spread_byte(truths.error_word(w) >> at) * error;
      for (unsigned i = 0; i < 8; ++i)
        bytes[w * kWordRows + at + i] = static_cast<std::uint8_t>(eight >> (8 * i));
    }
  }
  bytes.resize(rows);
  return bytes;
}

void and_with(Truths& into, const Truths& side) {
  if (into.error.empty() && !side.error.empty()) into.error.resize(into.yes.size());
  for (std::size_t w = 0; w < into.yes.size(); ++w) {
    const Word settled = into.no_word(w) | side.no_word(w);
    const Word yes = into.yes[w] & side.yes[w];
    const Word unknown = (into.unknown[w] | side.unknown[w]) & ~settled;
    if (!into.error.empty()) into.error[w] = ~(settled | yes | unknown);
    into.yes[w] = yes;
    into.unknown[w] = unknown;
  }
}

void or_with(Truths& into, const Truths& side) {
  if (into.error.empty() && !side.error.empty()) into.error.resize(into.yes.size());
  for (std::size_t w = 0; w < into.yes.size(); ++w) {
    const Word yes = into.yes[w] | side.yes[w];
    const Word unknown = (into.unknown[w] | side.unknown[w]) & ~yes;
    if (!into.error.empty())
      into.error[w] = (into.error[w] | side.error_word(w)) & ~(yes | unknown);
    into.yes[w] = yes;
    into.unknown[w] = unknown;
  }
}

void negate(Truths& truths, const RowSet& rows) {
  for (std::size_t w = 0; w < rows.size(); ++w) truths.yes[w] = truths.no_word(w) & rows[w];
}

void mask(Truths& truths, const RowSet& rows) {
  for (std::size_t w = 0; w < rows.size(); ++w) {
    truths.yes[w] &= rows[w];
    truths.unknown[w] &= rows[w];
    if (!truths.error.empty()) truths.error[w] &= rows[w];
  }
}

void merge(Truths& into, const Truths& found, const RowSet& rows) {
  if (into.error.empty() && !found.error.empty()) into.error.resize(into.yes.size());
  for (std::size_t w = 0; w < rows.size(); ++w) {
    into.yes[w] |= found.yes[w] & rows[w];
    into.unknown[w] |= found.unknown[w] & rows[w];
    if (!found.error.empty()) into.error[w] |= found.error[w] & rows[w];
  }
}

}  // namespace hegui::expr
