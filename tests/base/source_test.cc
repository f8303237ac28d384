#include "hegui/base/source.h"

#include <catch2/catch.hpp>

namespace hegui {

TEST_CASE("source: lines and columns count from one, in code points", "[base][source]") {
  const Source source("a.yaml", "ab\n中文x\n");
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.position(2) == Position{1, 3});  // the newline itself
  CHECK(source.position(3) == Position{2, 1});
  CHECK(source.position(6) == Position{2, 2});
  CHECK(source.position(9) == Position{2, 3});
  CHECK(source.position(11) == Position{3, 1});  // the end of the text
  CHECK(source.position(99) == Position{3, 1});
  CHECK(source.line_count() == 3);
}

TEST_CASE("source: lines come without their ends", "[base][source]") {
  const Source source("a.yaml", "ab\r\n中文\n\nlast");
  CHECK(source.line(1) == "ab");
  CHECK(source.line(2) == "中文");
  CHECK(source.line(3).empty());
  CHECK(source.line(4) == "last");
  CHECK(source.line(0).empty());
  CHECK(source.line(5).empty());
  CHECK(source.position(4) == Position{2, 1});
}

TEST_CASE("source: an empty text has one empty line", "[base][source]") {
  const Source source("a.yaml", "");
  CHECK(source.line_count() == 1);
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.position(7) == Position{1, 1});
  CHECK(source.line(1).empty());
}

TEST_CASE("source: a byte order mark is no column and not part of the line", "[base][source]") {
  const Source source("a.yaml",
                      "\xEF\xBB\xBF"
                      "ab\ncd");
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.position(3) == Position{1, 1});
  CHECK(source.position(4) == Position{1, 2});
  CHECK(source.position(6) == Position{2, 1});
  CHECK(source.line(1) == "ab");
  CHECK(source.line(2) == "cd");
}

TEST_CASE("source: columns in a line longer than a block", "[base][source]") {
  std::string text = "first\n";
  std::vector<std::uint32_t> begins;
  for (int i = 0; i < 10000; ++i) {
    begins.push_back(static_cast<std::uint32_t>(text.size()));
    text += i % 3 == 0 ? "中" : "a";
  }
  const Source source("a.json", text);
  std::size_t wrong = 0;
  for (std::uint32_t i = 0; i < begins.size(); ++i)
    wrong += source.position(begins[i]) == Position{2, i + 1} ? 0U : 1U;
  CHECK(wrong == 0);
}

TEST_CASE("source: texts of a size on a block's edge", "[base][source]") {
  const auto size = GENERATE(4095U, 4096U, 4097U, 8192U);
  const Source source("a.json", std::string(size, 'a'));
  CHECK(source.position(size) == Position{1, size + 1});
  CHECK(source.position(size - 1) == Position{1, size});
}

TEST_CASE("source: addresses stay as more are added", "[base][source]") {
  Sources sources;
  const Source& first = sources.add("a", "1");
  for (int i = 0; i < 100; ++i) sources.add("b", "2");
  CHECK(&first == &sources.all().front());
  CHECK(first.name() == "a");
}

TEST_CASE("source: a span without a source has no position", "[base][source]") {
  CHECK_FALSE(Span{}.known());
  CHECK(Span{}.position() == Position{});
  const Source source("a", "ab");
  CHECK(Span{&source, 1, 2}.position() == Position{1, 2});
}

}  // namespace hegui
