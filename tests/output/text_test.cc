// Whole text reports, byte by byte: the layout is part of the product.
#include <catch2/catch.hpp>

#include "output/sample.h"

namespace hegui::output {

namespace {

/// The first body's part, from its heading to the totals.
std::string body_of(const std::string& text) {
  const std::size_t begin = text.find("── ");
  const std::size_t end = std::min(text.find("\n── 合计"), text.find("\n── Totals"));
  return text.substr(begin, end - begin);
}

std::string body_text(Sample& sample, const Options& options = {}) {
  return body_of(sample.write("text", options));
}

}  // namespace

TEST_CASE("text: a missed quota, whole", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  CHECK(sample.write("text") ==
        R"(政务信息系统整合共享合规审计

审计日期  2018-07-15
依据文件  鲁政办发〔2017〕75号（shandong-2017-75）
被审单位  临沂市民政局

── 临沂市民政局  371300 ────────────────────────────────────────────────────────

不符合  1
[严重] SD-07c  具备条件系统上云比例达70%
  依据  鲁政办发〔2017〕75号  二（二）  任务7
        「2018年6月底前，省政府部门和各市具备迁移条件业务系统的上云比例达到70%，
          其他业务系统应在2018年12月底前完成迁移」
  期限  2018-06-30，已逾期 15 天
  比例  13/20 = 65%  要求 ≥70%  差 1 个
        ███████████████████··|·········
  问题  a.yaml:3:5  sys-003
          系统「低保管理系统」具备迁移条件，部署在自建机房，未按期迁移上云（迁移
          上云时间：未填）
        a.yaml:4:5  sys-004
          系统「殡葬管理系统」具备迁移条件，部署在托管机房，未按期迁移上云
  不计  sys-021（涉密）
  参数  cloud_quota = 70%
  整改  将具备迁移条件的业务系统迁移到电子政务云，并填写迁移上云时间

符合 0 项，不适用 0 项

── 合计 ────────────────────────────────────────────────────────────────────────
单位  不符合  无法判定  未到期  已豁免  符合  不适用  出错
合计       1         0       0       0     0       0     0

问题  严重  高  中  低  提示
合计     2   0   0   0     0

█ 已达到  ▒ 无法判定  · 未达到  | 要求
)");
}

TEST_CASE("text: the same in English", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  Options options;
  options.language = Language::en;
  CHECK(sample.write("text", options) ==
        R"(Compliance audit of government information systems

As of        2018-07-15
Notices      鲁政办发〔2017〕75号 (shandong-2017-75)
Bodies       临沂市民政局

── 临沂市民政局  371300 ────────────────────────────────────────────────────────

Not met  1
[critical] SD-07c  70% of eligible systems on the cloud
  source    鲁政办发〔2017〕75号  二（二）  task 7
            “2018年6月底前，省政府部门和各市具备迁移条件业务系统的上云比例达到
             70%，其他业务系统应在2018年12月底前完成迁移”
  due       2018-06-30, overdue by 15 d
  share     13/20 = 65%  required ≥70%  1 more needed
            ███████████████████··|·········
  found     a.yaml:3:5  sys-003
              System 低保管理系统 can move to the cloud and runs in its own room
            a.yaml:4:5  sys-004
              System 殡葬管理系统 can move to the cloud and is hosted elsewhere
  left out  sys-021 (classified)
  with      cloud_quota = 70%
  remedy    Move the eligible systems to the cloud and state when

Met: 0. Not applicable: 0.

── Totals ──────────────────────────────────────────────────────────────────────
Body  not met  unknown  not due  waived  met  n/a  error
All         1        0        0       0    0    0      0

Findings  critical  high  medium  low  info
All              2     0       0    0     0

█ met  ▒ unknown  · not met  | required
)");
}

TEST_CASE("text: what is unknown names the facts that are missing", "[output][text]") {
  Sample sample;
  add_unknown(sample);
  CHECK(body_text(sample) ==
        R"(── 临沂市民政局  371300 ────────────────────────────────────────────────────────

无法判定  1
  高  SD-07d  业务系统2018年底前全部上云                                 未填 11
  比例  12/20 = 60% 至 17/20 = 85%  要求 ≥80%
        ██████████████████▒▒▒▒▒▒|▒·····

待补事实  11
a.yaml
  具备上云条件（systems.cloud_eligible）
    sys-01  3:5   sys-02  3:5   sys-03  3:5   sys-04  3:5   sys-05  3:5
    sys-06  3:5   sys-07  3:5   sys-08  3:5   sys-09  3:5   sys-010  3:5
    用于  SD-07d
  网络（networks）  1:1
    用于  SD-07d

符合 0 项，不适用 0 项
)");
}

TEST_CASE("text: one missing fact takes one line", "[output][text]") {
  Sample sample;
  audit::Result& result = add_unknown(sample);
  result.measured.reset();
  result.unknowns.resize(1);
  CHECK(
      body_text(sample).find("\na.yaml\n  具备上云条件（systems.cloud_eligible）  sys-01  3:5\n") !=
      std::string::npos);
}

TEST_CASE("text: what is not due, waived or late takes a line", "[output][text]") {
  Sample sample;
  add_not_due(sample);
  rules::Rule& soon = sample.rule("LY-113aa", {"市级专线迁移", "City lines moved"});
  sample.result(soon, rules::Outcome::not_due).days_left = 3;
  add_waived(sample);
  add_late_pass(sample);
  CHECK(body_text(sample) ==
        R"(── 临沂市民政局  371300 ────────────────────────────────────────────────────────

未到期  2
    还有 3 天  LY-113aa  市级专线迁移
  还有 169 天  SD-13a    专线全部迁移到电子政务外网             未完成 3，未填 2

待补事实  2
a.yaml
  租期止（networks.lease_end）
    line-1  3:5  line-2  3:5
    用于  SD-13a

已豁免  1
[中]   SD-13c  保留的专线须经批准
  line-2  鲁政办字〔2018〕30号，山东省人民政府办公厅批准，至 2019-12-31 止
  line-3  鲁政办字〔2018〕31号，山东省人民政府办公厅批准

逾期完成  1
  逾期 12 天  SD-05a  清理僵尸信息系统

符合 1 项，不适用 0 项
)");
}

TEST_CASE("text: remarks of what is not due", "[output][text]") {
  Sample sample;
  audit::Result& result = add_not_due(sample);
  result.unknowns.clear();
  CHECK(body_text(sample).find("  未完成 3\n") != std::string::npos);
  result.findings.clear();
  CHECK(body_text(sample).find("专线全部迁移到电子政务外网\n") != std::string::npos);
  result.unknowns.resize(2);
  CHECK(body_text(sample).find("  未填 2\n") != std::string::npos);
}

TEST_CASE("text: errors come first", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  audit::Result& result =
      sample.result(sample.rule("SD-99", {"求值", "Evaluated"}), rules::Outcome::error);
  result.message = {"条件求值出错：除数为零", "division by zero"};
  const std::string text = body_text(sample);
  CHECK(text.find("\n无法求值  1\n[中]   SD-99  求值\n  条件求值出错：除数为零\n\n不符合  1\n") !=
        std::string::npos);
}

TEST_CASE("text: the most severe first, equals in the order of the report", "[output][text]") {
  Sample sample;
  for (const auto& [id, severity] :
       {std::pair{"A-low", rules::Severity::low}, std::pair{"B-high", rules::Severity::high},
        std::pair{"C-low", rules::Severity::low},
        std::pair{"D-critical", rules::Severity::critical}})
    sample.result(sample.rule(id, {"标题", "title"}, severity), rules::Outcome::fail);
  const std::string text = body_text(sample);
  CHECK(text.find("D-critical") < text.find("B-high"));
  CHECK(text.find("B-high") < text.find("A-low"));
  CHECK(text.find("A-low") < text.find("C-low"));
}

TEST_CASE("text: places that are too long stand above their message", "[output][text]") {
  Sample sample;
  rules::Rule& rule = sample.rule("SD-05b", {"停用的系统应当关停", "Idle systems shut down"});
  rule.effective_from = make_date(2017, 10, 22);
  audit::Result& result = sample.result(rule, rules::Outcome::fail);
  const Source& source =
      sample.source("inventories/2018-06/departments/linyi-minzhengju.yaml", "a\nb\n");
  result.findings = {{"systems",
                      "sys-010",
                      "cleanup",
                      {"系统「婚姻登记」已停用 400 天，尚未关停，也未说明保留理由，请尽快处理", ""},
                      "f",
                      sample.at(source, 2)}};
  CHECK(body_text(sample) ==
        R"(── 临沂市民政局  371300 ────────────────────────────────────────────────────────

不符合  1
[中]   SD-05b  停用的系统应当关停
  依据  鲁政办发〔2017〕75号  二（二）
  生效  2017-10-22
  问题  inventories/2018-06/departments/linyi-minzhengju.yaml:2:1  sys-010
          系统「婚姻登记」已停用 400 天，尚未关停，也未说明保留理由，请尽快处理

符合 0 项，不适用 0 项
)");
}

TEST_CASE("text: aims and standing duties are summed up by notice", "[output][text]") {
  Sample sample;
  rules::Rule& aim = sample.rule("SD-01a", {"优化布局", "Layout"}, rules::Severity::info);
  aim.aim = true;
  rules::Rule& standing = sample.rule("SD-01d", {"常设职责", "Standing"});
  standing.check.required_facts = {1};
  sample.result(aim, rules::Outcome::fail).findings.resize(1);
  sample.result(standing, rules::Outcome::unknown);
  CHECK(body_text(sample) ==
        R"(── 临沂市民政局  371300 ────────────────────────────────────────────────────────

鲁政办发〔2017〕75号：未达到的鼓励事项 1 项，未填佐证的常设职责 1 项（-v 列出）
符合 0 项，不适用 0 项
)");
  Options options;
  options.verbose = 1;
  const std::string text = body_text(sample, options);
  CHECK(text.find("\n不符合  1\n[提示] SD-01a  优化布局\n") != std::string::npos);
  CHECK(text.find("\n无法判定  1\n  中  SD-01d  常设职责\n") != std::string::npos);
  CHECK(text.find("（-v 列出）") == std::string::npos);
}

TEST_CASE("text: a dated duty, or one that is not attested, is never summed up", "[output][text]") {
  Sample sample;
  rules::Rule& dated = sample.rule("SD-02a", {"有期限", "Dated"});
  dated.check.required_facts = {1};
  dated.due = make_date(2018, 6, 30);
  sample.result(dated, rules::Outcome::unknown);
  sample.result(sample.rule("SD-02b", {"可自动判定", "Automatic"}), rules::Outcome::unknown);
  const std::string text = body_text(sample);
  CHECK(text.find("SD-02a  有期限") != std::string::npos);
  CHECK(text.find("SD-02b  可自动判定") != std::string::npos);
}

TEST_CASE("text: quiet is findings only", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  add_unknown(sample);
  add_late_pass(sample);
  Options options;
  options.quiet = true;
  CHECK(sample.write("text", options) ==
        R"(── 临沂市民政局  371300 ────────────────────────────────────────────────────────
[严重] SD-07c  具备条件系统上云比例达70%
  问题  a.yaml:3:5  sys-003
          系统「低保管理系统」具备迁移条件，部署在自建机房，未按期迁移上云（迁移
          上云时间：未填）
        a.yaml:4:5  sys-004
          系统「殡葬管理系统」具备迁移条件，部署在托管机房，未按期迁移上云
)");
  sample.report.results.erase(sample.report.results.begin());
  CHECK(sample.write("text", options).empty());
}

TEST_CASE("text: verbose lists what passed, twice verbose what does not apply", "[output][text]") {
  Sample sample;
  add_late_pass(sample);
  audit::Result& other =
      sample.result(sample.rule("SD-99", {"其他", "Other"}), rules::Outcome::not_applicable);
  other.message = {"该单位不在责任范围内。", "Not addressed."};
  Options options;
  options.verbose = 1;
  std::string text = body_text(sample, options);
  CHECK(text.find("\n符合  1\n  SD-05a  清理僵尸信息系统\n") != std::string::npos);
  CHECK(text.find("SD-99") == std::string::npos);
  options.verbose = 2;
  text = body_text(sample, options);
  CHECK(text.find("\n不适用  1\n[中]   SD-99  其他\n  该单位不在责任范围内。\n") !=
        std::string::npos);
}

TEST_CASE("text: what is below the least severity is counted only", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  add_unknown(sample);
  add_not_due(sample);
  Options options;
  options.min_severity = rules::Severity::critical;
  const std::string text = sample.write("text", options);
  CHECK(text.find("\n列出级别  “严重”及以上；更低的只计数\n") != std::string::npos);
  CHECK(text.find("SD-07c") != std::string::npos);
  CHECK(text.find("SD-07d") == std::string::npos);
  CHECK(text.find("SD-13a") == std::string::npos);
  CHECK(text.find("\n合计       1         1       1 ") != std::string::npos);
}

TEST_CASE("text: divisions come after the bodies and have rows in the totals", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  audit::Result whole = sample.report.results.front();
  whole.body.clear();
  whole.of_division = true;
  whole.findings.resize(1);
  sample.report.results.push_back(whole);
  const std::string text = sample.write("text");
  CHECK(text.find("── 临沂市民政局  371300 ─") < text.find("\n── 区划汇总  371300 ─"));
  CHECK(text.find(R"(
单位          不符合  无法判定  未到期  已豁免  符合  不适用  出错
临沂市民政局       1         0       0       0     0       0     0
区划 371300        1         0       0       0     0       0     0
合计               2         0       0       0     0       0     0
)") != std::string::npos);
}

TEST_CASE("text: fields missing from the same items are named together", "[output][text]") {
  Sample sample;
  audit::Result& result =
      sample.result(sample.rule("SD-99", {"标题", "title"}), rules::Outcome::unknown);
  for (const char* field : {"users", "cleanup"}) {
    for (const char* item : {"sys-1", "sys-22"})
      result.unknowns.push_back(
          {"systems", item, field, {std::string("字段") + field, field}, sample.at(22)});
  }
  result.unknowns.push_back({"systems", "sys-1", "status", {"状态", "status"}, sample.at(22)});
  // Another rule waits for one of them; what has no file comes last.
  audit::Result& other =
      sample.result(sample.rule("SD-98", {"另一", "other"}), rules::Outcome::fail);
  other.unknowns = {sample.report.results.front().unknowns[2],
                    {"lines", "xl-1", "rent", {"租金", "rent"}, {}}};
  CHECK(body_text(sample).find(R"(
待补事实  6
a.yaml
  字段users（systems.users）、字段cleanup（systems.cleanup）
    sys-1  3:5   sys-22  3:5
    用于  SD-99、SD-98
  状态（systems.status）  sys-1  3:5
    用于  SD-99

  租金（lines.rent）  xl-1
    用于  SD-98
)") != std::string::npos);
}

TEST_CASE("text: bodies of a division may give the same key to items of their own",
          "[output][text]") {
  Sample sample;
  audit::Result& result =
      sample.result(sample.rule("SD-99", {"标题", "title"}), rules::Outcome::unknown);
  const Source& second = sample.source("b.yaml", "a\nb\n");
  for (const Span& span : {sample.at(22), sample.at(second, 2)})
    result.unknowns.push_back({"systems", "sys-1", "status", {"状态", "status"}, span});
  CHECK(body_text(sample).find(R"(
待补事实  2
a.yaml
  状态（systems.status）  sys-1  3:5
    用于  SD-99
b.yaml
  状态（systems.status）  sys-1  2:1
    用于  SD-99
)") != std::string::npos);
}

TEST_CASE("text: the same words of a notice are shown once", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  rules::Rule& rule = sample.rule("SD-07f", {"标题", "title"});
  rule.source.quote = sample.report.results.front().rule->source.quote;
  sample.result(rule, rules::Outcome::fail).message = {"未达到", "not met"};
  const std::string text = body_text(sample);
  CHECK(text.find(R"([中]   SD-07f  标题
  依据  鲁政办发〔2017〕75号  二（二）
        原文见 SD-07c
  说明  未达到
)") != std::string::npos);
}

TEST_CASE("text: due on the day of the audit", "[output][text]") {
  Sample sample;
  add_not_due(sample).days_left = 0;
  CHECK(body_text(sample).find("\n  今天到期  SD-13a  ") != std::string::npos);
}

TEST_CASE("text: the message of the whole stands in for findings that are not there",
          "[output][text]") {
  Sample sample;
  audit::Result& result =
      sample.result(sample.rule("SD-99", {"标题", "title"}), rules::Outcome::fail);
  result.message = {"未提供依据材料", "no evidence"};
  CHECK(body_text(sample).find("  说明  未提供依据材料\n") != std::string::npos);
  result.findings.resize(1);
  result.findings.front().message = result.message;
  const std::string text = body_text(sample);
  CHECK(text.find("说明") == std::string::npos);
  CHECK(text.find("  问题  未提供依据材料\n") != std::string::npos);
}

}  // namespace hegui::output
