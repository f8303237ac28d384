#include "hegui/rules/similarity.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "hegui/base/text.h"

namespace hegui::rules {

namespace {

using Ranks = std::vector<std::uint32_t>;
using Index = std::uint32_t;

void add_bigrams(const expr::Body& body, const expr::Column& column, std::size_t row,
                 BigramSet& set) {
  if (column.state(row) != expr::State::stated) return;
  const BigramSet more = bigrams(body.view(column.cells[row]));
  set.insert(set.end(), more.begin(), more.end());
}

void make_set(BigramSet& set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
}

std::size_t shared_count(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) ++shared;
    const bool step_a = a[i] <= b[k], step_b = b[k] <= a[i];
    i += step_a ? 1 : 0;
    k += step_b ? 1 : 0;
  }
  return shared;
}

/// Finds the pairs among distinct sets. Bigrams are numbered from the rarest on; two sets of which
/// all but a share of (1 - threshold) agree must share one of the first few.
class Join {
 public:
  Join(const std::vector<const BigramSet*>& sets, Fraction threshold)
      : sets_(sets), threshold_(threshold) {
    number_bigrams();
    order_.resize(sets.size());
    std::iota(order_.begin(), order_.end(), Index{0});
    std::sort(order_.begin(), order_.end(), [&](Index a, Index b) {
      return std::pair(sets[a]->size(), a) < std::pair(sets[b]->size(), b);
    });
  }

  template <class Found>
  void run(Found found) {
    std::vector<std::vector<Index>> postings(bigram_count_);
    std::vector<Index> last_seen(sets_.size(), static_cast<Index>(sets_.size()));
    for (const Index set : order_) {
      const Ranks& ranks = ranks_[set];
      const std::size_t prefix = ranks.size() - least_shared(ranks.size()) + 1;
      for (std::size_t i = 0; i < prefix; ++i) {
        for (const Index other : postings[ranks[i]]) {
          if (last_seen[other] == set) continue;
          last_seen[other] = set;
          if (may_reach(other, set) && reaches_threshold(other, set)) found(other, set);
        }
        postings[ranks[i]].push_back(set);
      }
    }
  }

 private:
  void number_bigrams() {
    std::unordered_map<std::uint64_t, std::uint32_t> counts;
    for (const BigramSet* set : sets_) {
      for (const std::uint64_t gram : *set) ++counts[gram];
    }
    std::vector<std::pair<std::uint32_t, std::uint64_t>> by_rarity;
    for (const auto& [gram, count] : counts) by_rarity.emplace_back(count, gram);
    std::sort(by_rarity.begin(), by_rarity.end());
    for (std::size_t i = 0; i < by_rarity.size(); ++i)
      counts[by_rarity[i].second] = static_cast<std::uint32_t>(i);
    bigram_count_ = by_rarity.size();
    ranks_.resize(sets_.size());
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      for (const std::uint64_t gram : *sets_[i]) ranks_[i].push_back(counts[gram]);
      std::sort(ranks_[i].begin(), ranks_[i].end());
    }
  }

  /// The fewest bigrams that a set of this size shares with one at least as alike as demanded.
  std::size_t least_shared(std::size_t size) const {
    const auto n = static_cast<std::int64_t>(size);
    const std::int64_t least =
        (n * threshold_.numerator + threshold_.denominator - 1) / threshold_.denominator;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(least, 1, n));
  }

  /// Sets of too different sizes cannot be alike enough. `smaller` came earlier in the order.
  bool may_reach(Index smaller, Index larger) const {
    return sets_[smaller]->size() >= least_shared(sets_[larger]->size());
  }

  bool reaches_threshold(Index a, Index b) const {
    const auto shared = static_cast<std::int64_t>(shared_count(*sets_[a], *sets_[b]));
    const auto all = static_cast<std::int64_t>(sets_[a]->size() + sets_[b]->size()) - shared;
    return reaches(shared, all, threshold_);
  }

  const std::vector<const BigramSet*>& sets_;
  Fraction threshold_;
  std::vector<Ranks> ranks_;
  std::size_t bigram_count_ = 0;
  std::vector<Index> order_;
};

/// Sets that are the same to the letter are joined as one: classes of indexes, and one set of each.
struct Classes {
  std::vector<std::vector<Index>> members;
  std::vector<const BigramSet*> sets;
};

Classes classes_of(std::span<const BigramSet> sets) {
  std::vector<Index> order;
  for (Index i = 0; i < sets.size(); ++i) {
    if (!sets[i].empty()) order.push_back(i);
  }
  std::sort(order.begin(), order.end(),
            [&](Index a, Index b) { return std::tie(sets[a], a) < std::tie(sets[b], b); });
  Classes classes;
  for (const Index i : order) {
    if (classes.sets.empty() || *classes.sets.back() != sets[i]) {
      classes.sets.push_back(&sets[i]);
      classes.members.emplace_back();
    }
    classes.members.back().push_back(i);
  }
  return classes;
}

}  // namespace

NamedFields::NamedFields(const expr::Collection& collection)
    : name(collection.field("name")), function(collection.field("function")) {}

BigramSet bigrams_of(const expr::Body& body, int collection, NamedFields fields, std::size_t row) {
  const auto& columns = body.tables[static_cast<std::size_t>(collection)].columns;
  BigramSet set;
  for (const int field : {fields.name, fields.function}) {
    if (field >= 0) add_bigrams(body, columns[static_cast<std::size_t>(field)], row, set);
  }
  make_set(set);
  return set;
}

Fraction jaccard(const BigramSet& a, const BigramSet& b) {
  const auto shared = static_cast<std::int64_t>(shared_count(a, b));
  const auto all = static_cast<std::int64_t>(a.size() + b.size()) - shared;
  return all == 0 ? make_fraction(0, 1) : make_fraction(shared, all);
}

std::vector<std::pair<Index, Index>> similar_pairs(std::span<const BigramSet> sets,
                                                   Fraction threshold) {
  const Classes classes = classes_of(sets);
  std::vector<std::pair<Index, Index>> pairs;
  const auto add = [&](Index a, Index b) { pairs.emplace_back(std::min(a, b), std::max(a, b)); };
  for (const auto& members : classes.members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t k = i + 1; k < members.size(); ++k) add(members[i], members[k]);
    }
  }
  Join(classes.sets, threshold).run([&](Index a, Index b) {
    for (const Index i : classes.members[a]) {
      for (const Index k : classes.members[b]) add(i, k);
    }
  });
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::string shared_stretches(std::string_view text, const BigramSet& other) {
  const std::string normal = normalize(text);
  std::string all;
  std::size_t begin = 0, end = 0;  // of the stretch so far, in bytes
  const auto finish = [&] {
    if (end > begin) all += (all.empty() ? "" : "、") + normal.substr(begin, end - begin);
  };
  for (std::size_t at = 0; at < normal.size();) {
    std::size_t after = at;
    next_code_point(normal, after);
    if (after >= normal.size()) break;
    std::size_t second = after;
    next_code_point(normal, second);
    const BigramSet gram = bigrams(std::string_view(normal).substr(at, second - at));
    if (std::binary_search(other.begin(), other.end(), gram.front())) {
      if (at >= end) {
        finish();
        begin = at;
      }
      end = second;
    }
    at = after;
  }
  finish();
  return all;
}

}  // namespace hegui::rules
