// JSON and JSON Lines through simdjson's on-demand interface, which hands out keys in order (so
// duplicates are seen) and numbers as text.
#include <simdjson.h>

#include <algorithm>

#include "document/formats.h"
#include "document/json_syntax.h"
#include "document/raw_text.h"

namespace hegui::document {

namespace {

namespace ondemand = simdjson::ondemand;

/// The source's text with the readable bytes behind it that simdjson needs; copied only where the
/// string has no room for them.
class Padded {
 public:
  explicit Padded(const std::string& text) : text_(&text) {
    if (text.capacity() - text.size() >= simdjson::SIMDJSON_PADDING) return;
    copy_.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    copy_ = text;
    text_ = &copy_;
  }
  /// The bytes [begin, end) as a text of their own.
  simdjson::padded_string_view part(std::size_t begin, std::size_t end) const {
    return simdjson::padded_string_view(text_->data() + begin, end - begin,
                                        text_->capacity() - begin);
  }
  const char* data() const { return text_->data(); }

 private:
  const std::string* text_;
  std::string copy_;
};

class Reader {
 public:
  Reader(const Source& source, Guard& guard)
      : source_(source), guard_(guard), padded_(source.text()) {}

  void whole();
  void lines();

 private:
  using Code = simdjson::error_code;

  Code documents(ondemand::document& document, bool line);
  Code elements(ondemand::document& document);
  Code one(ondemand::value value, ondemand::document* whole);
  Code root_scalar(ondemand::document& document);
  Code node(ondemand::value value);
  Code list(ondemand::value value, Span at);
  Code mapping(ondemand::value value, Span at);
  Code string(ondemand::value value, std::string_view token);
  Code word(ondemand::json_type type, std::string_view token);
  Code field(ondemand::field& field);
  Code trailing(ondemand::document& document);

  void part(std::size_t begin, std::size_t end, bool line);
  void report(std::size_t begin, std::size_t end, Code code);
  std::size_t offset(const char* at) const { return static_cast<std::size_t>(at - padded_.data()); }
  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  Span span_of(std::string_view token) const {
    const std::size_t begin = offset(token.data());
    return span(begin, begin + trim_json(token).size());
  }

