// The items that a stored report's bodies list, to be looked up.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "hegui/audit/stored.h"

namespace hegui::audit {

class StoredItems {
 public:
  explicit StoredItems(const Stored& stored);

  /// The body of a name and division; nullptr if the report does not list it.
  const StoredBody* find(const std::string& name, const std::string& division) const;
  /// Whether the report lists the fact's item in its collection; of a division (no name), whether
  /// one of its bodies has it.
  bool has(const std::string& name, const std::string& division, const StoredFact& fact) const;
  /// Whether it lists the collection, but not the item.
  bool lacks(const std::string& name, const std::string& division, const StoredFact& fact) const;

 private:
  using Ids = std::set<std::string_view>;

  const Ids* ids_of(const std::string& name, const std::string& division,
                    const StoredFact& fact) const;

  std::map<std::pair<std::string_view, std::string_view>, const StoredBody*> bodies_;
  /// Division, body, collection; the second time with an empty body, for the division.
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Ids> ids_;
};

}  // namespace hegui::audit
