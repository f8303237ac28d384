#include "inventory/fact_reader.h"

#include <charconv>

#include "hegui/base/date.h"
#include "hegui/base/text.h"

namespace hegui::inventory {

namespace {

/// Digits without a leading zero.
bool is_canonical(std::string_view digits) {
  if (digits.empty() || (digits.size() > 1 && digits.front() == '0')) return false;
  return digits.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `12`, `-3`, `0.75`: no exponent, no leading zero, no bare point.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  if (!is_canonical(text.substr(0, point))) return false;
  if (point == std::string_view::npos) return true;
  const std::string_view fraction = text.substr(point + 1);
  return !fraction.empty() && fraction.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<double> parse_decimal(std::string_view text) {
  double value = 0;
  if (!is_decimal(text)) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string_view strip(std::string_view text) {
  for (;;) {
    const std::string_view before = text;
    text = trim(text);
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    if (text.size() == before.size()) return text;
  }
}

bool is_none(std::string_view text) { return text == "none" || text == "无"; }

std::optional<expr::Cell> FactReader::read(const expr::Field& field, std::string_view key,
                                           const document::Scalar& value, std::string& into) {
  const std::string_view written = strip(value.text);
  key_ = key;
  span_ = value.span;
  into_ = &into;
  switch (field.type) {
    case expr::FieldType::text:
    case expr::FieldType::reference:
      return text(written);
    case expr::FieldType::boolean:
      return boolean(written);
    case expr::FieldType::integer:
      return integer(written);
    case expr::FieldType::number:
      return number(written);
    case expr::FieldType::percent:
      return percent(written);
    case expr::FieldType::date:
      return date(written);
    case expr::FieldType::month:
      return month(written);
    case expr::FieldType::enumeration:
      return enumeration(field.enum_type, written);
  }
  return std::nullopt;
}

Issue& FactReader::refuse(const IssueCode& code, std::string_view text) {
  return report_.error(code, span_, {std::string(key_), std::string(text)});
}

expr::Cell FactReader::text(std::string_view text) {
  const auto offset = static_cast<std::uint32_t>(into_->size());
  *into_ += text;
  return expr::to_cell(expr::TextRef{offset, static_cast<std::uint32_t>(text.size())});
}

std::optional<expr::Cell> FactReader::boolean(std::string_view text) {
  if (text == "true" || text == "是") return 1;
  if (text == "false" || text == "否") return 0;
  refuse(codes::not_a_boolean, text).hint(codes::hint_bool);
  return std::nullopt;
}

std::optional<expr::Cell> FactReader::integer(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (!is_canonical(text.substr(negative ? 1 : 0))) {
    refuse(codes::not_an_integer, text);
    return std::nullopt;
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc()) return value;
  refuse(codes::out_of_range, text);
  return std::nullopt;
}

std::optional<expr::Cell> FactReader::number(std::string_view text) {
  if (const auto value = parse_decimal(text)) return expr::to_cell(*value);
  refuse(codes::not_a_number, text);
  return std::nullopt;
}

/// `5`, `5%` and `5％` are all five percent.
std::optional<expr::Cell> FactReader::percent(std::string_view text) {
  std::string_view digits = text;
  for (const std::string_view sign : {"%", "％"}) {
    if (digits.ends_with(sign)) {
      digits.remove_suffix(sign.size());
      break;
    }
  }
  if (const auto value = parse_decimal(trim(digits))) return expr::to_cell(*value);
  refuse(codes::not_a_percentage, text);
  return std::nullopt;
}

std::optional<expr::Cell> FactReader::date(std::string_view text) {
  if (const auto date = parse_date(text)) return date->days;
  refuse(codes::bad_date, text).hint(codes::hint_date);
  return std::nullopt;
}

std::optional<expr::Cell> FactReader::month(std::string_view text) {
  if (const auto month = parse_month(text)) return this->text(*month);
  refuse(codes::bad_month, text).hint(codes::hint_month);
  return std::nullopt;
}

std::optional<expr::Cell> FactReader::enumeration(int type, std::string_view text) {
  const NameTable& values = lexicon_.values[static_cast<std::size_t>(type)];
  const int value = values.find(text);
  if (value != NameTable::kAbsent) return value;
  const auto candidates = values.candidates(text);
  refuse(codes::bad_enum_value, text).suggest(text, candidates);
  return std::nullopt;
}

}  // namespace hegui::inventory
