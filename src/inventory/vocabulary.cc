// Vocabulary files into the schema. New names are checked against what is there, as a pack adds to
// the common vocabulary.
#include "hegui/inventory/vocabulary.h"

#include <algorithm>
#include <array>

#include "hegui/document/reader.h"

namespace hegui::inventory {

namespace {

using document::Entry;
using document::Node;
using document::Reader;

struct TypeName {
  std::string_view name;
  expr::FieldType type;
};
constexpr std::array kTypes{
    TypeName{"text", expr::FieldType::text},       TypeName{"bool", expr::FieldType::boolean},
    TypeName{"integer", expr::FieldType::integer}, TypeName{"number", expr::FieldType::number},
    TypeName{"percent", expr::FieldType::percent}, TypeName{"date", expr::FieldType::date},
    TypeName{"month", expr::FieldType::month},     TypeName{"enum", expr::FieldType::enumeration},
    TypeName{"ref", expr::FieldType::reference},
};

/// What can only be linked when all collections are known.
struct Target {
  std::size_t collection, field;
  std::string name;
  Span span;
};
struct Key {
  std::size_t collection;
  std::vector<std::string> names;
  Span span;
};

class VocabularyLoader {
 public:
  VocabularyLoader(expr::Schema& schema, Issues& issues) : schema_(schema), issues_(issues) {}

  void load(const Node& node);

 private:
  void load_enum(const Entry& entry);
  void load_value(const Node& node, expr::EnumType& type);
  void load_collection(const Node& node);
  void load_field(const Node& node, std::size_t collection);
  void load_invariant(const Node& node, std::size_t collection);
  std::size_t find_or_add(Reader& reader);
  void read_type(Reader& reader, expr::Field& field);
  void read_values(Reader& reader, expr::Field& field);
  void read_responsible(Reader& reader, expr::Field& field);
  bool is_taken(const expr::Collection& collection, std::string_view name, Span span);
  void link_keys();
  void link_targets();
  std::vector<std::string_view> names_of_enums() const;
  std::vector<std::string_view> names_of_collections() const;

