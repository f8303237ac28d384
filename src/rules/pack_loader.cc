#include "rules/pack_loader.h"

#include <algorithm>
#include <set>

#include "hegui/base/file.h"
#include "hegui/document/read.h"
#include "hegui/inventory/vocabulary.h"

namespace hegui::rules {

namespace {

constexpr std::string_view kVocabulary = "vocabulary.yaml";
constexpr std::string_view kControls = "controls.yaml";
constexpr std::string_view kPackFile = "pack.yaml";

struct Parts {
  std::string folder, name;
};

Parts split_path(const std::string& path) {
  const auto slash = path.find('/');
  if (slash == std::string::npos) return {"", path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

std::string replaced_as(const Parts& parts) {
  return parts.folder.empty() ? parts.name : parts.folder + "/";
}

/// Drops what a later folder replaces: a pack whole, a shared file by its name.
std::vector<PackFile> keep_last(std::vector<PackFile> files) {
  std::map<std::string, int> latest;  // the generation that counts
  for (const PackFile& file : files) {
    const Parts parts = split_path(file.path);
    if (parts.folder.empty() || parts.name == kPackFile)
      latest[replaced_as(parts)] = file.generation;
  }
  std::vector<PackFile> kept;
  for (PackFile& file : files) {
    const auto counts = latest.find(replaced_as(split_path(file.path)));
    if (counts == latest.end() || counts->second == file.generation)
      kept.push_back(std::move(file));
  }
  return kept;
}

/// Blanks the lines below each rule's `cases:`, so that every other place stays where it was. Only
/// for files whose layout is known: rules four spaces deep.
void blank_cases(std::string& text) {
  constexpr std::string_view kKey = "\n    cases:\n", kDeeper = "     ";
  for (auto at = text.find(kKey); at != std::string::npos; at = text.find(kKey, at)) {
    at += kKey.size();
    while (at < text.size() &&
           (text[at] == '\n' || std::string_view(text).substr(at).starts_with(kDeeper))) {
      const auto end = std::min(text.find('\n', at), text.size());
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
                text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
      at = std::min(end + 1, text.size());
    }
    --at;  // the next rule's `cases:` may begin at once
  }
}

/// What a rule carries out must be a rule of a pack that its own extends.
void check_implements(const Rule& rule, Issues& issues) {
  if (rule.implements.empty()) return;
  std::vector<std::string_view> names;
  for (const Pack* above = rule.pack->extends; above != nullptr; above = above->extends) {
    for (const Rule& other : above->rules) names.push_back(other.id);
  }
  for (const std::string& id : rule.implements) {
    if (std::find(names.begin(), names.end(), id) == names.end())
      issues.add(codes::unknown_implemented, rule.span, {id}).suggest(id, names);
  }
}

}  // namespace

void PackLoader::open(std::vector<PackFile> files, Issues& issues) {
  for (PackFile& file : keep_last(std::move(files))) read(file, issues);
  read_heads(issues);
  check_invariants(issues);
  // After this point the vocabulary is complete; predicates may be checked against it.
  for (Draft* draft : in_order_of_extension(issues)) open_pack(*draft, issues);
  check_overrides(issues);
}

void PackLoader::load_rules(const Pack& pack, Issues& issues) {
  if (pack.extends != nullptr) load_rules(*pack.extends, issues);
  const auto found = std::find_if(drafts_.begin(), drafts_.end(),
                                  [&](const auto& entry) { return entry.second.pack == &pack; });
  Draft& draft = found->second;
  if (std::exchange(draft.loaded, true)) return;
  draft.pack->sha256 = sha256(draft.digest);
  load_rules_of(*draft.head, true, *draft.pack, issues);
  for (const hegui::Source* source : draft.rule_files) {
    for (const document::Node* file : parse(*source, issues))
      load_rules_of(*file, false, *draft.pack, issues);
  }
  if (pack.rules.empty()) issues.add(codes::empty_pack, pack.span, {pack.id});
  for (const Rule& rule : pack.rules) {
    check_id(rule, issues);
    check_implements(rule, issues);
  }
}

std::vector<const document::Node*> PackLoader::parse(const hegui::Source& source, Issues& issues) {
  std::vector<const document::Node*> kept;
  for (document::Node& node : document::parse(source, document::Format::yaml, issues))
    kept.push_back(&library_.documents_.emplace_back(std::move(node)));
  return kept;
}

void PackLoader::read(PackFile& file, Issues& issues) {
  const Parts parts = split_path(file.path);
  const std::string digest = parts.name + "\n" + sha256(file.text) + "\n";
  if (!file.with_cases) blank_cases(file.text);
  const hegui::Source& source = library_.sources_.add(
      file.shown_as.empty() ? "rules/" + file.path : file.shown_as, std::move(file.text));
  if (parts.folder.empty()) {
    for (const document::Node* node : parse(source, issues)) read_shared(parts.name, *node, issues);
    return;
  }
  Draft& draft = drafts_[parts.folder];
  draft.folder = parts.folder;
  draft.digest += digest;
  if (parts.name != kPackFile) {
    draft.rule_files.push_back(&source);
    return;
  }
  for (const document::Node* node : parse(source, issues)) draft.head = node;
}

void PackLoader::read_shared(const std::string& name, const document::Node& node, Issues& issues) {
  if (name == kVocabulary) inventory::add_vocabulary(node, library_.schema_, issues);
  if (name == kControls) load_controls(node, library_.controls_, issues);
}

void PackLoader::read_heads(Issues& issues) {
  for (auto& [folder, draft] : drafts_) {
    if (draft.head == nullptr) continue;
    const document::Node* id = draft.head->find("pack");
    const document::Node* extends = draft.head->find("extends");
    draft.id = id == nullptr ? folder : id->text;
    draft.extends = extends == nullptr ? "" : extends->text;
    if (const document::Node* more = draft.head->find("vocabulary"))
      inventory::add_vocabulary(*more, library_.schema_, issues);
  }
}

void PackLoader::check_invariants(Issues& issues) {
  for (std::size_t i = 0; i < library_.schema_.collections.size(); ++i) {
    expr::Environment environment;
    environment.schema = &library_.schema_;
    environment.collection = static_cast<int>(i);
    for (const expr::Invariant& invariant : library_.schema_.collections[i].invariants)
      expr::compile_condition(invariant.predicate, {}, environment, issues);
  }
}

std::vector<PackLoader::Draft*> PackLoader::in_order_of_extension(Issues& issues) {
  std::vector<Draft*> order;
  std::set<std::string> placed, known;
  for (auto& [folder, draft] : drafts_) known.insert(draft.id);
  for (bool again = true; again;) {
    again = false;
    for (auto& [folder, draft] : drafts_) {
      const bool ready =
          draft.head != nullptr && (draft.extends.empty() || placed.contains(draft.extends));
      if (!ready || placed.contains(draft.id)) continue;
      order.push_back(&draft);
      placed.insert(draft.id);
      again = true;
    }
  }
  for (auto& [folder, draft] : drafts_) {
    if (draft.head == nullptr) {
      issues.add(codes::missing_key, {draft.rule_files.front(), 0, 0},
                 {draft.folder, std::string(kPackFile)});
    } else if (!placed.contains(draft.id)) {
      const bool exists = known.contains(draft.extends);
      issues.add(exists ? codes::extends_cycle : codes::unknown_pack,
                 draft.head->find("extends")->span, {exists ? draft.id : draft.extends});
    }
  }
  return order;
}

void PackLoader::open_pack(Draft& draft, Issues& issues) {
  const auto ledger = find_ledger(library_.schema_, issues);
  if (!ledger) return;
  Pack& pack = *library_.packs_.emplace_back(std::make_unique<Pack>());
  draft.pack = &pack;
  pack.ledger = *ledger;
  pack.span = draft.head->span;
  if (!draft.extends.empty()) pack.extends = library_.find_pack(draft.extends);
  load_head(*draft.head, pack, {library_.schema_, overrides_, library_.programs_, library_.arena_},
            issues);
}

void PackLoader::check_overrides(Issues& issues) {
  std::vector<std::string_view> names;
  for (const auto& pack : library_.packs_) {
    for (const Parameter& parameter : pack->parameters) names.push_back(parameter.name);
  }
  for (const auto& [name, value] : overrides_) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      issues.add(codes::unknown_parameter, {}, {name}).suggest(name, names);
  }
}

void PackLoader::load_rules_of(const document::Node& file, bool is_head, Pack& pack,
                               Issues& issues) {
  document::Reader reader(file, pack.id, issues);
  for (const document::Node& node : reader.list("rules"))
    load_rule(node, pack, library_.schema_, library_.controls_, issues);
  if (!is_head) reader.finish();  // the head's other keys were read when it was opened
}

void PackLoader::check_id(const Rule& rule, Issues& issues) {
  const auto [first, fresh] = rules_.emplace(rule.id, &rule);
  if (fresh || rule.id.empty()) return;
  const Span at = first->second->span;
  issues.add(codes::duplicate_rule, rule.span,
             {rule.id, at.source->name() + ":" + std::to_string(at.position().line)});
}

}  // namespace hegui::rules
