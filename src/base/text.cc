// UTF-8 by hand where a byte matters, by utf8proc where the Unicode tables do.
#include "hegui/base/text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <numeric>

namespace hegui {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_continuation(std::string_view text, std::size_t offset) {
  return offset < text.size() && (byte_at(text, offset) & 0xC0) == 0x80;
}

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/// The code point of the well-formed sequence at `offset`, else nullopt; `length` receives its
/// bytes.
std::optional<char32_t> decode(std::string_view text, std::size_t offset, std::size_t& length) {
  const unsigned char lead = byte_at(text, offset);
  length = sequence_length(lead);
  if (length == 0) return std::nullopt;
  if (length == 1) return lead;
  char32_t point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text, offset + i)) return std::nullopt;
    point = (point << 6) | (byte_at(text, offset + i) & 0x3FU);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (overlong || surrogate || point > 0x10FFFF) return std::nullopt;
  return point;
}

std::size_t width_of(char32_t point) {
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(point));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
  return points;
}

/// Levenshtein distance with neighbouring letters swapped counted once.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> two_back(b.size() + 1), back(b.size() + 1), row(b.size() + 1);
  std::iota(back.begin(), back.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({back[j] + 1, row[j - 1] + 1, back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
    std::swap(two_back, back);
    std::swap(back, row);
  }
  return back[b.size()];
}

/// Characters that Chinese typesetting never puts at the start of a line.
constexpr std::u32string_view kNeverFirst = U"，。、；：？！）》〉」』】〕”’％…,.;:?!)]}%";
/// Nor these at the end.
constexpr std::u32string_view kNeverLast = U"（《〈「『【〔“‘([{";

bool contains(std::u32string_view set, char32_t point) {
  return set.find(point) != std::u32string_view::npos;
}

/// Whether a line may end between two neighbours: at the first of some spaces, or beside a wide
/// character.
bool may_break(char32_t before, char32_t point) {
  if (before == U' ' || contains(kNeverLast, before)) return false;
  if (contains(kNeverFirst, point) || width_of(point) == 0) return false;
  if (point == U' ') return true;
  return width_of(before) == 2 || width_of(point) == 2;
}

/// Where the first of the text's lines ends.
std::size_t end_of_line(std::string_view text, std::size_t width) {
  std::size_t used = 0, breakable = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t point = next_code_point(text, at);
    if (here > 0 && may_break(before, point)) breakable = here;
    used += width_of(point);
    if (used > width && here > 0) return breakable > 0 ? breakable : here;
    before = point;
  }
  return text.size();
}

/// Adds the lines of a text without newlines; the spaces at a break are dropped.
void wrap_line(std::string_view text, std::size_t width, std::vector<std::string>& lines) {
  do {
    const std::size_t end = end_of_line(text, width);
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  } while (!text.empty());
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    if (!decode(text, at, length)) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  std::size_t length = 0;
  const auto point = decode(text, offset, length);
  offset += point ? length : 1;
  return point.value_or(kReplacement);
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  for (utf8proc_ssize_t i = 0; i < length; ++i) out += static_cast<char>(bytes[i]);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::string truncate(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::size_t used = 1;  // the ellipsis
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    used += width_of(next_code_point(text, next));
    if (used > width) break;
    at = next;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string pad(std::string_view text, std::size_t width) {
  std::string padded(text);
  const std::size_t used = display_width(text);
  if (used < width) padded.append(width - used, ' ');
  return padded;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  do {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    wrap_line(text.substr(0, newline), width, lines);
    text.remove_prefix(std::min(newline + 1, text.size()));
  } while (!text.empty());
  return lines;
}

bool is_hidden(char32_t point) {
  const bool control = point < 0x20 || (point >= 0x7F && point <= 0x9F);
  const bool direction = (point >= 0x200E && point <= 0x200F) ||
                         (point >= 0x202A && point <= 0x202E) || point == 0x061C;
  const bool line_end = point == 0x2028 || point == 0x2029;
  const bool invisible = point == 0x00AD || point == 0x200B || point == 0xFEFF ||
                         (point >= 0x2060 && point <= 0x206F) ||
                         (point >= 0xFFF9 && point <= 0xFFFB) ||
                         (point >= 0xE0000 && point <= 0xE007F);
  return control || direction || line_end || invisible;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    std::size_t length = 0;
    const bool valid = decode(text, here, length).has_value();
    const char32_t point = next_code_point(text, at);
    if (point == U'\n' || point == U'\t') {
      out += ' ';
    } else if (!valid) {
      out += fmt::format("\\x{:02X}", byte_at(text, here));
    } else if (is_hidden(point)) {
      out += fmt::format("\\u{{{:X}}}", static_cast<std::uint32_t>(point));
    } else {
      out += text.substr(here, at - here);
    }
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "\u3000";
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    if (text.starts_with(kIdeographicSpace))
      again = true, text.remove_prefix(kIdeographicSpace.size());
    if (text.ends_with(kIdeographicSpace))
      again = true, text.remove_suffix(kIdeographicSpace.size());
  }
  return text;
}

std::string normalize(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  if (size < 0) return std::string(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  std::string out;
  for (utf8proc_ssize_t i = 0; i < size; ++i) {
    const char c = static_cast<char>(mapped[i]);
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::optional<std::string_view> closest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  const std::u32string wanted = code_points(normalize(word));
  std::optional<std::string_view> best;
  std::size_t least = wanted.size() <= 2 ? 1 : 1 + wanted.size() / 3;
  for (const std::string_view candidate : candidates) {
    const std::u32string letters = code_points(normalize(candidate));
    const std::size_t length_gap = letters.size() > wanted.size() ? letters.size() - wanted.size()
                                                                  : wanted.size() - letters.size();
    if (length_gap > least) continue;
    const std::size_t found = distance(wanted, letters);
    const bool shares_something = found < std::max(wanted.size(), letters.size());
    if (shares_something && (found < least || (found == least && !best))) {
      best = candidate;
      least = found;
    }
  }
  return best;
}

std::vector<std::uint64_t> bigrams(std::string_view text) {
  const std::string normal = normalize(text);
  std::vector<std::uint64_t> grams;
  std::uint64_t previous = 0;
  for (std::size_t at = 0; at < normal.size();) {
    const std::uint64_t point = next_code_point(normal, at);
    if (previous != 0) grams.push_back(previous << 32 | point);
    previous = point;
  }
  if (grams.empty() && previous != 0) grams.push_back(previous);
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

}  // namespace hegui
