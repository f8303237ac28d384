// Loading packs in two steps: all that an inventory is read with, then the rules of the packs that
// are judged by. A body is bound by one or two of many packs; parsing the others' rules would take
// most of a short run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/load.h"

namespace hegui::rules {

class PackLoader {
 public:
  PackLoader(Library& library, const Overrides& overrides)
      : library_(library), overrides_(overrides) {}

  void open(std::vector<PackFile> files, Issues& issues);
  void load_rules(const Pack& pack, Issues& issues);

 private:
  /// One pack's files.
  struct Draft {
    std::string folder, id, extends;
    std::string digest;  ///< of the files' names and texts, in order
    const document::Node* head = nullptr;
    std::vector<const hegui::Source*> rule_files;
    Pack* pack = nullptr;  ///< once opened
    bool loaded = false;   ///< with its rules
  };

  std::vector<const document::Node*> parse(const hegui::Source& source, Issues& issues);
  void read(PackFile& file, Issues& issues);
  void read_shared(const std::string& name, const document::Node& node, Issues& issues);
  void read_heads(Issues& issues);
  void check_invariants(Issues& issues);
  std::vector<Draft*> in_order_of_extension(Issues& issues);
  void open_pack(Draft& draft, Issues& issues);
  void check_overrides(Issues& issues);
  void load_rules_of(const document::Node& file, bool is_head, Pack& pack, Issues& issues);
  void check_id(const Rule& rule, Issues& issues);

  Library& library_;
  Overrides overrides_;
  std::map<std::string, Draft> drafts_;            ///< by folder
  std::map<std::string_view, const Rule*> rules_;  ///< by id
};

}  // namespace hegui::rules
