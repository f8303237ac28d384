// YAML through yaml-cpp's events. Everything that the library lets slip is refused here or in the
// guard; the tests list it.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>

#include "document/formats.h"
#include "document/raw_text.h"
#include "document/yaml_anchors.h"
#include "document/yaml_chunks.h"
#include "document/yaml_errors.h"
#include "document/yaml_scalar.h"

namespace hegui::document {

namespace {

constexpr auto kNowhere = std::string_view::npos;
/// A repeated text counts as one node for each so many bytes, so that the budget bounds memory too.
constexpr std::size_t kTextOfOneNode = 256;
constexpr std::string_view kTextTag = "tag:yaml.org,2002:str";

/// Lets yaml-cpp read a text without copying it.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // the interface wants char*; nothing is written
    setg(begin, begin, begin + text.size());
  }
};

/// Finds out whether a parser has a further document, and where.
class Probe : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& mark) override {
    found_ = static_cast<std::uint32_t>(mark.pos);
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

  std::size_t found() const { return found_; }

 private:
  std::size_t found_ = kNowhere;
};

/// Sends one document's events to the guard.
class Events : public YAML::EventHandler {
 public:
  Events(const Source& source, Guard& guard)
      : source_(source), text_(source.text()), guard_(guard) {}

  void start(const Chunk& chunk);
  Breakdown breakdown(const YAML::Exception& error) const;
  /// The parser is done with the document: whatever is left of the chunk was not part of it.
  void report_rest(std::size_t at);
  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

 private:
  struct Open {
    bool mapping, flow;
    std::size_t at;
  };

  std::size_t offset(const YAML::Mark& mark) const {
    return chunk_.begin + static_cast<std::uint32_t>(mark.pos);
  }
  Span open(bool mapping, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  Scalar written(std::size_t at, const std::string& tag, const std::string& value);
  void refuse_tag(std::string_view tag, std::size_t at);
  void check_quoted(const Scalar& scalar, std::size_t at);
  void check_root_block(const Scalar& scalar);
  void send(const Scalar& scalar);
  Span place_of_nothing(std::size_t at);
  void check_colon();
  void replay(Anchors::Range range, Span at);
  void repeat(const Event& event, Span at);

  const Source& source_;
  std::string_view text_;
  Guard& guard_;
  Anchors anchors_;
  std::vector<Open> open_;
  Chunk chunk_;
  Span key_;               // the last key
  std::size_t after_ = 0;  // end of the last scalar
  bool root_is_block_ = false;
  std::size_t repeated_ = 0;  // nodes that aliases have repeated so far, over all documents
};

void Events::start(const Chunk& chunk) {
  chunk_ = chunk;
  anchors_.clear();
  open_.clear();
  after_ = chunk.begin;
  root_is_block_ = false;
}

Breakdown Events::breakdown(const YAML::Exception& error) const {
  Breakdown b{.message = error.msg, .at = chunk_.end, .end = chunk_.end, .after = after_};
  if (!error.mark.is_null()) b.at = offset(error.mark);
  for (const Open& open : open_) {
    if (open.flow) b.bracket = open.at;
  }
  return b;
}

void Events::report_rest(std::size_t at) {
  at += chunk_.begin;
  const Span rest = span(at, line_end(text_, at));
  if (root_is_block_) {
    guard_.error(codes::text_lost, rest).hint(codes::hint_indent_block);
  } else {
    guard_.error(codes::text_after_document, rest).hint(codes::hint_new_document);
  }
}

void Events::OnDocumentStart(const YAML::Mark&) {
  guard_.begin_document(span(chunk_.content, line_end(text_, chunk_.content)));
}

/// The place of a value that is not written: its key, or in a list the dash or comma where it would
/// stand.
Span Events::place_of_nothing(std::size_t at) {
  if (!open_.empty() && open_.back().mapping) return guard_.expects_key() ? span(at, at) : key_;
  const std::size_t before = at == 0 ? kNowhere : text_.find_last_not_of(" \t\r\n", at - 1);
  if (before == kNowhere || before < after_) return span(at, at);
  const bool mark = std::string_view("-,[").find(text_[before]) != kNowhere;
  const std::size_t line = line_begin(text_, before);
  const std::size_t place = mark ? before : text_.find_first_not_of(" \t", line);
  return span(place, place + 1);
}

/// `a: 1` and then a lone `b` reads as b without a value; only `b:` is that.
void Events::check_colon() {
  const bool block = !open_.empty() && open_.back().mapping && !open_.back().flow;
  if (!block || guard_.expects_key() || !key_.known()) return;
  const std::size_t next = text_.find_first_not_of(" \t", key_.end);
  if (next != kNowhere && text_[next] == ':') return;
  const std::string_view key = text_.substr(key_.begin, key_.end - key_.begin);
  const bool full_width = key.find("：") != kNowhere;
  guard_.error(codes::yaml_missing_colon, key_)
      .hint(full_width ? codes::hint_full_width_colon : codes::hint_structure);
}

void Events::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  if (anchor != YAML::NullAnchor) anchors_.start(anchor);
  const Properties properties = read_properties(text_, offset(mark));
  if (!properties.tag.empty()) refuse_tag(properties.tag, offset(mark));
  const std::size_t at = properties.content;
  Scalar null{.text = {}, .style = Style::null, .span = {}};
  if (is_null_literal(text_, at)) {
    null.span = span(at, std::min(text_.find_first_of(" \t\r\n,]}", at), text_.size()));
  } else {
    if (anchor == YAML::NullAnchor) check_colon();
    null.span = place_of_nothing(at);
  }
  send(null);
}

