// hegui schema: what an inventory may hold, and what a report or two compared hold.
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "hegui/output/schemas.h"

namespace hegui::cli {

namespace {

struct SchemaOptions {
  std::string format = "json-schema";
  bool report = false;
  bool diff = false;
};

int run_schema(Session& session, const SchemaOptions& options) {
  if (options.report || options.diff) {
    if (options.format != "json-schema") {
      complain(session, {"{} 只有 json-schema 格式", "{} comes as json-schema only"},
               {options.report ? "--report" : "--diff"});
      return kUntrusted;
    }
    std::cout << (options.report ? output::report_schema() : output::diff_schema());
  } else {
    if (!open_library(session)) return kUntrusted;
    const auto write =
        options.format == "csv" ? output::write_field_list : output::write_inventory_schema;
    write(session.library.schema(), session.language, std::cout);
  }
  std::cout << std::flush;
  return std::cout ? kClean : kUntrusted;
}

std::function<int()> declare(CLI::App& app, Session& session) {
  auto& options = session.keep<SchemaOptions>();
  app.add_option("-f,--format", options.format, "json-schema|csv")
      ->check(CLI::IsMember(std::vector<std::string>{"json-schema", "csv"}));
  CLI::Option* report =
      app.add_flag("--report", options.report,
                   "JSON 报告的模式，而非台账的 / of the JSON report, not of inventories");
  app.add_flag("--diff", options.diff,
               "hegui diff -f json 的模式 / of what hegui diff -f json writes")
      ->excludes(report);
  declare_rules(app, session);
  return [&session, &options] { return run_schema(session, options); };
}

}  // namespace

const Command kSchema{
    "schema",
    {"台账、报告或对比的 JSON Schema", "JSON Schema of inventories, reports or comparisons"},
    declare};

}  // namespace hegui::cli
