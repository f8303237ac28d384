#include <catch2/catch.hpp>

#include "output/sample.h"

namespace hegui::output {

namespace {

std::string head_of(Sample& sample, const Options& options = {}) {
  const std::string text = sample.write("text", options);
  return text.substr(0, text.find("\n── "));
}

}  // namespace

TEST_CASE("text head: an audit as of today says how to repeat it", "[output][text]") {
  Sample sample;
  sample.report.as_of_is_today = true;
  CHECK(head_of(sample).find(
            "\n审计日期  2018-07-15（未指定，按今天；重现本次审计请加 --as-of 2018-07-15）\n") !=
        std::string::npos);
}

TEST_CASE("text head: files with errors are named", "[output][text]") {
  Sample sample;
  Issues broken, warned;
  broken.add(codes::empty_document, {});
  warned.add(codes::future_date, {}, {"a", "b", "c"});
  sample.report.inputs.push_back({"b.yaml", "", {}, &broken});
  sample.report.inputs.push_back({"c.yaml", "", {"临沂市教育局"}, &warned});
  sample.report.inputs.push_back({"d.yaml", "", {}, &broken});
  CHECK(head_of(sample) == R"(政务信息系统整合共享合规审计

审计日期  2018-07-15
依据文件  鲁政办发〔2017〕75号（shandong-2017-75）
被审单位  临沂市民政局、临沂市教育局
未能审计  b.yaml、d.yaml
)");
}

TEST_CASE("text head: many bodies are counted", "[output][text]") {
  Sample sample;
  sample.report.inputs.front().bodies.assign(12, "临沂市教育局");
  const std::string head = head_of(sample);
  CHECK(head.find("临沂市教育局 等 12 个\n") != std::string::npos);
  Options options;
  options.verbose = 1;
  CHECK(head_of(sample, options).find("12") == std::string::npos);
}

}  // namespace hegui::output
