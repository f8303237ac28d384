#include "hegui/document/parts.h"

#include <catch2/catch.hpp>

using namespace hegui;
using namespace hegui::document;

namespace {

std::string in_short(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      return node.text;
    case Node::Kind::list: {
      std::string text = "[";
      for (const Node& item : node.items) text += in_short(item) + ",";
      return text + "]";
    }
    case Node::Kind::mapping: {
      std::string text = "{";
      for (const Entry& entry : node.entries)
        text += entry.key + ":" + in_short(entry.node()) + ",";
      return text + "}";
    }
  }
  return {};
}

/// `key=value` for each part, `key+=value` for an element.
std::string parts_of(const std::string& text, Format format, Issues& issues) {
  const Source source("a", text);
  std::string parts;
  read_parts(
      source, format,
      [&](const Part& part) {
        parts +=
            std::string(part.key) + (part.is_element ? "+=" : "=") + in_short(part.value) + " ";
      },
      issues);
  return parts;
}

}  // namespace

TEST_CASE("parts: elements of lists come one by one, what lies deeper as trees", "[document]") {
  Issues issues;
  CHECK(parts_of(R"({"a": 1, "b": [{"x": [1, 2]}, [3], 4], "c": {"d": {"e": null}}, "f": []})",
                 Format::json,
                 issues) == "a=1 b+={x:[1,2,],} b+=[3,] b+=4 b=[] c={d:{e:null,},} f=[] ={} ");
  CHECK(issues.empty());
}

TEST_CASE("parts: a document that is no mapping is one part", "[document]") {
  Issues issues;
  CHECK(parts_of("[1, 2]", Format::json, issues) == "=1 =2 ");
  CHECK(parts_of("- [1]\n- 2\n", Format::yaml, issues) == "=[[1,],2,] ");
  CHECK(issues.empty());
}

TEST_CASE("parts: what breaks off is an issue, and has no end", "[document]") {
  Issues issues;
  CHECK(parts_of(R"({"a": 1, "b": [2, 3)", Format::json, issues) == "a=1 b+=2 b+=3 ");
  REQUIRE(issues.all().size() == 1);
  CHECK(issues.all().front().code->id == codes::unclosed.id);
}
