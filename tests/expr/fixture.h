// A small vocabulary and one body, for tests of predicates.
#pragma once

#include <string>
#include <vector>

#include "hegui/expr/program.h"

namespace hegui::expr::testing {

/// Collections: organization(name, level), systems(id, status, classified, users, load, online_on,
/// merged_into, networks, function), networks(id, kind), clouds(id) whose key is absent. Three
/// systems: s1 states everything, s2 states none everywhere, s3 nothing but its id.
struct Fixture {
  Schema schema;
  std::vector<Body> bodies;
  std::vector<Variable> parameters;
  std::vector<Value> parameter_values;

  Fixture();
  Environment environment() const;
  Context context() const;

  /// The predicate over the rows of systems; the issues' messages, in English, where it does not
  /// compile.
  std::vector<Truth> run(const std::string& predicate) const;
  std::string errors(const std::string& predicate) const;
  Explanation explain(const std::string& predicate, std::uint32_t row) const;
  /// `systems/2.users`, as FactIds read for people.
  std::string name(const FactId& fact) const;
};

}  // namespace hegui::expr::testing
