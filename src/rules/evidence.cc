#include "rules/evidence.h"

#include <algorithm>
#include <filesystem>

#include "hegui/base/file.h"

namespace hegui::rules {

namespace {

bool stays_below(const std::filesystem::path& file) {
  if (file.empty() || file.is_absolute()) return false;
  const std::filesystem::path normal = file.lexically_normal();
  return *normal.begin() != "..";
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

}  // namespace

expr::Truth check_evidence_file(const std::string& inventory_path, std::string_view file,
                                std::string_view digest) {
  const std::filesystem::path relative{std::string(file)};
  if (!stays_below(relative)) return expr::Truth::no;
  const std::filesystem::path path = std::filesystem::path(inventory_path).parent_path() / relative;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return expr::Truth::no;
  if (digest.empty()) return expr::Truth::yes;
  const auto content = read_file(path.string());
  return content && sha256(*content) == lower(digest) ? expr::Truth::yes : expr::Truth::no;
}

}  // namespace hegui::rules
