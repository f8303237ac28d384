// The rule files inside the program; the table itself is made by cmake/Embed.cmake.
#pragma once

#include <cstddef>
#include <span>

namespace hegui::rules {

struct EmbeddedFile {
  const char* path;
  const unsigned char* bytes;
  std::size_t size;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace hegui::rules
