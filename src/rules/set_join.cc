#include "rules/set_join.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <span>
#include <unordered_map>

namespace hegui::rules {

namespace {

using Index = std::uint32_t;
using Rank = std::uint32_t;
using Key = std::uint64_t;

/// So many sets are compared one with another at once.
constexpr std::size_t kFew = 32;

/// One bit for each element, by its hash: sets differ in at least as many elements as sketches in
/// bits.
using Sketch = std::array<std::uint64_t, 4>;

std::uint64_t hash(std::uint64_t element) {  // the finalizer of splitmix64
  element += 0x9e3779b97f4a7c15;
  element = (element ^ (element >> 30)) * 0xbf58476d1ce4e5b9;
  element = (element ^ (element >> 27)) * 0x94d049bb133111eb;
  return element ^ (element >> 31);
}

Sketch sketch_of(const BigramSet& set) {
  Sketch sketch{};
  for (const std::uint64_t element : set) {
    const std::uint64_t bit = hash(element) % 256;
    sketch[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return sketch;
}

std::size_t bits_apart(const Sketch& a, const Sketch& b) {
  std::size_t bits = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    bits += static_cast<std::size_t>(std::popcount(a[i] ^ b[i]));
  return bits;
}

/// Elements numbered from the rarest on.
std::vector<std::vector<Rank>> ranks_of(const std::vector<const BigramSet*>& sets) {
  std::unordered_map<std::uint64_t, Rank> counts;
  for (const BigramSet* set : sets) {
    for (const std::uint64_t element : *set) ++counts[element];
  }
  std::vector<std::pair<Rank, std::uint64_t>> by_rarity;
  for (const auto& [element, count] : counts) by_rarity.emplace_back(count, element);
  std::sort(by_rarity.begin(), by_rarity.end());
  for (std::size_t i = 0; i < by_rarity.size(); ++i)
    counts[by_rarity[i].second] = static_cast<Rank>(i);
  std::vector<std::vector<Rank>> ranks(sets.size());
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (const std::uint64_t element : *sets[i]) ranks[i].push_back(counts[element]);
    std::sort(ranks[i].begin(), ranks[i].end());
  }
  return ranks;
}

/// Sets by position in order of size; the join goes through them class by class of sizes.
class Join {
 public:
  using Found = std::function<bool(Index, Index)>;

  Join(const std::vector<const BigramSet*>& sets, Fraction threshold, const Found& found)
      : sets_(sets),
        threshold_(threshold),
        found_(found),
        ranks_(ranks_of(sets)),
        order_(sets.size()) {
    std::iota(order_.begin(), order_.end(), Index{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](Index a, Index b) { return sets[a]->size() < sets[b]->size(); });
    for (const Index set : order_) sketches_.push_back(sketch_of(*sets[set]));
  }

  /// A class ends where a larger set could no longer be like the smallest of it, so that a set's
  /// partners that are not larger lie in its class or the one before.
  void run() {
    for (std::size_t begin = 0; begin < order_.size() && !stopped_;) {
      const std::size_t largest = largest_like(size(begin));
      std::size_t end = begin;
      while (end < order_.size() && size(end) <= largest) ++end;
      std::size_t first = begin;
      while (first > 0 && size(first - 1) >= smallest_like(size(begin))) --first;
      join({first, begin, end, apart(2 * size(end - 1)) + 1});
      begin = end;
    }
  }

 private:
  /// The sets [begin, end), to be joined with one another and with [first, begin).
  struct Class {
    std::size_t first, begin, end;
    std::size_t parts;
  };

  std::size_t size(std::size_t position) const { return sets_[order_[position]]->size(); }

  std::size_t smallest_like(std::size_t size) const {
    const auto n = static_cast<std::int64_t>(size);
    const std::int64_t least =
        (n * threshold_.numerator + threshold_.denominator - 1) / threshold_.denominator;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(least, 1, n));
  }
  std::size_t largest_like(std::size_t size) const {
    const auto n = static_cast<std::int64_t>(size);
    return static_cast<std::size_t>(std::max(n, n * threshold_.denominator / threshold_.numerator));
  }
  /// In how many elements two sets may differ that have so many between them.
  std::size_t apart(std::size_t both) const {
    const std::int64_t spread = threshold_.denominator - threshold_.numerator;
    const std::int64_t most =
        static_cast<std::int64_t>(both) * spread / (threshold_.denominator + threshold_.numerator);
    return static_cast<std::size_t>(std::max<std::int64_t>(most, 0));
  }
  /// The rare elements of which like sets share one.
  std::span<const Rank> rare(std::size_t position) const {
    const std::size_t all = size(position);
    return std::span(ranks_[order_[position]]).first(all - smallest_like(all) + 1);
  }

  void join(const Class& among) {
    keys_.clear();
    std::vector<std::pair<Rank, std::size_t>> holders;  // of rare elements
    for (std::size_t i = among.first; i < among.end; ++i) {
      for (const Rank rank : rare(i)) holders.emplace_back(rank, i);
    }
    std::sort(holders.begin(), holders.end());
    std::vector<std::size_t> alike;
    for (auto from = holders.begin(); from != holders.end() && !stopped_;) {
      const Rank rank = from->first;
      alike.clear();
      for (; from != holders.end() && from->first == rank; ++from) alike.push_back(from->second);
      if (alike.size() <= kFew) {
        compare_all(alike, among, rank);
      } else {
        compare_by_parts(alike, among, rank);
      }
    }
  }

  void compare_all(std::span<const std::size_t> alike, const Class& among, Rank rank) {
    for (std::size_t k = 0; k < alike.size(); ++k) {
      if (alike[k] < among.begin) continue;
      for (std::size_t i = 0; i < k; ++i) {
        if (may_be_like(alike[i], alike[k], rank)) compare(alike[i], alike[k]);
      }
    }
  }

  void compare_by_parts(std::span<const std::size_t> alike, const Class& among, Rank rank) {
    if (keys_.empty()) fill_keys(among);
    std::vector<std::pair<Key, std::size_t>> of_part(alike.size());
    for (std::size_t part = 0; part < among.parts; ++part) {
      for (std::size_t i = 0; i < alike.size(); ++i)
        of_part[i] = {keys(alike[i], among)[part], alike[i]};
      std::sort(of_part.begin(), of_part.end());
      for (auto from = of_part.begin(); from != of_part.end();) {
        auto to = from;
        for (; to != of_part.end() && to->first == from->first; ++to) {
          if (to->second < among.begin) continue;
          for (auto other = from; other != to; ++other) {
            if (may_be_like(other->second, to->second, rank) &&
                !agree_before(part, other->second, to->second, among))
              compare(other->second, to->second);
          }
        }
        from = to;
      }
    }
  }

  /// What each set has in each part, summed up in a number.
  void fill_keys(const Class& among) {
    keys_.assign((among.end - among.first) * among.parts, 0);
    for (std::size_t i = among.first; i < among.end; ++i) {
      Key* of_set = &keys_[(i - among.first) * among.parts];
      for (const std::uint64_t element : *sets_[order_[i]]) {
        const std::uint64_t hashed = hash(element);
        of_set[(hashed >> 32) % among.parts] += hash(hashed);
      }
    }
  }
  const Key* keys(std::size_t position, const Class& among) const {
    return &keys_[(position - among.first) * among.parts];
  }
  /// Whether the two were compared for an earlier part.
  bool agree_before(std::size_t part, std::size_t a, std::size_t b, const Class& among) const {
    const Key *of_a = keys(a, among), *of_b = keys(b, among);
    return !std::equal(of_a, of_a + part, of_b, std::not_equal_to<>());
  }

  /// Whether sketches allow it, and `rank` is the first of the rare elements that they share: for
  /// the others the pair need not be compared again.
  bool may_be_like(std::size_t smaller, std::size_t larger, Rank rank) const {
    if (bits_apart(sketches_[smaller], sketches_[larger]) > apart(size(smaller) + size(larger)))
      return false;
    const auto a = rare(smaller), b = rare(larger);
    for (std::size_t i = 0, k = 0;;) {
      if (a[i] == b[k]) return a[i] == rank;
      ++(a[i] < b[k] ? i : k);
    }
  }

  void compare(std::size_t smaller, std::size_t larger) {
    if (stopped_) return;
    const Fraction score = jaccard(*sets_[order_[smaller]], *sets_[order_[larger]]);
    stopped_ = reaches(score.numerator, score.denominator, threshold_) &&
               !found_(order_[smaller], order_[larger]);
  }

  const std::vector<const BigramSet*>& sets_;
  Fraction threshold_;
  const Found& found_;
  std::vector<std::vector<Rank>> ranks_;
  std::vector<Index> order_;
  std::vector<Sketch> sketches_;  // by position
  std::vector<Key> keys_;         // of the class at hand, by set and part; empty until needed
  bool stopped_ = false;
};

}  // namespace

void join_sets(const std::vector<const BigramSet*>& sets, Fraction threshold,
               const std::function<bool(std::uint32_t, std::uint32_t)>& found) {
  Join(sets, threshold, found).run();
}

}  // namespace hegui::rules
