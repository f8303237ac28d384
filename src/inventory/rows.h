// Rows as wholes: keys, columns of equal length, names of rows for people.
#pragma once

#include <vector>

#include "hegui/inventory/inventory.h"
#include "inventory/draft.h"
#include "inventory/fact_reader.h"

namespace hegui::inventory {

/// Gives every column that has values as many as the table has rows.
void complete(expr::Table& table);
/// Names rows without a key after their collection: systems-1.
void generate_keys(const expr::Schema& schema, expr::Body& body);
/// The rows by key, by collection; a key that comes twice is an error. `spans[i + shift]` is the
/// key of collection i as written.
std::vector<RowIndex> index_rows(const expr::Schema& schema, const expr::Body& body,
                                 const std::vector<Span>& spans, int shift, Report& report);
/// A key without its quotes, as it is written in the source.
std::string_view written_key(Span key);
/// The value or key that begins at `place`, as far as it can be told from the text.
Span value_span(const Source* source, std::uint32_t place);
Span key_span(const Source* source, std::uint32_t place);

}  // namespace hegui::inventory
