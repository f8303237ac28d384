#include <catch2/catch.hpp>

#include "output/sample.h"

namespace hegui::output {

namespace {

std::vector<File> notices_of(const Sample& sample, Language language = Language::zh) {
  Options options;
  options.language = language;
  return find_format("notice")->write_folder(sample.report, options);
}

}  // namespace

TEST_CASE("notice: one for each unit that has something to do", "[output][notice]") {
  Sample sample;
  add_quota_failure(sample);
  add_late_pass(sample).body = "临沂市教育局";
  add_unknown(sample).body = "a/../<b>";
  const std::vector<File> files = notices_of(sample);
  REQUIRE(files.size() == 4);
  CHECK(files[0].path == "1-临沂市民政局.md");
  CHECK(files[1].path == "1-临沂市民政局.html");
  CHECK(files[2].path == "2-a_____b_-补充填报.md");
  CHECK(files[3].content.find("<b>") == std::string::npos);
  CHECK(notices_of(sample, Language::en)[3].path == "2-a_____b_-missing-facts.html");
}

TEST_CASE("notice: clause, items, date and what to hand in", "[output][notice]") {
  Sample sample;
  add_quota_failure(sample);
  const std::string text = notices_of(sample).front().content;
  for (const char* part :
       {"# 整改通知", "临沂市民政局：", "1 项要求未达到，查出问题 2 个", "## 1. SD-07c",
        "鲁政办发〔2017〕75号  二（二）  任务7", "> 2018年6月底前",
        "2018-06-30（已逾期 15 天，应当立即整改）", "13/20 = 65%", "| sys-003 |",
        "**整改要求** 将具备迁移条件", "**报送材料** 更新后的台账"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("notice: whom the document names as responsible", "[output][notice]") {
  Sample sample;
  add_quota_failure(sample);
  const std::vector<File> files = notices_of(sample);
  CHECK(files[0].content.find("- **文件所列责任单位** 省政府办公厅、省财政厅\n") !=
        std::string::npos);
  for (const char* part : {"<dt>文件所列责任单位</dt>", "<dd>省政府办公厅、省财政厅</dd>"})
    CHECK(files[1].content.find(part) != std::string::npos);
  Sample unnamed;
  unnamed.result(unnamed.rule("SD-1", {"甲", "A"}), rules::Outcome::fail);
  CHECK(notices_of(unnamed)[0].content.find("责任单位") == std::string::npos);
}

TEST_CASE("notice: without a demand it asks for facts and demands nothing", "[output][notice]") {
  Sample sample;
  add_unknown(sample);
  for (const File& file : notices_of(sample)) {
    CHECK(file.content.find("补充填报通知") != std::string::npos);
    CHECK(file.content.find("没有查出问题，但有事实没有填报") != std::string::npos);
    CHECK(file.content.find("整改") == std::string::npos);
  }
  const std::vector<File> english = notices_of(sample, Language::en);
  CHECK(english[0].content.find("# Request for missing facts\n") != std::string::npos);
  CHECK(english[1].content.find("<h1>Request for missing facts</h1>") != std::string::npos);
}

TEST_CASE("notice: its files are known by their mark, and no others", "[output][notice]") {
  const Format& format = *find_format("notice");
  Sample sample;
  add_quota_failure(sample);
  for (const File& file : notices_of(sample)) CHECK(format.is_own(file.content));
  CHECK(notices_of(sample)[1].content.find("<meta name=\"generator\" content=\"hegui\">") !=
        std::string::npos);
  CHECK_FALSE(format.is_own(sample.write("html")));
  CHECK_FALSE(format.is_own(sample.write("markdown")));
  CHECK_FALSE(format.is_own(""));
  CHECK_FALSE(format.is_own("a notice\n<!-- hegui notice -->\n"));
  CHECK_FALSE(format.is_own("<!-- hegui notice --> of mine\n"));
}

TEST_CASE("notice: what is only encouraged is not demanded", "[output][notice]") {
  Sample sample;
  rules::Rule& rule = sample.rule("SD-12a", {"推动", "promote"}, rules::Severity::info);
  rule.aim = true;
  sample.result(rule, rules::Outcome::fail).findings.resize(1);
  CHECK(notices_of(sample).empty());
}

TEST_CASE("notice: names do not act on tables, markup or pages", "[output][notice]") {
  const std::string hostile = "\x1b[2J\u202E|`*_[x](y)<script>alert(1)</script>\n# \xFF";
  Sample sample;
  audit::Result& result = add_quota_failure(sample);
  result.body = hostile;
  result.findings.resize(1);
  result.findings[0].item = hostile;
  result.findings[0].message = {hostile, hostile};
  for (const File& file : notices_of(sample)) {
    for (const char* bad : {"<script", "\x1b", "\u202E", "\xFF", "\n# \\x"})
      CHECK(file.content.find(bad) == std::string::npos);
  }
  const std::string text = notices_of(sample).front().content;
  CHECK(text.find("\\|\\`\\*\\_\\[x\\](y)&lt;script&gt;") != std::string::npos);
}

TEST_CASE("notice: nobody gets one when nothing is to be done", "[output][notice]") {
  Sample sample;
  add_late_pass(sample);
  add_waived(sample);
  CHECK(notices_of(sample).empty());
}

}  // namespace hegui::output