  const Source& source_;
  Guard& guard_;
  Padded padded_;
  ondemand::parser parser_;
};

Reader::Code Reader::node(ondemand::value value) {
  if (guard_.broken()) return simdjson::SUCCESS;  // whatever is left unread is skipped
  const std::string_view token = value.raw_json_token();
  ondemand::json_type type{};
  if (const Code code = value.type().get(type)) return code;
  switch (type) {
    case ondemand::json_type::array:
      return list(value, span_of(token.substr(0, 1)));
    case ondemand::json_type::object:
      return mapping(value, span_of(token.substr(0, 1)));
    case ondemand::json_type::string:
      return string(value, token);
    case ondemand::json_type::number:
    case ondemand::json_type::boolean:
    case ondemand::json_type::null:
      return word(type, token);
  }
  return simdjson::TAPE_ERROR;
}

Reader::Code Reader::list(ondemand::value value, Span at) {
  guard_.begin_list(at);
  if (guard_.broken()) return simdjson::SUCCESS;
  ondemand::array array;
  if (const Code code = value.get_array().get(array)) return code;
  for (auto element : array) {
    ondemand::value item;
    if (const Code code = std::move(element).get(item)) return code;
    if (const Code code = node(item)) return code;
  }
  guard_.end_list();
  return simdjson::SUCCESS;
}

Reader::Code Reader::mapping(ondemand::value value, Span at) {
  guard_.begin_mapping(at);
  if (guard_.broken()) return simdjson::SUCCESS;
  ondemand::object object;
  if (const Code code = value.get_object().get(object)) return code;
  for (auto entry : object) {
    ondemand::field member;
    if (const Code code = std::move(entry).get(member)) return code;
    if (const Code code = field(member)) return code;
  }
  guard_.end_mapping();
  return simdjson::SUCCESS;
}

Reader::Code Reader::field(ondemand::field& field) {
  const std::size_t begin = offset(field.key().raw()) - 1;
  std::string_view key;
  if (const Code code = field.unescaped_key().get(key)) return code;
  const Scalar scalar{
      .text = key, .style = Style::quoted, .span = span(begin, begin + key.size() + 2)};
  const bool escaped = std::string_view(source_.text()).substr(begin + 1, key.size()) != key;
  if (escaped) guard_.refuse_controls(scalar);
  guard_.scalar(scalar);
  return node(field.value());
}

Reader::Code Reader::string(ondemand::value value, std::string_view token) {
  std::string_view text;
  if (const Code code = value.get_string().get(text)) return code;
  const Scalar scalar{.text = text, .style = Style::quoted, .span = span_of(token)};
  const bool escaped = scalar.span.end - scalar.span.begin != text.size() + 2;
  if (escaped) guard_.refuse_controls(scalar);
  guard_.scalar(scalar);
  return simdjson::SUCCESS;
}

Reader::Code Reader::word(ondemand::json_type type, std::string_view token) {
  const std::string_view text = trim_json(token);
  Scalar scalar{.text = text, .style = Style::number, .span = span_of(token)};
  bool valid = is_json_number(text);
  if (type == ondemand::json_type::boolean) {
    scalar.style = Style::boolean;
    valid = text == "true" || text == "false";
  } else if (type == ondemand::json_type::null) {
    scalar.style = Style::null;
    scalar.text = {};
    valid = text == "null";
  }
  if (!valid) return simdjson::TAPE_ERROR;
  guard_.scalar(scalar);
  return simdjson::SUCCESS;
}

Reader::Code Reader::one(ondemand::value value, ondemand::document* whole) {
  guard_.begin_document(span_of(value.raw_json_token().substr(0, 1)));
  if (const Code code = node(value)) return code;
  if (whole != nullptr && !guard_.broken()) {
    if (const Code code = trailing(*whole)) return code;
  }
  guard_.end_document();
  return simdjson::SUCCESS;
}

Reader::Code Reader::elements(ondemand::document& document) {
  ondemand::array array;
  if (const Code code = document.get_array().get(array)) return code;
  for (auto element : array) {
    ondemand::value item;
    if (const Code code = std::move(element).get(item)) return code;
    if (const Code code = one(item, nullptr)) return code;
  }
  return trailing(document);
}

Reader::Code Reader::root_scalar(ondemand::document& document) {
  std::string_view token, text;
  ondemand::json_type type{};
  if (const Code code = document.raw_json_token().get(token)) return code;
  if (const Code code = document.type().get(type)) return code;
  guard_.begin_document(span_of(token));
  if (type == ondemand::json_type::string) {
    if (const Code code = document.get_string().get(text)) return code;
    guard_.scalar({.text = text, .style = Style::quoted, .span = span_of(token)});
  } else if (const Code code = word(type, token)) {
    return code;
  }
  guard_.end_document();
  return simdjson::SUCCESS;
}

/// A top-level array of a file (not of a line) holds the documents.
Reader::Code Reader::documents(ondemand::document& document, bool line) {
  ondemand::json_type type{};
  if (const Code code = document.type().get(type)) return code;
  if (type == ondemand::json_type::array && !line) return elements(document);
  if (type != ondemand::json_type::array && type != ondemand::json_type::object)
    return root_scalar(document);
  ondemand::value value;
  if (const Code code = document.get_value().get(value)) return code;
  return one(value, &document);
}

/// After the value there must be nothing; simdjson itself does not look.
Reader::Code Reader::trailing(ondemand::document& document) {
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

void Reader::report(std::size_t begin, std::size_t end, Code code) {
  const std::string_view text(source_.text());
  if (const auto fault = find_json_fault(text.substr(begin, end - begin))) {
    const Span at = span(begin + fault->begin, begin + fault->end);
    guard_.error(*fault->code, at, fault->values);
  } else {
    guard_.error(codes::json_syntax, span(begin, begin), {simdjson::error_message(code)});
  }
  guard_.break_off();
  guard_.end_document();
}

void Reader::part(std::size_t begin, std::size_t end, bool line) {
  ondemand::document document;
  Code code = parser_.iterate(padded_.part(begin, end)).get(document);
  if (code == simdjson::SUCCESS) code = documents(document, line);
  if (code != simdjson::SUCCESS) report(begin, end, code);
}

void Reader::whole() {
  const std::string_view text(source_.text());
  const std::size_t begin = bom_length(text);
  if (!trim_json(text.substr(begin)).empty()) part(begin, text.size(), false);
}

void Reader::lines() {
  const std::string_view text(source_.text());
  for (std::size_t begin = bom_length(text); begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!trim_json(text.substr(begin, end - begin)).empty()) part(begin, end, true);
    begin = end + 1;
  }
}

}  // namespace

void read_json(const Source& source, Guard& guard) { Reader(source, guard).whole(); }

void read_json_lines(const Source& source, Guard& guard) { Reader(source, guard).lines(); }

}  // namespace hegui::document
