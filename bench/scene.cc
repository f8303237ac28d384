#include "scene.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "inventory.h"

namespace hegui::bench {

namespace {

/// Measuring what did not load would measure nothing.
void require_clean(const Issues& issues) {
  if (!issues.has_errors()) return;
  std::fputs(render(issues.all().front(), Language::en).c_str(), stderr);
  std::exit(2);
}

std::size_t wanted_systems() {
  const char* text = std::getenv("HEGUI_SYSTEMS");
  return text == nullptr ? 100'000 : std::strtoul(text, nullptr, 10);
}

}  // namespace

Scene::Scene(std::size_t count) : json(make_inventory(count)), systems(count) {
  Issues issues;
  library.load(rules::builtin_files(), {}, issues);
  require_clean(issues);
  pack = library.find_pack(kPack);
  const auto path = std::filesystem::temp_directory_path() / "hegui_bench.json";
  std::ofstream(path, std::ios::binary) << json;
  inventory = inventory::load({path.string()}, library.schema(), sources, {});
  std::filesystem::remove(path);
  require_clean(inventory.inputs.front().issues);
}

const Scene& scene() {
  static const Scene made(wanted_systems());
  return made;
}

}  // namespace hegui::bench
