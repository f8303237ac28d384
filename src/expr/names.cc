// Names of government bodies: 某某市人民政府办公室 is the unit 政府办公室, and 市政府办公室.
#include "hegui/expr/names.h"

#include <algorithm>
#include <array>
#include <string>

#include "hegui/base/text.h"

namespace hegui::expr {

namespace {

constexpr std::array<std::string_view, 6> kPlaceMarks{"自治区", "自治州", "省", "市", "县", "区"};

std::string plain(std::string_view name) {
  constexpr std::string_view kPeoples = "人民政府";
  std::string text = normalize(name);
  for (std::size_t at = text.find(kPeoples); at != std::string::npos;
       at = text.find(kPeoples, at)) {
    text.replace(at, kPeoples.size(), "政府");
  }
  return text;
}

/// Bytes of the leading place name: at least two characters, then a mark, several times
/// (某某省某某市).
std::size_t place_length(std::string_view name) {
  constexpr std::size_t kTwoCharacters = 6;
  std::size_t length = 0;
  for (bool again = true; again;) {
    again = false;
    const std::string_view rest = name.substr(length);
    std::size_t nearest = std::string_view::npos;
    std::size_t end = 0;
    for (const std::string_view mark : kPlaceMarks) {
      const std::size_t at = rest.find(mark, kTwoCharacters);
      constexpr std::size_t kLongest = 15;  // five characters before the mark
      if (at == std::string_view::npos || at > kLongest || at >= nearest) continue;
      nearest = at;
      end = at + mark.size();
    }
    if (nearest == std::string_view::npos || length + end >= name.size()) break;
    length += end;
    again = true;
  }
  return length;
}

bool places_agree(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a.ends_with(b) || b.ends_with(a);
}

}  // namespace

bool is_unit(std::string_view name, std::string_view unit) {
  const std::string whole = plain(name), wanted = plain(unit);
  if (whole.empty() || wanted.empty()) return false;
  if (std::string_view(whole).ends_with(wanted)) return true;
  const std::size_t name_place = place_length(whole), unit_place = place_length(wanted);
  const std::string_view name_rest = std::string_view(whole).substr(name_place);
  const std::string_view unit_rest = std::string_view(wanted).substr(unit_place);
  return name_rest.ends_with(unit_rest) &&
         places_agree(std::string_view(whole).substr(0, name_place),
                      std::string_view(wanted).substr(0, unit_place));
}

}  // namespace hegui::expr
