// Messages with places to fill in: `系统「{name}」部署在{hosting}`.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/language.h"

namespace hegui::rules {

/// Text and placeholder names by turns: text, name, text, name, …, text.
using Pieces = std::vector<std::string>;

struct Template {
  Pieces zh;
  Pieces en;

  bool empty() const { return zh.empty() && en.empty(); }
};

/// Splits at `{name}`; `{{` and `}}` stand for braces. nullopt if a brace is open.
std::optional<Pieces> split_template(std::string_view text);
/// Puts the values of the names between the texts.
std::string fill(const Pieces& pieces,
                 const std::function<std::string(std::string_view)>& value_of);

}  // namespace hegui::rules
