// Collects what a conjunction demands of each field and finds demands that exclude each other.
// Whatever is not understood is taken to be possible.
#include "hegui/expr/possible.h"

#include <algorithm>

#include "expr/canonical.h"
#include "expr/demand.h"
#include "expr/functions.h"

namespace hegui::expr {

namespace {

using Kind = Node::Kind;

/// A node of a program, to be true or (negated) false.
struct Wish {
  const Program::Impl* program;
  int number;
  bool negated = false;

  const Node& node() const { return program->nodes[static_cast<std::size_t>(number)]; }
  Wish child(std::size_t i) const { return {program, node().children[i], negated}; }
  /// All of its children are wished for as well.
  bool is_all() const { return node().kind == (negated ? Kind::disjunction : Kind::conjunction); }
  /// At least one of them is.
  bool is_any() const { return node().kind == (negated ? Kind::conjunction : Kind::disjunction); }
};

/// Looks through negations and through definitions of the same row.
Wish plain(Wish wish) {
  while (true) {
    const Node& node = wish.node();
    const auto is_row = [&](int child) {
      return wish.program->nodes[static_cast<std::size_t>(child)].kind == Kind::row;
    };
    if (node.kind == Kind::negation) {
      wish = {wish.program, node.children[0], !wish.negated};
    } else if (node.kind == Kind::definition && node.children.size() == 1 &&
               is_row(node.children[0])) {
      const Program::Impl& inner = node.definition->program->impl();
      wish = {&inner, inner.root, wish.negated};
    } else {
      return wish;
    }
  }
}

class Collector {
 public:
  explicit Collector(Demands& demands) : demands_(demands) {}

  void collect(Wish wish) {
    wish = plain(wish);
    const Node& node = wish.node();
    if (wish.is_all()) {
      for (std::size_t i = 0; i < node.children.size(); ++i) collect(wish.child(i));
    } else if (node.kind == Kind::field && node.type.kind == Type::Kind::boolean) {
      demand_flag(of(wish, wish.number), !wish.negated);
    } else if (node.kind == Kind::call && !wish.negated) {
      demand_call(wish, node);
    } else if (node.kind == Kind::call) {
      demand_not(wish, node);
    }
  }

 private:
  Demand& of(const Wish& wish, int number) { return demands_[canonical(*wish.program, number)]; }

  /// A bool that is stated as none reads false.
  static void demand_flag(Demand& demand, bool value) {
    if (value) demand_among(demand, {Value::of(true)});
    if (!value) demand.excluded.push_back(Value::of(true));
  }

  /// A field on one side, a constant on the other: which side the field is on, nullopt otherwise.
  static std::optional<std::size_t> field_side(const Wish& wish, const Node& node) {
    const auto kind = [&](std::size_t i) {
      return wish.program->nodes[static_cast<std::size_t>(node.children[i])].kind;
    };
    if (node.children.size() != 2) return std::nullopt;
    if (kind(0) == Kind::field && kind(1) == Kind::constant) return 0;
    if (kind(1) == Kind::field && kind(0) == Kind::constant) return 1;
    return std::nullopt;
  }

  void demand_call(const Wish& wish, const Node& node) {
    const bool one_field =
        node.children.size() == 1 &&
        wish.program->nodes[static_cast<std::size_t>(node.children[0])].kind == Kind::field;
    if (one_field && (node.name == "set" || node.name == "by"))
      of(wish, node.children[0]).is_set = true;
    const auto side = field_side(wish, node);
    if (!side) return;
    Demand& demand = of(wish, node.children[*side]);
    const Value& value =
        wish.program->nodes[static_cast<std::size_t>(node.children[1 - *side])].constant;
    if (value.kind == Value::Kind::null) {
      if (node.name == "==") demand.is_null = true;
      if (node.name == "!=") demand.is_set = true;
      return;
    }
    if (node.name == "==") demand_among(demand, {value});
    if (node.name == "!=") demand.excluded.push_back(value);
    if (node.name == "in" && *side == 0 && value.kind == Value::Kind::list)
      demand_among(demand, {value.items().begin(), value.items().end()});
    const bool first = *side == 0;
    if (node.name == "<") (first ? demand.below : demand.above).push_back(value);
    if (node.name == "<=") (first ? demand.at_most : demand.at_least).push_back(value);
    if (node.name == ">") (first ? demand.above : demand.below).push_back(value);
    if (node.name == ">=") (first ? demand.at_least : demand.at_most).push_back(value);
  }

  /// Only equality says something when it is false: an ordering is false of none as well.
  void demand_not(const Wish& wish, const Node& node) {
    const auto side = field_side(wish, node);
    if (!side) return;
    const Value& value =
        wish.program->nodes[static_cast<std::size_t>(node.children[1 - *side])].constant;
    if (value.kind == Value::Kind::null) return;
    Demand& demand = of(wish, node.children[*side]);
    if (node.name == "==") demand.excluded.push_back(value);
    if (node.name == "!=") demand_among(demand, {value});
    if (node.name == "in" && *side == 0 && value.kind == Value::Kind::list)
      demand.excluded.insert(demand.excluded.end(), value.items().begin(), value.items().end());
  }

  Demands& demands_;
};

class Finder {
 public:
  explicit Finder(const Program& program) : program_(program.impl()), text_(program.text()) {}

  std::vector<Impossible> run() {
    const Wish whole{&program_, program_.root};
    if (!is_possible(whole, {})) found_ = {{true, text_}};
    return std::move(found_);
  }

 private:
  bool is_possible(Wish wish, Demands demands) {
    wish = plain(wish);
    const Node& node = wish.node();
    if (node.kind == Kind::constant && node.constant.kind == Value::Kind::boolean)
      return node.constant.boolean != wish.negated;
    Collector(demands).collect(wish);
    if (is_impossible(demands)) return false;
    if (wish.is_any()) return any_possible(wish, demands);
    return !wish.is_all() || all_possible(wish, demands);
  }

  bool all_possible(const Wish& wish, const Demands& demands) {
    for (std::size_t i = 0; i < wish.node().children.size(); ++i) {
      const Wish child = plain(wish.child(i));
      const bool looked_into =
          child.is_all() || child.is_any() || child.node().kind == Kind::constant;
      if (looked_into && !is_possible(child, demands)) return false;
    }
    return true;
  }

  /// Sides that are ruled out are told where others are not, and only of the program's own text.
  bool any_possible(const Wish& wish, const Demands& demands) {
    std::vector<Impossible> dead;
    bool any = false;
    for (std::size_t i = 0; i < wish.node().children.size(); ++i) {
      const Wish child = wish.child(i);
      if (is_possible(child, demands)) {
        any = true;
      } else if (child.program == &program_ && !child.negated) {
        dead.push_back({false, text_of(child.number)});
      }
    }
    if (any) found_.insert(found_.end(), dead.begin(), dead.end());
    return any;
  }

  std::string text_of(int number) const {
    const Node& node = program_.nodes[static_cast<std::size_t>(number)];
    return node.first < node.last ? text_.substr(node.first, node.last - node.first) : text_;
  }

  const Program::Impl& program_;
  const std::string& text_;
  std::vector<Impossible> found_;
};

}  // namespace

std::vector<Impossible> impossible_parts(const Program& program) { return Finder(program).run(); }

}  // namespace hegui::expr
