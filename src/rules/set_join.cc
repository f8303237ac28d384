#include "rules/set_join.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace hegui::rules {

namespace {

using Index = std::uint32_t;
using Key = std::uint64_t;

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

/// Sets numbered by size; the join goes through them class by class of sizes.
class Join {
 public:
  using Found = std::function<void(Index, Index)>;

  Join(const std::vector<const BigramSet*>& sets, Fraction threshold, const Found& found)
      : sets_(sets), threshold_(threshold), found_(found), order_(sets.size()) {
    std::iota(order_.begin(), order_.end(), Index{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](Index a, Index b) { return sets[a]->size() < sets[b]->size(); });
    for (const Index set : order_) sketches_.push_back(sketch_of(*sets[set]));
  }

  /// A class ends where a larger set could no longer be like the smallest of it, so that a set's
  /// partners that are not larger lie in its class or the one before.
  void run() {
    for (std::size_t begin = 0; begin < order_.size();) {
      const std::size_t largest = largest_like(size(begin));
      std::size_t end = begin;
      while (end < order_.size() && size(end) <= largest) ++end;
      std::size_t first = begin;
      while (first > 0 && size(first - 1) >= smallest_like(size(begin))) --first;
      join(first, begin, end, apart(2 * size(end - 1)) + 1);
      begin = end;
    }
  }

 private:
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

  /// The sets [begin, end) with one another and with those of [first, begin).
  void join(std::size_t first, std::size_t begin, std::size_t end, std::size_t parts) {
    fill_keys(first, end, parts);
    std::vector<std::pair<Key, std::size_t>> of_part(end - first);
    for (std::size_t part = 0; part < parts; ++part) {
      for (std::size_t i = first; i < end; ++i)
        of_part[i - first] = {keys_[(i - first) * parts + part], i};
      std::sort(of_part.begin(), of_part.end());
      for (auto from = of_part.begin(); from != of_part.end();) {
        const auto to = std::find_if(from, of_part.end(),
                                     [&](const auto& one) { return one.first != from->first; });
        for (auto larger = from; larger != to; ++larger) {
          if (larger->second < begin) continue;
          for (auto smaller = from; smaller != larger; ++smaller)
            compare(smaller->second, larger->second, first, parts, part);
        }
        from = to;
      }
    }
  }

  /// What each set has in each part, summed up in a number.
  void fill_keys(std::size_t first, std::size_t end, std::size_t parts) {
    keys_.assign((end - first) * parts, 0);
    for (std::size_t i = first; i < end; ++i) {
      Key* keys = &keys_[(i - first) * parts];
      for (const std::uint64_t element : *sets_[order_[i]]) {
        const std::uint64_t hashed = hash(element);
        keys[(hashed >> 32) % parts] += hash(hashed);
      }
    }
  }

  void compare(std::size_t smaller, std::size_t larger, std::size_t first, std::size_t parts,
               std::size_t part) const {
    if (bits_apart(sketches_[smaller], sketches_[larger]) > apart(size(smaller) + size(larger)))
      return;
    // A pair that agrees in an earlier part was compared there.
    const Key* a = &keys_[(smaller - first) * parts];
    const Key* b = &keys_[(larger - first) * parts];
    if (!std::equal(a, a + part, b, std::not_equal_to<>())) return;
    const Fraction score = jaccard(*sets_[order_[smaller]], *sets_[order_[larger]]);
    if (reaches(score.numerator, score.denominator, threshold_))
      found_(order_[smaller], order_[larger]);
  }

  const std::vector<const BigramSet*>& sets_;
  Fraction threshold_;
  const Found& found_;
  std::vector<Index> order_;
  std::vector<Sketch> sketches_;  // by position in the order
  std::vector<Key> keys_;         // of the class at hand, by set and part
};

}  // namespace

void join_sets(const std::vector<const BigramSet*>& sets, Fraction threshold,
               const std::function<void(std::uint32_t, std::uint32_t)>& found) {
  Join(sets, threshold, found).run();
}

}  // namespace hegui::rules
