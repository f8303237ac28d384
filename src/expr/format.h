// `'%d of %s'.format([3, 'x'])`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hegui/expr/value.h"

namespace hegui::expr {

/// nullopt, and why, if a clause is none or does not fit its value.
std::optional<std::string> format_values(std::string_view pattern, std::span<const Value> values,
                                         std::string& error);

}  // namespace hegui::expr
