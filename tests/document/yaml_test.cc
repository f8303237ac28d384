// What well-formed YAML reads as: values, styles, documents and places.
#include <catch2/catch.hpp>

#include "trace.h"

using hegui::document::Format;
using hegui::document::trace;

namespace {
struct Case {
  std::string text;
  std::string events;
};
}  // namespace

TEST_CASE("YAML: values and how they are written", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"a: 1\nb: x y\n", "({ a: 1 b: x y })"},
      {"a: \"1\"\nb: 'it''s'\n", "({ a: \"1\" b: \"it's\" })"},
      {"a:\nb: ~\nc: null\nd: ''\n", "({ a: ~ b: ~ c: ~ d: \"\" })"},
      {"a: |\n  x\n\n  y\n", "({ a: |x//y/| })"},
      {"a: |-\n  x\n # comment\nb: 1\n", "({ a: |x| b: 1 })"},
      {"a: >\n x\n y\nb: 1\n", "({ a: |x y/| b: 1 })"},
      {"a: |2\n   x\n", "({ a: | x/| })"},
      {"a: x \n\n  y\n", "({ a: x/y })"},
      {"a: \"x\n\ny\"\n", "({ a: \"x/y\" })"},
      {"a: [1, [], {b: 2}]\n", "({ a: [ 1 [ ] { b: 2 } ] })"},
      {"{\"a\":1, b: [x: 1]}", "({ a: 1 b: [ { x: 1 } ] })"},
      {"- a\n- - b\n  - c\n", "([ a [ b c ] ])"},
      {"a: [b, ]\nc: {d: , e: 1}\n", "({ a: [ b ] c: { d: ~ e: 1 } })"},
      {"a: !!str 5\nb: !!str\n", "({ a: \"5\" b: \"\" })"},
      {"? a\n: b\n", "({ a: b })"},
      {"a: x# no comment\nb: y # comment\n", "({ a: x# no comment b: y })"},
      {"a: 010\nb: 2018-06-30\nc: yes\n", "({ a: 010 b: 2018-06-30 c: yes })"},
      {"\xEF\xBB\xBF"
       "a: 1\r\nb: 2\r\n",
       "({ a: 1 b: 2 })"},
      {"&k a: &v 1\nb: *v\nc: *k\n", "({ a: 1 b: 1 c: a })"},
      {"a: &m {k: [1, 'q']}\nb: *m\n", "({ a: { k: [ 1 \"q\" ] } b: { k: [ 1 \"q\" ] } })"},
      {"a: &o [&i [1], *i]\nb: *o\n", "({ a: [ [ 1 ] [ 1 ] ] b: [ [ 1 ] [ 1 ] ] })"},
      {"&k a: 1\nb: {*k : 2}\n", "({ a: 1 b: { a: 2 } })"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues.empty());
}

TEST_CASE("YAML: a further document begins with ---", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"a: 1\n---\nb: 2\n...\n---\nc: 3\n", "({ a: 1 })({ b: 2 })({ c: 3 })"},
      {"---\n---\na: 1\n", "({ a: 1 })"},
      {"# only a comment\n---\na: 1\n...\n# and one more\n", "({ a: 1 })"},
      {"%YAML 1.2\n---\na: 1\n...\n%TAG !e! tag:e,2018:\n---\nb: 1\n", "({ a: 1 })({ b: 1 })"},
      {"--- [1]\n--- x\n", "([ 1 ])(x)"},
      {"a: |\n  ---\n  x\nb: ---x\n", "({ a: |---/x/| b: ---x })"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues.empty());
}

TEST_CASE("YAML: an error ends its document only", "[document][yaml]") {
  const auto outcome = trace("a: 1\n---\nb: [\n---\nc: 3\n---\nd: 'x\n---\ne: 5\n", Format::yaml);
  CHECK(outcome.events == "({ a: 1 })({ b: [x({ c: 3 })({ d:x({ e: 5 })");
  CHECK(outcome.issues ==
        "3:4 HG024 the bracket \"[\" is not closed by line 3, or a comma is missing\n"
        "7:4 HG022 \"'\" is never closed\n");
}

TEST_CASE("YAML: places count characters, from the first of the value", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"键: 值\r\n键2: \"值 x\"\r\n",
       "({@1:1-1:5 键:@1:1-1:2 值@1:4-1:5 键2:@2:1-2:3 \"值 x\"@2:5-2:10 })"},
      {"l:\n  - 甲  # 注\n  - {k: 乙, j: [丙]}\n",
       "({@1:1-1:3 l:@1:1-1:2 [@2:3-2:11 甲@2:5-2:6 {@3:5-3:19 k:@3:6-3:7 乙@3:9-3:10 j:@3:12-3:13 "
       "[@3:15-3:19 丙@3:16-3:17 ] } ] })"},
      {"t: |\n  文\nm: 一\n  二\nq: \"一\n  二\"\n",
       "({@1:1-1:5 t:@1:1-1:2 |文/|@1:4-1:5 m:@3:1-3:2 一 二@3:4-3:5 q:@5:1-5:2 \"一 "
       "二\"@5:4-5:6 })"},
      {"a:\t1\nb: \t'文'\n", "({@1:1-1:5 a:@1:1-1:2 1@1:4-1:5 b:@2:1-2:2 \"文\"@2:5-2:8 })"},
      {"n:\no: ~\n", "({@1:1-1:3 n:@1:1-1:2 ~@1:1-1:2 o:@2:1-2:2 ~@2:4-2:5 })"},
      {"- 一\n-\n- 二\n", "([@1:1-1:4 一@1:3-1:4 ~@2:1-2:2 二@3:3-3:4 ])"},
      {"[一, , 二]\n", "([@1:1-1:9 一@1:2-1:3 ~@1:3-1:4 二@1:7-1:8 ])"},
      {"a: &x  文\nb: *x\n", "({@1:1-1:9 a:@1:1-1:2 文@1:8-1:9 b:@2:1-2:2 文@2:4-2:6 })"},
      {"\xEF\xBB\xBF"
       "文: 1\n---\n字: 2\n",
       "({@1:1-1:5 文:@1:1-1:2 1@1:4-1:5 })({@3:1-3:5 字:@3:1-3:2 2@3:4-3:5 })"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml, true);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues.empty());
}

TEST_CASE("YAML: a large mapping still finds its duplicate keys", "[document][yaml]") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += fmt::format("key{}: {}\n", i, i);
  const auto outcome = trace(text + "key7: again\nlast: 1\n", Format::yaml);
  CHECK(outcome.issues == "501:1 HG014 duplicate key \"key7\", first given on line 8\n");
  CHECK(outcome.events.ends_with("key499: 499 last: 1 }x"));
}

TEST_CASE("YAML: nothing at all is an error of the file", "[document][yaml]") {
  const auto text = GENERATE("", "\n", "# only a comment\n", "---\n", "--- # nothing\n...\n");
  CAPTURE(text);
  const auto outcome = trace(text, Format::yaml);
  CHECK(outcome.events.empty());
  CHECK(outcome.issues == "1:1 HG021 the file has no content\n");
}
