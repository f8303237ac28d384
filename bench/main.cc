// Measures, and with --table prints what docs/performance.md shows; scripts/benchmark runs it.
#include <benchmark/benchmark.h>

#include <cstring>

#include "scene.h"
#include "table.h"

namespace hegui::bench {
void add_predicates();
void add_pack();
}  // namespace hegui::bench

int main(int count, char** words) {
  const bool table = count > 1 && std::strcmp(words[1], "--table") == 0;
  if (table) {
    words[1] = words[0];
    --count;
    ++words;
  }
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
  hegui::bench::add_predicates();
  hegui::bench::add_pack();
  if (!table) return benchmark::RunSpecifiedBenchmarks() > 0 ? 0 : 2;
  hegui::bench::Table reporter;
  const bool ran = benchmark::RunSpecifiedBenchmarks(&reporter) > 0;
  return ran && reporter.print(hegui::bench::scene().systems) ? 0 : 2;
}
