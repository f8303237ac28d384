// JSON and JSON Lines: values, places, and what is refused.
#include <catch2/catch.hpp>

#include "document/json_syntax.h"
#include "trace.h"

using hegui::document::find_json_fault;
using hegui::document::Format;
using hegui::document::trace;

namespace {
struct Case {
  std::string text;
  std::string events;
  std::string issues;
};
}  // namespace

TEST_CASE("JSON: values and documents", "[document][json]") {
  const auto c = GENERATE(values<Case>({
      {R"({"a": 1, "b": [true, null, "x\ny"], "c": {}})",
       "({ a: #1 b: [ ?true ~ \"x/y\" ] c: { } })", ""},
      {"{\"a\": 1\n, \"b\": [true\r\n,null\n], \"c\": \"x\"\n}\n",
       "({ a: #1 b: [ ?true ~ ] c: \"x\" })", ""},
      {"{\"a\":\u30001}", "({ a:x", "1:6 HG032 \"\u30001\" is no JSON value\n"},
      {R"([{"a": 1}, {"b": -1.5e3}])", "({ a: #1 })({ b: #-1.5e3 })", ""},
      {R"({"a": 12345678901234567890123456789})", "({ a: #12345678901234567890123456789 })", ""},
      {R"({"a": "\ud83d\ude00\u4e2d"})", "({ a: \"😀中\" })", ""},
      {"\xEF\xBB\xBF{\"a\": 1}\r\n", "({ a: #1 })", ""},
      {"\"x\"", "(\"x\")", ""},
      {"12", "(#12)", ""},
      {"[]", "", "1:1 HG021 the file has no content\n"},
      {" \n ", "", "1:1 HG021 the file has no content\n"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::json);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues == c.issues);
}

TEST_CASE("JSON: places count characters", "[document][json]") {
  const auto outcome = trace("{\"键\": \"值\\n\",\n \"b\": [12 , true]}", Format::json, true);
  CHECK(outcome.events ==
        "({@1:1-1:2 键:@1:2-1:5 \"值/\"@1:7-1:12 b:@2:2-2:5 [@2:7-2:8 #12@2:8-2:10 "
        "?true@2:13-2:17 ] })");
}

TEST_CASE("JSON: what is wrong, and where", "[document][json]") {
  const auto c = GENERATE(values<Case>({
      {R"({"a": 1,})", "({ a: #1x", "1:8 HG033 nothing follows this comma\n"},
      {R"([{"a": 1}, {"b": 2,}, {"c": 3}])", "({ a: #1 })({ b: #2x",
       "1:19 HG033 nothing follows this comma\n"},
      {R"({"a": 1 "b": 2})", "({ a: #1x", "1:9 HG031 expected \",\" \"}\" here\n"},
      {R"({"a" 1})", "({x", "1:6 HG031 expected \":\" here\n"},
      {R"({a: 1})", "({x", "1:2 HG031 expected \"…\" here\n"},
      {R"({"a": 01})", "({ a:x", "1:7 HG032 \"01\" is no JSON value\n"},
      {R"({"a": 1.})", "({ a:x", "1:7 HG032 \"1.\" is no JSON value\n"},
      {R"({"a": +1})", "({ a:x", "1:7 HG032 \"+1\" is no JSON value\n"},
      {R"({"a": None})", "({ a:x", "1:7 HG032 \"None\" is no JSON value\n"},
      {R"({"a": truE})", "({ a:x", "1:7 HG032 \"truE\" is no JSON value\n"},
      {R"({"a":})", "({ a:x", "1:6 HG032 \"}\" is no JSON value\n"},
      {R"([1,,2])", "(#1)(x", "1:4 HG032 \",\" is no JSON value\n"},
      {R"({"a": [1, 2})", "({ a: [ #1 #2x", "1:12 HG031 expected \",\" \"]\" here\n"},
      {R"({"a": [1, 2])", "({ a: [ #1 #2 ]x", "1:1 HG022 \"{\" is never closed\n"},
      {R"({"a": "x})", "", "1:7 HG022 \"\"\" is never closed\n"},
      {"{\"a\": \"x\n\"}", "", "1:7 HG022 \"\"\" is never closed\n"},
      {"{\"a\": \"x\ty\"}", "", "1:9 HG003 control character U+0009 is not allowed in the text\n"},
      {R"({"a": "\u0000"})", std::string("({ a: \"\0\" }x", 12),
       "1:7 HG003 control character U+0000 is not allowed in the text\n"},
      {R"({"a": "\q"})", "({ a:x", "1:8 HG023 \"\\q\" is no escape sequence\n"},
      {R"({"a": "\ud800"})", "({ a:x", "1:8 HG023 \"\\ud800\" is no escape sequence\n"},
      {R"({"a": 1, "b": {"a": 2, "a": 3}})", "({ a: #1 b: { a: #2 } }x",
       "1:24 HG014 duplicate key \"a\", first given on line 1\n"},
      {R"([1] x)", "", "1:5 HG012 there is text after the end of the document\n"},
      {R"({"a": 1}{"b": 1})", "({ a: #1 }x",
       "1:9 HG012 there is text after the end of the document\n"},
      {R"({"a": 1}})", "({ a: #1 }x", "1:9 HG012 there is text after the end of the document\n"},
      {"}", "", "1:1 HG032 \"}\" is no JSON value\n"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::json);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues == c.issues);
}

TEST_CASE("JSON: nesting is bounded", "[document][json]") {
  const auto nested = [](std::size_t levels) {
    return "{\"a\": " + std::string(levels, '[') + std::string(levels, ']') + "}";
  };
  CHECK(trace(nested(63), Format::json).issues.empty());
  CHECK(trace(nested(64), Format::json).issues == "1:70 HG019 nested deeper than 64 levels\n");
  CHECK(trace(nested(5000), Format::json).issues == "1:70 HG019 nested deeper than 64 levels\n");
}

TEST_CASE("JSON Lines: a line is a document, and its error ends no other", "[document][json]") {
  const auto outcome =
      trace("{\"a\": 1}\n\n{\"b\": }\n[1]\n{\"c\": 3} x\n{\"d\": 4}\r\n\"e\"", Format::json_lines);
  CHECK(outcome.events == "({ a: #1 })({ b:x([ #1 ])({ c: #3 }x({ d: #4 })(\"e\")");
  CHECK(outcome.issues ==
        "3:7 HG032 \"}\" is no JSON value\n"
        "5:10 HG012 there is text after the end of the document\n");
}

TEST_CASE("JSON: the syntax check finds nothing in what simdjson accepts", "[document][json]") {
  const auto text = GENERATE("{}", "[]", "0", "-0.5E+10", "\"\\u00e9\\\\\"", "[[{}], {\"a\": []}]",
                             " {\"a\" : [ 1 , 2 ] } ", "null", "\"\\ud83d\\ude00\"");
  CAPTURE(text);
  CHECK_FALSE(find_json_fault(text).has_value());
  CHECK(trace(text, Format::json_lines).issues.empty());
}
