// Controls: the duties that recur across notices, with the severity of a breach.
#include "rules/load.h"

namespace hegui::rules {

namespace {

Control load_control(const document::Node& node, Issues& issues) {
  document::Reader reader(node, "control", issues);
  Control control;
  control.name = reader.required_text("name");
  control.area = reader.required_text("area");
  control.title = {reader.required_text("zh"), reader.required_text("en")};
  const std::string severity = reader.required_text("severity");
  if (const auto parsed = parse_severity(severity)) {
    control.severity = *parsed;
  } else {
    issues.add(codes::bad_value, reader.span_of("severity"),
               {"severity", "critical|high|medium|low|info", severity});
  }
  reader.text("why");
  reader.finish();
  return control;
}

}  // namespace

void load_controls(const document::Node& file, std::vector<Control>& controls, Issues& issues) {
  document::Reader reader(file, "controls", issues);
  for (const document::Node& node : reader.list("controls"))
    controls.push_back(load_control(node, issues));
  reader.finish();
}

}  // namespace hegui::rules
