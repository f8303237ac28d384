// Macros: they bind variables and check their body with them.
#include <algorithm>
#include <array>

#include "expr/checker.h"
#include "expr/macros.h"

namespace hegui::expr {

using Kind = Type::Kind;

namespace {

using Over = Macro::Over;

constexpr std::array kMacros{
    Macro{"all", Node::Kind::all, 2, 1},
    Macro{"all", Node::Kind::all, 3, 2},
    Macro{"exists", Node::Kind::exists, 2, 1},
    Macro{"exists", Node::Kind::exists, 3, 2},
    Macro{"exists_one", Node::Kind::exists_one, 2, 1},
    Macro{"exists_one", Node::Kind::exists_one, 3, 2},
    Macro{"existsOne", Node::Kind::exists_one, 2, 1},
    Macro{"existsOne", Node::Kind::exists_one, 3, 2},
    Macro{"filter", Node::Kind::filter, 2, 1},
    Macro{"map", Node::Kind::map, 2, 1},
    Macro{"map", Node::Kind::map, 3, 1},
    Macro{"transformList", Node::Kind::map, 3, 2},
    Macro{"transformList", Node::Kind::map, 4, 2},
    Macro{"transformMap", Node::Kind::transform_map, 3, 2},
    Macro{"transformMap", Node::Kind::transform_map, 4, 2},
    Macro{"transformMapEntry", Node::Kind::transform_entries, 3, 2},
    Macro{"transformMapEntry", Node::Kind::transform_entries, 4, 2},
    Macro{"optMap", Node::Kind::optional_map, 2, 1, Over::optional},
    Macro{"optFlatMap", Node::Kind::optional_flat_map, 2, 1, Over::optional},
    Macro{"cel.bind", Node::Kind::bind, 3, 1, Over::value},
};

bool is_over(const Type& type, Over over) {
  if (type.kind == Kind::dyn || over == Over::value) return true;
  if (over == Over::optional) return type.kind == Kind::optional;
  return type.kind == Kind::list || type.kind == Kind::map;
}

}  // namespace

const Macro* find_macro(std::string_view name, std::size_t arguments) {
  const auto found = std::find_if(kMacros.begin(), kMacros.end(), [&](const Macro& macro) {
    return macro.name == name && macro.arguments == arguments;
  });
  return found == kMacros.end() ? nullptr : &*found;
}

bool is_macro_name(std::string_view name) {
  return std::any_of(kMacros.begin(), kMacros.end(),
                     [&](const Macro& macro) { return macro.name == name; });
}

/// `first` is the child that names the first variable.
int Checker::check_macro(const Syntax& syntax, const Macro& macro, std::size_t first) {
  for (std::size_t i = 0; i < macro.variables; ++i) {
    if (at(syntax.children[first + i]).kind == Syntax::Kind::identifier) continue;
    report(codes::bad_macro, syntax, {syntax.name});
    return wrong();
  }
  if (macro.over == Over::range && loops_ >= kMaxLoops) {
    report(codes::loops_too_deep, syntax, {std::to_string(kMaxLoops)});
    return wrong();
  }
  const bool bind = macro.over == Over::value;
  const int range = check(syntax.children[bind ? first + 1 : 0]);
  if (!is_over(type_of(range), macro.over)) {
    report(codes::no_matching_overload, syntax, {syntax.name, to_string(type_of(range), schema())})
        .hint(codes::hint_overloads,
              {(macro.over == Over::optional ? "optional." : "list.") + syntax.name + "(x, …)"});
  }
  return bind_macro(syntax, macro, bind ? first + 1 : first, range);
}

/// Checks what follows the variables with the variables in place.
int Checker::bind_macro(const Syntax& syntax, const Macro& macro, std::size_t first, int range) {
  const int slot = slots_, loops = loops_;
  slots_ += static_cast<int>(macro.variables);
  loops_ += macro.over == Over::range ? 1 : 0;
  impl_->locals = std::max(impl_->locals, slots_);
  for (std::size_t i = 0; i < macro.variables; ++i) {
    const std::size_t name = macro.over == Over::value ? 1 : first + i;
    locals_.push_back({at(syntax.children[name]).name,
                       range_variable(type_of(range), macro, i == 1), slot + static_cast<int>(i)});
  }
  std::vector<int> children{range};
  for (std::size_t i = first + macro.variables; i < syntax.children.size(); ++i)
    children.push_back(check(syntax.children[i]));
  locals_.resize(locals_.size() - macro.variables);
  slots_ = slot;
  loops_ = loops;
  return finish_macro(syntax, macro, std::move(children), slot);
}

/// One variable is a list's element or a map's key; of two, the first is the index or key.
Type Checker::range_variable(const Type& range, const Macro& macro, bool second) const {
  if (macro.over == Over::value) return range;
  if (environment_.unchecked || range.kind == Kind::dyn) return simple_type(Kind::dyn);
  if (range.kind == Kind::map)
    return second && range.arguments.size() == 2 ? range.arguments[1] : element_type(range);
  if (macro.variables == 2 && !second) return simple_type(Kind::integer);
  return element_type(range);
}

int Checker::finish_macro(const Syntax& syntax, const Macro& macro, std::vector<int> children,
                          int slot) {
  const bool maps = macro.kind == Node::Kind::map || macro.kind == Node::Kind::transform_map ||
                    macro.kind == Node::Kind::transform_entries;
  const bool has_condition = macro.over == Over::range && (!maps || children.size() == 3);
  if (has_condition && !is_condition(type_of(children[1]))) {
    report(codes::no_matching_overload, syntax,
           {syntax.name, to_string(type_of(children[1]), schema())})
        .hint(codes::hint_overloads, {"list." + syntax.name + "(x, bool)"});
  }
  Type type = macro_type(macro, children);
  const int made = add(macro.kind, std::move(type), std::move(children), slot);
  node(made).two = macro.variables == 2;
  return made;
}

Type Checker::macro_type(const Macro& macro, const std::vector<int>& children) const {
  const Type &range = type_of(children.front()), &last = type_of(children.back());
  if (macro.kind == Node::Kind::filter) return list_type(element_type(range));
  if (macro.kind == Node::Kind::map) return list_type(last);
  if (macro.kind == Node::Kind::transform_map)
    return map_type(range.kind == Kind::map ? element_type(range) : simple_type(Kind::dyn), last);
  if (macro.kind == Node::Kind::transform_entries)
    return last.kind == Kind::map ? last : simple_type(Kind::map);
  if (macro.over == Over::optional) {
    Type type = simple_type(Kind::optional);
    if (macro.kind == Node::Kind::optional_map) type.arguments = {last};
    return macro.kind == Node::Kind::optional_map ? type : last;
  }
  return macro.over == Over::value ? last : simple_type(Kind::boolean);
}

}  // namespace hegui::expr
