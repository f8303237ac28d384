// Loading packs: texts into trees, vocabularies before predicates, an extended pack before those
// that extend it.
#include <algorithm>
#include <map>
#include <set>

#include "hegui/base/file.h"
#include "hegui/inventory/vocabulary.h"
#include "rules/load.h"

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

/// The trees of one pack's files.
struct Draft {
  std::string folder;
  std::string digest;  // of the texts so far
  const document::Node* head = nullptr;
  std::vector<const document::Node*> rule_files;
  std::string id, extends;
};

void load_control(const document::Node& node, std::vector<Control>& controls, Issues& issues) {
  document::Reader reader(node, "control", issues);
  Control control;
  control.name = reader.required_text("name");
  control.area = reader.required_text("area");
  control.title = {reader.required_text("zh"), reader.required_text("en")};
  const std::string severity = reader.required_text("severity");
  if (const auto parsed = parse_severity(severity)) {
    control.severity = *parsed;
  } else {
    issues.add(codes::bad_value, reader.span_of("severity"),
               {"severity", "critical|high|medium|low|info", severity});
  }
  reader.text("why");
  reader.finish();
  controls.push_back(std::move(control));
}

}  // namespace

/// One run of Library::load.
class PackLoader {
 public:
  PackLoader(Library& library, const std::vector<std::pair<std::string, std::string>>& overrides,
             Issues& issues)
      : library_(library), overrides_(overrides), issues_(issues) {}

  void load(std::vector<PackFile> files) {
    for (PackFile& file : keep_last(std::move(files))) read(file);
    read_heads();
    check_invariants();
    // After this point the vocabulary is complete; predicates may be checked against it.
    for (Draft* draft : in_order_of_extension()) load_pack(*draft);
    check_overrides();
    check_ids();
    check_implements();
  }

