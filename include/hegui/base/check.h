// HEGUI_CHECK: what must hold if the program itself is right. Never reachable from input.
#pragma once

namespace hegui {
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}  // namespace hegui

#define HEGUI_CHECK(condition) \
  (static_cast<bool>(condition) ? void() : ::hegui::check_failed(#condition, __FILE__, __LINE__))
