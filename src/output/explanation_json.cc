// Explanations for programs: the same trees, nested, with names in place of words.
#include "hegui/output/explanation.h"
#include "output/json_result.h"
#include "output/json_writer.h"

namespace hegui::output {

namespace {

using audit::Part;

constexpr std::int64_t kExplanationVersion = 1;
/// By Truth and by Part::Kind.
constexpr std::array<std::string_view, 4> kTruths{"no", "yes", "unknown", "error"};
constexpr std::array<std::string_view, 4> kKinds{"expression", "fact", "definition", "element"};

std::optional<std::string_view> name_of(const std::optional<expr::Truth>& truth) {
  if (!truth) return std::nullopt;
  return kTruths[static_cast<std::size_t>(*truth)];
}

class Writer {
 public:
  Writer(Language language, std::ostream& out) : language_(language), json_(out) {}

  void write(const rules::Rule& rule, Date as_of,
             std::span<const audit::ItemExplanation> explanations) {
    json_.object([&] {
      json_.member_object("hegui", [&] {
        json_.member("version", HEGUI_VERSION);
        json_.member("explanation", kExplanationVersion);
      });
      json_.member("rule", rule.id);
      json_.member("pack", rule.pack->id);
      json_.member("as_of", to_string(as_of));
      json_.member_array("items", explanations, [&](const auto& item) { write_item(item); });
    });
  }

 private:
  void write_item(const audit::ItemExplanation& item) {
    json_.object([&] {
      json_.member("body", item.body);
      json_.member("item", item.item);
      write_location(json_, item.span);
      json_.member_array("steps", item.steps, [&](const auto& step) { write_step(step); });
      json_.member("conclusion", item.conclusion.in(language_));
    });
  }

  void write_step(const audit::Step& step) {
    json_.object([&] {
      json_.member("key", step.key);
      json_.member("about", unless_empty(step.note.in(language_)));
      json_.member("predicate", unless_empty(step.predicate));
      json_.member("truth", name_of(step.truth));
      json_.member_array("parts", step.parts, [&](const auto& part) { write_part(part); });
    });
  }

  void write_part(const Part& part) {
    json_.object([&] {
      json_.member("kind", kKinds[static_cast<std::size_t>(part.kind)]);
      json_.member("text",
                   part.kind == Part::Kind::element ? part.subject.in(language_) : part.text);
      json_.member("truth", name_of(part.truth));
      json_.member("value", part.value.in(language_));
      json_.member("reason", unless_empty(part.reason.in(language_)));
      json_.member("decides", part.decides);
      json_.member("shown_above", part.shown_above);
      json_.member("cut", part.cut);
      write_more(part);
      write_location(json_, part.span);
      json_.member_array("parts", part.parts, [&](const auto& inner) { write_part(inner); });
    });
  }

  /// How many elements of a loop came out so and are not among its parts.
  void write_more(const Part& part) {
    json_.member_object("more", [&] {
      for (std::size_t truth = 0; truth < kTruths.size(); ++truth) {
        if (part.more[truth] > 0) json_.member(kTruths[truth], std::int64_t{part.more[truth]});
      }
    });
  }

  Language language_;
  JsonWriter json_;
};

}  // namespace

void write_explanations_json(const rules::Rule& rule, Date as_of,
                             std::span<const audit::ItemExplanation> explanations,
                             Language language, std::ostream& out) {
  Writer(language, out).write(rule, as_of, explanations);
  out << '\n';
}

}  // namespace hegui::output
