// One document while it is being loaded: its facts, and what is settled only when all documents are
// there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hegui/base/source.h"
#include "hegui/expr/facts.h"
#include "hegui/expr/schema.h"

namespace hegui::inventory {

/// A reference as written; resolved when every row of every document is known.
struct Reference {
  std::int32_t collection = 0, field = 0;
  std::uint32_t row = 0;
  std::int32_t item = -1;  ///< index into Column::items; -1 for a field that holds one
  expr::TextRef text;      ///< into Draft::reference_text
  Span key, value;
  std::int32_t draft = -1;  ///< where it leads; -1 where that is not loaded
  std::int32_t target_row = -1;
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
/// Rows of a collection by their key.
using RowIndex = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

struct Draft {
  expr::Body body;
  std::size_t input = 0;  ///< index into Inventory::inputs
  bool faulty = false;
  Span organization;           ///< of the key, or the document's first character
  std::vector<RowIndex> rows;  ///< by collection
  std::vector<Reference> references;
  std::string reference_text;

  std::string_view written(const Reference& reference) const {
    return std::string_view(reference_text).substr(reference.text.offset, reference.text.length);
  }
};

}  // namespace hegui::inventory
