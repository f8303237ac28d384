// What the shapes that judge rows one by one have in common.
#pragma once

#include "hegui/rules/shape.h"

namespace hegui::rules {

/// Reads `where`, `except`, `require` (needed or not) and `field` for the collection that the
/// shape's key names.
void load_rows(CheckContext& context, bool require_needed);
/// Reads at_least, at_most or exactly (one of them, as far as allowed).
void load_threshold(CheckContext& context, std::span<const Threshold::Relation> allowed,
                    bool needed);
/// A figure or `params.NAME` under the key.
std::optional<Threshold> load_figure(CheckContext& context, std::string_view key);
/// The condition under the key, over rows of the collection (-1: none).
Condition load_condition(CheckContext& context, std::string_view key, int collection);

/// `where` and `except` alone.
void load_selection(CheckContext& context);
/// Reads `field`, else takes the first fact of `require`, then of `where`.
void load_field(CheckContext& context);
/// Evaluates where and except over the whole collection; no row holds yet.
void collect_selected(const Rule& rule, const expr::Context& context, Tally& tally);
/// Evaluates where, except and require over the whole collection.
void collect_rows(const Rule& rule, const expr::Context& context, Tally& tally);
std::vector<expr::FactId> missing_of_row(const Rule& rule, const expr::Context& context,
                                         const Row& row);

/// Every row that counts must hold; nothing that counts is not applicable.
Verdict judge_each(const Rule& rule, Contexts contexts, const Tally& tally);

/// !a || b and a && b, in three values with errors absorbed.
expr::Truth implies(expr::Truth a, expr::Truth b);
expr::Truth both(expr::Truth a, expr::Truth b);
expr::Truth either(expr::Truth a, expr::Truth b);

/// For Shape::open: a row of each (where implies require), none and count (where and require),
/// ratio (either alone).
bool open_implication(const Row& row);
bool open_conjunction(const Row& row);
bool open_share(const Row& row);

/// Whether the row takes part: not taken out by an exception or an exemption.
bool counts(const Row& row);

}  // namespace hegui::rules
