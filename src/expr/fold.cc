#include "expr/fold.h"

#include <algorithm>
#include <array>
#include <functional>

#include "expr/evaluator.h"

namespace hegui::expr {

namespace {

using Kind = Node::Kind;

/// What a value is made of when it does not come from a run's context.
constexpr std::array kPure{
    Kind::conjunction, Kind::disjunction, Kind::negation,      Kind::conditional, Kind::call,
    Kind::list,        Kind::map_literal, Kind::all,           Kind::exists,      Kind::exists_one,
    Kind::filter,      Kind::map,         Kind::transform_map, Kind::select,      Kind::present,
    Kind::bind,        Kind::constant,    Kind::local};
constexpr std::array<std::string_view, 3> kOfContext{"by", "months_since", "years_since"};

class Folder {
 public:
  Folder(Program::Impl& program, const Schema& schema)
      : program_(program), dependences_(dependences(program)) {
    context_.schema = &schema;
    for (const Node& node : program.nodes) pure_.push_back(is_pure(node));
  }

  void run() {
    for (std::size_t i = 0; i < program_.nodes.size(); ++i) {
      Node& node = program_.nodes[i];
      if (node.kind == Kind::conjunction) settle(node, false);
      if (node.kind == Kind::disjunction) settle(node, true);
      if (node.kind == Kind::conditional) choose(node);
      const bool alone = pure_[i] && dependences_[i].subjects == 0;
      if (alone && node.kind != Kind::constant) evaluate(static_cast<int>(i));
    }
  }

 private:
  const Node& at(int number) const { return program_.nodes[static_cast<std::size_t>(number)]; }

  bool is_pure(const Node& node) const {
    const bool of_context =
        node.kind == Kind::call &&
        std::find(kOfContext.begin(), kOfContext.end(), node.name) != kOfContext.end();
    return !of_context && std::find(kPure.begin(), kPure.end(), node.kind) != kPure.end() &&
           std::all_of(node.children.begin(), node.children.end(),
                       [this](int child) { return pure_[static_cast<std::size_t>(child)]; });
  }

  /// 1 or 0 where the node is a constant condition, -1 where it is not.
  int constant_of(int number) const {
    const Node& node = at(number);
    if (node.kind != Kind::constant || node.constant.kind != Value::Kind::boolean) return -1;
    return node.constant.boolean ? 1 : 0;
  }

  static void make_constant(Node& node, const Value& value) {
    node.kind = Kind::constant;
    node.constant = value;
    node.children.clear();
    node.candidates.clear();
    node.name.clear();
    node.number = -1;
    node.two = false;
  }

  /// A side that is `settles` decides; one that is the opposite says nothing.
  void settle(Node& node, bool settles) {
    auto& children = node.children;
    const int deciding = settles ? 1 : 0;
    if (std::any_of(children.begin(), children.end(),
                    [&](int child) { return constant_of(child) == deciding; }))
      return make_constant(node, Value::of(settles));
    const auto idle = [&](int child) { return constant_of(child) == 1 - deciding; };
    const auto kept = std::count_if(children.begin(), children.end(), std::not_fn(idle));
    if (kept > 0)
      children.erase(std::remove_if(children.begin(), children.end(), idle), children.end());
  }

  void choose(Node& node) {
    const int chosen = constant_of(node.children[0]);
    if (chosen < 0) return;
    const Type type = node.type;
    node = Node(at(node.children[chosen == 1 ? 1 : 2]));
    node.type = type;
  }

  void evaluate(int number) {
    Arena& arena = program_.constants;
    const Value value = Evaluator(program_, context_, arena).evaluate(number, 0);
    using Found = Value::Kind;
    const bool plain = value.kind == Found::boolean || value.kind == Found::integer ||
                       value.kind == Found::real || value.kind == Found::string ||
                       value.kind == Found::timestamp || value.kind == Found::duration ||
                       value.kind == Found::list;
    if (plain) make_constant(program_.nodes[static_cast<std::size_t>(number)], value);
  }

  Program::Impl& program_;
  std::vector<Dependence> dependences_;
  std::vector<bool> pure_;
  Context context_;
};

}  // namespace

void fold(Program::Impl& program, const Schema& schema) { Folder(program, schema).run(); }

}  // namespace hegui::expr
