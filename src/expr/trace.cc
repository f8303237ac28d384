// Turns what was recorded into what people are shown: parts that are written in the predicate, with
// the definitions they use unfolded under them.
#include "hegui/expr/trace.h"

#include <algorithm>
#include <set>
#include <utility>

#include "expr/decisive.h"
#include "expr/evaluator.h"

namespace hegui::expr {

namespace {

constexpr int kDeepest = 24;
constexpr std::size_t kMostParts = 1'000;

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

const Node& node_of(const Record& record) {
  return record.program->nodes[static_cast<std::size_t>(record.node)];
}

/// What says nothing by itself: constants, rows, and whole collections that are there.
bool is_evident(const Record& record) {
  if (record.is_element()) return false;
  const Node& node = node_of(record);
  if (node.last <= node.first) return true;
  switch (node.kind) {
    case Node::Kind::constant:
    case Node::Kind::row:
    case Node::Kind::organization:
      return true;
    case Node::Kind::local:
    case Node::Kind::collection:
      return record.value.is_settled();
    default:
      return false;
  }
}

class Unfolder {
 public:
  Part unfold(const Record& record, bool decides, int depth) {
    ++made_;
    Part part;
    part.element = record.is_element();
    part.value = record.value;
    part.subject = record.subject;
    part.fact = record.fact;
    part.decides = decides;
    if (record.value.kind == Value::Kind::boolean) part.truth = truth_of(record.value);
    if (!part.element) describe(record, part);
    part.cut =
        !part.shown_above && !record.children.empty() && (depth >= kDeepest || made_ >= kMostParts);
    if (!part.cut) add_parts(record, part, depth);
    return part;
  }

 private:
  void describe(const Record& record, Part& part) {
    const Node& node = node_of(record);
    const std::string_view text(record.program->text);
    part.text = single_spaced(text.substr(node.first, node.last - node.first));
    if (node.type.kind == Type::Kind::boolean) part.truth = truth_of(record.value);
    part.more = record.dropped;
    part.is_definition = node.kind == Node::Kind::definition;
    if (part.is_definition) part.shown_above = !unfolded_.insert(key_of(record, node)).second;
  }

  using Key = std::pair<const Definition*, std::pair<std::int32_t, std::int32_t>>;
  /// The definition and its row.
  static Key key_of(const Record& record, const Node& node) {
    const bool of_row = !node.children.empty() && !record.children.empty();
    const Value owner = of_row ? record.children.front().value : Value{};
    if (owner.kind != Value::Kind::row) return {node.definition, {-1, -1}};
    return {node.definition, {owner.row.body, owner.row.row}};
  }

  void add_parts(const Record& record, Part& part, int depth) {
    for (const Record& child : record.children) {
      const bool unfolded = part.shown_above && child.program != record.program;
      if (unfolded) continue;
      if (child.is_element() && !speaks(record, child)) {
        ++part.more[static_cast<std::size_t>(element_truth(child.value))];
      } else {
        add_part(child, part.decides && decides(record, child), part, depth);
      }
    }
  }

  /// What is evident gives way to its own parts.
  void add_part(const Record& record, bool decides_whole, Part& part, int depth) {
    if (!is_evident(record)) {
      part.parts.push_back(unfold(record, decides_whole, depth + 1));
      return;
    }
    for (const Record& child : record.children)
      add_part(child, decides_whole && decides(record, child), part, depth);
  }

  std::set<Key> unfolded_;
  std::size_t made_ = 0;
};

bool same(const Value& a, const Value& b) {
  return a.kind == b.kind && (a.kind != Value::Kind::boolean || a.boolean == b.boolean);
}

}  // namespace

Trace trace(const Program& program, const Context& context, std::uint32_t row) {
  Context quiet = context;
  quiet.dates_read = nullptr;
  Arena plain;
  const Value wanted = Evaluator(program.impl(), quiet, plain).evaluate(row);
  Trace made;
  for (const bool eager : {true, false}) {
    // Looking at more than is needed takes more steps, and may run out of them.
    made.arena = std::make_unique<Arena>(4 * Arena::kStepsPerRow);
    Recorder recorder(eager);
    const Value value =
        Evaluator(program.impl(), quiet, *made.arena, nullptr, &recorder).evaluate(row);
    if (eager && !same(value, wanted)) continue;
    made.root = Unfolder().unfold(recorder.root(), true, 0);
    break;
  }
  return made;
}

}  // namespace hegui::expr
