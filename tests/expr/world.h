// Generated worlds and predicates, for holding the column plan against the walk of the tree.
#pragma once

#include <deque>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr::testing {

/// Numbers that are the same on every machine (the distributions of <random> are not).
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return engine_() % count; }
  bool chance(std::size_t percent) { return below(100) < percent; }

 private:
  std::mt19937 engine_;
};

/// Two bodies that refer to themselves, to each other and to documents that are not loaded, with
/// random facts in each of the three states, and definitions over them.
class World {
 public:
  static constexpr std::size_t kSystems = 70;  // more than a word of rows, and not full words
  static constexpr std::size_t kNetworks = 20;

  explicit World(Dice& dice);
  Environment environment() const;
  Context context() const;

  Schema schema;
  std::vector<Body> bodies;
  std::vector<Variable> parameters;
  std::vector<Value> values;
  std::vector<Definition> definitions;

 private:
  void define(const char* name, const char* text, int collection);
  std::deque<std::optional<Program>> programs_;
};

/// A predicate over systems of a world; depth bounds how far it nests.
std::string random_predicate(Dice& dice, int depth);

}  // namespace hegui::expr::testing
