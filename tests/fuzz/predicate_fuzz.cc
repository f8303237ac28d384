// Any text as a predicate over the systems of an empty inventory: it compiles and runs, or there is
// an issue.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "hegui/expr/program.h"
#include "hegui/inventory/inventory.h"
#include "hegui/rules/pack.h"

namespace {

/// The vocabulary that the program carries, loaded once.
const hegui::expr::Schema& schema() {
  static hegui::rules::Library library;
  static const bool loaded = [] {
    hegui::Issues issues;
    library.load(hegui::rules::builtin_files(), {}, issues);
    return !issues.has_errors();
  }();
  if (!loaded) __builtin_trap();
  return library.schema();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  hegui::expr::Environment environment;
  environment.schema = &schema();
  environment.collection = schema().collection("systems");
  hegui::Issues issues;
  const auto program = hegui::expr::compile_condition(text, {}, environment, issues);
  if (program.has_value() == issues.has_errors()) __builtin_trap();
  for (const hegui::Issue& issue : issues.all()) hegui::render(issue, hegui::Language::zh);
  return 0;
}
