// CEL's strings extension. Offsets count code points.
#include <algorithm>
#include <array>

#include "expr/format.h"
#include "expr/functions.h"
#include "hegui/base/text.h"

namespace hegui::expr {

namespace {

std::u32string points_of(const Value& value) {
  std::u32string points;
  for (std::size_t at = 0; at < value.view().size();) points += next_code_point(value.view(), at);
  return points;
}

Value text_of(const Call& call, std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) append_utf8(text, point);
  return Value::of(call.arena.text(text));
}

Value out_of_range(const Call& call, std::int64_t index) {
  return make_error(call.arena, "index out of range: " + std::to_string(index));
}

bool is_offset(std::int64_t index, std::size_t size) {
  return index >= 0 && static_cast<std::uint64_t>(index) <= size;
}

Value char_at(const Call& call) {
  const std::u32string points = points_of(call[0]);
  const std::int64_t index = call[1].integer;
  if (!is_offset(index, points.size())) return out_of_range(call, index);
  return text_of(call, std::u32string_view(points).substr(static_cast<std::size_t>(index), 1));
}

Value offset_of(std::size_t found) {
  return Value::of(found == std::u32string::npos ? std::int64_t{-1}
                                                 : static_cast<std::int64_t>(found));
}

Value index_of(const Call& call) {
  const std::u32string points = points_of(call[0]);
  const std::int64_t from = call.arguments.size() > 2 ? call[2].integer : 0;
  if (!is_offset(from, points.size())) return out_of_range(call, from);
  return offset_of(points.find(points_of(call[1]), static_cast<std::size_t>(from)));
}

Value last_index_of(const Call& call) {
  const std::u32string points = points_of(call[0]);
  const auto size = static_cast<std::int64_t>(points.size());
  const std::int64_t from = call.arguments.size() > 2 ? call[2].integer : size;
  if (!is_offset(from, points.size())) return out_of_range(call, from);
  return offset_of(points.rfind(points_of(call[1]), static_cast<std::size_t>(from)));
}

Value substring(const Call& call) {
  const std::u32string points = points_of(call[0]);
  const std::int64_t begin = call[1].integer;
  const std::int64_t end =
      call.arguments.size() > 2 ? call[2].integer : static_cast<std::int64_t>(points.size());
  if (!is_offset(begin, points.size())) return out_of_range(call, begin);
  if (!is_offset(end, points.size())) return out_of_range(call, end);
  if (begin > end) return make_error(call.arena, "invalid substring range");
  return text_of(call, std::u32string_view(points).substr(static_cast<std::size_t>(begin),
                                                          static_cast<std::size_t>(end - begin)));
}

Value reverse(const Call& call) {
  std::u32string points = points_of(call[0]);
  std::reverse(points.begin(), points.end());
  return text_of(call, points);
}

/// Shifts the ASCII letters from `first` to `first` + 25 by `by`.
Value shift_letters(const Call& call, char first, int by) {
  std::string text(call[0].view());
  for (char& c : text) {
    if (c >= first && c < first + 26) c = static_cast<char>(c + by);
  }
  return Value::of(call.arena.text(text));
}
Value lower_ascii(const Call& call) { return shift_letters(call, 'A', 'a' - 'A'); }
Value upper_ascii(const Call& call) { return shift_letters(call, 'a', 'A' - 'a'); }

/// How many a limit allows; a negative one allows all.
std::size_t limit_of(const Call& call, std::size_t argument) {
  if (call.arguments.size() <= argument || call[argument].integer < 0) return std::string::npos;
  return static_cast<std::size_t>(call[argument].integer);
}

/// A text is not made longer than there is room: what gives its length is cut there, and an error.
Value made_text(const Call& call, const std::string& text) {
  return text.size() > call.arena.room() ? make_error(call.arena, "too many steps")
                                         : Value::of(call.arena.text(text));
}

/// An empty text is found before every character and at the end. Ends where there is no more room.
std::string replaced(std::string_view text, std::string_view old, std::string_view by,
                     std::size_t limit, std::size_t room) {
  std::string made;
  std::size_t at = 0;
  for (std::size_t count = 0; count < limit && made.size() <= room; ++count) {
    const std::size_t found = text.find(old, at);
    if (found == std::string_view::npos) break;
    made += text.substr(at, found - at);
    made += by;
    at = found + old.size();
    if (!old.empty()) continue;
    if (at == text.size()) return made;
    const std::size_t start = at;
    next_code_point(text, at);
    made += text.substr(start, at - start);
  }
  return made += text.substr(at);
}

Value replace(const Call& call) {
  return made_text(call, replaced(call[0].view(), call[1].view(), call[2].view(), limit_of(call, 3),
                                  call.arena.room()));
}

/// Between separators; an empty one parts every character.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separator,
                                       std::size_t limit) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (limit > 0 && parts.size() + 1 < limit) {
    std::size_t end = begin, next = begin;
    if (separator.empty()) {
      if (begin < text.size()) next_code_point(text, end);
      next = end;
      if (end >= text.size()) break;
    } else {
      end = text.find(separator, begin);
      if (end == std::string_view::npos) break;
      next = end + separator.size();
    }
    parts.push_back(text.substr(begin, end - begin));
    begin = next;
  }
  if (limit > 0 && !(separator.empty() && text.empty())) parts.push_back(text.substr(begin));
  return parts;
}

