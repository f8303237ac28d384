// A row's explanation as an indented tree: every part with its value, marked where it decided.
#include "hegui/output/explanation.h"

#include <algorithm>

#include "hegui/base/text.h"
#include "output/describe.h"
#include "output/page.h"

namespace hegui::output {

namespace {

using audit::Part;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kHanging = 4;     ///< of a text's further lines, past where its parts start
constexpr std::size_t kNarrowest = 30;  ///< deep parts stop moving to the right
constexpr std::size_t kLongest = 240;   ///< of a text whose parts follow anyway

/// By Truth.
constexpr std::array kTruths{words::explain_no, words::explain_yes, words::explain_unknown,
                             words::explain_error};
constexpr std::array kMore{words::explain_more_no, words::explain_more_yes,
                           words::explain_more_unknown, words::explain_more_error};

/// Whether it stands out against the part around it.
enum class Standing { decides, irrelevant, plain };

class Writer {
 public:
  Writer(const Options& options, std::ostream& out) : options_(options), page_(out, options_) {}

  void write(const audit::ItemExplanation& explanation) {
    std::string head = explanation.item;
    const std::string place = place_text(explanation.span);
    if (!place.empty()) head += "  " + place;
    page_.print(wrapped(head, page_.width()));
    for (const audit::Step& step : explanation.steps) write_step(step);
    print(0, page_.say(words::explain_conclusion, {page_.text(explanation.conclusion)}), {},
          Ink::plain);
  }

 private:
  std::string truth_word(expr::Truth truth) const {
    return page_.say(kTruths[static_cast<std::size_t>(truth)]);
  }

  void write_step(const audit::Step& step) {
    std::string text = step.key;
    if (!step.note.empty()) text += "  " + page_.text(step.note);
    const std::string value =
        step.truth ? page_.say(words::explain_value, {truth_word(*step.truth)}) : std::string();
    print(kIndent, text, value, Ink::plain);
    for (const Part& part : step.parts)
      write_part(part, part.decides ? Standing::decides : Standing::irrelevant, 2 * kIndent);
  }

  void write_part(const Part& part, Standing standing, std::size_t indent) {
    const Ink ink = standing == Standing::decides ? Ink::plain : Ink::dim;
    print(indent, text_of(part), suffix_of(part, standing), ink);
    for (const Part& inner : part.parts)
      write_part(inner, standing_of(inner, standing), indent + kIndent);
    for (std::size_t truth = 0; truth < kMore.size(); ++truth) {
      if (part.more[truth] > 0)
        print(indent + kIndent, page_.say(kMore[truth], {std::to_string(part.more[truth])}), {},
              Ink::dim);
    }
    if (part.cut) print(indent + kIndent, page_.say(words::explain_cut), {}, Ink::dim);
  }

  /// Below what is irrelevant nothing else needs to be called so.
  static Standing standing_of(const Part& part, Standing around) {
    if (part.decides) return Standing::decides;
    return around == Standing::decides ? Standing::irrelevant : Standing::plain;
  }

  std::string text_of(const Part& part) const {
    if (part.kind == Part::Kind::fact)
      return page_.say(words::explain_fact, {part.text, page_.text(part.value)});
    if (part.kind == Part::Kind::element) return page_.text(part.subject);
    return part.parts.empty() ? part.text : truncate(part.text, kLongest);
  }

  std::string value_of(const Part& part) const {
    const std::string word = part.truth ? truth_word(*part.truth) : page_.text(part.value);
    if (part.reason.empty()) return word;
    return page_.say(words::explain_because, {word, page_.text(part.reason)});
  }

  /// A fact's own value stands before its place already.
  std::string suffix_of(const Part& part, Standing standing) const {
    std::string suffix;
    if (part.kind == Part::Kind::fact) {
      const std::string place = place_text(part.span);
      if (!place.empty()) suffix += "  " + place;
      if (!part.reason.empty()) suffix += page_.say(words::explain_value, {value_of(part)});
    } else {
      suffix += page_.say(words::explain_value, {value_of(part)});
    }
    if (part.shown_above) suffix += page_.say(words::explain_shown_above);
    if (standing == Standing::decides) suffix += page_.say(words::explain_decides);
    if (standing == Standing::irrelevant) suffix += page_.say(words::explain_irrelevant);
    return suffix;
  }

  /// The text, wrapped, with what must follow it on its last line or, whole, on the next.
  void print(std::size_t indent, std::string_view text, std::string_view suffix, Ink ink) {
    indent = std::min(indent, page_.width() - kNarrowest);
    const std::size_t room = page_.width() - indent;
    Lines lines = wrapped(text, room, ink);
    if (lines.size() > 1) {
      lines = wrapped(text, room - kHanging, ink);
      for (std::size_t i = 1; i < lines.size(); ++i)
        lines[i].insert(lines[i].begin(), Piece(std::string(kHanging, ' ')));
    }
    if (width_of(lines.back()) + display_width(printable(suffix)) <= room) {
      lines.back().emplace_back(suffix, ink);
    } else {
      append(lines, indented(wrapped(trim(suffix), room - kHanging, ink), kHanging));
    }
    page_.print(indented(std::move(lines), indent));
  }

  const Options& options_;
  Page page_;
};

}  // namespace

void write_explanation(const audit::ItemExplanation& explanation, const Options& options,
                       std::ostream& out) {
  Writer(options, out).write(explanation);
}

}  // namespace hegui::output
