// Which files a command line names.
#include "fixture.h"

using namespace hegui;
using namespace hegui::inventory;

namespace {

std::vector<std::string> below(const Folder& folder, std::vector<std::string> names) {
  for (std::string& name : names) name = folder.path() + "/" + name;
  return names;
}

}  // namespace

TEST_CASE("a folder gives its inventories in byte order", "[inventory][files]") {
  const Folder folder;
  for (const std::string name :
       {"b.yaml", "a.yml", "c/a.json", "c/b.jsonl", "c/d/e.yaml", "x.txt", "yaml", "Z.yaml"})
    folder.add(name, "");
  Issues issues;
  CHECK(list_files({folder.path()}, issues) ==
        below(folder, {"Z.yaml", "a.yml", "b.yaml", "c/a.json", "c/b.jsonl", "c/d/e.yaml"}));
  CHECK(issues.empty());
}

TEST_CASE("files and - are taken as given", "[inventory][files]") {
  const Folder folder;
  const std::string text = folder.add("x.txt", "");
  Issues issues;
  CHECK(list_files({text, "-", "no/such.yaml"}, issues) ==
        std::vector<std::string>{text, "-", "no/such.yaml"});
  CHECK(issues.empty());
}

TEST_CASE("a file given twice is an error", "[inventory][files]") {
  const Folder folder;
  const std::string file = folder.add("a.yaml", "");
  Issues issues;
  CHECK(list_files({file, folder.path() + "/./a.yaml", "-", "-"}, issues) ==
        std::vector<std::string>{file, "-"});
  REQUIRE(issues.all().size() == 2);
  CHECK(issues.all()[0].message(Language::en) ==
        "\"" + folder.path() + "/./a.yaml\" is given more than once");
  CHECK(issues.all()[1].message(Language::zh) == "“-”重复给出");
}

TEST_CASE("a folder without inventories is an error", "[inventory][files]") {
  const Folder folder;
  folder.add("readme.txt", "");
  Issues issues;
  CHECK(list_files({folder.path()}, issues).empty());
  REQUIRE(issues.all().size() == 1);
  CHECK(issues.all()[0].code == &codes::no_inventory);
}
