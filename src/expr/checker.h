// Resolves the names of a syntax tree against the vocabulary and finds every static mistake.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expr/node.h"
#include "expr/places.h"
#include "expr/syntax.h"
#include "hegui/base/issue.h"

namespace hegui::expr {

inline constexpr int kMaxLoops = 8;  ///< macros within macros

struct Macro;

class Checker {
 public:
  Checker(std::string_view text, SyntaxTree tree, const Environment& environment,
          const Places& places, Issues& issues);
  /// nullptr if there was an issue.
  std::unique_ptr<Program::Impl> run();

 private:
  /// A macro's variable while its body is checked.
  struct Local {
    std::string name;
    Type type;
    int slot;
  };

  // checker.cc: literals, lists and maps, and what the others share
  const Schema& schema() const;
  const Syntax& at(int syntax) const { return tree_.nodes[static_cast<std::size_t>(syntax)]; }
  const Type& type_of(int node) const { return impl_->nodes[static_cast<std::size_t>(node)].type; }
  Node& node(int number) { return impl_->nodes[static_cast<std::size_t>(number)]; }
  Issue& report(const IssueCode& code, const Syntax& syntax, std::vector<std::string> values);
  int add(Node::Kind kind, Type type, std::vector<int> children = {}, int number = -1);
  int wrong(std::string_view reason = "no such overload");
  std::vector<int> check_all(const std::vector<int>& children);
  int check(int number);
  int dispatch(const Syntax& syntax);
  int check_literal(const Syntax& syntax);
  int check_list(const Syntax& syntax);
  int check_map(const Syntax& syntax);
  int check_optional_item(const Syntax& syntax);
  Type joined(const Type& a, const Type& b) const;

  // check_names.cc: identifiers
  const Collection& collection(int number) const;
  const Local* find_local(const std::string& name) const;
  int check_identifier(const Syntax& syntax);
  int check_row_name(const Syntax& syntax);
  int check_builtin(const Syntax& syntax);
  int check_date(const Syntax& syntax, Node::Kind kind, bool has);
  int check_qualified(std::string_view path, std::string_view container);
  std::optional<std::string> path_of(const Syntax& syntax) const;
  std::vector<std::string> known_names() const;
  int current_row();
  int check_definition(const Syntax& syntax, int of_collection, int row);
  void note_definition(const Definition& definition);
  void require_dates(const Syntax& syntax, const Uses& uses);

  // check_selections.cc
  int field_of(const Syntax& syntax, int row);
  int check_select(const Syntax& syntax);
  int select_from(const Syntax& syntax, int operand);
  int select_key(const Syntax& syntax, int operand, Node::Kind kind, Type type);
  int check_collection(const Syntax& syntax);
  int check_parameter(const Syntax& syntax);

  // check_calls.cc: operators, functions and what only looks like one
  int check_call(const Syntax& syntax);
  int check_special(const Syntax& syntax);
  int check_logic(const Syntax& syntax, Node::Kind kind);
  int check_conditional(const Syntax& syntax);
  int check_has(const Syntax& syntax);
  int check_stated(const Syntax& syntax);
  int check_of_collection(const Syntax& syntax, Node::Kind kind);
  int check_method(const Syntax& syntax);
  int check_namespaced(const Syntax& syntax);
  int resolve(const Syntax& syntax, const std::string& name, bool method,
              std::vector<int> arguments);
  int report_overloads(const Syntax& syntax, const std::string& name,
                       const std::vector<Type>& types,
                       const std::vector<const Overload*>& overloads);

  // check_literals.cc: comparisons that can never hold, and literals that mean something
  void check_arguments(const Syntax& syntax, const std::vector<int>& arguments);
  void check_comparison(const Syntax& syntax, const Type& left, const Type& right);
  void check_enum_side(const Syntax& syntax, const std::vector<int>& arguments, std::size_t side);
  void check_enum_values(int literal, int enum_type);
  void check_date_literal(const Syntax& syntax, int argument);
  void check_pattern(const Syntax& syntax, int argument);

  // check_macros.cc
  int check_macro(const Syntax& syntax, const Macro& macro, std::size_t first);
  int bind_macro(const Syntax& syntax, const Macro& macro, std::size_t first, int range);
  int finish_macro(const Syntax& syntax, const Macro& macro, std::vector<int> children, int slot);
  Type range_variable(const Type& range, const Macro& macro, bool second) const;
  Type macro_type(const Macro& macro, const std::vector<int>& children) const;

  SyntaxTree tree_;
  const Environment& environment_;
  const Places& places_;
  Issues& issues_;
  Issues ignored_;  // what unchecked predicates would have been told
  std::unique_ptr<Program::Impl> impl_;
  std::vector<Local> locals_;
  int slots_ = 0;  // in use by the macros around
  int loops_ = 0;  // around
  bool failed_ = false;
};

/// Adds what is not there yet.
template <class T>
void add_new(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

// Types that more than one file makes.
Type simple_type(Type::Kind kind);
Type row_type(int collection);
Type list_type(Type element);
Type map_type(Type key, Type value);
/// Of a list; dyn where it is not known.
Type element_type(const Type& list);
bool is_condition(const Type& type);

/// nullptr if there was an issue.
std::unique_ptr<Program::Impl> check(std::string_view text, SyntaxTree tree,
                                     const Environment& environment, const Places& places,
                                     Issues& issues);

}  // namespace hegui::expr
