// Remembers the events of anchored nodes, so that an alias can repeat them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hegui/document/handler.h"

namespace hegui::document {

struct Event {
  enum class Kind : std::uint8_t { begin_mapping, end_mapping, begin_list, end_list, scalar };
  Kind kind = Kind::scalar;
  Style style = Style::plain;
  std::size_t offset = 0, length = 0;  ///< of a scalar's text in the log
};

class Anchors {
 public:
  struct Range {
    std::size_t begin = 0, end = 0;
  };

  void clear();
  /// The next node carries the anchor.
  void start(std::size_t anchor);
  /// Every event of the document passes here; it is kept while an anchored node is open.
  void add(Event::Kind kind, Style style = Style::plain, std::string_view text = {});
  /// The anchored node's events; nullopt while it is still open (the alias stands inside it).
  std::optional<Range> find(std::size_t anchor) const;
  const Event& event(std::size_t index) const { return log_[index]; }
  std::string_view text(const Event& event) const {
    return std::string_view(text_).substr(event.offset, event.length);
  }

 private:
  struct Open {
    std::size_t anchor, begin;
    int depth;
  };
  std::vector<Event> log_;
  std::string text_;
  std::vector<Open> open_;
  std::unordered_map<std::size_t, Range> complete_;
  int depth_ = 0;
};

}  // namespace hegui::document
