// Escape sequences of string and bytes literals.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hegui::expr {

/// nullopt, and the offset of the wrong sequence, if there is one. In bytes, \x and octal escapes
/// are bytes, else code points.
std::optional<std::string> unescape(std::string_view text, bool bytes, std::size_t& wrong);

}  // namespace hegui::expr
