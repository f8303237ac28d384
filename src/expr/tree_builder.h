// Puts a syntax tree together from its leaves, within the bounds of size and depth.
#pragma once

#include <string>
#include <vector>

#include "expr/syntax.h"
#include "expr/token_stream.h"

namespace hegui::expr {

/// Nodes are named by their index; -1 stands for one that an error prevented.
class TreeBuilder {
 public:
  /// Too large a tree is reported through the stream, which also tells where a node ends.
  explicit TreeBuilder(TokenStream& tokens) : tokens_(tokens) {}

  int add(Syntax::Kind kind, std::string name, std::uint32_t begin, std::uint32_t end,
          std::vector<int> children = {});
  int call(std::string name, const Token& at, std::vector<int> children);
  int constant(const Token& token, const Value& value);
  /// A string, or bytes if the token is.
  int text(const Token& token);
  /// An integer, unsigned integer or double; a minus sign may have stood before it.
  int number(const Token& token, bool negative);

  /// The node, with something written before what names it.
  int starting_at(std::uint32_t first, int node);
  /// Parentheses around the node: whatever it is the left side of starts with them.
  void enclose(int node, std::uint32_t first, std::uint32_t last);

  SyntaxTree finish(int root);

 private:
  struct Extent {
    std::uint32_t first, last;
  };

  int deepest(const std::vector<int>& children) const;
  std::uint32_t first_of(const std::vector<int>& children) const;
  int integer(const Token& token, std::uint64_t number, bool negative);

  TokenStream& tokens_;
  SyntaxTree tree_;
  std::vector<int> depths_;      // of the nodes
  std::vector<Extent> extents_;  // of the nodes, parentheses around them included
};

}  // namespace hegui::expr
