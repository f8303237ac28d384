// The texts of the reports for people, in both languages; words.inc is the only list of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hegui/base/language.h"

namespace hegui::output {

namespace words {
#define HEGUI_WORD(name, zh, en) inline constexpr Phrase name{zh, en};
#include "output/words.inc"
#undef HEGUI_WORD
}  // namespace words

std::span<const Phrase> all_words();
/// The phrase with its values put in.
std::string say(const Phrase& phrase, Language language,
                const std::vector<std::string>& values = {});

}  // namespace hegui::output
