// The two languages that hegui speaks, and texts that exist in both.
#pragma once

#include <string>

namespace hegui {

enum class Language { zh, en };

struct Localized {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(const Localized&) const = default;
};

}  // namespace hegui
