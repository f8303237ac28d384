// The formats there are: a new one is a row here and a file <format>.cc.
#pragma once

#include <array>

#include "hegui/output/format.h"

namespace hegui::output {

extern const Format kText, kJson, kHtml, kXlsx, kNotice;
inline constexpr std::array kFormats{&kText, &kJson, &kHtml, &kXlsx, &kNotice};

}  // namespace hegui::output
