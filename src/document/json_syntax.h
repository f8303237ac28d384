// The grammar of JSON where simdjson leaves it to the caller: numbers kept as text, and what
// exactly is wrong with a text it refused.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/issue.h"

namespace hegui::document {

/// Without JSON's white space around it.
std::string_view trim_json(std::string_view text);
bool is_json_number(std::string_view token);

struct JsonFault {
  const IssueCode* code = nullptr;
  std::size_t begin = 0, end = 0;
  std::vector<std::string> values;
};

/// The first thing that makes the text no JSON value; nullopt if nothing does.
std::optional<JsonFault> find_json_fault(std::string_view text);

}  // namespace hegui::document
