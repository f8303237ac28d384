// Judges inventories by packs, as of a date.
#pragma once

#include <string>
#include <vector>

#include "hegui/audit/report.h"
#include "hegui/base/progress.h"
#include "hegui/inventory/inventory.h"
#include "hegui/rules/pack.h"

namespace hegui::audit {

enum class Level { automatic, attested, all };

struct Selection {
  std::vector<std::string> packs;     ///< ids; empty: those that bind each body by its division
  std::vector<std::string> rules;     ///< globs over ids; empty: all
  std::vector<std::string> controls;  ///< globs over control names; empty: all
  Level level = Level::all;
  bool waivers = true;
  Progress progress{};  ///< told of each body
};

/// The packs that judge one of the bodies, in the library's order; their rules need not be loaded.
std::vector<const rules::Pack*> packs_for(const rules::Library& library,
                                          const inventory::Inventory& inventory,
                                          const Selection& selection);

/// The inventory must be settled as of the date (inventory::settle), and the rules of packs_for
/// loaded. The report points into the
/// library and the inventory.
Report run(const rules::Library& library, const inventory::Inventory& inventory, Date as_of,
           const Selection& selection);

/// Whether `text` matches a pattern of `*` and `?`.
bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace hegui::audit
