#include "output/requests.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace hegui::output {

namespace {

using Field = std::pair<std::string, std::string>;  // collection, field

bool waits(const audit::Result& result) {
  return result.outcome == rules::Outcome::unknown || result.outcome == rules::Outcome::fail ||
         result.outcome == rules::Outcome::not_due;
}

/// Requests by field, and the items that each already has.
class Collector {
 public:
  void add(const audit::Result& result, const audit::Missing& fact) {
    const Field field{fact.collection, fact.field};
    const auto [place, is_new] = places_.emplace(field, requests_.size());
    if (is_new) requests_.emplace_back();
    Request& request = requests_[place->second];
    if (seen_.insert({field, fact.item, fact.span.source, fact.span.begin}).second)
      request.facts.push_back(&fact);
    if (request.results.empty() || request.results.back() != &result)
      request.results.push_back(&result);
  }
  std::vector<Request> finish() { return std::move(requests_); }

 private:
  std::vector<Request> requests_;
  std::map<Field, std::size_t> places_;
  // Bodies of a division may give the same key to items of their own.
  std::set<std::tuple<Field, std::string, const Source*, std::size_t>> seen_;
};

}  // namespace

std::vector<Request> requests_of(const Results& results) {
  Results sorted = results;
  std::ranges::stable_sort(sorted, {}, &audit::Result::severity);
  Collector collector;
  for (const audit::Result* result : sorted) {
    if (!waits(*result)) continue;
    for (const audit::Missing& fact : result->unknowns) collector.add(*result, fact);
  }
  return collector.finish();
}

}  // namespace hegui::output
