// What a page may load and run: nothing but its own style and this one script.
#pragma once

#include <string>
#include <string_view>

namespace hegui::output {

/// For the page's Content-Security-Policy; an empty script allows none.
std::string content_security_policy(std::string_view script);

}  // namespace hegui::output
