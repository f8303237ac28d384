#include "inventory/rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace hegui::inventory {

namespace {

constexpr auto kNowhere = std::string_view::npos;

bool has_key(const expr::Collection& collection, const expr::Table& table, std::size_t row) {
  return std::all_of(collection.key.begin(), collection.key.end(), [&](int field) {
    return table.columns[static_cast<std::size_t>(field)].state(row) == expr::State::stated;
  });
}

void name_row(const expr::Collection& collection, expr::Body& body, expr::Table& table,
              std::size_t row, const RowIndex& taken) {
  std::string name;
  std::size_t number = row + 1;
  do {
    name = fmt::format("{}-{}", collection.name, number++);
  } while (taken.contains(name));
  expr::Column& column = table.columns[static_cast<std::size_t>(collection.key.front())];
  column.states.resize(table.rows);
  column.cells.resize(table.rows);
  column.places.resize(table.rows);
  const auto offset = static_cast<std::uint32_t>(body.text.size());
  body.text += name;
  column.states[row] = expr::State::stated;
  column.cells[row] = expr::to_cell(expr::TextRef{offset, static_cast<std::uint32_t>(name.size())});
  column.places[row] = table.row_places[row];
}

RowIndex stated_keys(const expr::Schema& schema, const expr::Body& body, std::size_t collection) {
  RowIndex index;
  const expr::Table& table = body.tables[collection];
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (!has_key(schema.collections[collection], table, row)) continue;
    index.emplace(item_key(schema, body, static_cast<int>(collection), row),
                  static_cast<std::uint32_t>(row));
  }
  return index;
}

void report_duplicate(const expr::Collection& collection, const expr::Body& body,
                      const expr::Table& table, std::size_t row, std::size_t first,
                      std::string_view written, std::string key, Report& report) {
  const expr::Column& column = table.columns[static_cast<std::size_t>(collection.key.front())];
  const Span at = value_span(body.source, column.places[row]);
  const std::uint32_t line = body.source->position(column.places[first]).line;
  report.error(codes::duplicate_id, at,
               {std::string(written), std::move(key), std::to_string(line)});
}

}  // namespace

void complete(expr::Table& table) {
  for (expr::Column& column : table.columns) {
    if (column.states.empty()) continue;
    column.states.resize(table.rows);
    column.cells.resize(table.rows);
    column.places.resize(table.rows);
  }
}

void generate_keys(const expr::Schema& schema, expr::Body& body) {
  for (std::size_t i = 0; i < schema.collections.size(); ++i) {
    const expr::Collection& collection = schema.collections[i];
    const bool nameable =
        collection.key.size() == 1 && collection.name != expr::kOrganization &&
        collection.fields[static_cast<std::size_t>(collection.key.front())].type ==
            expr::FieldType::text;
    if (!nameable) continue;
    expr::Table& table = body.tables[i];
    const RowIndex taken = stated_keys(schema, body, i);
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (!has_key(collection, table, row)) name_row(collection, body, table, row, taken);
    }
  }
}

std::vector<RowIndex> index_rows(const expr::Schema& schema, const expr::Body& body,
                                 const std::vector<Span>& spans, int shift, Report& report) {
  std::vector<RowIndex> indexes(schema.collections.size());
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const expr::Collection& collection = schema.collections[i];
    const expr::Table& table = body.tables[i];
    indexes[i].reserve(table.rows);
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (!has_key(collection, table, row)) continue;
      std::string key = item_key(schema, body, static_cast<int>(i), row);
      const auto [at, added] = indexes[i].try_emplace(key, static_cast<std::uint32_t>(row));
      if (!added)
        report_duplicate(collection, body, table, row, at->second,
                         written_key(spans[i + static_cast<std::size_t>(shift)]), std::move(key),
                         report);
    }
  }
  return indexes;
}

std::string_view written_key(Span key) {
  std::string_view text(key.source->text());
  text = text.substr(key.begin, key.end - key.begin);
  const bool quoted = text.starts_with('"') || text.starts_with('\'');
  return quoted && text.size() >= 2 ? text.substr(1, text.size() - 2) : text;
}

namespace {

/// From `place` to the closing quote, or to the first of the stops, on one line.
Span span_until(const Source* source, std::uint32_t place, std::string_view stops) {
  if (source == nullptr) return {};
  // Never to the line's end first: JSON may stand on one line of many megabytes.
  std::string_view rest = std::string_view(source->text()).substr(place);
  constexpr std::string_view kLineEnds = "\r\n";
  const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
  const std::size_t close =
      quoted ? rest.find_first_of(std::string(kLineEnds) + rest.front(), 1) : kNowhere;
  if (close != kNowhere && rest[close] == rest.front()) {
    rest = rest.substr(0, close + 1);
  } else {
    rest = rest.substr(0, rest.find_first_of(std::string(kLineEnds).append(stops)));
    rest = strip(rest.substr(0, rest.find(" #")));
  }
  return {source, place, place + static_cast<std::uint32_t>(rest.size())};
}

}  // namespace

Span value_span(const Source* source, std::uint32_t place) {
  return span_until(source, place, ",]}");
}

Span key_span(const Source* source, std::uint32_t place) {
  return span_until(source, place, ",]}:");
}

}  // namespace hegui::inventory
