// The formats there are: a new one is a row here and a file <format>.cc.
#pragma once

#include <array>

#include "hegui/output/format.h"

namespace hegui::output {

extern const Format kText, kJson, kJsonl, kSarif, kJunit, kGithub, kGitlab, kMarkdown, kHtml, kCsv,
    kXlsx, kOscal, kNotice;
inline constexpr std::array kFormats{&kText,   &kJson,   &kJsonl,    &kSarif, &kJunit,
                                     &kGithub, &kGitlab, &kMarkdown, &kHtml,  &kCsv,
                                     &kXlsx,   &kOscal,  &kNotice};

}  // namespace hegui::output
