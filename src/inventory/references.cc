#include "inventory/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "hegui/base/text.h"
#include "inventory/lexicon.h"
#include "inventory/rows.h"

namespace hegui::inventory {

namespace {

/// Near names are searched among this many rows at most; the search is quadratic.
constexpr std::size_t kMostCandidates = 20'000;

struct Address {
  std::string_view body, item;
};

std::optional<Address> parse_address(std::string_view text) {
  const std::size_t sign = text.find('#');
  if (sign == std::string_view::npos) return std::nullopt;
  return Address{text.substr(0, sign), text.substr(sign + 1)};
}

class Resolver {
 public:
  Resolver(const expr::Schema& schema, std::vector<Draft>& drafts, std::vector<Input>& inputs);

  void resolve_within(std::size_t draft);
  void resolve_across(std::size_t draft);

 private:
  int target_of(const Reference& reference) const;
  std::optional<std::uint32_t> find(std::size_t draft, int collection, std::string_view key) const;
  void report(std::size_t draft, const Reference& reference);
  void suggest(Issue& issue, const Draft& draft, const Reference& reference) const;
  const std::vector<std::size_t>& drafts_named(std::string_view name) const;

  const expr::Schema& schema_;
  std::vector<Draft>& drafts_;
  std::vector<Input>& inputs_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;
};

Resolver::Resolver(const expr::Schema& schema, std::vector<Draft>& drafts,
                   std::vector<Input>& inputs)
    : schema_(schema), drafts_(drafts), inputs_(inputs) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const std::string name = organization_text(schema, drafts[i].body, "name");
    if (!drafts[i].faulty && !name.empty()) by_name_[name].push_back(i);
  }
}

int Resolver::target_of(const Reference& reference) const {
  const auto collection = static_cast<std::size_t>(reference.collection);
  return schema_.collections[collection].fields[static_cast<std::size_t>(reference.field)].target;
}

std::optional<std::uint32_t> Resolver::find(std::size_t draft, int collection,
                                            std::string_view key) const {
  const RowIndex& rows = drafts_[draft].rows[static_cast<std::size_t>(collection)];
  const auto found = rows.find(key);
  return found == rows.end() ? std::nullopt : std::optional(found->second);
}

const std::vector<std::size_t>& Resolver::drafts_named(std::string_view name) const {
  static const std::vector<std::size_t> kNone;
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? kNone : found->second;
}

void Resolver::resolve_within(std::size_t number) {
  Draft& draft = drafts_[number];
  for (Reference& reference : draft.references) {
    const std::string_view written = draft.written(reference);
    if (const auto row = find(number, target_of(reference), written)) {
      reference.draft = static_cast<std::int32_t>(number);
      reference.target_row = static_cast<std::int32_t>(*row);
    } else if (!parse_address(written)) {
      report(number, reference);
    }
  }
}

/// NAME#ID: unknown where no such body is loaded, an error where it is and has no such row.
void Resolver::resolve_across(std::size_t number) {
  Draft& draft = drafts_[number];
  for (Reference& reference : draft.references) {
    const auto address = parse_address(draft.written(reference));
    if (reference.draft >= 0 || !address) continue;
    const std::vector<std::size_t>& others = drafts_named(address->body);
    for (const std::size_t other : others) {
      const auto row = find(other, target_of(reference), address->item);
      if (!row || reference.draft >= 0) continue;
      reference.draft = static_cast<std::int32_t>(other);
      reference.target_row = static_cast<std::int32_t>(*row);
    }
    if (!others.empty() && reference.draft < 0) report(number, reference);
  }
}

void Resolver::report(std::size_t number, const Reference& reference) {
  Draft& draft = drafts_[number];
  draft.faulty = true;
  const expr::Collection& target =
      schema_.collections[static_cast<std::size_t>(target_of(reference))];
  const std::string_view key = written_key(reference.key);
  Issue& issue =
      inputs_[draft.input].issues.add(codes::dangling_reference, reference.value,
                                      {std::string(key), std::string(draft.written(reference)),
                                       is_ascii(key) ? target.name : target.zh});
  suggest(issue, draft, reference);
}

void Resolver::suggest(Issue& issue, const Draft& draft, const Reference& reference) const {
  std::vector<std::string_view> keys;
  for (const auto& [key, row] : draft.rows[static_cast<std::size_t>(target_of(reference))]) {
    if (keys.size() < kMostCandidates) keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  const std::string_view written = draft.written(reference);
  if (closest(written, keys)) {
    issue.suggest(written, keys);
  } else {
    issue.hint(codes::hint_other_body);
  }
}

std::string where(const Span& span) {
  return fmt::format("{}:{}", span.source->name(), span.position().line);
}

}  // namespace

void resolve_references(const expr::Schema& schema, std::vector<Draft>& drafts,
                        std::vector<Input>& inputs) {
  {
    Resolver resolver(schema, drafts, inputs);
    for (std::size_t i = 0; i < drafts.size(); ++i) resolver.resolve_within(i);
  }
  Resolver resolver(schema, drafts, inputs);  // anew: a body that became faulty is not loaded
  for (std::size_t i = 0; i < drafts.size(); ++i) resolver.resolve_across(i);
}

void find_repeated_bodies(const expr::Schema& schema, std::vector<Draft>& drafts,
                          std::vector<Input>& inputs) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> bodies;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    std::string name = organization_text(schema, drafts[i].body, "name");
    if (name.empty()) continue;
    bodies[{std::move(name), organization_text(schema, drafts[i].body, "division")}].push_back(i);
  }
  for (const auto& [identity, same] : bodies) {
    for (std::size_t i = 0; i < same.size() && same.size() > 1; ++i) {
      Draft& draft = drafts[same[i]];
      const Draft& other = drafts[same[i == 0 ? 1 : 0]];
      draft.faulty = true;
      inputs[draft.input].issues.add(codes::duplicate_body, draft.organization,
                                     {identity.first, identity.second, where(other.organization)});
    }
  }
}

void write_references(std::vector<Draft>& drafts, const std::vector<std::int32_t>& numbers) {
  for (Draft& draft : drafts) {
    for (const Reference& reference : draft.references) {
      expr::Column& column = draft.body.tables[static_cast<std::size_t>(reference.collection)]
                                 .columns[static_cast<std::size_t>(reference.field)];
      const std::int32_t body =
          reference.draft < 0 ? -1 : numbers[static_cast<std::size_t>(reference.draft)];
      const expr::RowRef row = body < 0 ? expr::RowRef{} : expr::RowRef{body, reference.target_row};
      if (reference.item >= 0) {
        column.items[static_cast<std::size_t>(reference.item)] = expr::to_cell(row);
      } else {
        column.cells[reference.row] = expr::to_cell(row);
        if (body < 0) column.states[reference.row] = expr::State::unstated;
      }
    }
  }
}

}  // namespace hegui::inventory
