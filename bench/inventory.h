// An inventory of a city government of any size, always the same for the same size.
#pragma once

#include <cstddef>
#include <string>

namespace hegui::bench {

/// As JSON: so many systems, half as many catalog entries, a tenth as many networks, and some
/// clouds, rooms, platforms and databases.
std::string make_inventory(std::size_t systems);

}  // namespace hegui::bench
