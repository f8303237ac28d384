// Values of predicates: small, trivially copyable, with whatever is larger in an arena.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "hegui/expr/facts.h"

namespace hegui::expr {

struct Value;
struct Pair;

/// Owns what the values of one evaluation point to; they die with it. It also bounds the work: a
/// predicate over one row may take so many steps and no more, and memory counts as steps.
class Arena {
 public:
  static constexpr std::uint64_t kStepsPerRow = 10'000'000;
  static constexpr std::uint64_t kStepsPerRun = 2'000'000'000;  ///< of all rows together

  explicit Arena(std::uint64_t steps_per_row = kStepsPerRow)
      : per_row_(steps_per_row), left_(steps_per_row) {}

  std::string_view text(std::string_view copy);
  template <class T>
  std::span<T> array(std::size_t count) {
    spend(count * sizeof(T) / kBytesPerStep);
    return {static_cast<T*>(memory_.allocate(sizeof(T) * count, alignof(T))), count};
  }
  /// Ends one row's evaluation.
  void reset();

  /// False if there are not as many steps left; then there are none.
  bool spend(std::uint64_t steps) {
    const bool enough = steps < left_;
    left_ = enough ? left_ - steps : 0;
    return enough;
  }
  std::uint64_t steps_left() const { return left_; }
  /// How long a text may still be made.
  std::size_t room() const { return static_cast<std::size_t>(left_) * kBytesPerStep; }
  /// Every row of a body's collection as a list. It outlives the row: it is the same for all.
  std::span<const Value> rows_of(std::int32_t body, std::int32_t collection, std::size_t count);

 private:
  static constexpr std::size_t kBytesPerStep = 16;
  std::uint64_t per_row_, left_;
  std::uint64_t run_ = kStepsPerRun;
  std::pmr::monotonic_buffer_resource memory_, kept_;
  std::map<std::pair<std::int32_t, std::int32_t>, std::pair<const Value*, std::size_t>> lists_;
};

struct Value {
  enum class Kind : std::uint8_t {
    unknown,  ///< a fact that is not stated
    error,
    null,
    boolean,
    integer,
    uinteger,
    real,
    string,
    bytes,
    timestamp,
    duration,
    list,
    map,
    type,
    optional,
    row,
  };
  struct Moment {
    std::int64_t seconds;
    std::int32_t nanos;
  };
  struct Text {
    const char* data;
    std::size_t size;
  };
  struct Many {
    const void* data;
    std::size_t size;
  };
  struct Row {
    std::int32_t collection, body, row;
  };
  struct Origin {
    std::int32_t body, collection, row, field;  ///< as FactId
  };

  Kind kind = Kind::null;
  bool fact = false;  ///< a null that a fact stated as none gave; orderings with it are false,
                      ///< selections through it null
  union {
    bool boolean;
    std::int64_t integer = 0;
    std::uint64_t uinteger;
    double real;
    Moment moment;
    Text text;  ///< string, bytes, type's name, error's message
    Many many;  ///< list: Value[], map: Pair[], optional: Value[0 or 1]
    Row row;
    Origin origin;  ///< unknown: the fact it comes from, where that is not evident (body -1 else)
  };

  static Value of(bool v);
  static Value of(std::int64_t v);
  static Value of(double v);
  static Value of(std::string_view v);  ///< borrowed
  static Value of(Date v);
  static Value of(std::span<const Value> v);  ///< a list, borrowed
  static Value none();                        ///< a fact that is stated as not so
  static Value unknown();
  static Value unknown(FactId origin);
  static Value of(Row v);
  static Value of(std::uint64_t v);
  static Value moment_of(Kind kind, Moment v);  ///< a timestamp or a duration
  static Value text_of(Kind kind,
                       std::string_view v);            ///< a string, bytes, type or error, borrowed
  static Value map_of(std::span<const Pair> v);        ///< borrowed
  static Value optional_of(std::span<const Value> v);  ///< none or one, borrowed

  std::string_view view() const { return {text.data, text.size}; }
  /// The elements of a list, the value of an optional.
  std::span<const Value> items() const { return {static_cast<const Value*>(many.data), many.size}; }
  std::span<const Pair> pairs() const;
  bool is_none() const { return kind == Kind::null && fact; }
  bool is_settled() const { return kind != Kind::unknown && kind != Kind::error; }
};

struct Pair {
  Value key;
  Value value;
};

}  // namespace hegui::expr