void Events::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                      const std::string& value) {
  if (anchor != YAML::NullAnchor) anchors_.start(anchor);
  send(written(offset(mark), tag, value));
}

Scalar Events::written(std::size_t at, const std::string& tag, const std::string& value) {
  const Properties properties = read_properties(text_, at);
  if (!properties.tag.empty() && tag != kTextTag) refuse_tag(properties.tag, at);
  const std::size_t content = properties.content;
  Scalar scalar{.text = value, .style = style_at(text_, content), .span = {}};
  scalar.span = span(content, scalar_end(text_, content, value));
  after_ = scalar.span.end;
  if (scalar.style == Style::quoted) check_quoted(scalar, content);
  if (open_.empty()) check_root_block(scalar);
  if (scalar.style == Style::plain && tag == kTextTag) scalar.style = Style::quoted;
  return scalar;
}

void Events::refuse_tag(std::string_view tag, std::size_t at) {
  guard_.error(codes::tag_not_allowed, span(at, line_end(text_, at)), {std::string(tag)})
      .hint(codes::hint_anchor_quotes);
}

void Events::check_quoted(const Scalar& scalar, std::size_t at) {
  const std::size_t end = quote_end(text_.substr(0, chunk_.end), at);
  if (end == kNowhere) {  // yaml-cpp takes the end of a file for a closing quote
    guard_.error(codes::unclosed, scalar.span, {std::string(1, text_[at])});
    return guard_.break_off();
  }
  after_ = end;
  if (ends_with_empty_lines(text_.substr(at, end - at - 1)))  // yaml-cpp drops one of them
    guard_.error(codes::text_lost, scalar.span).hint(codes::hint_block_text);
  if (end < text_.size() && text_[end] == '#')
    guard_.error(codes::text_not_separated, span(end, line_end(text_, end)));
  if (text_.substr(at, end - at).find('\\') != kNowhere) guard_.refuse_controls(scalar);
}

/// A document that is one block text may have lines without indentation; yaml-cpp drops them.
void Events::check_root_block(const Scalar& scalar) {
  root_is_block_ = scalar.style == Style::block;
  if (!root_is_block_) return;
  const std::string_view text = text_.substr(0, chunk_.end);
  std::size_t next = std::min(text.find('\n', scalar.span.begin), text.size());
  next = text.find_first_not_of("\r\n", next);
  if (next == kNowhere || text[next] == ' ' || text[next] == '\t') return;
  guard_.error(codes::text_lost, span(next, line_end(text_, next))).hint(codes::hint_indent_block);
  guard_.break_off();
}

void Events::send(const Scalar& scalar) {
  if (guard_.expects_key()) key_ = scalar.span;
  anchors_.add(Event::Kind::scalar, scalar.style, scalar.text);
  guard_.scalar(scalar);
}

Span Events::open(bool mapping, const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  const std::size_t at = offset(mark);
  const bool tagged = !tag.empty() && tag != "?";
  std::size_t content = at;  // properties here belong to the first key unless yaml-cpp reports them
  if (tagged || anchor != YAML::NullAnchor) {
    const Properties properties = read_properties(text_, at);
    if (tagged) refuse_tag(properties.tag, at);
    content = properties.content;
  }
  if (anchor != YAML::NullAnchor) anchors_.start(anchor);
  open_.push_back({mapping, style == YAML::EmitterStyle::Flow, content});
  return span(content, line_end(text_, content));
}

