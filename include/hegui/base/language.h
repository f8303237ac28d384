// The two languages that hegui speaks, and texts that exist in both.
#pragma once

#include <string>
#include <string_view>

namespace hegui {

enum class Language { zh, en };

struct Localized {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(const Localized&) const = default;
};

/// The same as views of literals, for tables in the program.
struct Phrase {
  std::string_view zh;
  std::string_view en;

  constexpr std::string_view in(Language language) const {
    return language == Language::zh ? zh : en;
  }
};

}  // namespace hegui
