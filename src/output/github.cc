// Workflow commands of GitHub Actions, which it shows beside the lines they name. It keeps ten of
// each kind a step, so the worst come first, findings before facts that are not stated, and a last
// notice counts what is left out, also what a baseline knows; the whole table goes to the step's
// summary.
#include <algorithm>
#include <array>
#include <ostream>

#include "hegui/base/text.h"
#include "output/describe.h"
#include "output/formats.h"
#include "output/open_findings.h"
#include "output/words.h"

namespace hegui::output {

namespace {

enum Kind : std::uint8_t { error, warning, notice };
constexpr std::array<std::string_view, 3> kNames{"error", "warning", "notice"};
constexpr std::array<std::size_t, 3> kShown{10, 10, 9};  // one notice is kept for the count
constexpr std::size_t kRulesShown = 8;
constexpr std::size_t kSummaryBytes = 1'048'576;

Kind kind_of(rules::Severity severity) {
  if (severity <= rules::Severity::high) return error;
  return severity == rules::Severity::medium ? warning : notice;
}

/// One line that a viewer reads as text, whatever it holds; of a property also without : and ,.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '%') {
      out += "%25";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

/// The commands of one report.
class Commands {
 public:
  Commands(const Options& options, std::ostream& out) : options_(options), out_(out) {}

  void write(Kind kind, const Place& place, std::string_view title, std::string_view message) {
    if (used_[kind] == kShown[kind]) {
      ++left_out_;
      return;
    }
    ++used_[kind];
    command(kind, place, title, message);
  }
  void leave_out() { ++left_out_; }
  void finish() {
    if (left_out_ == 0) return;
    const std::string count = std::to_string(left_out_);
    out_ << "::notice::"
         << escaped(say(words::annotations_left_out, options_.language, {count}), false) << '\n';
  }

 private:
  void command(Kind kind, const Place& place, std::string_view title, std::string_view message) {
    out_ << "::" << kNames[kind] << ' ';
    if (!place.path.empty()) out_ << "file=" << escaped(place.path, true) << ',';
    if (place.at.line > 0) out_ << "line=" << place.at.line << ",col=" << place.at.column << ',';
    out_ << "title=" << escaped(title, true) << "::" << escaped(message, false) << '\n';
  }

  const Options& options_;
  std::ostream& out_;
  std::array<std::size_t, 3> used_{};
  std::size_t left_out_ = 0;
};

/// What kept a file from being audited comes before any finding.
void write_errors(const audit::Report& report, const Options& options, Commands& commands) {
  for (const audit::Input& input : report.inputs) {
    if (input.issues == nullptr) continue;
    for (const Issue& issue : input.issues->all()) {
      if (issue.code->severity != hegui::Severity::error) continue;
      Place place = place_of(issue.span);
      if (place.path.empty()) place.path = input.path;
      commands.write(error, place, issue.code->id, issue.message(options.language));
    }
  }
}

std::string rules_of(const OpenFact& fact, Language language) {
  std::string rules;
  for (std::size_t i = 0; i < std::min(kRulesShown, fact.rules.size()); ++i)
    rules += (i == 0 ? "" : std::string(words::separator.in(language))) + fact.rules[i];
  if (fact.rules.size() <= kRulesShown) return rules;
  return say(words::rules_in_all, language, {rules, std::to_string(fact.rules.size())});
}

/// One notice for each field, at the first row that lacks it.
void write_missing(const audit::Report& report, const Options& options, Commands& commands) {
  for (const OpenFact& fact : open_facts(report)) {
    if (fact.known) {
      commands.leave_out();
      continue;
    }
    commands.write(
        notice, place_of(report, *fact.result, fact.missing->span),
        say(words::fact_not_stated, options.language, {fact.missing->label.in(options.language)}),
        say(words::fact_missing_places, options.language,
            {name_of(options.language, *fact.missing), std::to_string(fact.places),
             rules_of(fact, options.language)}));
  }
}

void write_github(const audit::Report& report, const Options& options, std::ostream& out) {
  Commands commands(options, out);
  write_errors(report, options, commands);
  for (const Open& open : worst_first(report)) {
    if (open.finding->known.value_or(false)) {
      commands.leave_out();
      continue;
    }
    const rules::Rule& rule = *open.result->rule;
    commands.write(
        kind_of(open.result->severity), place_of(report, *open.result, open.finding->span),
        say(words::rule_and_title, options.language, {rule.id, rule.title.in(options.language)}),
        open.finding->message.in(options.language));
  }
  write_missing(report, options, commands);
  commands.finish();
}

}  // namespace

const Format kGithub{
    "github",     ".github.txt", {"GitHub Actions 的行内标注", "annotations of GitHub Actions"},
    write_github, nullptr,       {"GITHUB_STEP_SUMMARY", &kMarkdown, kSummaryBytes}};

}  // namespace hegui::output
