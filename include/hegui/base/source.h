// Texts that the program read, and places in them.
//
// A text is kept for the whole run, so a place is two byte offsets; line and column are worked out
// only where one is shown.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// A place as people count it: both from 1, columns in code points.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  auto operator<=>(const Position&) const = default;
};

/// One text with the name it is shown under (a path as given on the command line, `-`, or a name
/// inside the program).
class Source {
 public:
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  Position position(std::uint32_t offset) const;
  /// The line (from 1) without its line end, and without the byte order mark that a file may start
  /// with.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string name_;
  std::string text_;
  std::uint32_t code_points_before(std::uint32_t offset) const;

  std::vector<std::uint32_t> starts_;  // offset of each line's first byte
  std::vector<std::uint32_t> counts_;  // code points before each block of kBlock bytes
};

/// Owns every source of a run; their addresses stay valid as long as this object.
class Sources {
 public:
  const Source& add(std::string name, std::string text);
  const std::deque<Source>& all() const { return sources_; }

 private:
  std::deque<Source> sources_;
};

/// Bytes [begin, end) of a source; no source means that the place is unknown.
struct Span {
  const Source* source = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool known() const { return source != nullptr; }
  Position position() const { return known() ? source->position(begin) : Position{}; }
};

}  // namespace hegui
