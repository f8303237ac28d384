// What others need to read reports and to write inventories: JSON Schemas and the list of fields.
#pragma once

#include <iosfwd>
#include <string_view>

#include "hegui/base/language.h"
#include "hegui/expr/schema.h"

namespace hegui::output {

/// JSON Schema of the JSON report (docs/report.schema.json).
std::string_view report_schema();
/// JSON Schema of two reports compared (docs/diff.schema.json).
std::string_view diff_schema();
/// JSON Schema of an inventory, for editors; Chinese names and aliases are keys as well.
void write_inventory_schema(const expr::Schema& schema, Language language, std::ostream& out);
/// The vocabulary as comma-separated values, a row a field.
void write_field_list(const expr::Schema& schema, Language language, std::ostream& out);

}  // namespace hegui::output
