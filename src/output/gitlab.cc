// GitLab's code quality report. It keeps one entry a fingerprint, so each finding stands once; an
// empty list is a report too.
#include <array>
#include <ostream>

#include "hegui/base/text.h"
#include "output/formats.h"
#include "output/json_writer.h"
#include "output/open_findings.h"
#include "output/words.h"

namespace hegui::output {

namespace {

std::string_view severity_of(rules::Severity severity) {
  constexpr std::array<std::string_view, rules::kSeverities> kNames{"blocker", "critical", "major",
                                                                    "minor", "info"};
  return kNames[static_cast<std::size_t>(severity)];
}

/// GitLab wants one line without HTML.
std::string description_of(const Open& open, Language language) {
  const rules::Rule& rule = *open.result->rule;
  return printable(say(words::rule_title_and_message, language,
                       {rule.id, rule.title.in(language), open.finding->message.in(language)}));
}

void write_entry(JsonWriter& json, const Place& place, const Open& open, Language language) {
  json.object([&] {
    json.member("description", description_of(open, language));
    json.member("check_name", open.result->rule->id);
    json.member("fingerprint", open.finding->fingerprint);
    json.member("severity", severity_of(open.result->severity));
    json.member_object("location", [&] {
      json.member("path", place.path);
      json.member_object("lines", [&] {
        // The list is built from lines, so an entry without one would be lost.
        json.member("begin", std::int64_t{place.at.line == 0 ? 1 : place.at.line});
      });
    });
  });
}

void write_gitlab(const audit::Report& report, const Options& options, std::ostream& out) {
  JsonWriter json(out);
  json.array(open_findings(report), [&](const Open& open) {
    write_entry(json, place_of(report, *open.result, open.finding->span), open, options.language);
  });
  out << '\n';
}

}  // namespace

const Format kGitlab{"gitlab",
                     ".gitlab.json",
                     {"GitLab 代码质量报告", "the code quality report of GitLab"},
                     write_gitlab};

}  // namespace hegui::output
