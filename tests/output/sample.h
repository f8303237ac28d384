// Reports made by hand, piece by piece, for the writers' tests.
#pragma once

#include <deque>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "hegui/audit/report.h"
#include "hegui/output/format.h"

namespace hegui::output {

/// Owns what a report points at. Results refer to rules by address, so make each rule first.
class Sample {
 public:
  Sample() {
    pack_.id = "shandong-2017-75";
    pack_.document = "鲁政办发〔2017〕75号";
    pack_.sha256 = "00ff";
    report.as_of = make_date(2018, 7, 15);
    report.packs = {&pack_};
    source_ = &sources_.add("a.yaml", "hegui: 1\nsystems:\n  - id: sys-001\n    name: 低保\n");
    report.inputs.push_back({"a.yaml", "abcd", {"临沂市民政局"}, nullptr});
    report.bodies = 1;
  }

  /// A rule of the sample's pack.
  rules::Rule& rule(std::string id, Localized title,
                    rules::Severity severity = rules::Severity::medium) {
    rules::Rule& made = rules_.emplace_back();
    made.id = std::move(id);
    made.pack = &pack_;
    made.title = std::move(title);
    made.severity = severity;
    made.control = "cloud.migration-quota";
    made.source.number = "二（二）";
    return made;
  }

  /// A result of the sample's one body, counted in the totals when the report is written.
  audit::Result& result(const rules::Rule& of, rules::Outcome outcome) {
    audit::Result& made = report.results.emplace_back();
    made.body = "临沂市民政局";
    made.division = "371300";
    made.rule = &of;
    made.outcome = outcome;
    made.severity = of.severity;
    return made;
  }

  /// From the character at `begin` of the sample's one source: line 3 begins at 18.
  Span at(std::uint32_t begin) const { return {source_, begin, begin + 1}; }
  Span at(const Source& source, std::uint32_t begin) const { return {&source, begin, begin + 1}; }
  const Source& source(std::string name, std::string text) {
    return sources_.add(std::move(name), std::move(text));
  }
  rules::Pack& pack() { return pack_; }

  std::string write(std::string_view format, const Options& options = {}) {
    count();
    std::ostringstream out;
    find_format(format)->write(report, options, out);
    return out.str();
  }

  audit::Report report;

 private:
  void count() {
    report.outcomes = {};
    report.findings = {};
    for (const audit::Result& one : report.results) {
      ++report.outcomes[static_cast<std::size_t>(one.outcome)];
      if (one.outcome == rules::Outcome::fail)
        report.findings[static_cast<std::size_t>(one.severity)] += one.findings.size();
    }
  }

  Sources sources_;
  const Source* source_ = nullptr;
  rules::Pack pack_;
  std::deque<rules::Rule> rules_;
};

/// 13 of 20 systems on the cloud, 14 needed.
inline audit::Result& add_quota_failure(Sample& sample) {
  rules::Rule& rule =
      sample.rule("SD-07c", {"具备条件系统上云比例达70%", "70% of eligible systems on the cloud"},
                  rules::Severity::critical);
  rule.due = make_date(2018, 6, 30);
  rule.source.task = 7;
  rule.source.quote =
      "2018年6月底前，省政府部门和各市具备迁移条件业务系统的上云比例达到70%，其他业务系统"
      "应在2018年12月底前完成迁移";
  rule.source.responsible = {"省政府办公厅", "省财政厅"};
  rule.remedy = {"将具备迁移条件的业务系统迁移到电子政务云，并填写迁移上云时间",
                 "Move the eligible systems to the cloud and state when"};
  audit::Result& result = sample.result(rule, rules::Outcome::fail);
  result.message = {
      "具备迁移条件业务系统20个，2018-06-30前上云13个，未达到70%，还差1个",
      "13 of 20 eligible business systems were on the cloud by 2018-06-30, less than 70%"};
  audit::Measured& measured = result.measured.emplace();
  measured.numerator = measured.high_numerator = 13;
  measured.denominator = measured.high_denominator = 20;
  measured.threshold = {7, 10};
  measured.shortfall = 1;
  measured.excluded = {{"sys-021", {"涉密", "classified"}}};
  measured.closers = {"sys-003", "sys-004"};
  result.findings = {
      {"systems",
       "sys-003",
       "hosting",
       {"系统「低保管理系统」具备迁移条件，部署在自建机房，未按期迁移上云（迁移上云时间：未填）",
        "System 低保管理系统 can move to the cloud and runs in its own room"},
       "f1",
       sample.at(22)},
      {"systems",
       "sys-004",
       "hosting",
       {"系统「殡葬管理系统」具备迁移条件，部署在托管机房，未按期迁移上云",
        "System 殡葬管理系统 can move to the cloud and is hosted elsewhere"},
       "f2",
       sample.at(38)}};
  result.parameters = {{"cloud_quota", "70%"}};
  return result;
}

inline audit::Result& add_unknown(Sample& sample) {
  rules::Rule& rule =
      sample.rule("SD-07d", {"业务系统2018年底前全部上云", "All systems on the cloud by 2018"},
                  rules::Severity::high);
  rule.due = make_date(2018, 6, 30);
  audit::Result& result = sample.result(rule, rules::Outcome::unknown);
  result.message = {"有 10 项事实未填报，无法判定。", "10 facts are not stated."};
  audit::Measured& measured = result.measured.emplace();
  measured.numerator = 12;
  measured.high_numerator = 17;
  measured.denominator = measured.high_denominator = 20;
  measured.threshold = {8, 10};
  for (int i = 1; i <= 10; ++i) {
    result.unknowns.push_back({"systems",
                               "sys-0" + std::to_string(i),
                               "cloud_eligible",
                               {"具备上云条件", "cloud_eligible"},
                               sample.at(22)});
  }
  result.unknowns.push_back({"networks", "", "", {"网络", "networks"}, sample.at(0)});
  return result;
}

inline audit::Result& add_not_due(Sample& sample) {
  rules::Rule& rule = sample.rule("SD-13a", {"专线全部迁移到电子政务外网", "Lines moved"});
  rule.due = make_date(2018, 12, 31);
  audit::Result& result = sample.result(rule, rules::Outcome::not_due);
  result.days_left = 169;
  result.findings.resize(3);
  for (const char* item : {"line-1", "line-2"})
    result.unknowns.push_back(
        {"networks", item, "lease_end", {"租期止", "lease end"}, sample.at(22)});
  return result;
}

inline audit::Result& add_waived(Sample& sample) {
  const rules::Rule& rule =
      sample.rule("SD-13c", {"保留的专线须经批准", "Retained lines are approved"});
  audit::Result& result = sample.result(rule, rules::Outcome::waived);
  result.waived = {
      {"line-2", "鲁政办字〔2018〕30号", "山东省人民政府办公厅", make_date(2019, 12, 31)},
      {"line-3", "鲁政办字〔2018〕31号", "山东省人民政府办公厅", std::nullopt}};
  return result;
}

inline audit::Result& add_late_pass(Sample& sample) {
  rules::Rule& rule = sample.rule("SD-05a", {"清理僵尸信息系统", "Zombie systems cleaned up"});
  rule.due = make_date(2017, 11, 30);
  audit::Result& result = sample.result(rule, rules::Outcome::pass);
  result.late_days = 12;
  return result;
}

}  // namespace hegui::output
