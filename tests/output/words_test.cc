#include "output/words.h"

#include <catch2/catch.hpp>
#include <set>

namespace hegui::output {

namespace {

/// The numbers of the values that a phrase takes.
std::set<std::size_t> placeholders(std::string_view text) {
  std::set<std::size_t> found;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const bool automatic = text[at + 1] == '}';
    found.insert(automatic ? found.size() : static_cast<std::size_t>(text[at + 1] - '0'));
  }
  return found;
}

}  // namespace

TEST_CASE("words: every text stands in both languages and takes the same values", "[output]") {
  for (const Phrase& word : all_words()) {
    CAPTURE(word.zh, word.en);
    CHECK_FALSE(word.zh.empty());
    CHECK_FALSE(word.en.empty());
    const auto zh = placeholders(word.zh), en = placeholders(word.en);
    const std::size_t most = std::max(zh.size(), en.size());
    const bool names_in_english_only = en.find(1) != en.end() && en.find(0) == en.end();
    CHECK((zh == en || (names_in_english_only && zh.size() >= most)));
  }
}

TEST_CASE("words: values are put in, braces in them stay", "[output]") {
  CHECK(say(words::share_of, Language::zh, {"13", "20", "65%"}) == "13/20 = 65%");
  CHECK(say(words::waived_by, Language::en, {"{}", "{0}"}) == "{}, granted by {0}");
  CHECK(say(words::missing_field, Language::en, {"具备", "systems", "hosting"}) ==
        "systems.hosting");
}

}  // namespace hegui::output
