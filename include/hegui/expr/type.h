// Types of predicates, as CEL names them, and the types of facts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hegui/expr/schema.h"

namespace hegui::expr {

struct Type {
  enum class Kind : std::uint8_t {
    dyn,
    null,
    boolean,
    integer,
    uinteger,
    real,
    string,
    bytes,
    timestamp,
    duration,
    list,
    map,
    type,
    optional,
    row,
    inventory,
    params,
  };
  Kind kind = Kind::dyn;
  int enum_type = -1;           ///< string: one of this enum's values
  int collection = -1;          ///< row
  std::vector<Type> arguments;  ///< list: element; map: key, value; optional: value

  bool operator==(const Type&) const = default;
};

std::string to_string(const Type& type, const Schema& schema);
/// The type of a field's value in predicates (dates are timestamps, months text, percentages and
/// numbers double).
Type type_of(const Field& field);

}  // namespace hegui::expr
