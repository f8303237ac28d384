// Formats by name, and what no parser gets to see.
#include "hegui/document/read.h"

#include <catch2/catch.hpp>

#include "trace.h"

using hegui::Language;
using hegui::document::Format;
using hegui::document::format_of;
using hegui::document::trace;

TEST_CASE("the name's ending decides the format", "[document]") {
  CHECK(format_of("a.json") == Format::json);
  CHECK(format_of("a.jsonl") == Format::json_lines);
  CHECK(format_of("a.ndjson") == Format::json_lines);
  CHECK(format_of("a.yaml") == Format::yaml);
  CHECK(format_of("-") == Format::yaml);
}

TEST_CASE("texts that are refused before parsing", "[document]") {
  struct Case {
    std::string text;
    std::string issues;
  };
  const std::string gbk = " | the file may be GBK; convert it first: iconv -f GB18030 -t UTF-8\n";
  const std::string bom = "HG004 a byte order mark may stand once, at the start of the file\n";
  const auto c = GENERATE_COPY(values<Case>({
      {"a: \xff\xfe", "1:4 HG002 byte 0xFF here is not valid UTF-8" + gbk},
      {"a: 1\nb: \xC0\x80", "2:4 HG002 byte 0xC0 here is not valid UTF-8" + gbk},
      {"a: \xED\xA0\x80", "1:4 HG002 byte 0xED here is not valid UTF-8" + gbk},
      {"\xC3\xFB\xB3\xC6: 1", "1:1 HG002 byte 0xC3 here is not valid UTF-8" + gbk},
      {std::string("a\0b: 1", 6),
       "1:2 HG003 control character U+0000 is not allowed in the text\n"},
      {"a: \x1b[31m", "1:4 HG003 control character U+001B is not allowed in the text\n"},
      {"a: \x7f", "1:4 HG003 control character U+007F is not allowed in the text\n"},
      {"文: \xC2\x85", "1:4 HG003 control character U+0085 is not allowed in the text\n"},
      {"\xEF\xBB\xBF\xEF\xBB\xBF"
       "a: 1",
       "1:1 " + bom},
      {"a: \xEF\xBB\xBF", "1:4 " + bom},
      {"a: 1\rb: 2\r", "1:5 HG005 a lone carriage return is no line end\n"},
      {"a: \x01\rb: \xEF\xBB\xBF",
       "1:4 HG003 control character U+0001 is not allowed in the text\n1:9 " + bom +
           "1:5 HG005 a lone carriage return is no line end\n"},
  }));
  CAPTURE(c.text);
  const auto outcome = trace(c.text, Format::yaml);
  CHECK(outcome.events.empty());
  CHECK(outcome.issues == c.issues);
}

TEST_CASE("what merely looks odd is read", "[document]") {
  CHECK(trace("a: \xC2\xA0\xEF\xBC\x9A\t\r\n", Format::yaml).issues.empty());
  CHECK(trace("{\"a\":\r1}", Format::json).events == "({ a: #1 })");
}

TEST_CASE("the refusals in Chinese", "[document]") {
  CHECK(
      trace("a: \xff", Format::yaml, false, Language::zh).issues ==
      "1:4 HG002 此处字节 0xFF 不是有效的 UTF-8 | 文件可能是 GBK 编码，请先转换：iconv -f GB18030 "
      "-t UTF-8\n");
  CHECK(trace("a: \x01", Format::yaml, false, Language::zh).issues ==
        "1:4 HG003 文本中不允许出现控制字符 U+0001\n");
}
