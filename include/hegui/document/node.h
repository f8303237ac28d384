// A small document as a tree: for packs, vocabularies and rule cases, never for inventories.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hegui/document/read.h"

namespace hegui::document {

struct Node;

struct Entry {
  std::string key;
  Span key_span;
  std::vector<Node> value;  ///< exactly one; a vector because Node is incomplete here
  const Node& node() const;
};

struct Node {
  enum class Kind { null, scalar, list, mapping };
  Kind kind = Kind::null;
  Style style = Style::plain;
  Span span;
  std::string text;            ///< scalar
  std::vector<Node> items;     ///< list
  std::vector<Entry> entries;  ///< mapping, in order

  const Node* find(std::string_view key) const;
};

/// All documents of the source that are free of errors.
std::vector<Node> parse(const Source& source, Format format, Issues& issues);
/// Sends the tree to a handler as one document.
void replay(const Node& node, Handler& handler);

}  // namespace hegui::document
