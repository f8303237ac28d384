// Any text as a predicate over the systems of a small inventory: there is an issue, or it compiles
// and its plan agrees with the walk of the tree on every row.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "expr/agreement.h"
#include "hegui/document/node.h"
#include "hegui/inventory/inventory.h"
#include "hegui/rules/pack.h"

namespace {

using namespace hegui;

/// Facts in each of their states, references that lead somewhere, nowhere and to themselves.
constexpr std::string_view kInventory = R"(
organization: {name: 临沂市水利局, level: city, kind: department, division: "371300"}
systems:
  - {id: s1, name: 河长制系统, owner_unit: 水利局, classified: false, status: running, online_on: 2016-05-01,
     hosting: gov-cloud, migrated_on: 2018-06-30, exchange_connected_on: 2018-01-15, users: 120, cpu_utilization: 12.5,
     networks: [n1, n2], last_used_on: 2018-12-01, deployed_by: own, funding: government}
  - {id: s2, name: 防汛系统, owner_unit: 水利局, classified: true, status: idle, online_on: none, merged_into: s1,
     hosting: own-room, migrated_on: none, exchange_connected_on: none, users: 0, networks: [], similar_to: [s1]}
  - {id: s3, name: 水资源系统, owner_unit: 水利局, classified: false, status: retired, retired_on: 2018-03-31,
     merged_into: s3, merged_on: 2018-02-28, use_frequency: never, common: true, function: 水资源管理}
  - {id: s4}
  - {id: s5, name: 省级系统, owner_unit: 省水利厅, status: running, merged_into: "省水利厅#p1", scope: public}
networks:
  - {id: n1, name: 专网, kind: private-line, opened_on: 2015-01-01, interconnected_on: 2018-02-01}
  - {id: n2, kind: extranet, opened_on: none}
  - {id: n3}
catalog:
  - {id: c1, name: 取水许可, source_system: s1, share: unconditional, registered_on: 2018-04-01}
  - {id: c2, source_system: s2, share: withheld}
  - {id: c3}
)";

/// Whatever a run needs, loaded once.
struct Scene {
  rules::Library library;
  inventory::Inventory inventory;
  const rules::Pack* pack = nullptr;

  Scene() {
    Issues issues;
    library.load(rules::builtin_files(), {}, issues);
    pack = library.find_pack("shandong-2017-75");
    static const Source source("inventory", std::string(kInventory));
    const auto nodes = document::parse(source, document::Format::yaml, issues);
    if (issues.has_errors() || pack == nullptr || nodes.size() != 1) refuse(issues);
    inventory::Options options;
    options.required_may_be_missing = true;
    inventory = inventory::load_tree(nodes.front(), library.schema(), options);
    for (const inventory::Input& input : inventory.inputs) {
      if (input.issues.has_errors()) refuse(input.issues);
    }
    if (inventory.bodies.size() != 1) refuse(issues);
  }

  [[noreturn]] static void refuse(const Issues& issues) {
    for (const Issue& issue : issues.all()) std::fputs(render(issue, Language::en).c_str(), stderr);
    __builtin_trap();
  }

  expr::Environment environment() const {
    expr::Environment made;
    made.schema = &library.schema();
    made.collection = library.schema().collection("systems");
    made.has_due = made.has_effective_from = true;
    made.parameters = pack->parameter_types;
    made.definitions = pack->definitions;
    return made;
  }

  expr::Context context() const {
    expr::Context made;
    made.schema = &library.schema();
    made.bodies = inventory.bodies;
    made.audit = make_date(2018, 12, 31);
    made.cutoff = made.audit;
    made.due = make_date(2018, 6, 30);
    made.effective_from = make_date(2017, 10, 22);
    made.parameters = pack->values;
    return made;
  }
};

/// Whether a walk of every row, looking at everything, stays far from the limit of steps, where the
/// plan and the walk may stop at different places.
bool is_quick(const expr::Program& program, expr::Context context, std::size_t rows) {
  constexpr std::uint64_t kSteps = 20'000;
  std::vector<Date> dates;
  context.dates_read = &dates;
  for (std::uint32_t row = 0; row < rows; ++row) {
    expr::Arena arena(kSteps);
    expr::evaluate(program, context, row, arena);
    if (arena.steps_left() == 0) return false;
  }
  return true;
}

void run(const Scene& scene, const expr::Program& program) {
  const expr::Context context = scene.context();
  const auto collection = static_cast<std::size_t>(scene.environment().collection);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < scene.inventory.bodies.front().tables[collection].rows; ++row)
    rows.push_back(row);
  if (!is_quick(program, context, rows.size())) return;
  expr::Cache cache;
  expr::testing::Agreement agreement(program, context, rows);
  const std::string differs = agreement.disagreement(cache, {0, 3});
  bool explained = true;
  for (const std::uint32_t row : rows) {
    const expr::Truth truth = agreement.walked()[row];
    explained = explained && expr::testing::explains(program, context, row, truth) &&
                expr::testing::traces(program, context, row, truth);
  }
  if (differs.empty() && explained) return;
  std::fprintf(stderr, "disagreement: %s\n", explained ? differs.c_str() : "the explanation");
  __builtin_trap();
}

const Scene& scene_of_all() {
  static const Scene scene;
  return scene;
}

}  // namespace

/// Loading the packs takes longer than any input may.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  scene_of_all();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Scene& scene = scene_of_all();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const expr::Environment environment = scene.environment();
  Issues issues;
  const auto program = expr::compile_condition(text, {}, environment, issues);
  if (program.has_value() == issues.has_errors()) __builtin_trap();
  for (const Issue& issue : issues.all()) render(issue, Language::zh);
  if (program) run(scene, *program);
  return 0;
}
