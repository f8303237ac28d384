// What a pack states before its rules: the notice, parameters, and definitions that the rules
// share.
#include <algorithm>

#include "rules/load.h"

namespace hegui::rules {

namespace {

void override_own(Pack& pack, const HeadContext& context, Issues& issues) {
  for (const auto& wanted : context.overrides) {
    const auto own =
        std::find_if(pack.parameters.begin(), pack.parameters.end(),
                     [&](const Parameter& p) { return p.name == wanted.first && p.pack == &pack; });
    if (own == pack.parameters.end()) continue;
    override_parameter(pack, wanted.first, wanted.second, own->span, context.arena, issues);
  }
}

bool is_taken(const Pack& pack, const expr::Schema& schema, int collection, std::string_view name) {
  const bool is_field =
      collection >= 0 && schema.collections[static_cast<std::size_t>(collection)].field(name) >= 0;
  return is_field || std::any_of(pack.definitions.begin(), pack.definitions.end(),
                                 [&](const expr::Definition& d) {
                                   return d.name == name && d.collection == collection;
                                 });
}

void load_definition(Pack& pack, int collection, const document::Entry& entry,
                     const HeadContext& context, Issues& issues) {
  if (is_taken(pack, context.schema, collection, entry.key)) {
    issues.add(codes::name_taken, entry.key_span, {entry.key});
    return;
  }
  expr::Environment environment;
  environment.schema = &context.schema;
  environment.collection = collection;
  environment.has_due = environment.has_effective_from = true;  // the rules that use it are checked
  environment.parameters = pack.parameter_types;
  environment.definitions = pack.definitions;
  auto program = expr::compile(entry.node().text, entry.node().span, environment, issues);
  if (!program) return;
  context.programs.push_back(std::move(*program));
  pack.definitions.push_back({entry.key, collection, &context.programs.back()});
}

void load_group(Pack& pack, const document::Entry& group, const HeadContext& context,
                Issues& issues) {
  constexpr std::string_view kBody = "body";
  const int collection = group.key == kBody ? -1 : context.schema.collection(group.key);
  if (group.key != kBody && collection < 0) {
    std::vector<std::string_view> names{kBody};
    for (const expr::Collection& known : context.schema.collections) names.push_back(known.name);
    issues.add(codes::unknown_collection, group.key_span, {group.key}).suggest(group.key, names);
    return;
  }
  for (const document::Entry& entry : group.node().entries)
    load_definition(pack, collection, entry, context, issues);
}

void load_definitions(document::Reader& reader, Pack& pack, const HeadContext& context) {
  const auto& groups = reader.mapping("definitions");
  std::size_t count = pack.definitions.size();
  for (const document::Entry& group : groups) count += group.node().entries.size();
  pack.definitions.reserve(count);  // programs point at definitions
  for (const document::Entry& group : groups) load_group(pack, group, context, reader.issues());
}

}  // namespace

void load_head(const document::Node& head, Pack& pack, const HeadContext& context, Issues& issues) {
  if (pack.extends != nullptr) {
    pack.parameters = pack.extends->parameters;
    pack.definitions = pack.extends->definitions;
  }
  document::Reader reader(head, "pack", issues);
  pack.id = reader.required_text("pack");
  pack.document = reader.required_text("document");
  pack.text_sha256 = reader.text("text_sha256").value_or("");
  pack.title = reader.required_localized("title");
  pack.issued_on = reader.date("issued_on");
  pack.division = reader.required_text("division");
  reader.text("extends");
  reader.node("vocabulary");
  reader.node("rules");
  pack.case_defaults = reader.node("case_defaults");
  load_parameters(reader, pack, context.arena, issues);
  override_own(pack, context, issues);
  load_definitions(reader, pack, context);
  reader.finish();
}

}  // namespace hegui::rules
