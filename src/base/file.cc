// Files as whole texts. A write goes to a new file in the target's folder, is flushed to disk, then
// takes the target's name.
#include "hegui/base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace hegui {

namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int number() const { return number_; }
  bool close() {
    if (number_ < 0) return true;
    const bool closed = ::close(number_) == 0;
    number_ = -1;
    return closed;
  }

 private:
  int number_;
};

Error refused(const std::string& path, int reason) {
  const char* text = std::strerror(reason);
  return {{fmt::format("{}：{}", path, text), fmt::format("{}: {}", path, text)}};
}

Result<std::string> read_all(int descriptor, const std::string& path) {
  std::string content;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count == 0) return content;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return refused(path, errno);
    content.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t count = ::write(descriptor, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// Devices and pipes (/dev/stdout, /dev/null) have no content to protect and cannot be renamed
/// over.
bool is_special(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

/// Where a link leads, so that writing replaces the file and not the link.
std::string target_of(const std::string& path) {
  std::error_code missing;
  const std::filesystem::path target = std::filesystem::canonical(path, missing);
  return missing ? path : target.string();
}

Result<Done> write_special(const std::string& path, std::string_view content) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() < 0 || !write_all(file.number(), content)) return refused(path, errno);
  return Done{};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  if (path == "-") return read_all(STDIN_FILENO, path);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return refused(path, errno);
  return read_all(file.number(), path);
}

Result<Done> write_file(const std::string& path, std::string_view content) {
  if (is_special(path)) return write_special(path, content);
  const std::string target = target_of(path);
  std::string beside = target + ".XXXXXX";
  Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
  if (file.number() < 0) return refused(path, errno);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const bool written = write_all(file.number(), content) &&
                       ::fchmod(file.number(), 0666 & ~mask) == 0 && ::fsync(file.number()) == 0 &&
                       file.close() && ::rename(beside.c_str(), target.c_str()) == 0;
  if (written) return Done{};
  const int reason = errno;
  ::unlink(beside.c_str());
  return refused(path, reason);
}

Result<Done> append_file(const std::string& path, std::string_view content) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666));
  const bool written = file.number() >= 0 && write_all(file.number(), content) && file.close();
  return written ? Result<Done>(Done{}) : refused(path, errno);
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace hegui
