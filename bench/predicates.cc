// Ten predicates as the pack writes them, each by walking its tree row by row and by its column
// plan, without anything kept from an earlier run.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>

#include "expr/node.h"
#include "scene.h"

namespace hegui::bench {

namespace {

struct Sample {
  const char* name;
  const char* predicate;
  std::size_t walked = 20'000;  ///< rows: fewer where the walk is slow
};

constexpr Sample kSamples[] = {
    {"number", "users <= params.zombie_low_users"},
    {"date", "online_on >= date('2017-10-22')"},
    {"by", "by(retired_on)"},
    {"enum", "hosting == 'gov-cloud'"},
    {"in", "status in ['building', 'running', 'idle']"},
    {"set", "set(interface_opened_on) || stated(online_on) && online_on > due"},
    {"definitions", "zombie && old"},
    {"reference", "common || by(retired_on) || merged_into.common && by(merged_on)"},
    {"exists", "networks.exists(n, n.kind == 'private-line')"},
    {"semi-join", "inventory.catalog.exists(r, r.source_system == this && r.shareable)", 20},
};

expr::Program compile(const Sample& sample) {
  expr::Environment environment;
  environment.schema = &scene().library.schema();
  environment.collection = environment.schema->collection("systems");
  environment.has_due = environment.has_effective_from = true;
  environment.parameters = scene().pack->parameter_types;
  environment.definitions = scene().pack->definitions;
  Issues issues;
  auto program = expr::compile_condition(sample.predicate, {}, environment, issues);
  for (const Issue& issue : issues.all()) std::fputs(render(issue, Language::en).c_str(), stderr);
  if (!program) std::exit(2);
  return std::move(*program);
}

expr::Context context() {
  expr::Context made;
  made.schema = &scene().library.schema();
  made.bodies = scene().inventory.bodies;
  made.audit = made.cutoff = make_date(2018, 12, 31);
  made.due = make_date(2018, 6, 30);
  made.effective_from = make_date(2017, 10, 22);
  made.parameters = scene().pack->values;
  return made;
}

using Run = std::vector<expr::Truth> (*)(const expr::Program::Impl&, const expr::Context&,
                                         std::span<const std::uint32_t>);

void measure(benchmark::State& state, const Sample& sample, Run run, std::size_t count) {
  const expr::Program program = compile(sample);
  const expr::Context where = context();
  std::vector<std::uint32_t> rows(std::min(count, scene().systems));
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  for (auto _ : state) {
    auto truths = run(program.impl(), where, rows);
    benchmark::DoNotOptimize(truths.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows.size()));
  state.SetLabel(sample.predicate);
}

}  // namespace

void add_predicates() {
  for (const Sample& sample : kSamples) {
    const std::string name = sample.name;
    benchmark::RegisterBenchmark(("walk/" + name).c_str(), [&sample](benchmark::State& state) {
      measure(state, sample, expr::walk_rows, sample.walked);
    })->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("columns/" + name).c_str(), [&sample](benchmark::State& state) {
      measure(state, sample, expr::run_plan, scene().systems);
    })->Unit(benchmark::kMillisecond);
  }
}

}  // namespace hegui::bench
