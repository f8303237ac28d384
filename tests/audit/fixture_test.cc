#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "audit/fixture.h"
#include "hegui/base/file.h"

namespace hegui::audit::testing {

namespace {

/// A folder that is gone with the object.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hegui-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::vector<rules::PackFile> shared_files() {
  std::vector<rules::PackFile> files;
  for (rules::PackFile& file : rules::builtin_files()) {
    if (file.path.find('/') == std::string::npos) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace

Trial::Trial(const std::string& rules, const std::string& head) {
  files_ = shared_files();
  rules::PackFile& pack = files_.emplace_back();
  pack.path = "p/pack.yaml";
  pack.shown_as = "pack.yaml";
  pack.text =
      "pack: p\ndocument: 文〔2018〕1号\ntitle: {zh: 试, en: trial}\nissued_on: "
      "2018-01-01\ndivision: '370000'\n" +
      head + "rules:\n" + rules;
  library_->load(files_, {}, issues_);
}

void Trial::add_pack(const std::string& folder, const std::string& text) {
  rules::PackFile& pack = files_.emplace_back();
  pack.path = folder + "/pack.yaml";
  pack.shown_as = folder + ".yaml";
  pack.text = text;
  library_ = std::make_unique<rules::Library>();
  issues_ = {};
  library_->load(files_, {}, issues_);
}

std::string Trial::pack_issues() const {
  std::string text;
  for (const Issue& issue : issues_.all()) text += render(issue, Language::en);
  return text;
}

Report Trial::judge(const std::string& documents, Date as_of, Selection selection) {
  INFO(pack_issues());
  REQUIRE_FALSE(issues_.has_errors());
  const Folder folder;
  const std::string path = folder.file("a.yaml");
  REQUIRE(write_file(path, documents));
  inventory_ = inventory::load({path}, library_->schema(), sources_, {});
  for (const inventory::Input& input : inventory_.inputs) {
    for (const Issue& issue : input.issues.all()) UNSCOPED_INFO(render(issue, Language::en));
    REQUIRE_FALSE(input.issues.has_errors());
  }
  inventory::settle(inventory_, library_->schema(), as_of);
  return run(*library_, inventory_, as_of, selection);
}

std::string rule(const std::string& id, const std::string& check, const std::string& extra) {
  const bool of_systems = check.find("systems") != std::string::npos;
  const std::string name = of_systems ? "{name}" : "{organization.name}";
  return "  - id: " + id +
         "\n    title: {zh: 题, en: title}\n    control: cloud.migration-quota\n    severity: "
         "high\n"
         "    source: {clause: 一, quote: 原文}\n    addressees: [{level: city, kind: "
         "department}]\n    check: " +
         check + "\n    message: {zh: '「" + name + "」', en: '" + name +
         "'}\n    remedy: {zh: 改, en: mend}\n" + extra;
}

std::string body(const std::string& facts, const std::string& name, const std::string& division) {
  return "---\norganization: {name: " + name + ", level: city, kind: department, division: '" +
         division + "'}\n" + facts;
}

std::string in_short(const Result& result) {
  const auto list = [](const auto& all, auto name) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : ", ") + name(one);
    return "[" + text + "]";
  };
  std::string text(rules::name_of(result.outcome));
  text += " " + list(result.findings, [](const Finding& finding) { return finding.item; });
  if (!result.unknowns.empty()) {
    text += " missing " + list(result.unknowns, [](const Missing& missing) {
              return missing.item.empty() ? missing.collection : missing.item + "." + missing.field;
            });
  }
  if (!result.waived.empty())
    text += " waived " + list(result.waived, [](const Waived& waived) { return waived.item; });
  if (result.late_days) text += " late " + std::to_string(*result.late_days);
  if (result.days_left) text += " left " + std::to_string(*result.days_left);
  return text;
}

TEST_CASE("trial: a sound pack has no issues, a wrong one says where", "[audit]") {
  const Trial sound(rule("X-1", "{each: systems, require: classified, message: x}"));
  CHECK(sound.pack_issues().find("pack.yaml:13:") != std::string::npos);
  const Trial right(rule("X-1", "{each: systems, require: classified}"));
  CHECK(right.pack_issues().empty());
}

}  // namespace hegui::audit::testing
