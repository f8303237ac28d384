#include "output/formats.h"

#include <catch2/catch.hpp>
#include <set>

namespace hegui::output {

TEST_CASE("formats: found by name, and by nothing else", "[output]") {
  for (const Format* format : formats()) CHECK(find_format(format->name) == format);
  CHECK(find_format("text") != nullptr);
  CHECK(find_format("json") != nullptr);
  for (const char* name : {"", "JSON", "jso", "json "}) CHECK(find_format(name) == nullptr);
}

TEST_CASE("formats: each row is complete and no other's", "[output]") {
  std::set<std::string_view> names, suffixes;
  for (const Format* format : formats()) {
    CAPTURE(format->name);
    CHECK(names.insert(format->name).second);
    const bool folder = format->write_folder != nullptr;
    CHECK(folder == (format->write == nullptr));
    CHECK(folder == format->suffix.empty());
    CHECK((folder || suffixes.insert(format->suffix).second));
    CHECK((folder || format->suffix.starts_with('.')));
    CHECK_FALSE(format->summary.zh.empty());
    CHECK_FALSE(format->summary.en.empty());
  }
}

}  // namespace hegui::output
