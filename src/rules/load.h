// The stages of loading a pack; each reports what is wrong and goes on.
#pragma once

#include "hegui/document/reader.h"
#include "hegui/rules/pack.h"
#include "hegui/rules/shape.h"

namespace hegui::rules {

/// Reads the file of controls.
void load_controls(const document::Node& file, std::vector<Control>& controls, Issues& issues);

/// What opening a pack needs at hand.
struct HeadContext {
  const expr::Schema& schema;
  const Overrides& overrides;
  std::deque<expr::Program>& programs;  ///< keeps those of definitions
  expr::Arena& arena;
};

/// Reads what stands before the rules; what the pack extends is set and open.
void load_head(const document::Node& head, Pack& pack, const HeadContext& context, Issues& issues);
/// Reads the rule's `check`; the rule's id, dates and pack are set.
void load_check(document::Reader& rule_reader, Rule& rule, const expr::Environment& environment,
                std::span<const Parameter> parameters);
/// Reads one rule of a pack whose parameters and definitions are complete.
void load_rule(const document::Node& node, Pack& pack, const expr::Schema& schema,
               const std::vector<Control>& controls, Issues& issues);
/// Reads the pack's own parameters and applies the overrides that name them.
void load_parameters(document::Reader& reader, Pack& pack, expr::Arena& arena, Issues& issues);
/// Sets a parameter from its text; false, with an issue at `span`, if it does not fit the type.
bool set_parameter(Parameter& parameter, std::vector<std::string> values, Span span,
                   Issues& issues);
expr::Value value_of(const Parameter& parameter, expr::Arena& arena);
expr::Type type_of(const Parameter& parameter);

}  // namespace hegui::rules
