// The common vocabulary, and inventories loaded from texts through real files.
#pragma once

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "hegui/base/file.h"
#include "hegui/inventory/inventory.h"
#include "hegui/inventory/vocabulary.h"

namespace hegui::inventory {

/// The schema of rules/vocabulary.yaml, which must be free of issues.
inline const expr::Schema& common_schema() {
  static Sources sources;
  static const expr::Schema schema = [] {
    expr::Schema read;
    Issues issues;
    Result<std::string> text = read_file("rules/vocabulary.yaml");
    REQUIRE(text);
    const Source& source = sources.add("rules/vocabulary.yaml", std::move(*text));
    for (const document::Node& node : document::parse(source, document::Format::yaml, issues))
      add_vocabulary(node, read, issues);
    for (const Issue& issue : issues.all()) UNSCOPED_INFO(render(issue, Language::en));
    REQUIRE(issues.empty());
    return read;
  }();
  return schema;
}

/// A folder of its own that disappears with the object.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hegui-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string add(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(file.parent_path());
    REQUIRE(write_file(file.string(), text));
    return file.string();
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct File {
  std::string name, text;
};

/// Inventories loaded from texts; issues are rendered with the file's bare name.
class Loaded {
 public:
  explicit Loaded(const std::vector<File>& files, Options options = {}) {
    std::vector<std::string> paths;
    for (const File& file : files) paths.push_back(folder_.add(file.name, file.text));
    inventory = load(paths, common_schema(), sources, options);
  }
  explicit Loaded(const std::string& text) : Loaded(std::vector<File>{{"a.yaml", text}}) {}

  std::string issues(Language language = Language::en) const {
    std::string text;
    for (const Input& input : inventory.inputs) {
      for (const Issue& issue : input.issues.all()) text += render(issue, language);
    }
    const std::string prefix = folder_.path() + "/";
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at))
      text.erase(at, prefix.size());
    return text;
  }
  /// The fact as people read it, found by names; `row` is the row's key, or its number where that
  /// is not text.
  std::string fact(const std::string& collection, std::size_t row, const std::string& field,
                   std::size_t body = 0, Language language = Language::en) const {
    const expr::Schema& schema = common_schema();
    const int c = schema.collection(collection);
    REQUIRE(c >= 0);
    const int f = schema.collections[static_cast<std::size_t>(c)].field(field);
    REQUIRE(f >= 0);
    return display(schema, inventory.bodies,
                   {static_cast<std::int32_t>(body), c, static_cast<std::int32_t>(row), f},
                   language);
  }
  const expr::Table& table(const std::string& collection, std::size_t body = 0) const {
    return inventory.bodies.at(body)
        .tables[static_cast<std::size_t>(common_schema().collection(collection))];
  }

  Inventory inventory;

 private:
  Folder folder_;

 public:
  Sources sources;
};

/// Every fact of every body, so that two inventories can be compared whole.
inline std::string dump(const Inventory& inventory) {
  const expr::Schema& schema = common_schema();
  std::string text;
  for (std::size_t b = 0; b < inventory.bodies.size(); ++b) {
    const expr::Body& body = inventory.bodies[b];
    text += "as_of " + (body.as_of ? to_string(*body.as_of) : "-") + "\n";
    for (std::size_t c = 0; c < schema.collections.size(); ++c) {
      const expr::Table& table = body.tables[c];
      text += schema.collections[c].name + (table.known ? " known\n" : " unknown\n");
      for (std::size_t row = 0; row < table.rows; ++row) {
        for (std::size_t f = 0; f < table.columns.size(); ++f) {
          const expr::FactId id{static_cast<std::int32_t>(b), static_cast<std::int32_t>(c),
                                static_cast<std::int32_t>(row), static_cast<std::int32_t>(f)};
          if (table.columns[f].state(row) == expr::State::unstated) continue;
          text += "  " + schema.collections[c].fields[f].name + "=" +
                  display(schema, inventory.bodies, id, Language::en) + "\n";
        }
      }
    }
  }
  return text;
}

}  // namespace hegui::inventory
