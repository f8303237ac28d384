#include "hegui/expr/schema.h"

#include <algorithm>

namespace hegui::expr {

namespace {

int look_up(const std::unordered_map<std::string, int>& names, std::string_view name) {
  const auto found = names.find(std::string(name));
  return found == names.end() ? -1 : found->second;
}

}  // namespace

std::optional<int> EnumType::find(std::string_view wanted) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const EnumValue& value = values[i];
    const bool alias =
        std::find(value.aliases.begin(), value.aliases.end(), wanted) != value.aliases.end();
    if (value.value == wanted || value.label.zh == wanted || alias) return static_cast<int>(i);
  }
  return std::nullopt;
}

void Collection::index() {
  by_label_.clear();
  by_name_.clear();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const int number = static_cast<int>(i);
    by_name_.emplace(fields[i].name, number);
    by_label_.emplace(fields[i].name, number);
    by_label_.emplace(fields[i].zh, number);
    for (const std::string& alias : fields[i].aliases) by_label_.emplace(alias, number);
  }
}

int Collection::find_field(std::string_view name_or_label) const {
  return look_up(by_label_, name_or_label);
}
int Collection::field(std::string_view wanted) const { return look_up(by_name_, wanted); }

int Schema::find_collection(std::string_view name_or_label) const {
  const auto found = std::find_if(collections.begin(), collections.end(), [&](const Collection& c) {
    return c.name == name_or_label || c.zh == name_or_label;
  });
  return found == collections.end() ? -1 : static_cast<int>(found - collections.begin());
}

int Schema::collection(std::string_view name) const {
  const auto found = std::find_if(collections.begin(), collections.end(),
                                  [&](const Collection& c) { return c.name == name; });
  return found == collections.end() ? -1 : static_cast<int>(found - collections.begin());
}

int Schema::enum_type(std::string_view name) const {
  const auto found =
      std::find_if(enums.begin(), enums.end(), [&](const EnumType& e) { return e.name == name; });
  return found == enums.end() ? -1 : static_cast<int>(found - enums.begin());
}

}  // namespace hegui::expr
