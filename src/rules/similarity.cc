#include "hegui/rules/similarity.h"

#include <algorithm>

#include "hegui/base/text.h"
#include "rules/set_join.h"

namespace hegui::rules {

namespace {

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

std::optional<Pairs> similar_pairs(std::span<const BigramSet> sets, Fraction threshold,
                                   std::size_t most) {
  const Classes classes = classes_of(sets);
  Pairs pairs;
  const auto add = [&](Index a, Index b) {
    if (pairs.size() <= most) pairs.emplace_back(std::min(a, b), std::max(a, b));
    return pairs.size() <= most;
  };
  for (const auto& members : classes.members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t k = i + 1; k < members.size(); ++k) {
        if (!add(members[i], members[k])) return std::nullopt;
      }
    }
  }
  join_sets(classes.sets, threshold, [&](Index a, Index b) {
    for (const Index i : classes.members[a]) {
      for (const Index k : classes.members[b]) {
        if (!add(i, k)) return false;
      }
    }
    return true;
  });
  if (pairs.size() > most) return std::nullopt;
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
