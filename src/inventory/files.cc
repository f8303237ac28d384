// Which files a command line names.
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "hegui/inventory/inventory.h"

namespace hegui::inventory {

namespace {

namespace fs = std::filesystem;

bool is_inventory(const fs::path& path) {
  constexpr std::array<std::string_view, 4> kEndings{".yaml", ".yml", ".json", ".jsonl"};
  const std::string ending = path.extension().string();
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

/// The folder's inventory files in byte order of their paths; what cannot be entered is reported.
std::vector<std::string> list_folder(const std::string& folder, Issues& issues) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code ignored;  // a file that vanished is simply no regular file
    if (at->is_regular_file(ignored) && is_inventory(at->path()))
      files.push_back(at->path().string());
  }
  if (error) issues.add(codes::cannot_read, {}, {folder + ": " + error.message()});
  if (!error && files.empty()) issues.add(codes::no_inventory, {}, {folder});
  std::sort(files.begin(), files.end());
  return files;
}

/// One name for a file however its path is written.
std::string identity(const std::string& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return path == "-" || error ? path : canonical.string();
}

}  // namespace

std::vector<std::string> list_files(const std::vector<std::string>& paths, Issues& issues) {
  std::vector<std::string> files;
  std::set<std::string> seen;
  const auto add = [&](const std::string& file) {
    if (seen.insert(identity(file)).second) {
      files.push_back(file);
    } else {
      issues.add(codes::repeated_input, {}, {file});
    }
  };
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      for (const std::string& file : list_folder(path, issues)) add(file);
    } else {
      add(path);
    }
  }
  return files;
}

}  // namespace hegui::inventory
