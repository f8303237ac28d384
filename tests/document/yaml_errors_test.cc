// Where a syntax error is reported, and in which words.
#include <catch2/catch.hpp>

#include "trace.h"

using hegui::Language;
using hegui::document::Format;
using hegui::document::trace;

namespace {
struct Case {
  std::string text;
  std::string issues;
};
const std::string kStructure =
    "HG027 this does not fit the indentation and structure above it | align what is on one level, "
    "write \": \" between key and value, quote text that contains \": \"\n";
const std::string kColon =
    "HG026 the \": \" between key and value is missing here | align what is on one level, write "
    "\": \" between key and value, quote text that contains \": \"\n";
}  // namespace

TEST_CASE("YAML: a syntax error is reported once, where it can be mended", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"a: [1, 2\nb: 3\n",
       "1:4 HG024 the bracket \"[\" is not closed by line 2, or a comma is missing\n"},
      {"{a: 1\n", "1:1 HG024 the bracket \"{\" is not closed by line 1, or a comma is missing\n"},
      {"a: ['x' 'y']\n",
       "1:4 HG024 the bracket \"[\" is not closed by line 1, or a comma is missing\n"},
      {"a: 'x\nb: 2\n", "1:4 HG022 \"'\" is never closed\n"},
      {"a: 1 # don't\nb: \"x\nc: 2\n", "2:4 HG022 \"\"\" is never closed\n"},
      {"a:\n\tb: 1\n", "2:1 HG025 indentation must be spaces, not tabs\n"},
      {"a:\n  b: 1\n\tc: 2\n", "3:1 HG025 indentation must be spaces, not tabs\n"},
      {"a:1\nb: 2\n", "1:1 " + kColon},
      {"a: 1\nb:2\nc: 3\n", "2:1 " + kColon},
      {"名称：x\n类型: y\n",
       "1:1 HG026 the \": \" between key and value is missing here | use the half-width \":\" with "
       "a space after it\n"},
      {"a: 1\n b: 2\n", "2:3 " + kStructure},
      {"a: b: c\n", "1:5 " + kStructure},
      {"a: - b\n", "1:4 " + kStructure},
      {"a: 1\n- x\n", "2:1 " + kStructure},
      {"a: [1]]\n", "1:7 " + kStructure},
      {"a: \"x\" y\n", "1:8 " + kStructure},
      {"a: \"\\q\"\n", "1:5 HG023 \"\\q\" is no escape sequence\n"},
      {"a: @x\n", "1:4 HG029 text that begins with \"@\" must be quoted\n"},
      {"a: * b\n", "1:4 HG029 text that begins with \"*\" must be quoted\n"},
      {"a: & b\n", "1:4 HG029 text that begins with \"&\" must be quoted\n"},
      {"a: |0\n  x\n",
       "1:6 HG010 YAML syntax error: cannot set zero indentation for a block scalar\n"},
  }));
  CAPTURE(c.text);
  CHECK(trace(c.text, Format::yaml).issues == c.issues);
}

TEST_CASE("YAML: the same in Chinese", "[document][yaml]") {
  const auto c = GENERATE(values<Case>({
      {"a: [1\n", "1:4 HG024 括号“[”到第 1 行没有闭合，或缺少逗号\n"},
      {"a: 'x\n", "1:4 HG022 “'”没有闭合\n"},
      {"a:\n\tb: 1\n", "2:1 HG025 缩进不能用制表符（Tab），请改用空格\n"},
      {"名称：x\n类型: y\n",
       "1:1 HG026 此处缺少“键: 值”的冒号和空格 | 冒号须用半角“:”，其后留一个空格\n"},
      {"a: b: c\n",
       "1:5 HG027 此处的缩进或层次与上文不符 | 同级内容对齐；键与值之间写“: ”；含“: "
       "”的文本加引号\n"},
      {"a: @x\n", "1:4 HG029 以“@”开头的文本须加引号\n"},
      {"a: *x\n", "1:4 HG028 别名“*x”没有对应的锚点 | 以 * & ! 开头的文本请加引号\n"},
      {"a: 1\na: 2\n", "2:1 HG014 键“a”重复，前一处在第 1 行\n"},
      {"a: 1\n...\nb\n",
       "3:1 HG012 文档已经结束，此处还有内容 | 另一个文档须以单独一行 --- 开始\n"},
  }));
  CAPTURE(c.text);
  CHECK(trace(c.text, Format::yaml, false, Language::zh).issues == c.issues);
}
