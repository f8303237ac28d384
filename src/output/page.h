// A page of a terminal: lines of coloured pieces, wrapped by display width.
//
// Every text becomes printable here and nowhere else, so nothing in a report can reach the terminal
// as a control character; colour is added last and never counts as width.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/output/format.h"
#include "output/words.h"

namespace hegui::output {

/// A list that is cut short shows so many.
inline constexpr std::size_t kMostListed = 8;

enum class Ink : std::uint8_t { plain, strong, alarm, red, yellow, blue, green, magenta, dim };
Ink ink_of(rules::Severity severity);

class Piece {
 public:
  Piece(std::string_view text, Ink ink = Ink::plain);

  const std::string& text() const { return text_; }
  Ink ink() const { return ink_; }

 private:
  std::string text_;  // printable
  Ink ink_;
};
using Line = std::vector<Piece>;
using Lines = std::vector<Line>;

std::size_t width_of(const Line& line);
/// The text in lines of at most `room` columns.
Lines wrapped(std::string_view text, std::size_t room, Ink ink = Ink::plain);
/// The same beside a prefix, the further lines indented by its width; under it where that is too
/// narrow to read.
Lines beside(const Line& prefix, std::string_view text, std::size_t room, Ink ink = Ink::plain);
/// Items in reading order, parted by a separator, broken only between items where they fit.
Lines listed(const std::vector<std::string>& items, std::string_view separator, std::size_t room);
/// Items in columns of equal width.
Lines grid(const std::vector<Line>& items, std::size_t room);
Lines indented(Lines lines, std::size_t indent);
/// A label in the first `column` columns, the lines beside it.
Lines labelled(std::string_view label, std::size_t column, Lines lines);
void append(Lines& lines, Lines more);

class Page {
 public:
  Page(std::ostream& out, const Options& options);

  const Options& options() const { return options_; }
  std::size_t width() const { return width_; }
  /// Columns beside a label.
  std::size_t room() const { return width_ - content_column_; }
  std::string say(const Phrase& phrase, const std::vector<std::string>& values = {}) const;
  std::string text(const Localized& text) const { return text.in(options_.language); }

  /// The list; of a long one only the first, with the number of all, unless more is asked for.
  Lines some(std::vector<std::string> items, const Phrase& in_all, std::size_t columns) const;

  void blank();
  void print(const Line& line);
  void print(const Lines& lines);
  /// A label in its own column and the lines beside it; nothing where there are no lines.
  void field(const Phrase& label, const Lines& lines);
  void field(const Phrase& label, std::string_view text, Ink ink = Ink::plain);
  /// A heading across the page.
  void rule_off(std::string_view text);

 private:
  std::ostream& out_;
  const Options& options_;
  std::size_t width_;
  std::size_t content_column_;
};

}  // namespace hegui::output
