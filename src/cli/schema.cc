// hegui schema: what an inventory may hold, and what a report holds.
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "hegui/output/schemas.h"

namespace hegui::cli {

namespace {

struct SchemaOptions {
  std::string format = "json-schema";
  bool report = false;
};

int run_schema(Session& session, const SchemaOptions& options) {
  if (options.report) {
    if (options.format != "json-schema") {
      complain(session, {"--report 只有 json-schema 格式", "--report comes as json-schema only"});
      return kUntrusted;
    }
    std::cout << output::report_schema();
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
  app.add_flag("--report", options.report,
               "JSON 报告的模式，而非台账的 / of the JSON report, not of inventories");
  declare_rules(app, session);
  return [&session, &options] { return run_schema(session, options); };
}

}  // namespace

const Command kSchema{
    "schema", {"台账或报告的 JSON Schema", "JSON Schema of inventories or reports"}, declare};

}  // namespace hegui::cli
