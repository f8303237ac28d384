// Facts as columns: what predicates run over. The inventory module fills them, the expr module
// reads them.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/date.h"
#include "hegui/base/source.h"

namespace hegui::expr {

enum class State : std::uint8_t {
  unstated,  ///< unknown
  none,      ///< stated as not so
  stated,
};

/// A fact's value in 64 bits. By field type: text, month = TextRef into Body::text; boolean 0/1;
/// integer; number, percent = bits of a double; date = days since 1970-01-01; enumeration = index
/// of the value; reference = RowRef. A list field = Slice of Column::items.
using Cell = std::int64_t;

struct TextRef {
  std::uint32_t offset = 0, length = 0;
};
struct RowRef {
  std::int32_t body = -1, row = -1;
  bool operator==(const RowRef&) const = default;
};
struct Slice {
  std::uint32_t begin = 0, count = 0;
};

constexpr Cell to_cell(TextRef v) { return std::bit_cast<Cell>(v); }
constexpr Cell to_cell(RowRef v) { return std::bit_cast<Cell>(v); }
constexpr Cell to_cell(Slice v) { return std::bit_cast<Cell>(v); }
constexpr Cell to_cell(double v) { return std::bit_cast<Cell>(v); }
constexpr TextRef as_text(Cell c) { return std::bit_cast<TextRef>(c); }
constexpr RowRef as_row(Cell c) { return std::bit_cast<RowRef>(c); }
constexpr Slice as_slice(Cell c) { return std::bit_cast<Slice>(c); }
constexpr double as_double(Cell c) { return std::bit_cast<double>(c); }

/// One field of one collection of one body. All three row vectors have one element a row, or are
/// empty where no row states the field. A list that is stated none is `stated` with no items; a
/// boolean that is stated none is `stated` false; so `none` never occurs in either.
struct Column {
  std::vector<State> states;
  std::vector<Cell> cells;
  std::vector<std::uint32_t>
      places;  ///< byte offset of the value in Body::source; meaningless where unstated
  std::vector<Cell> items;  ///< of list fields

  State state(std::size_t row) const { return row < states.size() ? states[row] : State::unstated; }
};

struct Table {
  bool known = false;       ///< whether the collection's key is there at all
  std::uint32_t place = 0;  ///< of the collection's key
  std::size_t rows = 0;
  std::vector<std::uint32_t> row_places;  ///< of each row's first key
  std::vector<Column> columns;            ///< by field index
};

/// One document: what one body states.
struct Body {
  const Source* source = nullptr;
  std::uint32_t place = 0;  ///< of the key `organization`
  std::optional<Date> as_of;
  std::uint32_t as_of_place = 0;
  std::string text;           ///< every text fact, end to end
  std::vector<Table> tables;  ///< by collection index; `organization` is a table with one row

  std::string_view view(Cell cell) const {
    const TextRef ref = as_text(cell);
    return std::string_view(text).substr(ref.offset, ref.length);
  }
};

/// Names one fact, one row (field -1) or one collection (row -1 too).
struct FactId {
  std::int32_t body = -1, collection = -1, row = -1, field = -1;
  auto operator<=>(const FactId&) const = default;
};

}  // namespace hegui::expr
