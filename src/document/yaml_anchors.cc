#include "document/yaml_anchors.h"

namespace hegui::document {

namespace {

int change_of_depth(Event::Kind kind) {
  switch (kind) {
    case Event::Kind::begin_mapping:
    case Event::Kind::begin_list:
      return 1;
    case Event::Kind::end_mapping:
    case Event::Kind::end_list:
      return -1;
    case Event::Kind::scalar:
      return 0;
  }
  return 0;
}

}  // namespace

void Anchors::clear() {
  log_.clear();
  text_.clear();
  open_.clear();
  complete_.clear();
  depth_ = 0;
}

void Anchors::start(std::size_t anchor) { open_.push_back({anchor, log_.size(), depth_}); }

void Anchors::add(Event::Kind kind, Style style, std::string_view text) {
  if (open_.empty()) return;
  log_.push_back({kind, style, text_.size(), text.size()});
  text_ += text;
  depth_ += change_of_depth(kind);
  while (!open_.empty() && open_.back().depth == depth_) {
    complete_[open_.back().anchor] = {open_.back().begin, log_.size()};
    open_.pop_back();
  }
}

std::optional<Anchors::Range> Anchors::find(std::size_t anchor) const {
  const auto found = complete_.find(anchor);
  return found == complete_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace hegui::document
