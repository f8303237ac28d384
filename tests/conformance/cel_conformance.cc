// cel_conformance FOLDER: runs the conformance tests of the Common Expression Language that stand
// in the folder as JSON, one file a topic, and counts them a file and a level. Exit 1 when core and
// std together pass less than 98 % or an extension less than 95 %, 2 when there was nothing to run.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "hegui/expr/program.h"

namespace {

using hegui::expr::Arena;
using hegui::expr::Pair;
using hegui::expr::Type;
using hegui::expr::Value;
using Json = nlohmann::json;

constexpr double kCoreShare = 0.98, kExtensionShare = 0.95;

struct Count {
  int passed = 0, failed = 0, skipped = 0;
  int total() const { return passed + failed; }
  void add(const Count& other) {
    passed += other.passed;
    failed += other.failed;
    skipped += other.skipped;
  }
};

std::string decode_base64(const std::string& text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

std::optional<Value> read_value(const Json& json, Arena& arena);

std::optional<Value> read_list(const Json& json, Arena& arena) {
  const auto items = arena.array<Value>(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto item = read_value(json[i], arena);
    if (!item) return std::nullopt;
    items[i] = *item;
  }
  return Value::of(std::span<const Value>(items));
}

std::optional<Value> read_map(const Json& json, Arena& arena) {
  const auto pairs = arena.array<Pair>(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto key = read_value(json[i][0], arena), held = read_value(json[i][1], arena);
    if (!key || !held) return std::nullopt;
    pairs[i] = {*key, *held};
  }
  return Value::map_of(pairs);
}

Value::Moment read_moment(const Json& json) {
  const auto number = [&](const char* key) -> std::int64_t {
    if (!json.contains(key)) return 0;
    const Json& field = json[key];
    return field.is_string() ? std::stoll(field.get<std::string>()) : field.get<std::int64_t>();
  };
  std::int64_t seconds = number("seconds"), nanos = number("nanos");
  if (nanos < 0) --seconds, nanos += 1'000'000'000;
  return {seconds, static_cast<std::int32_t>(nanos)};
}

double read_double(const Json& json) {
  return json.is_string() ? std::strtod(json.get<std::string>().c_str(), nullptr)
                          : json.get<double>();
}

/// nullopt for a type that predicates do not have.
std::optional<Value> read_value(const Json& json, Arena& arena) {
  const std::string type = json.at("type");
  const Json value = json.value("value", Json());
  if (type == "null") return Value{};
  if (type == "bool") return Value::of(!value.is_null() && value.get<bool>());
  if (type == "int") return Value::of(std::int64_t{std::stoll(value.get<std::string>())});
  if (type == "uint") return Value::of(std::uint64_t{std::stoull(value.get<std::string>())});
  if (type == "double") return Value::of(read_double(value));
  if (type == "string")
    return Value::of(arena.text(value.is_null() ? "" : value.get<std::string>()));
  if (type == "type")
    return Value::text_of(Value::Kind::type, arena.text(value.get<std::string>()));
  if (type == "bytes") {
    const std::string bytes = decode_base64(json.value("base64", ""));
    return Value::text_of(Value::Kind::bytes, arena.text(bytes));
  }
  if (type == "list") return read_list(value, arena);
  if (type == "map") return read_map(value, arena);
  if (type == "timestamp") return Value::moment_of(Value::Kind::timestamp, read_moment(json));
  if (type == "duration") return Value::moment_of(Value::Kind::duration, read_moment(json));
  return std::nullopt;
}

/// The same kind and the same value; NaN is NaN; the entries of maps in any order.
bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Value::Kind::null:
      return true;
    case Value::Kind::boolean:
      return a.boolean == b.boolean;
    case Value::Kind::integer:
      return a.integer == b.integer;
    case Value::Kind::uinteger:
      return a.uinteger == b.uinteger;
    case Value::Kind::real:
      return a.real == b.real || (std::isnan(a.real) && std::isnan(b.real));
    case Value::Kind::string:
    case Value::Kind::bytes:
    case Value::Kind::type:
      return a.view() == b.view();
    case Value::Kind::timestamp:
    case Value::Kind::duration:
      return a.moment.seconds == b.moment.seconds && a.moment.nanos == b.moment.nanos;
    case Value::Kind::list:
    case Value::Kind::optional:
      return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                        same);
    case Value::Kind::map:
      return std::is_permutation(a.pairs().begin(), a.pairs().end(), b.pairs().begin(),
                                 b.pairs().end(), [](const Pair& x, const Pair& y) {
                                   return same(x.key, y.key) && same(x.value, y.value);
                                 });
    case Value::Kind::row:
    case Value::Kind::unknown:
    case Value::Kind::error:
      return false;
  }
  return false;
}

const std::map<std::string, Type::Kind, std::less<>> kTypes{
    {"bool", Type::Kind::boolean},
    {"int", Type::Kind::integer},
    {"uint", Type::Kind::uinteger},
    {"double", Type::Kind::real},
    {"string", Type::Kind::string},
    {"bytes", Type::Kind::bytes},
    {"list", Type::Kind::list},
    {"map", Type::Kind::map},
    {"google.protobuf.Timestamp", Type::Kind::timestamp},
    {"google.protobuf.Duration", Type::Kind::duration}};