void Events::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  const Span at = open(false, mark, tag, anchor, style);
  anchors_.add(Event::Kind::begin_list);
  guard_.begin_list(at);
}

void Events::OnSequenceEnd() {
  open_.pop_back();
  anchors_.add(Event::Kind::end_list);
  guard_.end_list();
}

void Events::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                        YAML::EmitterStyle::value style) {
  const Span at = open(true, mark, tag, anchor, style);
  anchors_.add(Event::Kind::begin_mapping);
  guard_.begin_mapping(at);
}

void Events::OnMapEnd() {
  open_.pop_back();
  anchors_.add(Event::Kind::end_mapping);
  guard_.end_mapping();
}

void Events::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t at = offset(mark);
  const Span place = span(at, std::min(text_.find_first_of(" \t\r\n,]}", at), text_.size()));
  after_ = place.end;
  if (guard_.broken()) return;
  if (guard_.expects_key()) key_ = place;
  if (const auto range = anchors_.find(anchor)) return replay(*range, place);
  guard_.error(codes::alias_cycle, place);
  guard_.break_off();
}

/// The log may grow while it is read, as the alias may stand in a further anchored node: hence
/// indices and copies.
void Events::replay(Anchors::Range range, Span at) {
  for (std::size_t i = range.begin; i < range.end && !guard_.broken(); ++i) {
    repeated_ += 1 + anchors_.event(i).length / kTextOfOneNode;
    repeat(anchors_.event(i), at);
    if (repeated_ <= kMaxAliasNodes) continue;
    guard_.error(codes::alias_expansion, at, {std::to_string(kMaxAliasNodes)})
        .hint(codes::hint_write_out);
    guard_.break_off();
  }
}

void Events::repeat(const Event& event, Span at) {
  const std::string text(anchors_.text(event));
  const Event::Kind kind = event.kind;
  const Style style = event.style;
  anchors_.add(kind, style, text);
  switch (kind) {
    case Event::Kind::begin_mapping:
      return guard_.begin_mapping(at);
    case Event::Kind::end_mapping:
      return guard_.end_mapping();
    case Event::Kind::begin_list:
      return guard_.begin_list(at);
    case Event::Kind::end_list:
      return guard_.end_list();
    case Event::Kind::scalar:
      return guard_.scalar({.text = text, .style = style, .span = at});
  }
}

/// Reads the chunk's one document; the second look is for text that yaml-cpp would take for a
/// further one.
void parse(const Source& source, const Chunk& chunk, Events& events, Guard& guard) {
  const std::string_view text = source.text();
  ViewBuffer buffer(text.substr(chunk.begin, chunk.end - chunk.begin));
  std::istream stream(&buffer);
  events.start(chunk);
  Probe probe;
  try {
    YAML::Parser parser(stream);
    const bool read = parser.HandleNextDocument(events);
    if (!read)
      guard.error(codes::text_lost, events.span(chunk.content, line_end(text, chunk.content)));
    if (!guard.broken()) parser.HandleNextDocument(probe);
  } catch (const YAML::Exception& error) {
    const bool known = guard.broken() || probe.found() != kNowhere;
    if (!known) report_breakdown(source, events.breakdown(error), guard);
    guard.break_off();
  }
  if (probe.found() != kNowhere) events.report_rest(probe.found());
  guard.end_document();
}

void report_trouble(const Source& source, const Chunk& chunk, Guard& guard) {
  const std::size_t end = line_end(source.text(), chunk.trouble_at);
  Issue& issue = guard.error(*chunk.trouble, {&source, static_cast<std::uint32_t>(chunk.trouble_at),
                                              static_cast<std::uint32_t>(end)});
  if (chunk.trouble == &codes::text_after_document) issue.hint(codes::hint_new_document);
}

}  // namespace

void read_yaml(const Source& source, Guard& guard) {
  Events events(source, guard);
  for (const Chunk& chunk : split_documents(source.text(), bom_length(source.text()))) {
    if (chunk.trouble != nullptr) {
      report_trouble(source, chunk, guard);
    } else {
      parse(source, chunk, events, guard);
    }
  }
}

}  // namespace hegui::document
