#include "inventory/body_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "hegui/base/date.h"
#include "inventory/rows.h"

namespace hegui::inventory {

namespace {

constexpr int kPartShift = 3;  // the part numbers begin at kAsOfPart
constexpr std::string_view kList = "[…]";
constexpr std::string_view kMapping = "{…}";
constexpr std::string_view kDivision = "division";
constexpr std::string_view kExemptions = "exemptions";

std::string_view shown(const document::Scalar& value) {
  return value.style == document::Style::null ? "null" : value.text;
}

bool is_unstated(const document::Scalar& value) {
  return value.style == document::Style::null || strip(value.text).empty();
}

}  // namespace

BodyLoader::BodyLoader(const expr::Schema& schema, const Lexicon& lexicon, const Options& options,
                       std::size_t input, Issues& issues, std::vector<Draft>& drafts)
    : schema_(schema),
      lexicon_(lexicon),
      options_(options),
      input_(input),
      drafts_(drafts),
      report_{issues},
      reader_(lexicon, report_) {}

std::uint32_t BodyLoader::place(Span at) const {
  return at.source == draft_.body.source ? at.begin : first_.begin;
}

// Documents.

void BodyLoader::begin_document(Span first) {
  draft_ = Draft{};
  draft_.input = input_;
  draft_.organization = first;
  draft_.body.source = first.source;
  draft_.body.place = first.begin;
  draft_.body.tables.resize(schema_.collections.size());
  for (std::size_t i = 0; i < schema_.collections.size(); ++i)
    draft_.body.tables[i].columns.resize(schema_.collections[i].fields.size());
  report_.faulty = false;
  first_ = first;
  where_ = Where::outside;
  skipped_ = 0;
  skips_next_ = false;
  part_spans_.assign(schema_.collections.size() + kPartShift, Span{});
}

Span& BodyLoader::part_span(int part) {
  const int place = part + kPartShift;
  return part_spans_[static_cast<std::size_t>(place)];
}

bool BodyLoader::lacks_organization() {
  if (where_ != Where::top || lexicon_.organization < 0) return false;
  return !part_span(lexicon_.organization).known();
}

/// An exemption must be claimed, so silence means that there is none.
void BodyLoader::know_exemptions() {
  const int exemptions = schema_.collection(kExemptions);
  if (exemptions < 0) return;
  expr::Table& table = draft_.body.tables[static_cast<std::size_t>(exemptions)];
  if (!table.known) table.place = draft_.body.place;
  table.known = true;
}

void BodyLoader::end_document() {
  if (lacks_organization() && !options_.required_may_be_missing)
    report_.error(codes::missing_organization, first_);
  for (expr::Table& table : draft_.body.tables) complete(table);
  know_exemptions();
  if (options_.required_may_be_missing) generate_keys(schema_, draft_.body);
  draft_.rows = index_rows(schema_, draft_.body, part_spans_, kPartShift, report_);
  draft_.faulty = report_.faulty;
  drafts_.push_back(std::move(draft_));
}

// What is passed over.

bool BodyLoader::skips_begin() {
  if (skipped_ == 0 && !skips_next_) return false;
  skips_next_ = false;
  ++skipped_;
  return true;
}

void BodyLoader::wrong_shape(const IssueCode& code, Span at, std::string_view found) {
  report_.error(code, at, {key_, std::string(found)});
  if (where_ == Where::row) refused();
}

// Events, by where they happen.

void BodyLoader::begin_mapping(Span at) {
  if (skips_begin()) return;
  switch (where_) {
    case Where::outside:
      where_ = Where::top;
      return;
    case Where::top:
      return begin_part_mapping(at);
    case Where::rows:
      return begin_row(at);
    case Where::row:
      wrong_shape(field().list ? codes::expected_list : codes::expected_value, at, kMapping);
      return skip_from_here();
    case Where::items:
      wrong_shape(codes::expected_value, at, kMapping);
      return skip_from_here();
  }
}

void BodyLoader::end_mapping() {
  if (skipped_ > 0) {
    --skipped_;
  } else if (where_ == Where::row) {
    end_row();
  }
}

void BodyLoader::begin_list(Span at) {
  if (skips_begin()) return;
  switch (where_) {
    case Where::outside:
      report_.error(codes::not_an_inventory, at, {std::string(kList)});
      return skip_from_here();
    case Where::top:
      return begin_part_list(at);
    case Where::rows:
      report_.error(codes::unknown_collection_row, at, {part_key_, std::string(kList)});
      return skip_from_here();
    case Where::row:
      return begin_items(at);
    case Where::items:
      wrong_shape(codes::expected_value, at, kList);
      return skip_from_here();
  }
}

void BodyLoader::end_list() {
  if (skipped_ > 0) {
    --skipped_;
  } else if (where_ == Where::rows) {
    where_ = Where::top;
  } else if (where_ == Where::items) {
    const auto end = static_cast<std::uint32_t>(column().items.size());
    column().cells.back() = expr::to_cell(expr::Slice{list_begin_, end - list_begin_});
    where_ = Where::row;
  }
}

void BodyLoader::key(const document::Scalar& key) {
  if (skipped_ > 0) return;
  key_ = key.text;
  key_span_ = key.span;
  if (where_ == Where::top) {
    top_key(key);
  } else {
    row_key(key);
  }
}

void BodyLoader::scalar(const document::Scalar& value) {
  if (skipped_ > 0) return;
  if (std::exchange(skips_next_, false)) return;
  switch (where_) {
    case Where::outside:
      report_.error(codes::not_an_inventory, value.span, {std::string(shown(value))});
      return;
    case Where::top:
      return top_scalar(value);
    case Where::rows:
      report_.error(codes::unknown_collection_row, value.span,
                    {part_key_, std::string(shown(value))});
      return;
    case Where::row:
      return field_scalar(value);
    case Where::items:
      return item_scalar(value);
  }
}

// The top of a document.

void BodyLoader::top_key(const document::Scalar& key) {
  part_ = lexicon_.parts.find(key.text);
  if (part_ == NameTable::kAbsent) {
    const auto candidates = lexicon_.parts.candidates(key.text);
    report_.error(codes::unknown_part, key.span, {key_}).suggest(key.text, candidates);
    return skip_value();
  }
  Span& first = part_span(part_);
  if (first.known()) {
    report_.error(codes::duplicate_key, key.span, {key_, std::to_string(first.position().line)});
    return skip_value();
  }
  first = key.span;
  part_key_ = key.text;
  if (part_ < 0) return;
  collection_ = part_;
  table().place = place(key.span);
  if (part_ != lexicon_.organization) return;
  draft_.organization = key.span;
  draft_.body.place = place(key.span);
}

void BodyLoader::top_scalar(const document::Scalar& value) {
  if (part_ == kVersionPart) return version(value);
  if (part_ == kAsOfPart) return as_of(value);
  if (part_ == lexicon_.organization)
    return wrong_shape(codes::expected_mapping, value.span, shown(value));
  if (is_unstated(value)) return;
  table().known = is_none(strip(value.text));
  if (!table().known) wrong_shape(codes::expected_list, value.span, value.text);
}

void BodyLoader::version(const document::Scalar& value) {
  if (strip(value.text) != "1")
    report_.error(codes::bad_version, value.span, {std::string(shown(value))});
}

void BodyLoader::as_of(const document::Scalar& value) {
  const std::string_view text = strip(value.text);
  if (is_unstated(value) || is_none(text)) return;
  draft_.body.as_of = parse_date(text);
  draft_.body.as_of_place = place(value.span);
  if (!draft_.body.as_of)
    report_.error(codes::bad_date, value.span, {key_, std::string(text)}).hint(codes::hint_date);
}

void BodyLoader::begin_part_mapping(Span at) {
  if (part_ < 0) {
    wrong_shape(codes::expected_value, at, kMapping);
  } else if (part_ != lexicon_.organization) {
    wrong_shape(codes::expected_list, at, kMapping);
  } else {
    table().known = true;
    return begin_row(at);
  }
  skip_from_here();
}

void BodyLoader::begin_part_list(Span at) {
  if (part_ < 0) {
    wrong_shape(codes::expected_value, at, kList);
  } else if (part_ == lexicon_.organization) {
    wrong_shape(codes::expected_mapping, at, kList);
  } else {
    table().known = true;
    where_ = Where::rows;
    return;
  }
  skip_from_here();
}

// Rows.

void BodyLoader::begin_row(Span at) {
  where_ = Where::row;
  ++table().rows;
  table().row_places.push_back(place(at));
  row_span_ = at;
  row_is_empty_ = true;
  row_is_chinese_ = !is_ascii(part_key_);
  ++row_number_;
  seen_.resize(std::max(seen_.size(), collection().fields.size()));
}

void BodyLoader::end_row() {
  if (!options_.required_may_be_missing) check_required();
  where_ = collection_ == lexicon_.organization ? Where::top : Where::rows;
}

void BodyLoader::check_required() {
  const std::size_t row = table().rows - 1;
  for (const int required : lexicon_.required[static_cast<std::size_t>(collection_)]) {
    const auto index = static_cast<std::size_t>(required);
    const bool refused = seen_[index].row == row_number_ && seen_[index].refused;
    if (refused || table().columns[index].state(row) != expr::State::unstated) continue;
    const expr::Field& field = collection().fields[index];
    const std::string key = item_key(schema_, draft_.body, collection_, row);
    const bool alone = collection_ == lexicon_.organization;
    report_.error(codes::missing_required, row_span_,
                  {alone ? part_key_ : fmt::format("{} {}", part_key_, key),
                   row_is_chinese_ ? field.zh : field.name});
  }
}

void BodyLoader::row_key(const document::Scalar& key) {
  if (row_is_empty_) {
    row_is_empty_ = false;
    row_span_ = key.span;
    row_is_chinese_ = !is_ascii(key.text);
    table().row_places.back() = place(key.span);
  }
  const NameTable& names = lexicon_.fields[static_cast<std::size_t>(collection_)];
  field_ = names.find(key.text);
  if (field_ == NameTable::kAbsent) {
    const auto candidates = names.candidates(key.text);
    report_.error(codes::unknown_key, key.span, {key_, part_key_}).suggest(key.text, candidates);
    return skip_value();
  }
  Seen& seen = seen_[static_cast<std::size_t>(field_)];
  if (seen.row == row_number_) {
    report_.error(codes::duplicate_key, key.span, {key_, std::to_string(seen.key.position().line)});
    return skip_value();
  }
  seen = {row_number_, key.span, false};
}

void BodyLoader::put(Fact fact, std::uint32_t at) {
  const std::size_t row = table().rows - 1;
  expr::Column& column = this->column();
  column.states.resize(row + 1);
  column.cells.resize(row + 1);
  column.places.resize(row + 1);
  column.states[row] = fact.state;
  column.cells[row] = fact.cell;
  column.places[row] = at;
}

/// Stated as not so: false for a boolean, no items for a list.
void BodyLoader::none(std::uint32_t at, Span span) {
  if (field().required) {
    report_.error(codes::required_is_none, span, {key_});
    return refused();
  }
  const bool has_value = field().list || field().type == expr::FieldType::boolean;
  const expr::State state = has_value ? expr::State::stated : expr::State::none;
  const auto items = static_cast<std::uint32_t>(column().items.size());
  put({state, field().list ? expr::to_cell(expr::Slice{items, 0}) : 0}, at);
}

void BodyLoader::field_scalar(const document::Scalar& value) {
  if (is_unstated(value)) return;
  if (is_none(strip(value.text))) return none(place(value.span), value.span);
  if (field().list) return wrong_shape(codes::expected_list, value.span, value.text);
  const bool reference = field().type == expr::FieldType::reference;
  std::string& into = reference ? draft_.reference_text : draft_.body.text;
  const auto cell = reader_.read(field(), key_, value, into);
  if (!cell) return refused();
  if (reference) refer(*cell, -1, value.span);
  put({expr::State::stated, reference ? expr::to_cell(expr::RowRef{}) : *cell}, place(value.span));
  check_division(value);
}

void BodyLoader::check_division(const document::Scalar& value) {
  if (collection_ != lexicon_.organization || field().name != kDivision) return;
  const std::string_view code = strip(value.text);
  const bool digits = code.find_first_not_of("0123456789") == std::string_view::npos;
  if (code.size() != 6 || !digits)
    report_.error(codes::bad_division, value.span, {std::string(code)});
}

void BodyLoader::begin_items(Span at) {
  if (!field().list) {
    wrong_shape(codes::expected_value, at, kList);
    return skip_from_here();
  }
  where_ = Where::items;
  list_begin_ = static_cast<std::uint32_t>(column().items.size());
  put({expr::State::stated, expr::to_cell(expr::Slice{list_begin_, 0})}, place(at));
}

void BodyLoader::item_scalar(const document::Scalar& value) {
  const bool empty = is_unstated(value) || is_none(strip(value.text));
  if (empty) {
    report_.error(codes::empty_list_element, value.span, {key_});
    return;
  }
  const bool reference = field().type == expr::FieldType::reference;
  std::string& into = reference ? draft_.reference_text : draft_.body.text;
  const auto cell = reader_.read(field(), key_, value, into);
  if (!cell) return;
  if (reference) refer(*cell, static_cast<std::int32_t>(column().items.size()), value.span);
  column().items.push_back(reference ? expr::to_cell(expr::RowRef{}) : *cell);
}

void BodyLoader::refer(expr::Cell text, std::int32_t item, Span at) {
  draft_.references.push_back({.collection = collection_,
                               .field = field_,
                               .row = static_cast<std::uint32_t>(table().rows - 1),
                               .item = item,
                               .text = expr::as_text(text),
                               .key = key_span_,
                               .value = at});
}

}  // namespace hegui::inventory
