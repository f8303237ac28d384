// UTF-8 text: code points, display width, safe printing, near names, normal form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// Offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates are not),
/// if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);
std::size_t count_code_points(std::string_view text);
/// Decodes the code point at `offset` and moves past it; malformed bytes give U+FFFD one by one.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, char32_t code_point);

/// Terminal columns: 2 for East Asian wide, 0 for combining and control characters.
std::size_t display_width(std::string_view text);
/// Cut to at most `width` columns, the last being `…` where something was cut.
std::string truncate(std::string_view text, std::size_t width);
/// Padded with spaces on the right to `width` columns.
std::string pad(std::string_view text, std::size_t width);
/// Lines of at most `width` columns, broken at spaces or beside wide characters; closing
/// punctuation never starts a line, opening punctuation never ends one.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Characters that a viewer acts on, or shows nothing for, instead of showing them: controls,
/// bidirectional overrides, zero-width spaces.
bool is_hidden(char32_t point);
/// Hidden characters as `\u{…}` and malformed bytes as `\x…`; a newline or tab becomes a space.
std::string printable(std::string_view text);
std::string_view trim(std::string_view text);

/// NFKC, lower case, runs of white space as one space, full-width forms as half-width; the form
/// names are compared in.
std::string normalize(std::string_view text);
/// The pairs of neighbouring characters of the normalised text, ascending, each once; of a single
/// character the character itself.
std::vector<std::uint64_t> bigrams(std::string_view text);

/// The candidate nearest to `word` if it is near enough to be what was meant.
std::optional<std::string_view> closest(std::string_view word,
                                        std::span<const std::string_view> candidates);

}  // namespace hegui
