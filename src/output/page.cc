#include "output/page.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "hegui/base/text.h"

namespace hegui::output {

namespace {

constexpr std::size_t kNarrowest = 40;
/// Text beside something is put under it where fewer columns than these are left.
constexpr std::size_t kReadable = 20;
constexpr std::size_t kMargin = 2;
constexpr std::string_view kReset = "\x1b[0m";

/// By Ink.
constexpr std::array<std::string_view, 9> kCodes{"",         "\x1b[1m",  "\x1b[1;31m",
                                                 "\x1b[31m", "\x1b[33m", "\x1b[34m",
                                                 "\x1b[32m", "\x1b[35m", "\x1b[2m"};

std::string coloured(const Piece& piece, bool color) {
  if (!color || piece.ink() == Ink::plain || piece.text().empty()) return piece.text();
  return std::string(kCodes[static_cast<std::size_t>(piece.ink())]) + piece.text() +
         std::string(kReset);
}

/// Labels of both the head and the rules; the widest decides the column.
std::size_t label_width(Language language) {
  constexpr std::array kLabels{words::source, words::due,        words::share,   words::number,
                               words::says,   words::found,      words::closers, words::excluded,
                               words::remedy, words::parameters, words::since};
  std::size_t width = 0;
  for (const Phrase& label : kLabels) width = std::max(width, display_width(label.in(language)));
  return width;
}

/// A prefix that fits stays as it is.
Lines unbroken_or_wrapped(const Line& prefix, std::size_t room) {
  if (width_of(prefix) <= room) return {prefix};
  std::string text;
  for (const Piece& piece : prefix) text += piece.text();
  return wrapped(text, room, prefix.back().ink());
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

}  // namespace

Ink ink_of(rules::Severity severity) {
  constexpr std::array<Ink, rules::kSeverities> kInks{Ink::alarm, Ink::red, Ink::yellow, Ink::blue,
                                                      Ink::blue};
  return kInks[static_cast<std::size_t>(severity)];
}

Piece::Piece(std::string_view text, Ink ink) : text_(printable(text)), ink_(ink) {}

std::size_t width_of(const Line& line) {
  std::size_t width = 0;
  for (const Piece& piece : line) width += display_width(piece.text());
  return width;
}

Lines wrapped(std::string_view text, std::size_t room, Ink ink) {
  Lines lines;
  for (const std::string& line : wrap(printable(text), room)) lines.push_back({Piece(line, ink)});
  return lines;
}

Lines beside(const Line& prefix, std::string_view text, std::size_t room, Ink ink) {
  const std::size_t used = width_of(prefix);
  if (used + kReadable > room && used + display_width(printable(text)) > room) {
    Lines lines = unbroken_or_wrapped(prefix, room);
    append(lines, indented(wrapped(text, room - kMargin, ink), kMargin));
    return lines;
  }
  Lines lines = indented(wrapped(text, room - used, ink), used);
  lines.front().front() = Piece("");
  lines.front().insert(lines.front().begin(), prefix.begin(), prefix.end());
  return lines;
}

Lines listed(const std::vector<std::string>& items, std::string_view separator, std::size_t room) {
  Lines lines;
  std::string line;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item =
        printable(items[i]) + std::string(i + 1 < items.size() ? separator : "");
    const bool fits = display_width(line) + display_width(trim(item)) <= room;
    if (!line.empty() && !fits) {
      append(lines, wrapped(trim(line), room));
      line.clear();
    }
    line += item;
  }
  if (!line.empty()) append(lines, wrapped(line, room));
  return lines;
}

Lines grid(const std::vector<Line>& items, std::size_t room) {
  std::size_t column = 0;
  for (const Line& item : items) column = std::max(column, width_of(item) + 2);
  const std::size_t across = column == 0 ? 1 : std::max<std::size_t>(1, (room + 2) / column);
  Lines lines;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i % across == 0) lines.emplace_back();
    Line& line = lines.back();
    if (i % across != 0) line.emplace_back(spaces((i % across) * column - width_of(line)));
    line.insert(line.end(), items[i].begin(), items[i].end());
  }
  return lines;
}

Lines indented(Lines lines, std::size_t indent) {
  for (Line& line : lines) line.insert(line.begin(), Piece(spaces(indent)));
  return lines;
}

Lines labelled(std::string_view label, std::size_t column, Lines lines) {
  lines = indented(std::move(lines), column);
  lines.front().front() = Piece(pad(label, column), Ink::dim);
  return lines;
}

void append(Lines& lines, Lines more) {
  for (Line& line : more) lines.push_back(std::move(line));
}

Page::Page(std::ostream& out, const Options& options)
    : out_(out),
      options_(options),
      width_(std::max(options.width, kNarrowest)),
      content_column_(kMargin + label_width(options.language) + 2) {}

std::string Page::say(const Phrase& phrase, const std::vector<std::string>& values) const {
  return output::say(phrase, options_.language, values);
}

Lines Page::some(std::vector<std::string> items, const Phrase& in_all, std::size_t columns) const {
  if (items.size() > kMostListed && options_.verbose == 0) {
    const std::string number = std::to_string(items.size());
    items.resize(kMostListed);
    items.back() += " " + say(in_all, {number});
  }
  return listed(items, say(words::separator), columns);
}

void Page::blank() { out_ << '\n'; }

void Page::print(const Line& line) {
  for (const Piece& piece : line) out_ << coloured(piece, options_.color);
  out_ << '\n';
}

void Page::print(const Lines& lines) {
  for (const Line& line : lines) print(line);
}

void Page::field(const Phrase& label, const Lines& lines) {
  if (lines.empty()) return;
  const std::string name = spaces(kMargin) + std::string(label.in(options_.language));
  print(labelled(name, content_column_, lines));
}

void Page::field(const Phrase& label, std::string_view text, Ink ink) {
  if (!text.empty()) field(label, wrapped(text, room(), ink));
}

void Page::rule_off(std::string_view text) {
  Line line{{"── ", Ink::dim}, {truncate(printable(text), width_ - 8), Ink::strong}, {" "}};
  std::string rest;
  for (std::size_t used = width_of(line); used < width_; ++used) rest += "─";
  line.emplace_back(rest, Ink::dim);
  print(line);
}

}  // namespace hegui::output
