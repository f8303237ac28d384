// Check shapes: how facts become a verdict. A shape collects the rows that count, one body at a
// time, and judges what it collected, so that the bodies of a division are judged together by
// collecting them all first.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hegui/document/reader.h"
#include "hegui/expr/program.h"
#include "hegui/rules/pack.h"

namespace hegui::rules {

/// One row that may count. `require` of a row whose `where` is no is not evaluated and stays no.
struct Row {
  int body = -1;
  int row = -1;
  int other = -1;  ///< similar: the pair's second row
  int other_body = -1;
  expr::Truth where = expr::Truth::unknown;
  expr::Truth require = expr::Truth::unknown;
  int exception = -1;   ///< index of the exception that takes it out
  bool waived = false;  ///< a complete exemption lets it off
};

/// Exact figures of a measuring shape. Bounds are numerator / denominator and high_numerator /
/// high_denominator.
struct Figures {
  bool ratio = true;
  std::int64_t numerator = 0, denominator = 0;
  std::int64_t high_numerator = 0, high_denominator = 0;
  Fraction threshold;
  std::int64_t shortfall = 0;
};

struct Tally {
  std::vector<Row> rows;
  /// Whole collections, or metrics and ledger entries, that nobody stated.
  std::vector<expr::FactId> gaps;
  bool too_many = false;           ///< more pairs of rows than are judged: an error
  std::optional<Figures> figures;  ///< of a shape that reads its figures from a row
};

/// The contexts of the bodies judged together, in their order.
using Contexts = std::span<const expr::Context>;

/// One group of rows, judged.
struct Group {
  struct Member {
    int body, row;
    bool operator==(const Member&) const = default;
  };
  int body = -1;     ///< of its first row, or the first body
  Localized key;     ///< for people
  std::string name;  ///< as rules and vocabulary write it
  int first = -1;    ///< its first row, -1 if it has none
  std::int64_t count = 0;
  std::vector<Member> members;  ///< the rows that surely belong to it
  expr::Truth met = expr::Truth::unknown;
  std::vector<expr::FactId> missing;  ///< what leaves it open
};

struct Verdict {
  Outcome outcome = Outcome::not_applicable;  ///< pass, fail, unknown, not_applicable or error
  std::optional<Figures> figures;
  std::vector<Group> groups;
};

/// What a check's loader works with.
struct CheckContext {
  document::Reader& reader;  ///< of the mapping under `check`
  Rule& rule;
  expr::Environment environment;  ///< without a collection
  std::span<const Parameter> parameters;
};

/// A fact of a row that the shape itself looks at, and what it says there, if it decides.
struct Reading {
  expr::FactId fact;
  std::optional<expr::Truth> truth;
};

struct Shape {
  std::string_view name;  ///< also the key under which a check names its collection
  Phrase summary;
  /// Reads the shape's own keys into rule.check.
  void (*load)(CheckContext&);
  /// Adds the rows of the context's body.
  void (*collect)(const Rule&, const expr::Context&, Tally&);
  /// Once the rows of every body are there: adds what needs them together. May be absent.
  void (*complete)(const Rule&, Contexts, Tally&) = nullptr;
  Verdict (*judge)(const Rule&, Contexts, const Tally&);
  /// The facts whose absence leaves this row open.
  std::vector<expr::FactId> (*missing)(const Rule&, const expr::Context&, const Row&);
  /// Whether what is not stated about the row can change the verdict.
  bool (*open)(const Row&);
  bool finds_rows = true;   ///< the rule's message speaks of one row; else of the whole
  bool judges_rows = true;  ///< an exemption names a row; else the body
  bool bans = false;        ///< a row that holds is the breach
  /// What the shape looks at besides the predicates. May be absent.
  std::vector<Reading> (*readings)(const Rule&, const expr::Context&, const Row&) = nullptr;
  /// What a row that holds, or does not, is to the verdict.
  Phrase holding{"符合。", "The row holds."};
  Phrase lacking{"不符合。", "The row breaks the rule."};
};

std::span<const Shape* const> shapes();
const Shape* find_shape(std::string_view name);

/// Whether the row's breach is settled by the shape: where it counts and does not hold (or, of a
/// ban, holds).
expr::Truth holds(const Shape& shape, const Row& row);
/// The figure that a threshold stands for.
Fraction value_of(const Threshold& threshold, const Pack& pack);

}  // namespace hegui::rules
