#include "expr/canonical.h"

#include <fmt/format.h>

#include <bit>

namespace hegui::expr {

namespace {

/// Every text with its length, so that none can be mistaken for what follows it.
std::string sized(std::string_view text) { return fmt::format("{}:{}", text.size(), text); }

std::string constant_text(const Value& value) {
  using Kind = Value::Kind;
  std::string text = fmt::format("k{}", static_cast<int>(value.kind));
  switch (value.kind) {
    case Kind::unknown:
    case Kind::null:
      return text;
    case Kind::boolean:
      return text + (value.boolean ? "1" : "0");
    case Kind::integer:
      return text + std::to_string(value.integer);
    case Kind::uinteger:
      return text + std::to_string(value.uinteger);
    case Kind::real:
      return text + std::to_string(std::bit_cast<std::uint64_t>(value.real));
    case Kind::error:
    case Kind::string:
    case Kind::bytes:
    case Kind::type:
      return text + sized(value.view());
    case Kind::timestamp:
    case Kind::duration:
      return text + fmt::format("{},{}", value.moment.seconds, value.moment.nanos);
    case Kind::list:
    case Kind::optional:
      for (const Value& item : value.items()) text += "," + constant_text(item);
      return text + ";";
    case Kind::map:
      for (const Pair& pair : value.pairs())
        text += "," + constant_text(pair.key) + "=" + constant_text(pair.value);
      return text + ";";
    case Kind::row:
      return text + fmt::format("{},{},{}", value.row.collection, value.row.body, value.row.row);
  }
  return text;
}

}  // namespace

std::string canonical(const Program::Impl& program, int number) {
  const Node& node = program.nodes[static_cast<std::size_t>(number)];
  std::string text =
      fmt::format("({}{}#{}", static_cast<int>(node.kind), node.two ? "t" : "", node.number);
  if (node.kind == Node::Kind::constant) text += constant_text(node.constant);
  if (!node.name.empty()) text += sized(node.name);
  // A program is there as long as those that use it: its address tells it from every other.
  if (node.definition != nullptr)
    text += fmt::format("@{}", static_cast<const void*>(node.definition->program));
  // The type of a sum's list decides what an empty one comes to.
  if (node.kind == Node::Kind::call) text += fmt::format("^{}", static_cast<int>(node.type.kind));
  for (const int child : node.children) text += canonical(program, child);
  return text + ")";
}

}  // namespace hegui::expr
