// Where the texts of packs come from: the program itself, or a folder.
#include <algorithm>
#include <filesystem>

#include "hegui/base/file.h"
#include "hegui/rules/pack.h"
#include "rules/builtin.h"

namespace hegui::rules {

namespace fs = std::filesystem;

namespace {

bool is_pack(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "pack.yaml", ignored);
}

std::vector<fs::path> yaml_files_below(const fs::path& folder, Issues& issues) {
  std::vector<fs::path> files;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == ".yaml")
      files.push_back(it->path());
  }
  if (error) issues.add(codes::cannot_read, {}, {folder.string() + ": " + error.message()});
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<PackFile> builtin_files(bool with_cases) {
  std::vector<PackFile> files;
  for (const EmbeddedFile& file : embedded_files()) {
    PackFile& copy = files.emplace_back();
    copy.path = file.path;
    copy.with_cases = with_cases;
    copy.text.assign(file.begin, file.end);
  }
  return files;
}

std::vector<PackFile> files_in(const std::string& folder, Issues& issues) {
  std::vector<PackFile> files;
  const fs::path root =
      is_pack(folder) ? fs::weakly_canonical(folder).parent_path() : fs::path(folder);
  const fs::path searched = is_pack(folder) ? fs::weakly_canonical(folder) : fs::path(folder);
  for (const fs::path& path : yaml_files_below(searched, issues)) {
    auto text = read_file(path.string());
    if (!text) {
      issues.add(codes::cannot_read, {}, {text.error().message.zh});
      continue;
    }
    PackFile& file = files.emplace_back();
    file.path = path.lexically_relative(root).generic_string();
    file.text = std::move(*text);
    file.shown_as = path.generic_string();
    file.generation = 1;
  }
  return files;
}

}  // namespace hegui::rules
