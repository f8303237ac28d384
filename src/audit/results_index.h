// Finds a stored report's result by what it judges.
#pragma once

#include <map>
#include <string_view>
#include <tuple>

#include "hegui/audit/report.h"
#include "hegui/audit/stored.h"

namespace hegui::audit {

/// The pack and rule, the body (or nothing), the division, whether that is judged as a whole. The
/// texts belong to the result.
using ResultKey =
    std::tuple<std::string_view, std::string_view, std::string_view, std::string_view, bool>;

inline ResultKey key_of(const StoredResult& result) {
  return {result.pack, result.rule, result.body, result.division, result.of_division};
}
inline ResultKey key_of(const Result& result) {
  return {result.rule->pack->id, result.rule->id, result.body, result.division, result.of_division};
}

class ResultsIndex {
 public:
  explicit ResultsIndex(const Stored& stored) {
    for (const StoredResult& result : stored.results) results_.emplace(key_of(result), &result);
  }
  /// nullptr where the report has no such result.
  const StoredResult* find(const ResultKey& key) const {
    const auto found = results_.find(key);
    return found == results_.end() ? nullptr : found->second;
  }

 private:
  std::map<ResultKey, const StoredResult*> results_;
};

}  // namespace hegui::audit