 private:
  /// Drops what a later folder replaces: a pack whole, a shared file by its name.
  static std::vector<PackFile> keep_last(std::vector<PackFile> files) {
    std::map<std::string, int>
        latest;  // by pack folder, or by a shared file's name: the generation that counts
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

  static std::string replaced_as(const Parts& parts) {
    return parts.folder.empty() ? parts.name : parts.folder + "/";
  }

  void read(PackFile& file) {
    const hegui::Source& source = library_.sources_.add(
        file.shown_as.empty() ? "rules/" + file.path : file.shown_as, std::move(file.text));
    std::vector<document::Node> nodes = document::parse(source, document::Format::yaml, issues_);
    const Parts parts = split_path(file.path);
    for (document::Node& node : nodes) {
      const document::Node& kept = library_.documents_.emplace_back(std::move(node));
      if (parts.folder.empty()) {
        read_shared(parts.name, kept);
      } else {
        add_to_draft(parts, kept, source.text());
      }
    }
  }

  void read_shared(const std::string& name, const document::Node& node) {
    if (name == kVocabulary) inventory::add_vocabulary(node, library_.schema_, issues_);
    if (name != kControls) return;
    document::Reader reader(node, "controls", issues_);
    for (const document::Node& control : reader.list("controls"))
      load_control(control, library_.controls_, issues_);
    reader.finish();
  }

  void add_to_draft(const Parts& parts, const document::Node& node, std::string_view text) {
    Draft& draft = drafts_[parts.folder];
    draft.folder = parts.folder;
    draft.digest += parts.name + "\n" + sha256(text) + "\n";
    if (parts.name == kPackFile) {
      draft.head = &node;
    } else {
      draft.rule_files.push_back(&node);
    }
  }

  void read_heads() {
    for (auto& [folder, draft] : drafts_) {
      if (draft.head == nullptr) continue;
      const document::Node* id = draft.head->find("pack");
      const document::Node* extends = draft.head->find("extends");
      draft.id = id == nullptr ? folder : id->text;
      draft.extends = extends == nullptr ? "" : extends->text;
      if (const document::Node* more = draft.head->find("vocabulary"))
        inventory::add_vocabulary(*more, library_.schema_, issues_);
    }
  }

  void check_invariants() {
    for (std::size_t i = 0; i < library_.schema_.collections.size(); ++i) {
      expr::Environment environment;
      environment.schema = &library_.schema_;
      environment.collection = static_cast<int>(i);
      for (const expr::Invariant& invariant : library_.schema_.collections[i].invariants) {
        expr::compile_condition(invariant.predicate, {}, environment, issues_);
      }
    }
  }

  std::vector<Draft*> in_order_of_extension() {
    std::vector<Draft*> order;
    std::set<std::string> placed;
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
    for (auto& [folder, draft] : drafts_) report_unplaced(draft, placed);
    return order;
  }

  void report_unplaced(const Draft& draft, const std::set<std::string>& placed) {
    if (draft.head == nullptr) {
      issues_.add(codes::missing_key, draft.rule_files.front()->span,
                  {draft.folder, std::string(kPackFile)});
    } else if (!placed.contains(draft.id)) {
      const bool exists = std::any_of(drafts_.begin(), drafts_.end(),
                                      [&](const auto& d) { return d.second.id == draft.extends; });
      issues_.add(exists ? codes::extends_cycle : codes::unknown_pack,
                  draft.head->find("extends")->span, {exists ? draft.id : draft.extends});
    }
  }

  void load_pack(const Draft& draft) {
    const auto ledger = find_ledger(library_.schema_, issues_);
    if (!ledger) return;
    Pack& pack = *library_.packs_.emplace_back(std::make_unique<Pack>());
    pack.ledger = *ledger;
    pack.span = draft.head->span;
    pack.sha256 = sha256(draft.digest);
    inherit(pack, draft.extends);
    load_head(pack, *draft.head);
    for (const document::Node* file : draft.rule_files) load_rule_file(pack, *file);
    if (pack.rules.empty()) issues_.add(codes::empty_pack, pack.span, {pack.id});
  }

  void inherit(Pack& pack, const std::string& extends) {
    if (extends.empty()) return;  // the pack has no name yet either, and must not find itself
    pack.extends = library_.find_pack(extends);
    if (pack.extends == nullptr) return;
    pack.parameters = pack.extends->parameters;
    pack.definitions = pack.extends->definitions;
  }

  void load_head(Pack& pack, const document::Node& head) {
    document::Reader reader(head, "pack", issues_);
    pack.id = reader.required_text("pack");
    pack.document = reader.required_text("document");
    pack.text_sha256 = reader.text("text_sha256").value_or("");
    pack.title = reader.required_localized("title");
    pack.issued_on = reader.date("issued_on");
    pack.division = reader.required_text("division");
    reader.text("extends");
    reader.node("vocabulary");
    pack.case_defaults = reader.node("case_defaults");
    load_parameters(reader, pack, library_.arena_, issues_);
    override_own(pack);
    load_definitions(reader, pack);
    load_rules_of(reader, pack);
    reader.finish();
  }

  void override_own(Pack& pack) {
    for (const auto& wanted : overrides_) {
      const auto own = std::find_if(
          pack.parameters.begin(), pack.parameters.end(),
          [&](const Parameter& p) { return p.name == wanted.first && p.pack == &pack; });
      if (own == pack.parameters.end()) continue;
      override_parameter(pack, wanted.first, wanted.second, own->span, library_.arena_, issues_);
    }
  }

  void load_definitions(document::Reader& reader, Pack& pack) {
    const auto& groups = reader.mapping("definitions");
    std::size_t count = pack.definitions.size();
    for (const document::Entry& group : groups) count += group.node().entries.size();
    pack.definitions.reserve(count);  // programs point at definitions
    for (const document::Entry& group : groups) load_group(pack, group);
  }

  void load_group(Pack& pack, const document::Entry& group) {
    const bool of_body = group.key == "body";
    const int collection = of_body ? -1 : library_.schema_.collection(group.key);
    if (!of_body && collection < 0) {
      std::vector<std::string_view> names{"body"};
      for (const expr::Collection& known : library_.schema_.collections)
        names.push_back(known.name);
      issues_.add(codes::unknown_collection, group.key_span, {group.key}).suggest(group.key, names);
      return;
    }
    for (const document::Entry& entry : group.node().entries)
      load_definition(pack, collection, entry);
  }

  void load_definition(Pack& pack, int collection, const document::Entry& entry) {
    const bool taken = std::any_of(pack.definitions.begin(), pack.definitions.end(),
                                   [&](const expr::Definition& d) {
                                     return d.name == entry.key && d.collection == collection;
                                   });
    const bool is_field =
        collection >= 0 &&
        library_.schema_.collections[static_cast<std::size_t>(collection)].field(entry.key) >= 0;
    if (taken || is_field) {
      issues_.add(codes::name_taken, entry.key_span, {entry.key});
      return;
    }
    expr::Environment environment;
    environment.schema = &library_.schema_;
    environment.collection = collection;
    environment.has_due = environment.has_effective_from =
        true;  // the rules that use it are checked
    environment.parameters = pack.parameter_types;
    environment.definitions = pack.definitions;
    auto program = expr::compile(entry.node().text, entry.node().span, environment, issues_);
    if (!program) return;
    library_.programs_.push_back(std::move(*program));
    pack.definitions.push_back({entry.key, collection, &library_.programs_.back()});
  }

  void load_rule_file(Pack& pack, const document::Node& file) {
    document::Reader reader(file, pack.id, issues_);
    load_rules_of(reader, pack);
    reader.finish();
  }

  void load_rules_of(document::Reader& reader, Pack& pack) {
    for (const document::Node& node : reader.list("rules"))
      load_rule(node, pack, library_.schema_, library_.controls_, issues_);
  }

  void check_overrides() {
    std::vector<std::string_view> names;
    for (const auto& pack : library_.packs_) {
      for (const Parameter& parameter : pack->parameters) names.push_back(parameter.name);
    }
    for (const auto& [name, value] : overrides_) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        issues_.add(codes::unknown_parameter, {}, {name}).suggest(name, names);
      }
    }
  }

  /// What a rule carries out must be a rule of a pack that its own extends.
  void check_implements() {
    for (const auto& pack : library_.packs_) {
      for (const Rule& rule : pack->rules) {
        for (const std::string& id : rule.implements) check_implemented(*pack, rule, id);
      }
    }
  }

  void check_implemented(const Pack& pack, const Rule& rule, const std::string& id) {
    std::vector<std::string_view> names;
    for (const Pack* above = pack.extends; above != nullptr; above = above->extends) {
      for (const Rule& other : above->rules) names.push_back(other.id);
    }
    if (std::find(names.begin(), names.end(), id) != names.end()) return;
    issues_.add(codes::unknown_implemented, rule.span, {id}).suggest(id, names);
  }

  void check_ids() {
    std::map<std::string_view, const Rule*> seen;
    for (const auto& pack : library_.packs_) {
      for (const Rule& rule : pack->rules) {
        const auto [first, fresh] = seen.emplace(rule.id, &rule);
        if (fresh || rule.id.empty()) continue;
        const Position at = first->second->span.position();
        issues_.add(codes::duplicate_rule, rule.span,
                    {rule.id, first->second->span.source->name() + ":" + std::to_string(at.line)});
      }
    }
  }

  Library& library_;
  const std::vector<std::pair<std::string, std::string>>& overrides_;
  Issues& issues_;
  std::map<std::string, Draft> drafts_;
};

Library::Library() = default;
Library::~Library() = default;

void Library::load(std::vector<PackFile> files,
                   const std::vector<std::pair<std::string, std::string>>& overrides,
                   Issues& issues) {
  PackLoader(*this, overrides, issues).load(std::move(files));
}

const Pack* Library::find_pack(std::string_view id) const {
  const auto found =
      std::find_if(packs_.begin(), packs_.end(), [&](const auto& pack) { return pack->id == id; });
  return found == packs_.end() ? nullptr : found->get();
}

Pack* Library::find_pack(std::string_view id) {
  const auto found =
      std::find_if(packs_.begin(), packs_.end(), [&](const auto& pack) { return pack->id == id; });
  return found == packs_.end() ? nullptr : found->get();
}

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
