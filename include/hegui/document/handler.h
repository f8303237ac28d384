// What a YAML or JSON text says, one event at a time, in the order it is written.
#pragma once

#include <string_view>

#include "hegui/base/source.h"

namespace hegui::document {

/// How a scalar was written; `plain` alone may be read as a date, number, none or nothing.
enum class Style { plain, quoted, block, number, boolean, null };

struct Scalar {
  std::string_view text;  ///< valid during the call only; empty for null
  Style style = Style::plain;
  Span span;  ///< from the value's first character (a block's `|` for block text)
};

/// Receives one document as nested mappings, lists and scalars. A reader guarantees: begin and end
/// are balanced unless `abandon` is called; mapping keys are unique text; nesting is at most
/// kMaxDepth; all text is valid UTF-8.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void begin_document(Span first) = 0;
  virtual void end_document() = 0;
  /// The current document broke off at an error (already an issue): forget it.
  virtual void abandon_document() = 0;
  virtual void begin_mapping(Span at) = 0;
  virtual void end_mapping() = 0;
  virtual void begin_list(Span at) = 0;
  virtual void end_list() = 0;
  virtual void key(const Scalar& key) = 0;
  virtual void scalar(const Scalar& value) = 0;
};

inline constexpr int kMaxDepth = 64;
inline constexpr int kMaxAliasNodes = 1'000'000;

}  // namespace hegui::document
