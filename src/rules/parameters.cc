// Parameters: declared by a pack with a default and a reason, overridden on the command line or by
// a case.
#include <array>
#include <charconv>

#include "rules/load.h"

namespace hegui::rules {

namespace {

constexpr std::array<std::string_view, 6> kTypes{"integer", "percent", "ratio",
                                                 "date",    "text",    "texts"};

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool fits(const Parameter& parameter, const std::vector<std::string>& values) {
  if (parameter.type == Parameter::Type::texts) return !values.empty();
  if (values.size() != 1) return false;
  switch (parameter.type) {
    case Parameter::Type::integer:
      return parse_integer(values.front()).has_value();
    case Parameter::Type::percent:
    case Parameter::Type::ratio:
      return parse_fraction(values.front()).has_value();
    case Parameter::Type::date:
      return parse_date(values.front()).has_value();
    case Parameter::Type::text:
    case Parameter::Type::texts:
      return true;
  }
  return false;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

void load_parameter(const document::Node& node, Pack& pack, Issues& issues) {
  document::Reader reader(node, pack.id + " parameter", issues);
  Parameter parameter;
  parameter.pack = &pack;
  parameter.span = node.span;
  parameter.name = reader.required_text("name");
  parameter.type = static_cast<Parameter::Type>(reader.choice("type", kTypes).value_or(0));
  parameter.label = reader.localized("label").value_or(Localized{parameter.name, parameter.name});
  parameter.unit = reader.text("unit").value_or("");
  parameter.why = reader.required_localized("why");
  const std::vector<std::string> values = reader.texts("default");
  const Span span = reader.span_of("default");
  reader.finish();
  for (const Parameter& other : pack.parameters) {
    if (other.name == parameter.name) issues.add(codes::name_taken, node.span, {parameter.name});
  }
  set_parameter(parameter, values, span, issues);
  pack.parameters.push_back(std::move(parameter));
}

std::vector<std::string> split_values(const Parameter& parameter, const std::string& text) {
  if (parameter.type != Parameter::Type::texts) return {text};
  std::vector<std::string> values;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    values.push_back(text.substr(from, comma - from));
    from = comma + 1;
  }
  return values;
}

/// `70` and `70%` of a percentage are 70 in predicates; a ratio is what it says.
double number_of(const Parameter& parameter) {
  const Fraction fraction = parse_fraction(parameter.values.front()).value_or(Fraction{});
  const bool in_hundredths =
      parameter.type == Parameter::Type::percent &&
      (parameter.values.front().ends_with('%') || parameter.values.front().ends_with("％"));
  return in_hundredths ? make_fraction(fraction.numerator * 100, fraction.denominator).value()
                       : fraction.value();
}

}  // namespace

std::string Parameter::display() const { return joined(values); }

std::optional<Fraction> Parameter::fraction() const {
  if (type != Type::integer && type != Type::percent && type != Type::ratio) return std::nullopt;
  if (values.empty()) return std::nullopt;
  const auto value = parse_fraction(values.front());
  const bool bare_percent =
      type == Type::percent && !values.front().ends_with('%') && !values.front().ends_with("％");
  if (!value || !bare_percent) return value;
  return make_fraction(value->numerator, value->denominator * 100);
}

bool set_parameter(Parameter& parameter, std::vector<std::string> values, Span span,
                   Issues& issues) {
  if (!fits(parameter, values)) {
    issues.add(codes::bad_value, span,
               {parameter.name, std::string(kTypes[static_cast<std::size_t>(parameter.type)]),
                joined(values)});
    return false;
  }
  parameter.values = std::move(values);
  return true;
}

expr::Value value_of(const Parameter& parameter, expr::Arena& arena) {
  if (parameter.values.empty()) return expr::Value::unknown();
  const std::string& first = parameter.values.front();
  switch (parameter.type) {
    case Parameter::Type::integer:
      return expr::Value::of(parse_integer(first).value_or(0));
    case Parameter::Type::percent:
    case Parameter::Type::ratio:
      return expr::Value::of(number_of(parameter));
    case Parameter::Type::date:
      return expr::Value::of(parse_date(first).value_or(Date{}));
    case Parameter::Type::text:
      return expr::Value::of(arena.text(first));
    case Parameter::Type::texts:
      break;
  }
  const auto items = arena.array<expr::Value>(parameter.values.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    items[i] = expr::Value::of(arena.text(parameter.values[i]));
  return expr::Value::of(std::span<const expr::Value>(items));
}

expr::Type type_of(const Parameter& parameter) {
  using Kind = expr::Type::Kind;
  constexpr std::array kKinds{Kind::integer,   Kind::real,   Kind::real,
                              Kind::timestamp, Kind::string, Kind::list};
  expr::Type type;
  type.kind = kKinds[static_cast<std::size_t>(parameter.type)];
  if (type.kind == Kind::list) type.arguments.emplace_back().kind = Kind::string;
  return type;
}

bool override_parameter(Pack& pack, const std::string& name, const std::string& value, Span span,
                        expr::Arena& arena, Issues& issues) {
  for (std::size_t i = 0; i < pack.parameters.size(); ++i) {
    Parameter& parameter = pack.parameters[i];
    if (parameter.name != name) continue;
    if (!set_parameter(parameter, split_values(parameter, value), span, issues)) return false;
    parameter.overridden = true;
    pack.values[i] = value_of(parameter, arena);
    return true;
  }
  std::vector<std::string_view> names;
  for (const Parameter& parameter : pack.parameters) names.push_back(parameter.name);
  issues.add(codes::unknown_parameter, span, {name}).suggest(name, names);
  return false;
}

void load_parameters(document::Reader& reader, Pack& pack, expr::Arena& arena, Issues& issues) {
  for (const document::Node& node : reader.list("parameters")) load_parameter(node, pack, issues);
  for (const Parameter& parameter : pack.parameters) {
    pack.values.push_back(value_of(parameter, arena));
    pack.parameter_types.push_back({parameter.name, type_of(parameter)});
  }
}

}  // namespace hegui::rules