Value split(const Call& call) {
  const auto parts = parts_of(call[0].view(), call[1].view(), limit_of(call, 2));
  const auto items = call.arena.array<Value>(parts.size());
  std::transform(parts.begin(), parts.end(), items.begin(),
                 [](std::string_view part) { return Value::of(part); });
  return Value::of(std::span<const Value>(items));
}

Value join(const Call& call) {
  const std::string_view separator =
      call.arguments.size() > 1 ? call[1].view() : std::string_view();
  std::string text;
  for (const Value& item : call[0].items()) {
    if (item.kind != Value::Kind::string)
      return make_error(call.arena, "no such overload: join takes strings");
    if (&item != call[0].items().data()) text += separator;
    text += item.view();
  }
  return made_text(call, text);
}

/// Unicode's White_Space.
bool is_space(char32_t c) {
  constexpr std::u32string_view kOthers = U"\u0020\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000";
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x2000 && c <= 0x200A) ||
         kOthers.find(c) != std::u32string_view::npos;
}

Value trim_spaces(const Call& call) {
  const std::u32string points = points_of(call[0]);
  const auto begin = std::find_if_not(points.begin(), points.end(), is_space);
  const auto end = std::find_if_not(points.rbegin(), std::make_reverse_iterator(begin), is_space);
  return text_of(call, std::u32string(begin, end.base()));
}

struct Escape {
  char32_t point;
  std::string_view text;
};
constexpr std::array kEscapes{Escape{U'\a', "\\a"}, Escape{U'\b', "\\b"},  Escape{U'\f', "\\f"},
                              Escape{U'\n', "\\n"}, Escape{U'\r', "\\r"},  Escape{U'\t', "\\t"},
                              Escape{U'\v', "\\v"}, Escape{U'\\', "\\\\"}, Escape{U'"', "\\\""}};

Value quote(const Call& call) {
  std::string text = "\"";
  for (const char32_t point : points_of(call[0])) {
    const auto escape = std::find_if(kEscapes.begin(), kEscapes.end(),
                                     [&](const Escape& known) { return known.point == point; });
    if (escape == kEscapes.end())
      append_utf8(text, point);
    else
      text += escape->text;
  }
  return Value::of(call.arena.text(text + "\""));
}

/// What is stated as none among the arguments makes the whole none.
Value formatted(const Call& call) {
  const auto items = call[1].items();
  if (std::any_of(items.begin(), items.end(), [](const Value& item) { return item.is_none(); }))
    return Value::none();
  std::string error;
  const auto text = format_values(call[0].view(), items, error);
  return text ? made_text(call, *text) : make_error(call.arena, error);
}

Type list_of_strings(std::span<const Type>) {
  Type text, list;
  text.kind = Type::Kind::string;
  list.kind = Type::Kind::list;
  list.arguments = {text};
  return list;
}

}  // namespace

std::span<const Overload> string_overloads() {
  using T = Type::Kind;
  constexpr Overload::Takes kValues = Overload::values;
  static const std::vector<Overload> kTable{
      {"charAt", true, {kString, kInt}, T::string, char_at},
      {"indexOf", true, {kString, kString}, T::integer, index_of},
      {"indexOf", true, {kString, kString, kInt}, T::integer, index_of},
      {"lastIndexOf", true, {kString, kString}, T::integer, last_index_of},
      {"lastIndexOf", true, {kString, kString, kInt}, T::integer, last_index_of},
      {"substring", true, {kString, kInt}, T::string, substring},
      {"substring", true, {kString, kInt, kInt}, T::string, substring},
      {"reverse", true, {kString}, T::string, reverse},
      {"lowerAscii", true, {kString}, T::string, lower_ascii},
      {"upperAscii", true, {kString}, T::string, upper_ascii},
      {"replace", true, {kString, kString, kString}, T::string, replace},
      {"replace", true, {kString, kString, kString, kInt}, T::string, replace},
      {"split", true, {kString, kString}, T::list, split, kValues, list_of_strings},
      {"split", true, {kString, kString, kInt}, T::list, split, kValues, list_of_strings},
      {"join", true, {kList}, T::string, join},
      {"join", true, {kList, kString}, T::string, join},
      {"trim", true, {kString}, T::string, trim_spaces},
      {"strings.quote", false, {kString}, T::string, quote},
      {"format", true, {kString, kList}, T::string, formatted},
  };
  return kTable;
}

}  // namespace hegui::expr
