#include "table.h"

#include <fmt/format.h>

#include <algorithm>

namespace hegui::bench {

namespace {

/// In CPU time, so that what else the machine does counts less.
double seconds_of(const benchmark::BenchmarkReporter::Run& run) {
  return run.cpu_accumulated_time / static_cast<double>(run.iterations);
}

/// Bars would end a cell.
std::string escaped(const std::string& text) {
  std::string made;
  for (const char c : text) made += c == '|' ? std::string("\\|") : std::string(1, c);
  return made;
}

std::string millions(double number) { return fmt::format("{:.2f} M", number / 1e6); }

}  // namespace

void Table::ReportRuns(const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.error_occurred || run.run_type != Run::RT_Iteration) continue;
    const auto items = run.counters.find("items_per_second");
    measured_.push_back({run.benchmark_name(), run.report_label,
                         items == run.counters.end() ? 0 : items->second.value, seconds_of(run)});
  }
}

const Table::Measured* Table::find(const std::string& name) const {
  const auto found = std::find_if(measured_.begin(), measured_.end(),
                                  [&](const Measured& one) { return one.name == name; });
  return found == measured_.end() ? nullptr : &*found;
}

bool Table::print_predicates() const {
  fmt::print("| columns : walk | rows/s by columns | rows/s by walk | predicate |\n");
  fmt::print("|---:|---:|---:|---|\n");
  bool any = false;
  for (const Measured& walk : measured_) {
    if (walk.name.rfind("walk/", 0) != 0) continue;
    const Measured* columns = find("columns/" + walk.name.substr(5));
    if (columns == nullptr) return false;
    any = true;
    fmt::print("| {:.0f} | {} | {} | `{}` |\n", columns->rows_per_second / walk.rows_per_second,
               millions(columns->rows_per_second), millions(walk.rows_per_second),
               escaped(walk.label));
  }
  return any;
}

bool Table::print_pack(std::size_t systems) const {
  const Measured* parse = find("pack/simdjson");
  fmt::print("\n| rules : parse | rules | simdjson | of what |\n|---:|---:|---:|---|\n");
  for (const char* name : {"pack/rules", "pack/similar"}) {
    const Measured* rules = find(name);
    if (rules == nullptr || parse == nullptr) return false;
    fmt::print("| {:.2f} | {:.1f} ms | {:.1f} ms | {} of {} systems; {} of JSON |\n",
               rules->seconds / parse->seconds, rules->seconds * 1e3, parse->seconds * 1e3,
               rules->label, systems, parse->label);
  }
  return true;
}

bool Table::print(std::size_t systems) const { return print_predicates() && print_pack(systems); }

}  // namespace hegui::bench
