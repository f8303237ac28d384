#include "cli/folder.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "hegui/base/file.h"

namespace hegui::cli {

namespace fs = std::filesystem;

namespace {

/// Enough to tell whose file it is; empty if it cannot be read.
std::string beginning_of(const fs::path& path) {
  std::array<char, 256> buffer{};
  std::ifstream file(path, std::ios::binary);
  file.read(buffer.data(), buffer.size());
  return {buffer.data(), static_cast<std::size_t>(file.gcount())};
}

/// What the format wrote in an earlier run and not in this one. A link is nobody's to delete.
std::vector<fs::path> stale_files(const output::Format& format,
                                  const std::vector<output::File>& files, const fs::path& folder) {
  std::set<std::string> written;
  for (const output::File& file : files) written.insert(file.path);
  std::vector<fs::path> stale;
  std::error_code refused;
  for (fs::directory_iterator at(folder, refused), end; at != end; at.increment(refused)) {
    const bool is_file = fs::is_regular_file(at->symlink_status(refused));
    if (!is_file || written.contains(at->path().filename().string())) continue;
    if (format.is_own(beginning_of(at->path()))) stale.push_back(at->path());
  }
  std::ranges::sort(stale);
  return stale;
}

bool delete_stale(const Session& session, const output::Format& format,
                  const std::vector<output::File>& files, const fs::path& folder) {
  if (format.is_own == nullptr) return true;
  bool deleted = true;
  for (const fs::path& path : stale_files(format, files, folder)) {
    std::error_code refused;
    if (fs::remove(path, refused)) continue;
    complain(session, {"无法删除上次写出的 {}", "cannot delete {}, which an earlier run wrote"},
             {path.string()});
    deleted = false;
  }
  return deleted;
}

}  // namespace

bool complain_of(const Session& session, const Error& error) {
  complain(session, {"无法写入 {}", "cannot write {}"}, {error.message.in(session.language)});
  return false;
}

bool write_folder(const Session& session, const output::Format& format,
                  const std::vector<output::File>& files, const fs::path& folder, bool complete) {
  std::error_code refused;
  for (const output::File& file : files) {
    const fs::path path = folder / file.path;
    fs::create_directories(path.parent_path(), refused);
    const auto written = write_file(path.string(), file.content);
    if (!written) return complain_of(session, written.error());
  }
  fs::create_directories(folder, refused);
  return !complete || delete_stale(session, format, files, folder);
}

}  // namespace hegui::cli
