#include "output/json_writer.h"

#include <fmt/format.h>

#include <ostream>

#include "hegui/base/text.h"

namespace hegui::output {

namespace {

/// \u escapes are UTF-16: beyond the first plane, two of them.
void append_escaped(std::string& out, char32_t point) {
  const auto number = static_cast<std::uint32_t>(point);
  if (number < 0x10000) {
    out += fmt::format("\\u{:04x}", number);
  } else {
    const std::uint32_t rest = number - 0x10000;
    out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
  }
}

void append_quoted(std::string& out, char32_t point) {
  switch (point) {
    case U'"':
      out += "\\\"";
      return;
    case U'\\':
      out += "\\\\";
      return;
    case U'\n':
      out += "\\n";
      return;
    case U'\r':
      out += "\\r";
      return;
    case U'\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (is_hidden(point)) {
    append_escaped(out, point);
  } else {
    append_utf8(out, point);
  }
}

}  // namespace

std::string json_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) append_quoted(out, next_code_point(text, at));
  return out + "\"";
}

void JsonWriter::value(std::string_view text) {
  start_value();
  out_ << json_quoted(text);
}

void JsonWriter::value(std::int64_t number) {
  start_value();
  out_ << fmt::format("{}", number);
}

void JsonWriter::value(bool truth) {
  start_value();
  out_ << (truth ? "true" : "false");
}

void JsonWriter::value(double number) {
  start_value();
  out_ << fmt::format("{}", number);
}

void JsonWriter::value(std::nullptr_t) {
  start_value();
  out_ << "null";
}

void JsonWriter::raw(std::string_view json) {
  start_value();
  out_ << json;
}

void JsonWriter::key(std::string_view name) {
  start_item();
  out_ << json_quoted(name) << ": ";
  after_key_ = true;
}

void JsonWriter::open(char bracket) {
  start_value();
  out_ << bracket;
  empty_.push_back(true);
}

void JsonWriter::close(char bracket) {
  const bool empty = empty_.back();
  empty_.pop_back();
  if (!empty) break_line();
  out_ << bracket;
}

void JsonWriter::start_value() {
  if (!after_key_ && !empty_.empty()) start_item();
  after_key_ = false;
}

void JsonWriter::start_item() {
  if (!empty_.back()) out_ << (layout_ == Layout::one_line ? ", " : ",");
  empty_.back() = false;
  break_line();
}

void JsonWriter::break_line() {
  if (layout_ == Layout::one_line) return;
  out_ << '\n' << std::string(2 * empty_.size(), ' ');
}

}  // namespace hegui::output
