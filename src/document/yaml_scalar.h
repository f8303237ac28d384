// What yaml-cpp does not tell about a node: how it is written and where it ends. Found by looking
// at the text at the node's mark.
#pragma once

#include <cstddef>
#include <string_view>

#include "hegui/document/handler.h"

namespace hegui::document {

/// Anchor and tag before a node's content.
struct Properties {
  std::string_view tag;     ///< as written, empty if there is none
  std::size_t content = 0;  ///< offset of what follows them
};

Properties read_properties(std::string_view text, std::size_t at);
/// Style of the scalar whose content begins at `at`.
Style style_at(std::string_view text, std::size_t at);
/// After the closing quote of the scalar that opens at `at`; npos if there is none.
std::size_t quote_end(std::string_view text, std::size_t at);
/// Whether the quoted text, without its closing quote, ends in two or more line breaks.
bool ends_with_empty_lines(std::string_view quoted);
/// End of the written scalar where it is on one line, else of its first line.
std::size_t scalar_end(std::string_view text, std::size_t at, std::string_view value);
/// Offset of the end of the line that `at` is on, without its line end.
std::size_t line_end(std::string_view text, std::size_t at);
std::size_t line_begin(std::string_view text, std::size_t at);
/// Whether the text at `at` is a null written out: ~ or null.
bool is_null_literal(std::string_view text, std::size_t at);

}  // namespace hegui::document
