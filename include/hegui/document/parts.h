// A large document in pieces: what stands directly under its top mapping, each element of a list
// there for itself, so that never more than one of them is in memory as a tree.
#pragma once

#include <functional>

#include "hegui/document/node.h"

namespace hegui::document {

struct Part {
  std::string_view key;     ///< under the top mapping; empty for the document as a whole
  bool is_element = false;  ///< of the list under the key
  const Node& value;        ///< valid during the call; without the parts that it held
};

/// Calls `take` with every part in the order of their ends: the elements of a list, then the list,
/// and last the document. An error is an issue, and the parts before it have been taken.
void read_parts(const Source& source, Format format, const std::function<void(const Part&)>& take,
                Issues& issues);

}  // namespace hegui::document
