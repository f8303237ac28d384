// The rule files inside the program; the table itself is made by cmake/Embed.cmake.
#pragma once

#include <span>

namespace hegui::rules {

struct EmbeddedFile {
  const char* path;
  const unsigned char* begin;
  const unsigned char* end;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace hegui::rules
