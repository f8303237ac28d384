// What every measurement works on, made once: the packs, and one inventory as JSON and as columns.
#pragma once

#include <string>

#include "hegui/base/source.h"
#include "hegui/inventory/inventory.h"
#include "hegui/rules/pack.h"

namespace hegui::bench {

inline constexpr const char* kPack = "shandong-2017-75";

struct Scene {
  explicit Scene(std::size_t systems);

  rules::Library library;
  std::string json;
  Sources sources;
  inventory::Inventory inventory;
  const rules::Pack* pack = nullptr;
  std::size_t systems = 0;
};

/// 100,000 systems, or as many as the environment's HEGUI_SYSTEMS says.
const Scene& scene();

}  // namespace hegui::bench
