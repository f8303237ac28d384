// Predicates: compile a CEL text against the vocabulary once, run it over whole collections.
//
// Three-valued with errors: a fact that is not stated is unknown, `false && unknown` is false, and
// a result that stays unknown names the facts that were missing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/issue.h"
#include "hegui/expr/cache.h"
#include "hegui/expr/facts.h"
#include "hegui/expr/schema.h"
#include "hegui/expr/type.h"
#include "hegui/expr/value.h"

namespace hegui::expr {

enum class Truth : std::uint8_t { no, yes, unknown, error };

/// A name that predicates see besides the facts: a parameter, or a variable of one shape
/// (`covered`, `total`, `exemption`).
struct Variable {
  std::string name;
  Type type;
};

class Program;

/// A named condition of a pack. It belongs to a collection (then it reads like a further field:
/// `live`, or `s.live` of another row) or, with collection -1, to the body (`had_cloud`).
struct Definition {
  std::string name;
  int collection = -1;
  const Program* program = nullptr;  ///< outlives every program that uses it
};

/// What a predicate may name; must outlive the programs compiled with it.
struct Environment {
  const Schema* schema = nullptr;
  int collection = -1;  ///< of the current row; -1 where there is none
  bool has_due = false;
  bool has_effective_from = false;
  std::span<const Variable> parameters;  ///< as params.NAME
  std::span<const Variable> variables;
  std::span<const Definition> definitions;
  /// CEL's namespace: `y` in the container `com.example` means com.example.y, com.y or y, the first
  /// that is a variable.
  std::string_view container;
  /// CEL without its type check: an unknown name or a wrong type is an error of the run instead.
  bool unchecked = false;
};

/// Names of what a program uses, for finding what nobody uses.
struct Uses {
  std::vector<int> parameters;
  std::vector<const Definition*> definitions;
  bool due = false;
  bool effective_from = false;
  std::vector<std::pair<int, int>>
      fields;  ///< (collection, field), in the order of the text; the row's own fields first
};

class Program {
 public:
  struct Impl;
  explicit Program(std::unique_ptr<const Impl> impl);
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  const Impl& impl() const { return *impl_; }
  const Type& type() const;
  const std::string& text() const;
  const Uses& uses() const;

 private:
  std::unique_ptr<const Impl> impl_;
};

/// Parses and type-checks `text`. `span` is where the text stands in its file (its first character,
/// so that every issue gets its caret); nullopt if there was an issue.
std::optional<Program> compile(std::string_view text, Span span, const Environment& environment,
                               Issues& issues);
/// The same, and the result must be a condition (bool, or a fact that is).
std::optional<Program> compile_condition(std::string_view text, Span span,
                                         const Environment& environment, Issues& issues);

/// What a run is relative to. Values and spans are borrowed for the call.
struct Context {
  const Schema* schema = nullptr;
  std::span<const Body> bodies;
  int body = 0;
  Date audit;
  Date cutoff;  ///< what by(x) compares with
  std::optional<Date> due;
  std::optional<Date> effective_from;
  std::span<const Value> parameters;
  std::span<const Value> variables;
  /// If set, receives every date that by(x) compares or could compare with another cutoff (set,
  /// whatever the cutoff, and whether or not another part of the condition settles the matter),
  /// unsorted, repeated.
  std::vector<Date>* dates_read = nullptr;
  Cache* cache = nullptr;  ///< may be absent; shares what several runs have in common
};

/// The condition for every row of the context's body in the environment's collection (or for the
/// one case without a row).
std::vector<Truth> run(const Program& program, const Context& context);
/// The same for the given rows only, in their order.
std::vector<Truth> run(const Program& program, const Context& context,
                       std::span<const std::uint32_t> rows);

/// Why one row came out as it did.
struct Explanation {
  Truth truth = Truth::unknown;
  std::vector<FactId> missing;  ///< what made it unknown, in reading order, each once
  std::vector<FactId>
      decided;        ///< stated facts that decided a yes or no, in reading order, each once
  std::string error;  ///< CEL's error, where truth is error
};
Explanation explain(const Program& program, const Context& context, std::uint32_t row);

/// The program's value for one row, of any type. Views in it live in `arena`.
Value evaluate(const Program& program, const Context& context, std::uint32_t row, Arena& arena);

}  // namespace hegui::expr
