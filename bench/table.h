// The measurements as Markdown: ratios first, what they are of after them.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>

namespace hegui::bench {

class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override;
  /// False if a measurement that the table shows is missing.
  bool print(std::size_t systems) const;

 private:
  struct Measured {
    std::string name, label;
    double rows_per_second = 0;
    double seconds = 0;
  };
  const Measured* find(const std::string& name) const;
  bool print_predicates() const;
  bool print_pack(std::size_t systems) const;

  std::vector<Measured> measured_;
};

}  // namespace hegui::bench
