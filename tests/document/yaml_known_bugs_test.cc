// What yaml-cpp 0.7.0 is known to do wrong with a text. Each row must end as a right value or as an
// error, never as lost text.
#include <catch2/catch.hpp>

#include "trace.h"

using hegui::document::Format;
using hegui::document::trace;

namespace {

struct Case {
  std::string text;
  std::string events;
  std::string issues;
};

const std::string kHintDocument = " | a further document must begin with a line ---\n";
const std::string kHintWriteOut = " | write the values out\n";
const std::string kHintQuote = " | quote text that begins with * & or !\n";
const std::string kHintBlock = " | write it in double quotes or as a | block\n";
const std::string kHintIndent = " | indent every line of the block\n";
const std::string kAfter = "HG012 there is text after the end of the document" + kHintDocument;
const std::string kLost = "HG013 this text cannot be read reliably";
const std::string kDirective =
    "HG030 a line that begins with % can only be a %YAML or %TAG directive before ---\n";
const std::string kNotText = "HG020 a key must be text\n";
const std::string kMerge = "HG016 merge keys (<<) are not supported" + kHintWriteOut;
const std::string kCycle = "HG017 the alias refers to a value that contains it\n";

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

/// Every level repeats the one before nine times: nine to the power of `levels` leaves.
std::string billion_laughs(int levels) {
  std::string text = "a0: &a0 lol\n";
  for (int i = 1; i <= levels; ++i) {
    text += fmt::format("a{}: &a{} [", i, i);
    for (int j = 0; j < 9; ++j) text += fmt::format("*a{}{}", i - 1, j < 8 ? ", " : "]\n");
  }
  return text;
}

}  // namespace

TEST_CASE("YAML: text that yaml-cpp drops or takes for a further document", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {",", "(~x", "1:1 " + kAfter},
      {"\"foo\",\"bar\"", "(\"foo\"x", "1:6 " + kAfter},
      {"\"foo\" \"bar\"", "(\"foo\"x", "1:7 " + kAfter},
      {"[1, 2] foo", "([ 1 2 ]x", "1:8 " + kAfter},
      {"[foo]_bar", "([ foo ]x", "1:6 " + kAfter},
      {"- a\nb: 1\n", "([ a ]x", "2:1 " + kAfter},
      {"a: 1\n...\nb: 2\n", "({ a: 1 })", "3:1 " + kAfter},
      {"a: \"\n\n\"\n", "({ a: \"\" }x", "1:4 " + kLost + kHintBlock},
      {"a: 'x\n\n\n'\n", "({ a: \"x/\" }x", "1:4 " + kLost + kHintBlock},
      {"--- >\nline1\n", "(x", "2:1 " + kLost + kHintIndent},
      {"--- |\n# text\n", "(x", "2:1 " + kLost + kHintIndent},
      {"--- |\n  a\nb: 1\n", "(|a/|x", "3:1 " + kLost + kHintIndent},
      {"--- |\n%!PS\n", "", "2:1 " + kDirective},
      {"%x: 1\n", "", "1:1 " + kDirective},
      {"a: 1\n%x: 2\n", "", "2:1 " + kDirective},
      {"%YAML 1.2\na: 1\n", "", "1:1 " + kDirective},
      {"a: 'x\nb: 2\n", "({ a:x", "1:4 HG022 \"'\" is never closed\n"},
      {"a: 'x'#b\n", "({ a: \"x\" }x",
       "1:7 HG034 a comment needs a space before it; this text would be ignored\n"},
      {"a: 1\nb\n", "({ a: 1 b: ~ }x",
       "2:1 HG026 the \": \" between key and value is missing here | align what is on one level, "
       "write \": \" between key and value, quote text that contains \": \"\n"},
      {"a: 1\n名称：x\n", "({ a: 1 名称：x: ~ }x",
       "2:1 HG026 the \": \" between key and value is missing here | use the half-width \":\" with "
       "a space after it\n"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues == c.issues);
}