  expr::Schema& schema_;
  Issues& issues_;
  std::vector<Target> targets_;
  std::vector<Key> keys_;
};

void VocabularyLoader::load(const Node& node) {
  Reader reader(node, "vocabulary", issues_);
  for (const Entry& entry : reader.mapping("enums")) load_enum(entry);
  for (const Node& collection : reader.list("collections")) load_collection(collection);
  reader.finish();
  link_keys();
  link_targets();
  for (expr::Collection& collection : schema_.collections) collection.index();
}

void VocabularyLoader::load_enum(const Entry& entry) {
  if (entry.node().kind != Node::Kind::list) {
    issues_.add(codes::expected_list, entry.key_span, {entry.key, entry.node().text});
    return;
  }
  int number = schema_.enum_type(entry.key);
  if (number < 0) {
    number = static_cast<int>(schema_.enums.size());
    schema_.enums.emplace_back().name = entry.key;
  }
  for (const Node& value : entry.node().items)
    load_value(value, schema_.enums[static_cast<std::size_t>(number)]);
}

void VocabularyLoader::load_value(const Node& node, expr::EnumType& type) {
  Reader reader(node, "enums." + type.name, issues_);
  expr::EnumValue value;
  value.value = reader.required_text("value");
  value.label = {reader.required_text("zh"), reader.required_text("en")};
  value.aliases = reader.texts("aliases_zh");
  reader.finish();
  if (type.find(value.value) || type.find(value.label.zh)) {
    issues_.add(codes::name_taken, reader.span_of("value"), {value.value});
    return;
  }
  type.values.push_back(std::move(value));
}

std::size_t VocabularyLoader::find_or_add(Reader& reader) {
  const std::string name = reader.required_text("name");
  const auto zh = reader.text("zh");
  const auto doc = reader.localized("doc");
  const int known = schema_.collection(name);
  if (known >= 0) return static_cast<std::size_t>(known);
  expr::Collection& added = schema_.collections.emplace_back();
  added.name = name;
  added.zh = zh.value_or(name);
  added.doc = doc.value_or(Localized{});
  if (reader.node("key") == nullptr) issues_.add(codes::missing_key, reader.span(), {name, "key"});
  return schema_.collections.size() - 1;
}

void VocabularyLoader::load_collection(const Node& node) {
  Reader reader(node, "collections", issues_);
  const std::size_t number = find_or_add(reader);
  if (reader.node("key") != nullptr)
    keys_.push_back({number, reader.texts("key"), reader.span_of("key")});
  for (const Node& field : reader.list("fields")) load_field(field, number);
  for (const Node& invariant : reader.list("invariants")) load_invariant(invariant, number);
  reader.finish();
}

bool VocabularyLoader::is_taken(const expr::Collection& collection, std::string_view name,
                                Span span) {
  const bool taken = std::any_of(
      collection.fields.begin(), collection.fields.end(), [&](const expr::Field& field) {
        return field.name == name || field.zh == name ||
               std::find(field.aliases.begin(), field.aliases.end(), name) != field.aliases.end();
      });
  if (taken) issues_.add(codes::name_taken, span, {std::string(name)});
  return taken;
}

void VocabularyLoader::load_field(const Node& node, std::size_t number) {
  expr::Collection& collection = schema_.collections[number];
  Reader reader(node, "fields of " + collection.name, issues_);
  expr::Field field;
  field.name = reader.required_text("name");
  field.zh = reader.required_text("zh");
  field.aliases = reader.texts("aliases_zh");
  field.required = reader.boolean("required").value_or(false);
  field.plan = reader.boolean("plan").value_or(false);
  field.survey = reader.boolean("survey").value_or(false);
  field.unit = reader.text("unit").value_or(std::string());
  field.doc = reader.localized("doc").value_or(Localized{});
  read_type(reader, field);
  read_values(reader, field);
  read_responsible(reader, field);
  if (const auto target = reader.text("target"))
    targets_.push_back({number, collection.fields.size(), *target, reader.span_of("target")});
  else if (field.type == expr::FieldType::reference)
    issues_.add(codes::missing_key, reader.span(), {field.name, "target"});
  reader.finish();
  bool taken = is_taken(collection, field.name, reader.span_of("name")) ||
               is_taken(collection, field.zh, reader.span_of("zh"));
  for (const std::string& alias : field.aliases)
    taken = is_taken(collection, alias, reader.span_of("aliases_zh")) || taken;
  if (!taken) {
    collection.fields.push_back(std::move(field));
  } else if (!targets_.empty() && targets_.back().field == collection.fields.size()) {
    targets_.pop_back();
  }
}

/// `date`, or `list<date>`.
void VocabularyLoader::read_type(Reader& reader, expr::Field& field) {
  const std::string written = reader.required_text("type");
  std::string_view name = written;
  field.list = name.starts_with("list<") && name.ends_with('>');
  if (field.list) name = name.substr(5, name.size() - 6);
  const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                  [&](const TypeName& type) { return type.name == name; });
  if (found != kTypes.end()) {
    field.type = found->type;
    return;
  }
  std::vector<std::string_view> names;
  for (const TypeName& type : kTypes) names.push_back(type.name);
  if (!written.empty())
    issues_.add(codes::unknown_value, reader.span_of("type"), {"type", written})
        .suggest(name, names);
}

/// The enum of an enum field, named as `@name`.
void VocabularyLoader::read_values(Reader& reader, expr::Field& field) {
  const auto written = reader.text("values");
  if (field.type != expr::FieldType::enumeration) return;
  if (!written) {
    issues_.add(codes::missing_key, reader.span(), {field.name, "values"});
    field.type = expr::FieldType::text;
    return;
  }
  const std::string_view name = *written;
  field.enum_type = name.starts_with('@') ? schema_.enum_type(name.substr(1)) : -1;
  if (field.enum_type >= 0) return;
  issues_.add(codes::unknown_enum, reader.span_of("values"), {*written})
      .suggest(name.substr(name.starts_with('@') ? 1 : 0), names_of_enums());
  field.type = expr::FieldType::text;
}

/// A unit is written as its name.
void VocabularyLoader::read_responsible(Reader& reader, expr::Field& field) {
  field.responsible = reader.boolean("responsible").value_or(false);
  if (!field.responsible || (field.type == expr::FieldType::text && !field.list)) return;
  issues_.add(codes::bad_value, reader.span_of("responsible"),
              {"type", "text", reader.text("type").value_or(std::string())});
  field.responsible = false;
}

void VocabularyLoader::load_invariant(const Node& node, std::size_t number) {
  expr::Collection& collection = schema_.collections[number];
  Reader reader(node, "invariants of " + collection.name, issues_);
  expr::Invariant invariant;
  invariant.predicate = reader.required_text("that");
  invariant.message = reader.required_localized("message");
  reader.finish();
  collection.invariants.push_back(std::move(invariant));
}

void VocabularyLoader::link_keys() {
  for (const Key& key : keys_) {
    expr::Collection& collection = schema_.collections[key.collection];
    std::vector<int> fields;
    for (const std::string& name : key.names) {
      const auto at = std::find_if(collection.fields.begin(), collection.fields.end(),
                                   [&](const expr::Field& field) { return field.name == name; });
      if (at == collection.fields.end()) {
        issues_.add(codes::unknown_field, key.span, {name});
      } else {
        fields.push_back(static_cast<int>(at - collection.fields.begin()));
      }
    }
    collection.key = std::move(fields);
  }
}

void VocabularyLoader::link_targets() {
  for (const Target& target : targets_) {
    expr::Field& field = schema_.collections[target.collection].fields[target.field];
    field.target = schema_.collection(target.name);
    if (field.target >= 0) continue;
    field.type = expr::FieldType::text;  // a reference to nowhere must not be followed
    issues_.add(codes::unknown_collection, target.span, {target.name})
        .suggest(target.name, names_of_collections());
  }
}

std::vector<std::string_view> VocabularyLoader::names_of_enums() const {
  std::vector<std::string_view> names;
  for (const expr::EnumType& type : schema_.enums) names.push_back(type.name);
  return names;
}

std::vector<std::string_view> VocabularyLoader::names_of_collections() const {
  std::vector<std::string_view> names;
  for (const expr::Collection& collection : schema_.collections) names.push_back(collection.name);
  return names;
}

}  // namespace

void add_vocabulary(const Node& vocabulary, expr::Schema& schema, Issues& issues) {
  VocabularyLoader(schema, issues).load(vocabulary);
}

}  // namespace hegui::inventory
