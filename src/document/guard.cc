#include "document/guard.h"

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <utility>

#include "hegui/base/check.h"
#include "hegui/base/text.h"

namespace hegui::document {

namespace {

constexpr std::size_t kSmallMapping = 48;

std::optional<char32_t> find_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    const bool white = point == U'\t' || point == U'\n' || point == U'\r';
    if ((point < 0x20 && !white) || (point >= 0x7F && point <= 0x9F)) return point;
  }
  return std::nullopt;
}

}  // namespace

void KeySet::clear() {
  seen_.clear();
  text_.clear();
  index_.clear();
}

bool KeySet::is(const Seen& seen, std::uint64_t hash, std::string_view key) const {
  return seen.hash == hash && std::string_view(text_).substr(seen.offset, seen.length) == key;
}

const KeySet::Seen* KeySet::find(std::uint64_t hash, std::string_view key) const {
  if (index_.empty()) {
    for (const Seen& seen : seen_) {
      if (is(seen, hash, key)) return &seen;
    }
    return nullptr;
  }
  const auto [begin, end] = index_.equal_range(hash);
  for (auto at = begin; at != end; ++at) {
    if (is(seen_[at->second], hash, key)) return &seen_[at->second];
  }
  return nullptr;
}

const Span* KeySet::add(std::string_view key, Span span) {
  const std::uint64_t hash = std::hash<std::string_view>()(key);
  if (const Seen* seen = find(hash, key)) return &seen->span;
  seen_.push_back({hash, text_.size(), key.size(), span});
  text_ += key;
  if (!index_.empty()) {
    index_.emplace(hash, seen_.size() - 1);
  } else if (seen_.size() > kSmallMapping) {
    for (std::size_t i = 0; i < seen_.size(); ++i) index_.emplace(seen_[i].hash, i);
  }
  return nullptr;
}

Guard::Guard(Handler& handler, Issues& issues) : handler_(handler), issues_(issues) {}

void Guard::begin_document(Span first) {
  HEGUI_CHECK(!in_document_);
  in_document_ = any_document_ = true;
  faulty_ = broken_ = false;
  depth_ = to_skip_ = open_skipped_ = 0;
  bad_key_ = {};
  handler_.begin_document(first);
}

void Guard::end_document() {
  if (!in_document_) return;
  in_document_ = false;
  if (faulty_ || broken_) return handler_.abandon_document();
  HEGUI_CHECK(depth_ == 0);
  handler_.end_document();
}

Issue& Guard::error(const IssueCode& code, Span span, std::vector<std::string> values) {
  faulty_ = true;
  return issues_.add(code, span, std::move(values));
}

void Guard::refuse_controls(const Scalar& scalar) {
  if (const auto control = find_control(scalar.text)) {
    const auto number = static_cast<std::uint32_t>(*control);
    error(codes::control_character, scalar.span, {fmt::format("{:04X}", number)});
  }
}

bool Guard::expects_key() const {
  return depth_ > 0 && to_skip_ == 0 && frames_[static_cast<std::size_t>(depth_ - 1)].expects_key;
}

/// Whether the event belongs to something that is left out. `change` is +1 for a begin, -1 for an
/// end, 0 for a scalar.
bool Guard::skips(int change) {
  if (broken_) return true;
  if (to_skip_ == 0) return false;
  open_skipped_ += change;
  if (open_skipped_ > 0) return true;
  --to_skip_;
  if (bad_key_.known()) error(codes::key_not_text, std::exchange(bad_key_, {}));
  return true;
}

bool Guard::open(bool mapping, Span at) {
  if (!broken_ && expects_key()) {
    bad_key_ =
        at;  // reported when it ends: a bracket that is never closed looks like a key to yaml-cpp
    to_skip_ = 2;  // the key and its value
  }
  if (skips(+1)) return false;
  if (depth_ == kMaxDepth) {
    error(codes::nested_too_deep, at, {std::to_string(kMaxDepth)});
    break_off();
    return false;
  }
  ++depth_;
  top().mapping = top().expects_key = mapping;
  top().keys.clear();
  return true;
}

void Guard::value_done() {
  if (depth_ > 0) top().expects_key = top().mapping;
}

void Guard::begin_mapping(Span at) {
  if (open(true, at)) handler_.begin_mapping(at);
}

void Guard::end_mapping() {
  if (skips(-1)) return;
  --depth_;
  value_done();
  handler_.end_mapping();
}

void Guard::begin_list(Span at) {
  if (open(false, at)) handler_.begin_list(at);
}

void Guard::end_list() {
  if (skips(-1)) return;
  --depth_;
  value_done();
  handler_.end_list();
}

void Guard::scalar(const Scalar& scalar) {
  if (skips(0)) return;
  if (expects_key()) return key(scalar);
  value_done();
  handler_.scalar(scalar);
}

void Guard::key(const Scalar& key) {
  if (!accepts(key)) {
    to_skip_ = 1;
    return;
  }
  top().expects_key = false;
  handler_.key(key);
}

bool Guard::accepts(const Scalar& key) {
  if (key.style == Style::null) {
    error(codes::key_not_text, key.span);
    return false;
  }
  if (key.text == "<<" && key.style == Style::plain) {
    error(codes::merge_key, key.span).hint(codes::hint_write_out);
    return false;
  }
  const Span* first = top().keys.add(key.text, key.span);
  if (first == nullptr) return true;
  error(codes::duplicate_key, key.span,
        {std::string(key.text), std::to_string(first->position().line)});
  return false;
}

}  // namespace hegui::document
