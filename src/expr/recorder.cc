#include "expr/recorder.h"

#include <algorithm>

#include "hegui/expr/trace.h"

namespace hegui::expr {

namespace {

constexpr std::size_t kMostRecords = 50'000;

std::size_t size_of(const Record& record) {
  std::size_t size = 1;
  for (const Record& child : record.children) size += size_of(child);
  return size;
}

}  // namespace

Truth element_truth(const Value& value) {
  const bool settled = value.is_settled() && !value.is_none();
  return settled && value.kind != Value::Kind::boolean ? Truth::yes : truth_of(value);
}

void Recorder::enter(const Program::Impl& program, int node) {
  if (skipped_ > 0 || kept_ >= kMostRecords) {
    ++skipped_;
    return;
  }
  ++kept_;
  Record& record = open_.emplace_back();
  record.program = &program;
  record.node = node;
}

void Recorder::leave(const Value& value) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  close_element();
  Record record = std::move(open_.back());
  open_.pop_back();
  record.value = value;
  close(std::move(record));
}

void Recorder::element(const Value& subject) {
  if (skipped_ > 0) return;
  close_element();
  ++kept_;
  open_.emplace_back().subject = subject;
}

void Recorder::read(const FactId& fact) {
  if (skipped_ == 0 && !open_.empty()) open_.back().fact = fact;
}

/// What the macro's body gave last is the element's value.
void Recorder::close_element() {
  if (!open_.back().is_element()) return;
  Record element = std::move(open_.back());
  open_.pop_back();
  if (!element.children.empty()) element.value = element.children.back().value;
  const Truth truth = element_truth(element.value);
  Record& macro = open_.back();
  const auto alike =
      std::count_if(macro.children.begin(), macro.children.end(), [&](const Record& other) {
        return other.is_element() && element_truth(other.value) == truth;
      });
  if (static_cast<std::size_t>(alike) < kShownElements) return close(std::move(element));
  ++macro.dropped[static_cast<std::size_t>(truth)];
  kept_ -= size_of(element);
}

void Recorder::close(Record record) {
  (open_.empty() ? root_ : open_.back().children.emplace_back()) = std::move(record);
}

}  // namespace hegui::expr
