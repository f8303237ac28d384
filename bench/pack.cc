// Every rule of the pack over the inventory, up to its verdict, beside what it takes simdjson to
// parse the same inventory.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "audit/judge.h"
#include "hegui/rules/shape.h"
#include "scene.h"

namespace hegui::bench {

namespace {

/// Rules of the shape `similar`, which join texts, are measured apart from those that read facts.
bool joins_texts(const rules::Rule& rule) { return rule.check.shape->name == "similar"; }

void judge_pack(benchmark::State& state, bool texts) {
  const Scene& made = scene();
  std::size_t judged = 0;
  for (auto _ : state) {
    expr::Cache cache;
    const audit::Subject subject{
        made.library.schema(), made.inventory.bodies, {0}, make_date(2018, 12, 31), true, &cache};
    judged = 0;
    for (const rules::Rule& rule : made.pack->rules) {
      if (joins_texts(rule) != texts) continue;
      auto judgement = audit::judge(rule, subject, subject.audit);
      benchmark::DoNotOptimize(&judgement);
      ++judged;
    }
  }
  state.SetLabel(std::to_string(judged) + (texts ? " rules that compare texts" : " rules"));
}

/// One rule alone, with nothing shared.
void judge_rule(benchmark::State& state, const rules::Rule& rule) {
  const Scene& made = scene();
  for (auto _ : state) {
    expr::Cache cache;
    const audit::Subject subject{
        made.library.schema(), made.inventory.bodies, {0}, make_date(2018, 12, 31), true, &cache};
    auto judgement = audit::judge(rule, subject, subject.audit);
    benchmark::DoNotOptimize(&judgement);
  }
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
  benchmark::RegisterBenchmark("pack/rules", judge_pack, false)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("pack/similar", judge_pack, true)->Unit(benchmark::kMillisecond);
  for (const rules::Rule& rule : scene().pack->rules) {
    benchmark::RegisterBenchmark(("rule/" + rule.id).c_str(), [&rule](benchmark::State& state) {
      judge_rule(state, rule);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("pack/simdjson", parse_json)->Unit(benchmark::kMillisecond);
}

}  // namespace hegui::bench
