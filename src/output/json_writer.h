// JSON text, written in the order of the calls, indented by two spaces or on one line. It is always
// well-formed UTF-8, whatever bytes come in.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui::output {

/// The text as a JSON string, quotes included: control and direction characters as \u escapes,
/// malformed bytes as U+FFFD.
std::string json_quoted(std::string_view text);

class JsonWriter {
 public:
  enum class Layout { indented, one_line };

  explicit JsonWriter(std::ostream& out, Layout layout = Layout::indented)
      : out_(out), layout_(layout) {}

  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::int64_t number);
  void value(bool truth);
  void value(double number);  ///< shortest text that reads back the same
  void value(std::nullptr_t);
  void raw(std::string_view json);  ///< a value that is JSON already
  template <class T>
  void value(const std::optional<T>& maybe) {
    maybe ? value(*maybe) : value(nullptr);
  }

  /// `body()` writes the members.
  template <class Body>
  void object(Body body) {
    open('{');
    body();
    close('}');
  }
  /// `body()` writes the values.
  template <class Body>
  void list(Body body) {
    open('[');
    body();
    close(']');
  }
  /// `each(item)` writes one value.
  template <class Items, class Each>
  void array(const Items& items, Each each) {
    open('[');
    for (const auto& item : items) each(item);
    close(']');
  }

  void key(std::string_view name);
  template <class Value>
  void member(std::string_view name, const Value& of) {
    key(name);
    value(of);
  }
  template <class Body>
  void member_object(std::string_view name, Body body) {
    key(name);
    object(body);
  }
  template <class Body>
  void member_list(std::string_view name, Body body) {
    key(name);
    list(body);
  }
  template <class Items, class Each>
  void member_array(std::string_view name, const Items& items, Each each) {
    key(name);
    array(items, each);
  }

 private:
  void open(char bracket);
  void close(char bracket);
  void start_item();
  void start_value();
  void break_line();

  std::ostream& out_;
  Layout layout_;
  std::vector<bool> empty_;  // of each open bracket: nothing in it yet
  bool after_key_ = false;
};

}  // namespace hegui::output
