#include "expr/store.h"

#include "expr/node.h"

namespace hegui::expr {

namespace {

/// A state's two bits stand for none and stated.
RowSet rows_with(const std::vector<State>& states, State state, std::size_t rows) {
  RowSet set = no_rows(rows);
  const std::size_t count = std::min(rows, states.size());
  std::uint8_t flags[kWordRows];
  for (std::size_t begin = 0; begin < count; begin += kWordRows) {
    const std::size_t size = std::min(kWordRows, count - begin);
    std::memset(flags, 0, sizeof flags);
    for (std::size_t i = 0; i < size; ++i) flags[i] = states[begin + i] == state ? 1 : 0;
    set[begin / kWordRows] = pack_word(flags);
  }
  return set;
}

void drop_unresolved(const Column& column, RowSet& stated) {
  for_each_row(RowSet(stated), [&](std::size_t row) {
    const RowRef target = as_row(column.cells[row]);
    if (target.row < 0 || target.body < 0)
      stated[row / kWordRows] &= ~(Word{1} << (row % kWordRows));
  });
}

std::size_t size_of(const RowSet& set) { return set.size() * sizeof(Word); }

}  // namespace

std::size_t KeyHash::operator()(const Key& key) const {
  constexpr std::uint64_t kStart = 0x9E3779B97F4A7C15, kFactor = 0xFF51AFD7ED558CCD;
  std::uint64_t hash = kStart ^ static_cast<std::uint32_t>(key.step);
  const auto mix = [&hash](std::uint64_t part) {
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 32;
  };
  mix(static_cast<std::uint32_t>(key.body));
  mix(static_cast<std::uint32_t>(key.audit));
  mix(static_cast<std::uint32_t>(key.cutoff));
  mix(static_cast<std::uint32_t>(key.due));
  mix(static_cast<std::uint32_t>(key.effective_from));
  mix(reinterpret_cast<std::uintptr_t>(key.parameters));
  return static_cast<std::size_t>(hash);
}

Cache::Cache(std::size_t bytes) : impl_(std::make_unique<Impl>(bytes)) {}
Cache::~Cache() = default;
std::size_t Cache::bytes() const { return impl_->bytes; }

const std::vector<int>& Cache::Impl::numbers(const Plan& plan) {
  const auto found = plans_.find(&plan);
  if (found != plans_.end()) return found->second;
  std::vector<int> made;
  made.reserve(plan.steps.size());
  for (const Step& step : plan.steps) made.push_back(number_of(made, step));
  return plans_.emplace(&plan, std::move(made)).first->second;
}

/// A definition of the row says what the definition's own steps say.
int Cache::Impl::number_of(const std::vector<int>& before, const Step& step) {
  if (step.kind == Step::Kind::definition) {
    const Plan& inner = step.definition->program->impl().plan;
    return numbers(inner)[static_cast<std::size_t>(inner.root)];
  }
  std::vector<int> children;
  for (const int child : step.children) children.push_back(before[static_cast<std::size_t>(child)]);
  const bool ordered = step.kind != Step::Kind::both && step.kind != Step::Kind::either;
  if (!ordered) std::sort(children.begin(), children.end());
  std::string text = step.text;
  for (const int child : children) text += " " + std::to_string(child);
  return numbers_.emplace(std::move(text), static_cast<int>(numbers_.size())).first->second;
}

Known& Cache::Impl::known(const Key& key, std::size_t rows) {
  Known& known = known_[key];
  if (known.done.empty() && rows > 0) {
    known.done = no_rows(rows);
    known.truths = Truths(words_for(rows));
    bytes += 4 * size_of(known.done) + sizeof(Key) + sizeof(Known);
  }
  return known;
}

const States& Cache::Impl::states(const Context& context, int collection, int field) {
  const auto [found, is_new] = states_.try_emplace({context.body, collection, field});
  if (!is_new) return found->second;
  const Table& table = context.bodies[static_cast<std::size_t>(context.body)]
                           .tables[static_cast<std::size_t>(collection)];
  const Column& column = table.columns[static_cast<std::size_t>(field)];
  const Field& known = context.schema->collections[static_cast<std::size_t>(collection)]
                           .fields[static_cast<std::size_t>(field)];
  States& made = found->second;
  made.stated = rows_with(column.states, State::stated, table.rows);
  made.none = rows_with(column.states, State::none, table.rows);
  if (known.type == FieldType::reference && !known.list) drop_unresolved(column, made.stated);
  bytes += 2 * size_of(made.stated) + sizeof(States);
  return made;
}

void Cache::Impl::trim() {
  if (bytes <= bytes_allowed) return;
  known_.clear();
  states_.clear();
  bytes = 0;
}

}  // namespace hegui::expr
