#include "hegui/document/reader.h"

#include <algorithm>
#include <charconv>

namespace hegui::document {

namespace {

// What was expected, in signs that both languages read.
constexpr std::string_view kText = "\"…\"";
constexpr std::string_view kBoolean = "true / false";
constexpr std::string_view kInteger = "1, 2, 3 …";
constexpr std::string_view kDate = "2018-06-30";
constexpr std::string_view kFraction = "70% / 0.7";
constexpr std::string_view kList = "[…]";
constexpr std::string_view kMapping = "{…}";

std::string found(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      return node.text;
    case Node::Kind::list:
      return std::string(kList);
    case Node::Kind::mapping:
      return std::string(kMapping);
  }
  return {};
}

bool is_none(const Node& node) { return node.text == "none" || node.text == "无"; }

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  const bool canonical = digits == "0" || !digits.starts_with('0');
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && canonical ? std::optional(value) : std::nullopt;
}

std::optional<bool> parse_boolean(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

}  // namespace

Reader::Reader(const Node& node, std::string what, Issues& issues)
    : node_(&node), what_(std::move(what)), issues_(issues) {
  if (node.kind != Node::Kind::mapping)
    issues_.add(codes::expected_mapping, node.span, {what_, found(node)});
}

const Node* Reader::node(std::string_view key) {
  asked_.emplace(key);
  return node_->find(key);
}

/// The value under the key, if it is stated.
const Node* Reader::value(std::string_view key) {
  const Node* found = node(key);
  return found == nullptr || found->kind == Node::Kind::null ? nullptr : found;
}

void Reader::refuse(std::string_view key, std::string_view expected, const Node& node) {
  issues_.add(codes::bad_value, node.span, {std::string(key), std::string(expected), found(node)});
}

void Reader::report_missing(std::string_view key) {
  if (node_->kind != Node::Kind::mapping) return;  // already reported as a whole
  issues_.add(codes::missing_key, span_of(key), {what_, std::string(key)});
}

const Node* Reader::scalar(std::string_view key, std::string_view expected) {
  const Node* node = value(key);
  if (node == nullptr || node->kind == Node::Kind::scalar) return node;
  refuse(key, expected, *node);
  return nullptr;
}

std::optional<std::string> Reader::text(std::string_view key) {
  const Node* node = scalar(key, kText);
  return node == nullptr ? std::nullopt : std::optional(node->text);
}

std::string Reader::required_text(std::string_view key) {
  if (value(key) == nullptr) report_missing(key);
  return text(key).value_or(std::string());
}

std::optional<bool> Reader::boolean(std::string_view key) {
  const Node* node = scalar(key, kBoolean);
  if (node == nullptr) return std::nullopt;
  const auto parsed = parse_boolean(node->text);
  if (!parsed) refuse(key, kBoolean, *node);
  return parsed;
}

std::optional<std::int64_t> Reader::integer(std::string_view key) {
  const Node* node = scalar(key, kInteger);
  if (node == nullptr) return std::nullopt;
  const auto parsed = parse_integer(node->text);
  if (!parsed) refuse(key, kInteger, *node);
  return parsed;
}

std::optional<Date> Reader::date(std::string_view key) {
  const Node* node = scalar(key, kDate);
  if (node == nullptr || is_none(*node)) return std::nullopt;
  const auto parsed = parse_date(node->text);
  if (!parsed) refuse(key, kDate, *node);
  return parsed;
}

std::optional<Fraction> Reader::fraction(std::string_view key) {
  const Node* node = scalar(key, kFraction);
  if (node == nullptr) return std::nullopt;
  const auto parsed = parse_fraction(node->text);
  if (!parsed) refuse(key, kFraction, *node);
  return parsed;
}

std::optional<Localized> Reader::localized(std::string_view key) {
  const Node* node = value(key);
  if (node == nullptr) return std::nullopt;
  Reader both(*node, what_ + "." + std::string(key), issues_);
  Localized text{.zh = both.required_text("zh"), .en = both.required_text("en")};
  both.finish();
  return text;
}

Localized Reader::required_localized(std::string_view key) {
  if (value(key) == nullptr) report_missing(key);
  return localized(key).value_or(Localized{});
}

std::vector<std::string> Reader::texts(std::string_view key) {
  const Node* node = value(key);
  if (node == nullptr) return {};
  if (node->kind == Node::Kind::scalar) return {node->text};
  std::vector<std::string> texts;
  for (const Node& item : list(key)) {
    if (item.kind == Node::Kind::scalar) {
      texts.push_back(item.text);
    } else {
      refuse(key, kText, item);
    }
  }
  return texts;
}

std::optional<std::size_t> Reader::choice(std::string_view key,
                                          std::span<const std::string_view> names) {
  const Node* node = scalar(key, kText);
  if (node == nullptr) return std::nullopt;
  const auto at = std::find(names.begin(), names.end(), node->text);
  if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
  issues_.add(codes::unknown_value, node->span, {std::string(key), node->text})
      .suggest(node->text, names);
  return std::nullopt;
}

const std::vector<Node>& Reader::list(std::string_view key) {
  static const std::vector<Node> kNothing;
  const Node* node = value(key);
  if (node == nullptr) return kNothing;
  if (node->kind == Node::Kind::list) return node->items;
  issues_.add(codes::expected_list, node->span, {std::string(key), found(*node)});
  return kNothing;
}

const std::vector<Entry>& Reader::mapping(std::string_view key) {
  static const std::vector<Entry> kNothing;
  const Node* node = value(key);
  if (node == nullptr) return kNothing;
  if (node->kind == Node::Kind::mapping) return node->entries;
  issues_.add(codes::expected_mapping, node->span, {std::string(key), found(*node)});
  return kNothing;
}

Span Reader::span_of(std::string_view key) const {
  const Node* node = node_->find(key);
  return node == nullptr ? node_->span : node->span;
}

void Reader::finish() {
  const std::vector<std::string_view> known(asked_.begin(), asked_.end());
  for (const Entry& entry : node_->entries) {
    if (asked_.contains(entry.key)) continue;
    issues_.add(codes::unknown_key, entry.key_span, {entry.key, what_}).suggest(entry.key, known);
  }
}

}  // namespace hegui::document
