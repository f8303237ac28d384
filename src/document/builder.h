// Makes trees from events.
#pragma once

#include "hegui/document/node.h"

namespace hegui::document {

/// Keeps the path of open nodes; a node is moved into its parent when it ends.
class Builder : public Handler {
 public:
  std::vector<Node> take() { return std::move(documents_); }

  void begin_document(Span) override { path_.clear(); }
  void end_document() override { documents_.push_back(std::move(root_)); }
  void abandon_document() override { path_.clear(); }
  void begin_mapping(Span at) override { open(Node::Kind::mapping, at); }
  void end_mapping() override { close(); }
  void begin_list(Span at) override { open(Node::Kind::list, at); }
  void end_list() override { close(); }
  void key(const Scalar& key) override;
  void scalar(const Scalar& value) override;

 protected:
  /// Takes a node that is whole; its parents, if it has any, are open in `path()`.
  virtual void add(Node&& node);
  std::vector<Node>& path() { return path_; }

 private:
  void open(Node::Kind kind, Span at);
  void close();

  std::vector<Node> documents_;
  std::vector<Node> path_;
  Node root_;
};

}  // namespace hegui::document
