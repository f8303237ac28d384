// Markdown for merge requests and job summaries: totals, then the findings worst first, then the
// facts that are missing. With max_bytes, rows are left out at the end and counted.
#include <array>
#include <map>
#include <ostream>

#include "hegui/base/text.h"
#include "output/formats.h"
#include "output/markdown_text.h"
#include "output/marks.h"
#include "output/open_findings.h"
#include "output/words.h"

namespace hegui::output {

namespace {

using rules::Outcome;

constexpr std::size_t kReserve = 256;  // for the line that counts what is left out

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += ' ' + cell + " |";
  return line + '\n';
}

std::string_view severity_word(rules::Severity severity, Language language) {
  constexpr std::array<const Phrase*, rules::kSeverities> kWords{
      &words::critical, &words::high, &words::medium, &words::low, &words::info};
  return kWords[static_cast<std::size_t>(severity)]->in(language);
}

std::string shown_place(const Place& place) {
  if (place.at.line == 0) return markdown_escaped(place.path);
  return markdown_escaped(place.path) + ':' + std::to_string(place.at.line);
}

/// One report on its way out.
class Markdown {
 public:
  Markdown(const audit::Report& report, const Options& options, std::ostream& out)
      : report_(report), options_(options), language_(options.language), out_(out) {}

  void write() {
    write_head();
    write_broken();
    write_findings();
    write_unknowns();
    if (left_out_ > 0)
      out_ << '\n' << say(words::md_left_out, language_, {std::to_string(left_out_)}) << '\n';
  }

 private:
  std::string word(const Phrase& phrase) const { return std::string(phrase.in(language_)); }

  /// Text that is always there.
  void put(const std::string& text) {
    written_ += text.size();
    out_ << text;
  }
  /// A row that may be left out.
  void put_row(const std::vector<std::string>& cells) {
    const std::string line = row(cells);
    const bool fits =
        options_.max_bytes == 0 || written_ + line.size() + kReserve <= options_.max_bytes;
    if (left_out_ == 0 && fits) return put(line);
    ++left_out_;
  }
  void put_table(const std::string& heading, const std::vector<std::string>& columns) {
    put("\n## " + heading + "\n\n" + row(columns) + '|');
    for (std::size_t i = 0; i < columns.size(); ++i) put(" --- |");
    put("\n");
  }

  std::size_t count(Outcome outcome) const {
    return report_.outcomes[static_cast<std::size_t>(outcome)];
  }

  void write_head() {
    put("# " + word(words::title) + "\n\n" +
        say(words::md_facts, language_,
            {to_string(report_.as_of), std::to_string(report_.bodies)}) +
        "\n");
    if (report_.baseline)
      put('\n' + markdown_escaped(against_baseline(*report_.baseline, language_)) + '\n');
    constexpr std::array kShown{std::pair{&words::column_fail, Outcome::fail},
                                std::pair{&words::column_unknown, Outcome::unknown},
                                std::pair{&words::column_not_due, Outcome::not_due},
                                std::pair{&words::column_waived, Outcome::waived},
                                std::pair{&words::column_pass, Outcome::pass},
                                std::pair{&words::column_not_applicable, Outcome::not_applicable},
                                std::pair{&words::column_error, Outcome::error}};
    std::vector<std::string> names, counts;
    for (const auto& [phrase, outcome] : kShown) {
      names.push_back(word(*phrase));
      counts.push_back(std::to_string(count(outcome)));
    }
    put_table(word(words::totals), names);
    put(row(counts));
  }

  void write_broken() {
    bool any = false;
    for (const audit::Input& input : report_.inputs) {
      if (input.issues == nullptr || !input.issues->has_errors()) continue;
      if (!any) put("\n## " + word(words::md_broken_inputs) + "\n\n");
      any = true;
      put("- " + markdown_escaped(input.path) + '\n');
    }
  }

  void write_findings() {
    const std::vector<Open> open = worst_first(report_);
    if (open.empty()) return;
    put_table(word(words::md_findings),
              {word(words::md_severity), word(words::column_body), word(words::md_rule),
               word(words::md_item), word(words::found), word(words::md_place)});
    for (const Open& one : open) {
      const rules::Rule& rule = *one.result->rule;
      const std::string message = markdown_escaped(one.finding->message.in(language_));
      const Place place = place_of(report_, *one.result, one.finding->span);
      put_row({std::string(severity_word(one.result->severity, language_)),
               markdown_escaped(subject_of(*one.result)),
               markdown_escaped(
                   say(words::rule_and_title, language_, {rule.id, rule.title.in(language_)})),
               markdown_escaped(one.finding->item),
               is_new(*one.finding) ? "**" + word(words::mark_new) + "** " + message : message,
               shown_place(place)});
    }
  }

  /// Facts that several rules miss stand once.
  void write_unknowns() {
    std::vector<std::pair<std::vector<std::string>, std::string>> facts;
    std::map<std::vector<std::string>, std::size_t> index;
    for (const audit::Result& result : report_.results) {
      if (result.outcome != Outcome::unknown || result.of_division) continue;
      for (const audit::Missing& missing : result.unknowns) add(result, missing, facts, index);
    }
    if (facts.empty()) return;
    put_table(word(words::md_unknown), {word(words::column_body), word(words::md_item),
                                        word(words::md_facts_missing), word(words::md_rule)});
    for (auto& [cells, rules] : facts) {
      cells.push_back(rules);
      put_row(cells);
    }
  }

  void add(const audit::Result& result, const audit::Missing& missing,
           std::vector<std::pair<std::vector<std::string>, std::string>>& facts,
           std::map<std::vector<std::string>, std::size_t>& index) const {
    std::vector<std::string> cells{markdown_escaped(subject_of(result)),
                                   markdown_escaped(missing.item),
                                   markdown_escaped(missing.label.in(language_))};
    const auto [at, added] = index.emplace(cells, facts.size());
    if (added) facts.emplace_back(std::move(cells), "");
    std::string& rules = facts[at->second].second;
    rules += (rules.empty() ? "" : word(words::separator)) + markdown_escaped(result.rule->id);
  }

  const audit::Report& report_;
  const Options& options_;
  Language language_;
  std::ostream& out_;
  std::size_t written_ = 0;
  std::size_t left_out_ = 0;
};

void write_markdown(const audit::Report& report, const Options& options, std::ostream& out) {
  Markdown(report, options, out).write();
}

}  // namespace

const Format kMarkdown{
    "markdown", ".md", {"Markdown，供评审与摘要", "Markdown for reviews"}, write_markdown};

}  // namespace hegui::output
