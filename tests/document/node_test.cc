#include "hegui/document/node.h"

#include <catch2/catch.hpp>

#include "trace.h"

using namespace hegui;
using namespace hegui::document;

TEST_CASE("a tree keeps order, styles and places", "[document][node]") {
  const Source source("a", "b: 1\na: [x, 'y', ~]\n");
  Issues issues;
  const auto documents = parse(source, Format::yaml, issues);
  REQUIRE(documents.size() == 1);
  const Node& root = documents.front();
  REQUIRE(root.kind == Node::Kind::mapping);
  REQUIRE(root.entries.size() == 2);
  CHECK(root.entries[0].key == "b");
  CHECK(root.entries[1].key_span.position() == Position{2, 1});
  const Node* list = root.find("a");
  REQUIRE(list != nullptr);
  REQUIRE(list->items.size() == 3);
  CHECK(list->items[0].text == "x");
  CHECK(list->items[1].style == Style::quoted);
  CHECK(list->items[2].kind == Node::Kind::null);
  CHECK(list->items[1].span.position() == Position{2, 8});
  CHECK(root.find("c") == nullptr);
}

TEST_CASE("only documents without errors become trees", "[document][node]") {
  const Source source("a", "a: 1\n---\nb: 1\nb: 2\n---\nc: [\n---\nd: 4\n");
  Issues issues;
  const auto documents = parse(source, Format::yaml, issues);
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].find("a") != nullptr);
  CHECK(documents[1].find("d") != nullptr);
  CHECK(issues.error_count() == 2);
}

TEST_CASE("a replayed tree sends what was read", "[document][node]") {
  const std::string text = "a: [1, {b: 'q'}, ~]\nc: |\n  t\nd: {}\n";
  const Source source("a", text);
  Issues issues;
  const auto documents = parse(source, Format::yaml, issues);
  REQUIRE(documents.size() == 1);
  Trace direct, replayed;
  direct.with_places = replayed.with_places = true;
  read(source, Format::yaml, direct, issues);
  replay(documents.front(), replayed);
  CHECK(replayed.text() == direct.text());
}
