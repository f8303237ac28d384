#include "hegui/rules/template.h"

namespace hegui::rules {

std::optional<Pieces> split_template(std::string_view text) {
  Pieces pieces{""};
  bool in_name = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool doubled = i + 1 < text.size() && text[i + 1] == c;
    if (!in_name && (c == '{' || c == '}') && doubled) {
      pieces.back() += c;
      ++i;
    } else if (c == '{' || c == '}') {
      if (in_name != (c == '}')) return std::nullopt;
      in_name = !in_name;
      pieces.emplace_back();
    } else {
      pieces.back() += c;
    }
  }
  if (in_name) return std::nullopt;
  return pieces;
}

std::string fill(const Pieces& pieces,
                 const std::function<std::string(std::string_view)>& value_of) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    out += i % 2 == 0 ? pieces[i] : value_of(pieces[i]);
  return out;
}

}  // namespace hegui::rules
