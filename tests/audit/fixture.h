// A pack and an inventory written as text, judged by the real engine.
#pragma once

#include <memory>
#include <string>

#include "hegui/audit/audit.h"
#include "hegui/inventory/inventory.h"

namespace hegui::audit::testing {

/// The vocabulary that the program carries, and one pack of division 370000 named `p`.
class Trial {
 public:
  /// `rules` is the list under `rules:`, each entry indented by two.
  explicit Trial(const std::string& rules, const std::string& head = {});

  /// Loads the packs anew with one more, whose pack.yaml is given whole.
  void add_pack(const std::string& folder, const std::string& text);
  /// What is wrong with the pack, rendered in English; empty if it is sound.
  std::string pack_issues() const;
  /// Judges documents (parted by ---) as of the date.
  Report judge(const std::string& documents, Date as_of, Selection selection = {});
  rules::Library& library() { return *library_; }

 private:
  std::vector<rules::PackFile> files_;
  std::unique_ptr<rules::Library> library_ = std::make_unique<rules::Library>();
  Issues issues_;
  Sources sources_;
  inventory::Inventory inventory_;
};

/// A rule of the shape `check`, for city departments; `extra` are further keys, each line indented
/// by four.
std::string rule(const std::string& id, const std::string& check, const std::string& extra = {});
/// A document of a city department; `facts` are its collections.
std::string body(const std::string& facts, const std::string& name = "甲局",
                 const std::string& division = "371300");
/// `fail [s1, s2] missing [s3.hosting]`, the first result in short.
std::string in_short(const Result& result);

}  // namespace hegui::audit::testing
