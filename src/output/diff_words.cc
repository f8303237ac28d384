#include "output/diff_words.h"

#include <algorithm>
#include <array>

#include "hegui/base/text.h"
#include "output/describe.h"
#include "output/page.h"

namespace hegui::output {

namespace {

constexpr std::array<const DiffFormat*, 3> kFormats{&kDiffText, &kDiffJson, &kDiffMarkdown};

/// By audit::Change.
constexpr std::array<const Phrase*, audit::kChanges> kChangeWords{
    &words::diff_added,  &words::diff_unknown, &words::diff_vanished, &words::diff_unjudged,
    &words::diff_waived, &words::diff_open,    &words::diff_fixed};

/// By audit::Sign.
constexpr std::array<const Phrase*, audit::kSigns> kSignWords{
    &words::sign_as_of_back,         &words::sign_input_unread,    &words::sign_body_gone,
    &words::sign_rule_gone,          &words::sign_pack_gone,       &words::sign_pack_changed,
    &words::sign_parameter_changed,  &words::sign_collection_gone, &words::sign_items_gone,
    &words::sign_denominator_shrank, &words::sign_date_rewritten,  &words::sign_date_renewed,
    &words::sign_items_not_listed};

std::string joined(std::vector<std::string> names, const Options& options) {
  const std::size_t all = names.size();
  const bool cut = all > kMostListed && options.verbose == 0;
  if (cut) names.resize(kMostListed);
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "" : std::string(words::separator.in(options.language))) + name;
  if (cut) text += ' ' + say(words::in_all, options.language, {std::to_string(all)});
  return text;
}

/// A collection, or collection.field, by its label where it is one of the vocabulary.
std::string label_of(const std::string& subject, const Options& options) {
  if (options.library == nullptr) return subject;
  const expr::Schema& schema = options.library->schema();
  const auto dot = subject.find('.');
  const std::string name = subject.substr(0, dot);
  const int number = schema.collection(name);
  if (number < 0) return subject;
  const expr::Collection& collection = schema.collections[static_cast<std::size_t>(number)];
  if (dot == std::string::npos)
    return say(words::missing_collection, options.language, {collection.zh, name});
  const std::string field = subject.substr(dot + 1);
  const int index = collection.field(field);
  if (index < 0) return subject;
  const std::string& label = collection.fields[static_cast<std::size_t>(index)].zh;
  return say(words::missing_field, options.language, {label, name, field});
}

std::string value_of(const std::string& value, Language language) {
  return value == "none" ? std::string(words::diff_none.in(language)) : value;
}

}  // namespace

std::span<const DiffFormat* const> diff_formats() { return kFormats; }

const DiffFormat* find_diff_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &DiffFormat::name);
  return found == kFormats.end() ? nullptr : *found;
}

const Phrase& phrase_of(audit::Change change) {
  return *kChangeWords[static_cast<std::size_t>(change)];
}

std::string sentence_of(const audit::Warning& warning, const Options& options) {
  const bool withdrawn = warning.sign == audit::Sign::date_rewritten && warning.now.empty();
  const Phrase& phrase =
      withdrawn ? words::sign_date_withdrawn : *kSignWords[static_cast<std::size_t>(warning.sign)];
  return say(phrase, options.language,
             {warning.body, label_of(warning.subject, options),
              value_of(warning.was, options.language), value_of(warning.now, options.language),
              joined(warning.names, options), std::to_string(warning.names.size())});
}

std::string verdicts_of(const audit::Changed& changed, Language language) {
  const auto word = [&](std::optional<rules::Outcome> outcome) {
    return std::string(outcome ? outcome_word(language, *outcome)
                               : words::diff_not_judged.in(language));
  };
  return say(words::diff_was_and_is, language, {word(changed.was), word(changed.now)});
}

const std::string& subject_of(const audit::StoredResult& result) {
  return result.of_division ? result.division : result.body;
}

std::vector<ChangedGroup> groups_of(const audit::Comparison& comparison, audit::Change change) {
  std::vector<ChangedGroup> groups;
  const std::vector<audit::Changed>& all = comparison.changes;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].result == all[begin].result &&
           all[end].change == all[begin].change)
      ++end;
    if (all[begin].change == change) groups.emplace_back(all.data() + begin, end - begin);
  }
  return groups;
}

}  // namespace hegui::output