/// `map(string, list(int))`, from the front of the text; what is no type here is dyn.
Type read_type(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("(,)"), text.size());
  const auto known = kTypes.find(text.substr(0, end));
  Type type;
  if (known != kTypes.end()) type.kind = known->second;
  text.remove_prefix(end);
  while (!text.empty() && text.front() != ')' && (text.front() == '(' || !type.arguments.empty())) {
    text.remove_prefix(std::min(text.find_first_not_of("(, "), text.size()));
    type.arguments.push_back(read_type(text));
    if (text.empty() || text.front() != ',') break;
  }
  if (!type.arguments.empty() && !text.empty()) text.remove_prefix(1);
  return type;
}

/// The declared and the bound variables of a test.
struct Variables {
  std::vector<hegui::expr::Variable> declared;
  std::vector<Value> values;

  bool read(const Json& test, Arena& arena) {
    for (const Json& entry : test.value("type_env", Json::array())) {
      const std::string text = entry.at("type");
      std::string_view rest = text;
      declared.push_back({entry.at("name"), read_type(rest)});
    }
    const Json bindings = test.value("bindings", Json::object());
    for (const auto& [name, value] : bindings.items()) {
      const auto same_name = [&bound = name](const auto& known) { return known.name == bound; };
      if (std::none_of(declared.begin(), declared.end(), same_name)) declared.push_back({name, {}});
    }
    for (const auto& variable : declared) {
      const auto value = bindings.contains(variable.name)
                             ? read_value(bindings[variable.name], arena)
                             : std::optional(Value{});
      if (!value) return false;
      values.push_back(*value);
    }
    return true;
  }
};

std::string first_message(const hegui::Issues& issues) {
  return issues.empty() ? "" : issues.all().front().message(hegui::Language::en);
}

/// Empty if the test passes, else what came instead.
std::string run_test(const Json& test, const Variables& variables, Arena& arena) {
  const hegui::expr::Schema schema;
  hegui::expr::Environment environment;
  environment.schema = &schema;
  environment.variables = variables.declared;
  environment.unchecked = test.value("disable_check", false);
  const std::string container = test.value("container", "");
  environment.container = container;
  const Json& expected = test.at("expected");
  const bool wants_error = expected.at("kind") == "error";
  hegui::Issues issues;
  const auto program =
      hegui::expr::compile(test.at("expr").get<std::string>(), {}, environment, issues);
  if (!program) return wants_error ? "" : "refused: " + first_message(issues);
  hegui::expr::Context context;
  context.schema = &schema;
  context.variables = variables.values;
  const Value value = hegui::expr::evaluate(*program, context, 0, arena);
  if (value.kind == Value::Kind::error)
    return wants_error ? "" : "error: " + std::string(value.view());
  if (wants_error) return "a value where an error was expected";
  const auto wanted = read_value(expected.at("value"), arena);
  return wanted && same(value, *wanted) ? "" : "another value";
}

/// Whether the test is within what predicates promise; else why not.
std::string reason_to_skip(const Json& test) {
  const std::string kind = test.at("expected").at("kind");
  if (kind != "value" && kind != "error") return "expects " + kind;
  return "";
}

/// core and std, or the extension's name.
std::string level_of(const Json& test) {
  const std::string level = test.at("level");
  return level == "ext" ? test.at("file").get<std::string>() : level;
}

void run_file(const std::filesystem::path& path, std::map<std::string, Count>& levels) {
  std::ifstream file(path);
  const Json document = Json::parse(file);
  Count count;
  std::map<std::string, int> skipped;
  for (const Json& test : document.at("tests")) {
    Arena arena;
    Variables variables;
    std::string reason = reason_to_skip(test);
    if (reason.empty() && !variables.read(test, arena)) reason = "a binding of another type";
    if (!reason.empty()) {
      ++skipped[reason];
      ++count.skipped;
      continue;
    }
    const std::string failure = run_test(test, variables, arena);
    (failure.empty() ? count.passed : count.failed)++;
    Count one;
    (failure.empty() ? one.passed : one.failed)++;
    levels[level_of(test)].add(one);
    if (failure.empty()) continue;
    fmt::print("  failed {}/{}: {}\n    {}\n", test.at("section").get<std::string>(),
               test.at("name").get<std::string>(), failure, test.at("expr").get<std::string>());
  }
  fmt::print("{:<16} {:>4} passed {:>4} failed {:>4} skipped\n", path.stem().string(), count.passed,
             count.failed, count.skipped);
  for (const auto& [reason, times] : skipped) fmt::print("  skipped {}: {}\n", times, reason);
}

bool is_enough(const std::map<std::string, Count>& levels) {
  Count standard;
  bool enough = true;
  for (const auto& [level, count] : levels) {
    fmt::print("level {:<16} {:>4} of {:>4} passed\n", level, count.passed, count.total());
    if (level == "core" || level == "std") {
      standard.add(count);
    } else {
      enough = enough && count.passed >= kExtensionShare * count.total();
    }
  }
  fmt::print("core and std: {} of {}\n", standard.passed, standard.total());
  return enough && standard.passed >= kCoreShare * standard.total();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: cel_conformance FOLDER\n";
    return 2;
  }
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1], error)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  if (paths.empty()) {
    std::cerr << "skipped: " << argv[1] << " not found, or it holds no tests\n";
    return 2;
  }
  std::sort(paths.begin(), paths.end());
  std::map<std::string, Count> levels;
  for (const auto& path : paths) run_file(path, levels);
  return is_enough(levels) ? 0 : 1;
}
