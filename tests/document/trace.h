// Writes down what a reader sends, so that a test can compare it whole.
#pragma once

#include <fmt/format.h>

#include <string>

#include "hegui/document/read.h"

namespace hegui::document {

/// `({ k: v l: [ "q" ~ ] })`: documents in parentheses, an abandoned one ends with `x`. Scalars by
/// style: plain as it is, "quoted", |block|, #number, ?boolean, ~ for null. A line break in a text
/// shows as `/`.
class Trace : public Handler {
 public:
  const std::string& text() const { return text_; }

  void begin_document(Span) override { text_ += '('; }
  void end_document() override { text_ += ')'; }
  void abandon_document() override { text_ += 'x'; }
  void begin_mapping(Span at) override { add("{", at); }
  void end_mapping() override { add("}", {}); }
  void begin_list(Span at) override { add("[", at); }
  void end_list() override { add("]", {}); }
  void key(const Scalar& key) override { add(one_line(key.text) + ":", key.span); }
  void scalar(const Scalar& value) override { add(styled(value), value.span); }

  /// Also writes the place of each node: `v@2:4-2:5`.
  bool with_places = false;

 private:
  static std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) c = c == '\n' ? '/' : c;
    return line;
  }
  static std::string styled(const Scalar& value) {
    const std::string text = one_line(value.text);
    switch (value.style) {
      case Style::plain:
        return text;
      case Style::quoted:
        return "\"" + text + "\"";
      case Style::block:
        return "|" + text + "|";
      case Style::number:
        return "#" + text;
      case Style::boolean:
        return "?" + text;
      case Style::null:
        return "~";
    }
    return {};
  }
  void add(const std::string& word, Span at) {
    if (!text_.empty() && text_.back() != '(') text_ += ' ';
    text_ += word;
    if (!with_places || !at.known()) return;
    const Position begin = at.position(), end = at.source->position(at.end);
    text_ += fmt::format("@{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
  }

  std::string text_;
};

struct Outcome {
  std::string events;
  std::string issues;  ///< `line:column CODE message`, one a line, hints after ` | `
};

inline std::string list_issues(const Issues& issues, Language language) {
  std::string text;
  for (const Issue& issue : issues.all()) {
    const Position at = issue.span.position();
    text += fmt::format("{}:{} {} {}", at.line, at.column, issue.code->id, issue.message(language));
    const std::string hint = issue.hint_text(language);
    text += (hint.empty() ? "" : " | " + hint) + "\n";
  }
  return text;
}

inline Outcome trace(std::string text, Format format, bool with_places = false,
                     Language language = Language::en) {
  const Source source("a", std::move(text));
  Issues issues;
  Trace handler;
  handler.with_places = with_places;
  read(source, format, handler, issues);
  return {handler.text(), list_issues(issues, language)};
}

}  // namespace hegui::document
