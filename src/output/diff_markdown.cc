// Two reports compared, for reviews and job summaries.
#include <ostream>

#include "output/describe.h"
#include "output/diff_words.h"
#include "output/markdown_text.h"

namespace hegui::output {

namespace {

using audit::Change;

/// One comparison on its way out.
class MarkdownDiff {
 public:
  MarkdownDiff(const audit::Comparison& comparison, const Options& options, std::ostream& out)
      : comparison_(comparison), options_(options), out_(out) {}

  void write() {
    out_ << "# " << word(words::diff_title) << "\n\n";
    write_report(words::diff_before, *comparison_.before);
    write_report(words::diff_after, *comparison_.after);
    write_totals();
    write_warnings();
    for (std::size_t i = 0; i < audit::kChanges; ++i) write_change(static_cast<Change>(i));
  }

 private:
  std::string word(const Phrase& phrase) const { return std::string(phrase.in(options_.language)); }
  std::string counted(const Phrase& phrase, std::size_t count) const {
    return say(words::diff_count, options_.language, {word(phrase), std::to_string(count)});
  }

  void write_report(const Phrase& label, const audit::Stored& report) {
    out_ << "- **" << word(label) << "** "
         << markdown_escaped(
                say(words::diff_report, options_.language, {report.path, to_string(report.as_of)}))
         << '\n';
  }

  void write_row(const std::vector<std::string>& cells) {
    out_ << '|';
    for (const std::string& cell : cells) out_ << ' ' << markdown_escaped(cell) << " |";
    out_ << '\n';
  }

  void write_columns(const std::vector<std::string>& names) {
    write_row(names);
    out_ << '|';
    for (std::size_t i = 0; i < names.size(); ++i) out_ << " --- |";
    out_ << '\n';
  }

  void write_totals() {
    std::vector<std::string> names, counts;
    for (std::size_t i = 0; i < audit::kChanges; ++i) {
      names.push_back(word(phrase_of(static_cast<Change>(i))));
      counts.push_back(std::to_string(comparison_.counts[i]));
    }
    out_ << "\n## " << word(words::totals) << "\n\n";
    write_columns(names);
    write_row(counts);
  }

  void write_warnings() {
    if (comparison_.warnings.empty()) return;
    out_ << "\n## " << counted(words::diff_warnings, comparison_.warnings.size()) << "\n\n";
    for (const audit::Warning& warning : comparison_.warnings)
      out_ << "- " << markdown_escaped(sentence_of(warning, options_)) << '\n';
  }

  void write_change(Change change) {
    const std::size_t count = comparison_.counts[static_cast<std::size_t>(change)];
    if (count == 0) return;
    out_ << "\n## " << counted(phrase_of(change), count) << "\n\n";
    write_columns({word(words::md_severity), word(words::column_body), word(words::md_rule),
                   word(words::diff_verdict), word(words::md_item), word(words::found)});
    for (const audit::Changed& changed : comparison_.changes) {
      if (changed.change == change) write_changed(changed);
    }
  }

  void write_changed(const audit::Changed& changed) {
    const audit::StoredResult& result = *changed.result;
    const bool whole = changed.finding == nullptr;
    write_row({std::string(severity_word(options_.language, result.severity)), subject_of(result),
               say(words::rule_and_title, options_.language, {result.rule, result.title}),
               verdicts_of(changed, options_.language), whole ? "" : changed.finding->fact.item,
               whole ? result.message : changed.finding->message});
  }

  const audit::Comparison& comparison_;
  const Options& options_;
  std::ostream& out_;
};

void write_markdown(const audit::Comparison& comparison, const Options& options,
                    std::ostream& out) {
  MarkdownDiff(comparison, options, out).write();
}

}  // namespace

const DiffFormat kDiffMarkdown{"markdown", write_markdown};

}  // namespace hegui::output
