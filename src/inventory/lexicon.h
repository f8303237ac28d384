// Names and Chinese labels of the vocabulary, ready for being looked up a million times.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hegui/expr/schema.h"

namespace hegui::inventory {

/// A small open-addressing table from names to numbers. The names are borrowed from the schema.
class NameTable {
 public:
  static constexpr int kAbsent = -1;

  /// The first number given to a name stays.
  void add(std::string_view name, int number);
  int find(std::string_view name) const;
  /// What a misspelt word may have meant: Chinese names for a word with Chinese in it, else the
  /// others.
  std::vector<std::string_view> candidates(std::string_view word) const;

 private:
  struct Entry {
    std::string_view name;
    int number = kAbsent;
  };
  std::size_t slot(std::string_view name) const;
  void grow();

  std::vector<Entry> entries_;  // in the order added
  std::vector<int> slots_;      // index into entries_, or -1; a power of two
};

bool is_ascii(std::string_view text);

/// Numbers of what may stand at the top of a document: a collection's index, or one of these.
inline constexpr int kVersionPart = -2;
inline constexpr int kAsOfPart = -3;

struct Lexicon {
  explicit Lexicon(const expr::Schema& schema);

  NameTable parts;
  std::vector<NameTable> fields;           ///< by collection
  std::vector<NameTable> values;           ///< by enum
  std::vector<std::vector<int>> required;  ///< by collection
  int organization = -1;
};

}  // namespace hegui::inventory
