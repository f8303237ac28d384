// Loads files and trees: every document becomes a draft, and the sound ones become bodies.
#include "hegui/base/file.h"
#include "hegui/document/read.h"
#include "hegui/inventory/inventory.h"
#include "inventory/body_loader.h"
#include "inventory/invariants.h"
#include "inventory/references.h"

namespace hegui::inventory {

namespace {

/// Keeps the sound drafts as bodies, in the order read.
void collect_bodies(std::vector<Draft>& drafts, Inventory& inventory) {
  std::vector<std::int32_t> numbers;
  std::int32_t next = 0;
  for (const Draft& draft : drafts) numbers.push_back(draft.faulty ? -1 : next++);
  write_references(drafts, numbers);
  for (Draft& draft : drafts) {
    if (draft.faulty) continue;
    inventory.inputs[draft.input].bodies.push_back(static_cast<int>(inventory.bodies.size()));
    inventory.bodies.push_back(std::move(draft.body));
  }
}

void finish(std::vector<Draft>& drafts, const expr::Schema& schema, Inventory& inventory) {
  find_repeated_bodies(schema, drafts, inventory.inputs);
  resolve_references(schema, drafts, inventory.inputs);
  check_invariants(schema, drafts, inventory.inputs);
  collect_bodies(drafts, inventory);
  for (Input& input : inventory.inputs) input.issues.sort();
}

/// The source, or nullptr where it cannot be read.
const Source* open_source(Input& input, Sources& sources, const Options& options) {
  Result<std::string> text = read_file(input.path);
  if (!text) {
    input.issues.add(codes::cannot_read, {}, {text.error().message.en});
    return nullptr;
  }
  input.sha256 = sha256(*text);
  return &sources.add(input.path == "-" ? options.stdin_name : input.path, std::move(*text));
}

}  // namespace

Inventory load(const std::vector<std::string>& paths, const expr::Schema& schema, Sources& sources,
               const Options& options) {
  Inventory inventory;
  std::vector<Draft> drafts;
  const Lexicon lexicon(schema);
  for (const std::string& path : paths) {
    const std::size_t number = inventory.inputs.size();
    report(options.progress, number + 1, paths.size());
    Input& input = inventory.inputs.emplace_back();
    input.path = path;
    const Source* source = open_source(input, sources, options);
    if (source == nullptr) continue;
    BodyLoader loader(schema, lexicon, options, number, input.issues, drafts);
    document::read(*source, document::format_of(source->name()), loader, input.issues);
  }
  finish(drafts, schema, inventory);
  return inventory;
}

Inventory load_tree(const document::Node& node, const expr::Schema& schema,
                    const Options& options) {
  Inventory inventory;
  std::vector<Draft> drafts;
  const Lexicon lexicon(schema);
  Input& input = inventory.inputs.emplace_back();
  if (node.span.known()) input.path = node.span.source->name();
  BodyLoader loader(schema, lexicon, options, 0, input.issues, drafts);
  document::replay(node, loader);
  finish(drafts, schema, inventory);
  return inventory;
}

}  // namespace hegui::inventory
