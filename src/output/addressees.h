// Who is asked to mend what: each audited body and division, and each further unit that a row
// states as answering for it.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "output/text.h"

namespace hegui::output {

/// One unit with its share of the results.
struct Addressee {
  Block block;  ///< of a unit that is not audited itself: its name, and no division
  std::vector<std::string> passed_on;  ///< further units that got some of the body's findings

  /// Whether a result of its block comes from the inventory of another body, which it names.
  bool is_from_elsewhere(const audit::Result& result) const;
};

/// Bodies and divisions in the report's order, then further units in order of first appearance. A
/// unit that is audited too gets what others' rows name it for with its own.
class Addressees {
 public:
  explicit Addressees(const audit::Report& report);
  Addressees(const Addressees&) = delete;
  Addressees& operator=(const Addressees&) = delete;

  const std::vector<Addressee>& all() const { return all_; }

 private:
  std::vector<Addressee> all_;
  std::deque<audit::Result>
      shares_;  // results cut down to one unit's items, for blocks to point at
};

}  // namespace hegui::output
