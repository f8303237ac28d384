// Every rule of the pack over the inventory, up to its verdict, beside what it takes simdjson to
// parse the same inventory.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "audit/judge.h"
#include "scene.h"

namespace hegui::bench {

namespace {

void judge_pack(benchmark::State& state) {
  const Scene& made = scene();
  for (auto _ : state) {
    expr::Cache cache;
    const audit::Subject subject{
        made.library.schema(), made.inventory.bodies, {0}, make_date(2018, 12, 31), true, &cache};
    for (const rules::Rule& rule : made.pack->rules) {
      auto judgement = audit::judge(rule, subject, subject.audit);
      benchmark::DoNotOptimize(&judgement);
    }
  }
  state.SetLabel(std::to_string(made.pack->rules.size()) + " rules");
}

void parse_json(benchmark::State& state) {
  const simdjson::padded_string text(scene().json);
  simdjson::dom::parser parser;
  for (auto _ : state) {
    simdjson::dom::element root;
    if (parser.parse(text).get(root) != simdjson::SUCCESS) std::exit(2);
    benchmark::DoNotOptimize(&root);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.SetLabel(std::to_string(text.size() / 1'000'000) + " MB");
}

}  // namespace

void add_pack() {
  benchmark::RegisterBenchmark("pack/rules", judge_pack)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("pack/simdjson", parse_json)->Unit(benchmark::kMillisecond);
}

}  // namespace hegui::bench
