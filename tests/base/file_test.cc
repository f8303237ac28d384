#include "hegui/base/file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

namespace hegui {

namespace {

/// A folder of its own that goes with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hegui-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_),
                                                  std::filesystem::directory_iterator()));
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("file: what is written is read back, byte for byte", "[base][file]") {
  const Folder folder;
  const std::string path = folder.file("报告.json");
  for (const std::string& content : {std::string(), std::string("政务云\n"),
                                     std::string("a\0b\r\n", 5), std::string(300000, 'x')}) {
    REQUIRE(write_file(path, content));
    const auto read = read_file(path);
    REQUIRE(read);
    CHECK(*read == content);
  }
  CHECK(folder.entries() == 1);
}

TEST_CASE("file: a new file is as readable as the umask lets it be", "[base][file]") {
  const Folder folder;
  const mode_t before = ::umask(022);
  REQUIRE(write_file(folder.file("a"), "x"));
  ::umask(before);
  struct stat status {};
  REQUIRE(::stat(folder.file("a").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0644);
}

TEST_CASE("file: a failed write leaves nothing behind", "[base][file]") {
  const Folder folder;
  const auto written = write_file(folder.file("missing/a"), "x");
  REQUIRE_FALSE(written);
  CHECK(written.error().message.en.find("missing/a: ") != std::string::npos);
  CHECK(folder.entries() == 0);
}

TEST_CASE("file: a folder is neither read nor replaced", "[base][file]") {
  const Folder folder;
  std::filesystem::create_directory(folder.file("sub"));
  CHECK_FALSE(write_file(folder.file("sub"), "x"));
  CHECK_FALSE(read_file(folder.file("sub")));
  CHECK(std::filesystem::is_directory(folder.file("sub")));
  CHECK(folder.entries() == 1);
}

TEST_CASE("file: a reader of the old file keeps it whole", "[base][file]") {
  const Folder folder;
  const std::string path = folder.file("a");
  REQUIRE(write_file(path, "old"));
  std::filesystem::create_hard_link(path, folder.file("held"));
  REQUIRE(write_file(path, "new content"));
  CHECK(*read_file(folder.file("held")) == "old");
  CHECK(*read_file(path) == "new content");
}

TEST_CASE("file: a link keeps pointing at the file that is written", "[base][file]") {
  const Folder folder;
  REQUIRE(write_file(folder.file("real"), "old"));
  std::filesystem::create_symlink("real", folder.file("link"));
  REQUIRE(write_file(folder.file("link"), "new"));
  CHECK(std::filesystem::is_symlink(folder.file("link")));
  CHECK(*read_file(folder.file("real")) == "new");
}

TEST_CASE("file: devices are written to, not replaced", "[base][file]") {
  CHECK(write_file("/dev/null", "x"));
  CHECK(std::filesystem::is_character_file("/dev/null"));
  CHECK_FALSE(write_file("/dev/full", "x"));
}

TEST_CASE("file: what is not there says so", "[base][file]") {
  const Folder folder;
  const auto read = read_file(folder.file("nothing"));
  REQUIRE_FALSE(read);
  CHECK(read.error().message.en.ends_with("nothing: No such file or directory"));
  CHECK(read.error().message.zh.find("nothing：") != std::string::npos);
}

TEST_CASE("file: SHA-256 of the standard's examples", "[base][file]") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("file: a UUID rests on the name alone and says its version", "[base][file]") {
  const std::string one = uuid_of("SD-07c");
  CHECK(one == uuid_of("SD-07c"));
  CHECK(one != uuid_of("SD-07d"));
  REQUIRE(one.size() == 36);
  CHECK(one[14] == '5');
  CHECK(std::string("89ab").find(one[19]) != std::string::npos);
}

TEST_CASE("file: what is added stands after what is there", "[base][file]") {
  const Folder folder;
  const std::string path = folder.file("summary");
  REQUIRE(append_file(path, "a\n"));
  REQUIRE(append_file(path, "b\n"));
  CHECK(*read_file(path) == "a\nb\n");
  CHECK_FALSE(append_file(folder.file("missing/a"), "x"));
}

}  // namespace hegui
