#include "output/json_writer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "hegui/base/text.h"

namespace hegui::output {

TEST_CASE("json writer: one escape for every text", "[output][json]") {
  struct Case {
    std::string text;
    std::string want;
  };
  const auto c = GENERATE(values<Case>({
      {"", R"("")"},
      {"政务云 é", "\"政务云 é\""},
      {R"(a"b\c)", R"("a\"b\\c")"},
      {"a\nb\tc\rd", R"("a\nb\tc\rd")"},
      {std::string("\0\x1b\x7f", 3), R"("\u0000\u001b\u007f")"},
      {"\u0085\u2028\u202E\u2066\uFEFF", R"("\u0085\u2028\u202e\u2066\ufeff")"},
      {"\U000E0041", R"("\udb40\udc41")"},
      {"\U0001F600", "\"\U0001F600\""},
      {"a\xFF"
       "b\xE4\xB8",
       "\"a\uFFFD"
       "b\uFFFD\uFFFD\""},
      {"</script>", R"("</script>")"},
  }));
  CHECK(json_quoted(c.text) == c.want);
}

TEST_CASE("json writer: valid text reads back the same, anything else reads back",
          "[output][json]") {
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t k = random() % 12; k > 0; --k) text += static_cast<char>(random() % 256);
    if (i % 2 == 0) text += "\u202E中\U000E0041\"";
    const auto parsed = nlohmann::json::parse(json_quoted(text));
    if (!find_invalid_utf8(text)) REQUIRE(parsed == text);
    REQUIRE(find_invalid_utf8(parsed.get<std::string>()) == std::nullopt);
  }
}

TEST_CASE("json writer: layout", "[output][json]") {
  std::ostringstream out;
  JsonWriter json(out);
  json.object([&] {
    json.member("none", nullptr);
    json.member("ratio", 0.65);
    json.member("count", std::int64_t{-3});
    json.member("maybe", std::optional<std::int64_t>());
    json.member_array("empty", std::vector<int>(), [](int) {});
    json.member_object("hollow", [] {});
    json.member_array("list", std::vector<std::string>{"a", "b"},
                      [&](const std::string& text) { json.value(text); });
    json.member_array("nested", std::vector<int>{1},
                      [&](int) { json.object([&] { json.member("x", "y"); }); });
  });
  CHECK(out.str() == R"({
  "none": null,
  "ratio": 0.65,
  "count": -3,
  "maybe": null,
  "empty": [],
  "hollow": {},
  "list": [
    "a",
    "b"
  ],
  "nested": [
    {
      "x": "y"
    }
  ]
})");
}

TEST_CASE("json writer: doubles are the shortest that read back the same", "[output][json]") {
  for (const double number : {0.0, 1.0, 0.1, 0.7, 2.0 / 3.0, 13.0 / 20.0, 1e-7, 1e21}) {
    std::ostringstream out;
    JsonWriter(out).value(number);
    CAPTURE(out.str());
    CHECK(nlohmann::json::parse(out.str()).get<double>() == number);
  }
}

}  // namespace hegui::output
