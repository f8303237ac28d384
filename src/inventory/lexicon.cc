#include "inventory/lexicon.h"

#include <algorithm>
#include <functional>

namespace hegui::inventory {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Where the name is, or the empty slot where it would go.
std::size_t NameTable::slot(std::string_view name) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = std::hash<std::string_view>()(name) & mask;
  while (slots_[at] >= 0 && entries_[static_cast<std::size_t>(slots_[at])].name != name)
    at = (at + 1) & mask;
  return at;
}

void NameTable::grow() {
  slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), -1);
  for (std::size_t i = 0; i < entries_.size(); ++i)
    slots_[slot(entries_[i].name)] = static_cast<int>(i);
}

void NameTable::add(std::string_view name, int number) {
  if (name.empty()) return;
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t at = slot(name);
  if (slots_[at] >= 0) return;
  slots_[at] = static_cast<int>(entries_.size());
  entries_.push_back({name, number});
}

int NameTable::find(std::string_view name) const {
  if (slots_.empty()) return kAbsent;
  const int entry = slots_[slot(name)];
  return entry < 0 ? kAbsent : entries_[static_cast<std::size_t>(entry)].number;
}

std::vector<std::string_view> NameTable::candidates(std::string_view word) const {
  std::vector<std::string_view> names;
  for (const Entry& entry : entries_) {
    if (is_ascii(entry.name) == is_ascii(word)) names.push_back(entry.name);
  }
  return names;
}

namespace {

NameTable fields_of(const expr::Collection& collection) {
  NameTable table;
  const int count = static_cast<int>(collection.fields.size());
  const auto field = [&](int i) -> const expr::Field& {
    return collection.fields[static_cast<std::size_t>(i)];
  };
  for (int i = 0; i < count; ++i) table.add(field(i).name, i);
  for (int i = 0; i < count; ++i) table.add(field(i).zh, i);
  for (int i = 0; i < count; ++i) {
    for (const std::string& alias : field(i).aliases) table.add(alias, i);
  }
  return table;
}

NameTable values_of(const expr::EnumType& type) {
  NameTable table;
  const int count = static_cast<int>(type.values.size());
  const auto value = [&](int i) -> const expr::EnumValue& {
    return type.values[static_cast<std::size_t>(i)];
  };
  for (int i = 0; i < count; ++i) table.add(value(i).value, i);
  for (int i = 0; i < count; ++i) table.add(value(i).label.zh, i);
  for (int i = 0; i < count; ++i) {
    for (const std::string& alias : value(i).aliases) table.add(alias, i);
  }
  return table;
}

std::vector<int> required_of(const expr::Collection& collection) {
  std::vector<int> required;
  for (std::size_t i = 0; i < collection.fields.size(); ++i) {
    if (collection.fields[i].required) required.push_back(static_cast<int>(i));
  }
  return required;
}

}  // namespace

Lexicon::Lexicon(const expr::Schema& schema) {
  parts.add("hegui", kVersionPart);
  parts.add("as_of", kAsOfPart);
  parts.add("截至日期", kAsOfPart);
  for (std::size_t i = 0; i < schema.collections.size(); ++i) {
    const expr::Collection& collection = schema.collections[i];
    parts.add(collection.name, static_cast<int>(i));
    parts.add(collection.zh, static_cast<int>(i));
    if (collection.name == expr::kOrganization) organization = static_cast<int>(i);
    fields.push_back(fields_of(collection));
    required.push_back(required_of(collection));
  }
  for (const expr::EnumType& type : schema.enums) values.push_back(values_of(type));
}

}  // namespace hegui::inventory
