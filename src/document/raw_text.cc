#include "document/raw_text.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <limits>

#include "hegui/base/text.h"

namespace hegui::document {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Bytes at which a closer look is needed: controls, DEL, and the lead bytes of C1 controls and the
/// byte order mark.
constexpr std::array<bool, 256> make_suspicious() {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = byte != '\t' && byte != '\n';
  table[0x7F] = table[0xC2] = table[0xEF] = true;
  return table;
}
constexpr std::array<bool, 256> kSuspicious = make_suspicious();

/// The first place of each kind of trouble.
struct Trouble {
  std::size_t control = std::string_view::npos;
  std::size_t bom = std::string_view::npos;
  std::size_t carriage_return = std::string_view::npos;

  static void note(std::size_t& first, std::size_t at) {
    if (first == std::string_view::npos) first = at;
  }
};

void look_at(std::string_view text, std::size_t at, Trouble& trouble) {
  std::size_t after = at;
  const char32_t point = next_code_point(text, after);
  if (point == U'\r') {
    if (!text.substr(after).starts_with('\n')) Trouble::note(trouble.carriage_return, at);
  } else if (point < 0x20 || (point >= 0x7F && point <= 0x9F)) {
    Trouble::note(trouble.control, at);
  } else if (point == 0xFEFF && at != 0) {
    Trouble::note(trouble.bom, at);
  }
}

Trouble find_trouble(std::string_view text) {
  Trouble trouble;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kSuspicious[static_cast<unsigned char>(text[at])]) look_at(text, at, trouble);
  }
  return trouble;
}

Span span_at(const Source& source, std::size_t at) {
  const auto begin = static_cast<std::uint32_t>(at);
  return {&source, begin, begin + 1};
}

bool check_utf8(const Source& source, Issues& issues) {
  if (simdjson::validate_utf8(source.text())) return true;
  const std::size_t at = find_invalid_utf8(source.text()).value_or(0);
  const auto byte = static_cast<unsigned char>(source.text()[at]);
  issues.add(codes::not_utf8, span_at(source, at), {fmt::format("{:02X}", byte)})
      .hint(codes::hint_gbk);
  return false;
}

}  // namespace

std::uint32_t bom_length(std::string_view text) { return text.starts_with(kBom) ? 3 : 0; }

bool check_raw_text(const Source& source, Format format, Issues& issues) {
  constexpr auto kNowhere = std::string_view::npos;
  if (source.text().size() > std::numeric_limits<std::uint32_t>::max()) {
    issues.add(codes::file_too_large, {&source, 0, 0});
    return false;
  }
  if (!check_utf8(source, issues)) return false;
  Trouble trouble = find_trouble(source.text());
  if (format != Format::yaml) trouble.carriage_return = kNowhere;  // white space in JSON
  if (trouble.control != kNowhere) {
    std::size_t at = trouble.control;
    const auto point = static_cast<std::uint32_t>(next_code_point(source.text(), at));
    issues.add(codes::control_character, span_at(source, trouble.control),
               {fmt::format("{:04X}", point)});
  }
  if (trouble.bom != kNowhere) issues.add(codes::misplaced_bom, span_at(source, trouble.bom));
  if (trouble.carriage_return != kNowhere)
    issues.add(codes::lone_cr, span_at(source, trouble.carriage_return));
  return trouble.control == kNowhere && trouble.bom == kNowhere &&
         trouble.carriage_return == kNowhere;
}

}  // namespace hegui::document
