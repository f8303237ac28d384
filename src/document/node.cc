// Builds trees from events, and turns them into events again.
#include "hegui/document/node.h"

#include "document/builder.h"
#include "hegui/base/check.h"

namespace hegui::document {

namespace {

void send(const Node& node, Handler& handler) {
  switch (node.kind) {
    case Node::Kind::null:
      return handler.scalar({.text = {}, .style = Style::null, .span = node.span});
    case Node::Kind::scalar:
      return handler.scalar({.text = node.text, .style = node.style, .span = node.span});
    case Node::Kind::list:
      handler.begin_list(node.span);
      for (const Node& item : node.items) send(item, handler);
      return handler.end_list();
    case Node::Kind::mapping:
      handler.begin_mapping(node.span);
      for (const Entry& entry : node.entries) {
        handler.key({.text = entry.key, .style = Style::plain, .span = entry.key_span});
        send(entry.node(), handler);
      }
      return handler.end_mapping();
  }
}

}  // namespace

void Builder::open(Node::Kind kind, Span at) {
  Node& node = path_.emplace_back();
  node.kind = kind;
  node.span = at;
}

void Builder::close() {
  Node node = std::move(path_.back());
  path_.pop_back();
  add(std::move(node));
}

void Builder::add(Node&& node) {
  if (path_.empty()) {
    root_ = std::move(node);
  } else if (path_.back().kind == Node::Kind::list) {
    path_.back().items.push_back(std::move(node));
  } else {
    path_.back().entries.back().value.push_back(std::move(node));
  }
}

void Builder::key(const Scalar& key) {
  Entry& entry = path_.back().entries.emplace_back();
  entry.key = key.text;
  entry.key_span = key.span;
}

void Builder::scalar(const Scalar& value) {
  Node node;
  node.kind = value.style == Style::null ? Node::Kind::null : Node::Kind::scalar;
  node.style = value.style;
  node.span = value.span;
  node.text = value.text;
  add(std::move(node));
}

const Node& Entry::node() const {
  HEGUI_CHECK(value.size() == 1);
  return value.front();
}

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.node();
  }
  return nullptr;
}

std::vector<Node> parse(const Source& source, Format format, Issues& issues) {
  Builder builder;
  read(source, format, builder, issues);
  return builder.take();
}

void replay(const Node& node, Handler& handler) {
  handler.begin_document(node.span);
  send(node, handler);
  handler.end_document();
}

}  // namespace hegui::document
