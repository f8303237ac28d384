// JUnit XML as Jenkins, GitLab and others read it: a suite for each body and pack, a case for each
// rule and record that it names (a quota is one case).
#include <algorithm>
#include <map>
#include <ostream>

#include "hegui/base/text.h"
#include "output/formats.h"
#include "output/open_findings.h"
#include "output/words.h"
#include "output/xml.h"

namespace hegui::output {

namespace {

using rules::Outcome;

struct Case {
  std::string element;  ///< failure, error, skipped, system-out; empty where it passes
  std::string name;
  std::string first_line;
  std::string text;
  std::string_view type = {};
};

struct Suite {
  std::string name;
  std::vector<Case> cases;
  std::map<std::string, std::size_t> by_name;

  std::size_t count(std::string_view element) const {
    return static_cast<std::size_t>(
        std::ranges::count(cases, element, [](const Case& one) { return one.element; }));
  }
  /// Viewers drop a second case of the same name, so what it says joins the first; what fails
  /// stays visible beside what is known.
  void add(Case made) {
    const auto [at, added] = by_name.emplace(made.name, cases.size());
    if (added) return cases.push_back(std::move(made));
    Case& first = cases[at->second];
    if (first.element == "system-out" && made.element != "system-out") std::swap(first, made);
    first.text += '\n' + made.text;
  }
};

/// What the cases of one result say.
class Cases {
 public:
  Cases(const audit::Result& result, const Options& options, Suite& suite)
      : result_(result), language_(options.language), suite_(suite) {
    fails_ = options.gate.fail_on && result.severity <= *options.gate.fail_on;
  }

  void add() {
    switch (result_.outcome) {
      case Outcome::fail:
        return add_findings();
      case Outcome::unknown:
        return add_unknowns();
      case Outcome::error:
        return add_one("error");
      case Outcome::waived:
        return add_waived();
      case Outcome::not_due:
      case Outcome::not_applicable:
        return add_one("skipped");
      case Outcome::pass:
        return add_one("");
    }
  }

 private:
  std::string name(std::string_view item) const {
    std::string name = result_.rule->id;
    if (!item.empty()) name += ' ' + std::string(item);
    return name;
  }

  /// A failure's severity; of the rest what became of the rule.
  std::string_view type() const {
    const bool fails = result_.outcome == Outcome::fail;
    return fails ? rules::name_of(result_.severity) : rules::name_of(result_.outcome);
  }

  /// The message, then what an auditor needs to look it up.
  std::string body(std::string_view message, const Span& span) const {
    const rules::Rule& rule = *result_.rule;
    std::string text = std::string(message);
    const Place place = place_of(span);
    if (place.at.line > 0)
      text += '\n' + place.path + ':' + std::to_string(place.at.line) + ':' +
              std::to_string(place.at.column);
    return text + '\n' +
           say(words::help_of_rule, language_,
               {rule.pack->document, rule.source.number, rule.source.quote,
                rule.remedy.in(language_)});
  }

  void add_one(std::string element) {
    const std::string& said = result_.message.in(language_);
    const std::string& message = said.empty() ? result_.rule->title.in(language_) : said;
    suite_.add({std::move(element), name(""), message, body(message, {}), type()});
  }

  /// What is below the gate, or known to the baseline, is told without failing.
  std::string element_of(std::optional<bool> known) const {
    return fails_ && !known.value_or(false) ? "failure" : "system-out";
  }

  void add_findings() {
    if (result_.findings.empty()) return add_one(element_of(result_.known));
    if (result_.measured) return add_quota(element_of(result_.known));
    for (const audit::Finding& finding : result_.findings) {
      const std::string element = element_of(finding.known);
      const std::string& message = finding.message.in(language_);
      suite_.add({element, name(finding.item), message, body(message, finding.span), type()});
    }
  }

