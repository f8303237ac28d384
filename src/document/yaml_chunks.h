// Cuts a YAML text into its documents before any parser sees it, so that an error in one cannot
// swallow the next.
//
// A line that begins with `---` or `...` and then a blank is a document marker wherever it stands;
// nothing else begins a further document.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "hegui/base/issue.h"

namespace hegui::document {

/// One document's text, with the directives before its `---`.
struct Chunk {
  std::size_t begin = 0, end = 0;
  std::size_t content =
      0;  ///< offset of the first thing that is neither marker, comment nor directive
  const IssueCode* trouble = nullptr;  ///< why the chunk must not be parsed
  std::size_t trouble_at = 0;
};

/// The documents of text.substr(from) that have content (or trouble), in order; offsets count from
/// the start of `text`.
std::vector<Chunk> split_documents(std::string_view text, std::size_t from);

}  // namespace hegui::document
