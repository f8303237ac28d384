// The truth table of whole rows: a side that settles the matter wins, then unknown, then error.
#include "rules/rows.h"

namespace hegui::rules {

using expr::Truth;

Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  if (a == Truth::unknown || b == Truth::unknown) return Truth::unknown;
  if (a == Truth::error || b == Truth::error) return Truth::error;
  return Truth::yes;
}

Truth either(Truth a, Truth b) {
  if (a == Truth::yes || b == Truth::yes) return Truth::yes;
  if (a == Truth::unknown || b == Truth::unknown) return Truth::unknown;
  if (a == Truth::error || b == Truth::error) return Truth::error;
  return Truth::no;
}

Truth implies(Truth a, Truth b) {
  const Truth negated = a == Truth::yes ? Truth::no : a == Truth::no ? Truth::yes : a;
  return either(negated, b);
}

bool open_implication(const Row& row) { return implies(row.where, row.require) == Truth::unknown; }
bool open_conjunction(const Row& row) { return both(row.where, row.require) == Truth::unknown; }
bool open_share(const Row& row) {
  return row.where == Truth::unknown || row.require == Truth::unknown;
}

bool counts(const Row& row) { return row.exception < 0 && !row.waived && row.where != Truth::no; }

Truth holds(const Shape& shape, const Row& row) {
  return shape.bans ? both(row.where, row.require) : implies(row.where, row.require);
}

}  // namespace hegui::rules