  void add_quota(const std::string& element) {
    const std::string& message = result_.message.in(language_);
    std::string text = body(message, {});
    for (const audit::Finding& finding : result_.findings)
      text += '\n' + finding.item + ": " + finding.message.in(language_);
    suite_.add({element, name(""), message, text, type()});
  }

  void add_unknowns() {
    const std::string element = result_.known.value_or(false) ? "system-out" : "error";
    if (result_.unknowns.empty() || result_.measured) return add_one(element);
    for (const audit::Missing& missing : result_.unknowns) {
      const std::string what =
          say(words::fact_not_stated, language_, {missing.label.in(language_)});
      suite_.add({element, name(missing.item), what, body(what, missing.span), type()});
    }
  }

  void add_waived() {
    if (result_.waived.empty()) return add_one("skipped");
    for (const audit::Waived& waived : result_.waived) {
      const Phrase& phrase = waived.expires_on ? words::waived_until : words::waived_by;
      const std::string why = say(phrase, language_,
                                  {waived.document, waived.approved_by,
                                   waived.expires_on ? to_string(*waived.expires_on) : ""});
      suite_.add({"skipped", name(waived.item), why, why, type()});
    }
  }

  const audit::Result& result_;
  Language language_;
  Suite& suite_;
  bool fails_ = false;
};

std::string suite_name(const audit::Result& result) {
  return subject_of(result) + '.' + result.rule->pack->id;
}

/// Suites stand in the order of their first results.
std::vector<Suite> suites_of(const audit::Report& report, const Options& options) {
  std::vector<Suite> suites;
  std::map<std::string, std::size_t> index;
  for (const audit::Result& result : report.results) {
    const auto [at, added] = index.emplace(suite_name(result), suites.size());
    if (added) suites.emplace_back().name = at->first;
    Cases(result, options, suites[at->second]).add();
  }
  return suites;
}

void write_counts(std::ostream& out, std::size_t tests, std::size_t failures, std::size_t errors) {
  out << " tests=\"" << tests << "\" failures=\"" << failures << "\" errors=\"" << errors << "\"";
}

void write_case(std::ostream& out, const Suite& suite, const Case& one) {
  out << "    <testcase classname=\"" << xml_escaped(suite.name) << "\" name=\""
      << xml_escaped(one.name) << "\" time=\"0\"";
  if (one.element.empty()) {
    out << "/>\n";
    return;
  }
  out << ">\n      <" << one.element;
  if (one.element != "system-out")
    out << " type=\"" << one.type << "\" message=\"" << xml_escaped(printable(one.first_line))
        << '"';
  out << '>' << xml_escaped(one.text) << "</" << one.element << ">\n    </testcase>\n";
}

void write_suite(std::ostream& out, const Suite& suite, const std::string& day) {
  out << "  <testsuite name=\"" << xml_escaped(suite.name) << '"';
  write_counts(out, suite.cases.size(), suite.count("failure"), suite.count("error"));
  out << " skipped=\"" << suite.count("skipped") << "\" time=\"0\" timestamp=\"" << day
      << "T00:00:00\">\n";
  for (const Case& one : suite.cases) write_case(out, suite, one);
  out << "  </testsuite>\n";
}

void write_junit(const audit::Report& report, const Options& options, std::ostream& out) {
  const std::vector<Suite> suites = suites_of(report, options);
  std::size_t tests = 0, failures = 0, errors = 0;
  for (const Suite& suite : suites) {
    tests += suite.cases.size();
    failures += suite.count("failure");
    errors += suite.count("error");
  }
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"hegui\"";
  write_counts(out, tests, failures, errors);
  out << " time=\"0\">\n";
  for (const Suite& suite : suites) write_suite(out, suite, to_string(report.as_of));
  out << "</testsuites>\n";
}

}  // namespace

const Format kJunit{"junit", ".xml", {"JUnit XML，供持续集成", "JUnit XML, for CI"}, write_junit};

}  // namespace hegui::output
