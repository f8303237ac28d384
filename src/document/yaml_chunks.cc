#include "document/yaml_chunks.h"

#include <algorithm>

namespace hegui::document {

namespace {

constexpr auto kNowhere = std::string_view::npos;

bool is_marker(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) && (line.size() == 3 || line[3] == ' ' || line[3] == '\t');
}

bool is_known_directive(std::string_view line) {
  return line.starts_with("%YAML ") || line.starts_with("%TAG ");
}

/// Offset within the line of its first character that is neither blank nor comment.
std::size_t content_of(std::string_view line) {
  const std::size_t at = line.find_first_not_of(" \t");
  return at == kNowhere || line[at] == '#' ? kNowhere : at;
}

class Splitter {
 public:
  explicit Splitter(std::size_t from) { restart(from); }

  void take(std::string_view line, std::size_t begin, std::size_t next);
  std::vector<Chunk> finish(std::size_t end);

 private:
  void restart(std::size_t at);
  void close(std::size_t at);
  void fail(const IssueCode& code, std::size_t at);
  void directive(std::string_view line, std::size_t at);
  void content(std::size_t at);

  std::vector<Chunk> chunks_;
  Chunk current_;
  bool marked_ = false;        // the current document began with ---
  bool first_ = true;          // no document before
  std::size_t directive_ = 0;  // of the last directive that waits for its ---
};

void Splitter::restart(std::size_t at) {
  current_ = {.begin = at, .end = at, .content = kNowhere};
  marked_ = false;
  directive_ = kNowhere;
}

void Splitter::close(std::size_t at) {
  if (!marked_ && directive_ != kNowhere) fail(codes::yaml_directive, directive_);
  current_.end = at;
  const bool begun = marked_ || current_.content != kNowhere || current_.trouble != nullptr;
  if (current_.content != kNowhere || current_.trouble != nullptr) chunks_.push_back(current_);
  if (begun) first_ = false;
}

void Splitter::fail(const IssueCode& code, std::size_t at) {
  if (current_.trouble != nullptr) return;
  current_.trouble = &code;
  current_.trouble_at = at;
}

void Splitter::directive(std::string_view line, std::size_t at) {
  const bool begun = marked_ || current_.content != kNowhere;
  if (begun || !is_known_directive(line)) return fail(codes::yaml_directive, at);
  directive_ = at;
}

void Splitter::content(std::size_t at) {
  if (current_.content != kNowhere) return;
  if (!marked_ && !first_) fail(codes::text_after_document, at);
  current_.content = at;
}

void Splitter::take(std::string_view line, std::size_t begin, std::size_t next) {
  if (is_marker(line, "---")) {
    const bool pending = !marked_ && current_.content == kNowhere;  // directives, comments
    if (!pending) {
      close(begin);
      restart(begin);
    }
    marked_ = true;
    const std::size_t at = content_of(line.substr(3));
    if (at != kNowhere) content(begin + 3 + at);
  } else if (is_marker(line, "...")) {
    close(next);
    restart(next);
  } else if (line.starts_with('%')) {
    directive(line, begin);
  } else if (const std::size_t at = content_of(line); at != kNowhere) {
    content(begin + at);
  }
}

std::vector<Chunk> Splitter::finish(std::size_t end) {
  close(end);
  return std::move(chunks_);
}

}  // namespace

std::vector<Chunk> split_documents(std::string_view text, std::size_t from) {
  Splitter splitter(from);
  for (std::size_t begin = from; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t next = std::min(end + 1, text.size());
    splitter.take(line, begin, next);
    begin = next;
  }
  return splitter.finish(text.size());
}

}  // namespace hegui::document
