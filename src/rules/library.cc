// What is loaded, and how it is found.
#include <algorithm>

#include "rules/pack_loader.h"

namespace hegui::rules {

namespace {

template <class Packs>
auto pack_named(Packs& packs, std::string_view id) {
  const auto found =
      std::find_if(packs.begin(), packs.end(), [&](const auto& pack) { return pack->id == id; });
  return found == packs.end() ? nullptr : found->get();
}

}  // namespace

Library::Library() = default;
Library::~Library() = default;

void Library::open(std::vector<PackFile> files, const Overrides& overrides, Issues& issues) {
  loader_ = std::make_unique<PackLoader>(*this, overrides);
  loader_->open(std::move(files), issues);
}

void Library::load_rules(const Pack& pack, Issues& issues) { loader_->load_rules(pack, issues); }

void Library::load(std::vector<PackFile> files, const Overrides& overrides, Issues& issues) {
  open(std::move(files), overrides, issues);
  for (const auto& pack : packs_) load_rules(*pack, issues);
}

const Pack* Library::find_pack(std::string_view id) const { return pack_named(packs_, id); }

Pack* Library::find_pack(std::string_view id) { return pack_named(packs_, id); }

const Rule* Library::find_rule(std::string_view id) const {
  for (const auto& pack : packs_) {
    for (const Rule& rule : pack->rules) {
      if (rule.id == id) return &rule;
    }
  }
  return nullptr;
}

const Control* Library::find_control(std::string_view name) const {
  const auto found = std::find_if(controls_.begin(), controls_.end(),
                                  [&](const Control& c) { return c.name == name; });
  return found == controls_.end() ? nullptr : &*found;
}

bool Pack::binds(std::string_view body_division) const {
  std::string_view prefix = division;
  while (prefix.size() > 2 && prefix.ends_with("00")) prefix.remove_suffix(2);
  return body_division.starts_with(prefix);
}

}  // namespace hegui::rules
