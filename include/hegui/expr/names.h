// How the names of government bodies compare.
#pragma once

#include <string_view>

namespace hegui::expr {

/// Whether `name` is the unit `unit`: it ends so, 人民政府 and 政府 being the same and leading
/// place names aside unless both have one.
bool is_unit(std::string_view name, std::string_view unit);

}  // namespace hegui::expr