TEST_CASE("YAML: keys that yaml-cpp lets pass", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"a: 1\na: 3\n", "({ a: 1 }x", "2:1 HG014 duplicate key \"a\", first given on line 1\n"},
      {"a: {b: 1}\n'a': {b: [2]}\nd: 1\n", "({ a: { b: 1 } d: 1 }x",
       "2:1 HG014 duplicate key \"a\", first given on line 1\n"},
      {"&a k: v\n*a : w\n", "({ k: v }x", "2:1 HG014 duplicate key \"k\", first given on line 1\n"},
      {"b: &a {c: 1}\nd:\n  <<: *a\n  e: 1\n", "({ b: { c: 1 } d: { e: 1 } }x", "3:3 " + kMerge},
      {"'<<': 1\n", "({ <<: 1 })", ""},
      {"[a]: b\nc: d\n", "({ c: d }x", "1:1 " + kNotText},
      {"? {a: 1}\n: [b, {c: 1}]\nd: e\n", "({ d: e }x", "1:3 " + kNotText},
      {"~: 1\n", "({ }x", "1:1 " + kNotText},
      {": 1\n", "({ }x", "1:1 " + kNotText},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues == c.issues);
}

TEST_CASE("YAML: keys longer than yaml-cpp can take are an error", "[document][yaml]") {
  const auto outcome = trace("a: 1\n" + std::string(1025, 'k') + ": v\n", Format::yaml);
  CHECK(outcome.events == "({ a: 1x");
  CHECK(outcome.issues.starts_with("2:1026 HG027 "));
}

TEST_CASE("YAML: tags are refused, but !!str means text", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"a: !!str 5\n", "({ a: \"5\" })", ""},
      {"a: !<tag:yaml.org,2002:str> 5\n", "({ a: \"5\" })", ""},
      {"a: !!int 5\n", "({ a: 5 }x", "1:4 HG015 YAML tag \"!!int\" is not supported" + kHintQuote},
      {"a: ! 5\n", "({ a: 5 }x", "1:4 HG015 YAML tag \"!\" is not supported" + kHintQuote},
      {"a: &x !e [1]\n", "({ a: [ 1 ] }x",
       "1:4 HG015 YAML tag \"!e\" is not supported" + kHintQuote},
      {"a: !!binary \"éééé\"\n", "({ a: \"éééé\" }x",
       "1:4 HG015 YAML tag \"!!binary\" is not supported" + kHintQuote},
      {"a: !!a!b 1\n", "({ a:x",
       "1:7 HG010 YAML syntax error: cannot assign multiple tags to the same node\n"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues == c.issues);
}

TEST_CASE("YAML: aliases end, whatever they refer to", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"&a [*a]", "([x", "1:5 " + kCycle},
      {"&a {k: *a}", "({ k:x", "1:8 " + kCycle},
      {"a: &a [&b [*a]]", "({ a: [ [x", "1:12 " + kCycle},
      {"&a {*a : 1}", "({x", "1:5 " + kCycle},
      {"a: *b\n", "({ a:x", "1:4 HG028 there is no anchor for the alias \"*b\"" + kHintQuote},
      {"a: &b 1\n---\nc: *b\n", "({ a: 1 })({ c:x",
       "3:4 HG028 there is no anchor for the alias \"*b\"" + kHintQuote},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml);
  CHECK(outcome.events == c.events);
  CHECK(outcome.issues == c.issues);
}

TEST_CASE("YAML: exponential aliases stop at the budget", "[document][yaml]") {
  CHECK(trace(billion_laughs(3), Format::yaml).issues.empty());
  const auto outcome = trace(billion_laughs(9), Format::yaml);
  CHECK(outcome.issues ==
        "8:10 HG018 aliases expand to more than 1000000 nodes | write the values out\n");
}

TEST_CASE("YAML: nesting is bounded before the stack is", "[document][yaml]") {
  CHECK(trace(nested(64), Format::yaml).issues.empty());
  const auto levels = GENERATE(65U, 499U, 501U, 100'000U);
  CHECK(trace(nested(levels), Format::yaml).issues == "1:65 HG019 nested deeper than 64 levels\n");
}

TEST_CASE("YAML: aliases cannot get around the depth", "[document][yaml]") {
  std::string text = "a0: &a0 x\n";
  for (int i = 1; i < 100; ++i) text += fmt::format("a{}: &a{} [*a{}]\n", i, i, i - 1);
  CHECK(trace(text, Format::yaml).issues == "65:12 HG019 nested deeper than 64 levels\n");
}

TEST_CASE("YAML: crashing inputs of earlier versions", "[document][yaml]") {
  const auto text = GENERATE("[:", "{:", "{foo:", "!2", "[[:", "{!\xC3\x9B:", "- - - [", "? ? ?",
                             "&", "*", "%", "!<", "'", "\"\\x", "{a: b}}");
  CAPTURE(text);
  const auto outcome = trace(text, Format::yaml);
  CHECK(outcome.events.find(')') == std::string::npos);
  CHECK_FALSE(outcome.issues.empty());
}
