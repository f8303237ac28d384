#include "hegui/rules/template.h"

#include <catch2/catch.hpp>

namespace hegui::rules {

TEST_CASE("template: texts and names by turns", "[rules]") {
  CHECK(split_template("系统「{name}」部署在{hosting}") ==
        Pieces{"系统「", "name", "」部署在", "hosting", ""});
  CHECK(split_template("") == Pieces{""});
  CHECK(split_template("a {{b}} c") == Pieces{"a {b} c"});
}

TEST_CASE("template: an open brace is refused", "[rules]") {
  CHECK_FALSE(split_template("a {b"));
  CHECK_FALSE(split_template("a }b"));
  CHECK_FALSE(split_template("a {b {c} d"));
}

TEST_CASE("template: filling asks for each name once, in order", "[rules]") {
  std::string asked;
  const std::string text = fill({"a ", "x", " b ", "y", ""}, [&](std::string_view name) {
    asked += name;
    return "<" + std::string(name) + ">";
  });
  CHECK(text == "a <x> b <y>");
  CHECK(asked == "xy");
}

}  // namespace hegui::rules
