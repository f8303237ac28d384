#include "output/words.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <array>

namespace hegui::output {

namespace {
// A plain array: clang 14 refuses to deduce a std::array of more than 256.
constexpr Phrase kAll[] = {
#define HEGUI_WORD(name, zh, en) words::name,
#include "output/words.inc"
#undef HEGUI_WORD
};
}  // namespace

std::span<const Phrase> all_words() { return kAll; }

std::string say(const Phrase& phrase, Language language, const std::vector<std::string>& values) {
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const std::string& value : values) arguments.push_back(value);
  return fmt::vformat(phrase.in(language), arguments);
}

}  // namespace hegui::output
