#include "expr/reads.h"

#include <algorithm>
#include <array>

#include "expr/node.h"

namespace hegui::expr {

namespace {

using Kind = Node::Kind;

constexpr std::array kBinders{
    Kind::all,          Kind::exists,           Kind::exists_one,        Kind::filter,
    Kind::map,          Kind::transform_map,    Kind::transform_entries, Kind::bind,
    Kind::optional_map, Kind::optional_flat_map};

/// The variables that the node binds for its children after the first.
Subjects bound_by(const Node& node) {
  if (std::find(kBinders.begin(), kBinders.end(), node.kind) == kBinders.end()) return 0;
  const Subjects first = subject_of(node.number);
  const Subjects bound = node.two ? first | subject_of(node.number + 1) : first;
  return bound & ~subject_of(kSubjects);
}

void note_own(const Node& node, Dependence& found) {
  if (node.kind == Kind::row) found.subjects = kCurrentRow;
  if (node.kind == Kind::local) found.subjects = subject_of(node.number);
  if (node.kind == Kind::due) found.reads.due = true;
  if (node.kind == Kind::effective_from) found.reads.effective_from = true;
  if (node.kind == Kind::parameter) found.reads.parameters = true;
  if (node.kind == Kind::variable) found.reads.variables = true;
  if (node.kind == Kind::call && node.name == "by" && node.children.size() == 1)
    found.reads.cutoff = true;
  if (node.kind == Kind::definition) found.reads.add(node.definition->program->impl().reads);
}

}  // namespace

std::vector<Dependence> dependences(const Program::Impl& program) {
  std::vector<Dependence> all;
  all.reserve(program.nodes.size());
  for (const Node& node : program.nodes) {
    Dependence& found = all.emplace_back();
    note_own(node, found);
    const Subjects bound = bound_by(node);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Dependence& child = all[static_cast<std::size_t>(node.children[i])];
      found.subjects |= i == 0 ? child.subjects : child.subjects & ~bound;
      found.reads.add(child.reads);
    }
  }
  return all;
}

}  // namespace hegui::expr
