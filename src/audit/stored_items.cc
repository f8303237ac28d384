#include "audit/stored_items.h"

namespace hegui::audit {

StoredItems::StoredItems(const Stored& stored) {
  for (const StoredBody& body : stored.bodies) {
    bodies_.emplace(std::pair<std::string_view, std::string_view>(body.name, body.division), &body);
    for (const auto& [collection, items] : body.collections) {
      Ids& of_body = ids_[{body.division, body.name, collection}];
      Ids& of_division = ids_[{body.division, {}, collection}];
      for (const StoredItem& item : items) {
        of_body.insert(item.id);
        of_division.insert(item.id);
      }
    }
  }
}

const StoredBody* StoredItems::find(const std::string& name, const std::string& division) const {
  const auto found = bodies_.find({name, division});
  return found == bodies_.end() ? nullptr : found->second;
}

const StoredItems::Ids* StoredItems::ids_of(const std::string& name, const std::string& division,
                                            const StoredFact& fact) const {
  const auto ids = ids_.find({division, name, fact.collection});
  return ids == ids_.end() ? nullptr : &ids->second;
}

bool StoredItems::has(const std::string& name, const std::string& division,
                      const StoredFact& fact) const {
  const Ids* ids = ids_of(name, division, fact);
  return ids != nullptr && ids->count(fact.item) > 0;
}

bool StoredItems::lacks(const std::string& name, const std::string& division,
                        const StoredFact& fact) const {
  const Ids* ids = ids_of(name, division, fact);
  return ids != nullptr && ids->count(fact.item) == 0;
}

}  // namespace hegui::audit
