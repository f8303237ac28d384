// OSCAL assessment results: one result for each body (and division), in it a finding and an
// observation for each rule that applies, and a risk for each that is open or waived. Identifiers
// rest on rule, body and item, so they stay the same from one audit to the next.
#include <fmt/format.h>

#include <map>
#include <ostream>
#include <set>

#include "hegui/base/file.h"
#include "hegui/base/text.h"
#include "output/formats.h"
#include "output/json_writer.h"
#include "output/open_findings.h"
#include "output/words.h"

namespace hegui::output {

namespace {

using rules::Outcome;

constexpr std::string_view kVersion = "1.2.1";

std::string moment(Date day) { return to_string(day) + "T00:00:00+08:00"; }

/// A text of OSCAL is one line, without space at its ends, and never empty.
std::string line(std::string_view text) {
  const std::string shown = printable(text);
  const std::string_view trimmed = trim(shown);
  return trimmed.empty() ? "-" : std::string(trimmed);
}

/// An identifier of OSCAL: ASCII letters, digits, - _ . and, first, no digit.
std::string token(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool later = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (out.empty() && !letter) out += '_';
    out += letter || later ? c : '_';
  }
  return out.empty() ? "_" : out;
}

/// The results of one body, or of one division.
struct Subject {
  std::string id;
  std::string name;
  std::vector<const audit::Result*> results;
};

std::vector<Subject> subjects_of(const audit::Report& report) {
  std::vector<Subject> subjects;
  std::map<std::string, std::size_t> index;
  for (const audit::Result& result : report.results) {
    const std::string id =
        (result.of_division ? "division/" : "body/") + result.division + '/' + result.body;
    const auto [at, added] = index.emplace(id, subjects.size());
    if (added) subjects.push_back({id, line(subject_of(result)), {}});
    if (result.outcome != Outcome::not_applicable) subjects[at->second].results.push_back(&result);
  }
  return subjects;
}

std::string id_of(std::string_view what, const Subject& subject, const audit::Result& result) {
  return uuid_of(
      fmt::format("{}/{}/{}/{}", what, subject.id, result.rule->pack->id, result.rule->id));
}

/// The rows that a result names, each once.
std::set<std::string> items_of(const audit::Result& result) {
  std::set<std::string> items;
  for (const audit::Finding& finding : result.findings) items.insert(finding.item);
  for (const audit::Missing& missing : result.unknowns) items.insert(missing.item);
  for (const audit::Waived& waived : result.waived) items.insert(waived.item);
  items.erase("");
  return items;
}

std::string id_of_item(const Subject& subject, const std::string& item) {
  return uuid_of("item/" + subject.id + '/' + item);
}

/// One document on its way out.
class Oscal {
 public:
  Oscal(const audit::Report& report, const Options& options, std::ostream& out)
      : report_(report),
        version_(options.oscal_version.empty() ? kVersion : options.oscal_version),
        language_(options.language),
        json_(out),
        subjects_(subjects_of(report)) {}

  void write() {
    json_.object([&] {
      json_.member_object("assessment-results", [&] {
        json_.member("uuid", uuid_of(document_id()));
        write_metadata();
        json_.member_object("import-ap", [&] { json_.member("href", '#' + plan_id()); });
        json_.member_list("results", [&] { write_results(); });
        write_back_matter();
      });
    });
  }

 private:
  /// Another revision, another document: it rests on what was read and when.
  std::string document_id() const {
    std::string id = "document/" + to_string(report_.as_of);
    for (const audit::Input& input : report_.inputs) id += '/' + input.path + '/' + input.sha256;
    for (const rules::Pack* pack : report_.packs) id += '/' + pack->id + '/' + pack->sha256;
    return id;
  }
  std::string plan_id() const {
    std::string id = "plan";
    for (const rules::Pack* pack : report_.packs) id += '/' + pack->id;
    return uuid_of(id);
  }
  std::string text(const Localized& both) const { return line(both.in(language_)); }
  std::string title() const { return std::string(words::title.in(language_)); }

  void write_metadata() {
    json_.member_object("metadata", [&] {
      json_.member("title", title());
      json_.member("last-modified", moment(report_.as_of));
      json_.member("version", to_string(report_.as_of));
      json_.member("oscal-version", version_);
      if (subjects_.empty()) return;
      json_.member_array("parties", subjects_, [&](const Subject& subject) {
        json_.object([&] {
          json_.member("uuid", uuid_of(subject.id));
          json_.member("type", "organization");
          json_.member("name", subject.name);
        });
      });
    });
  }

  void write_results() {
    for (const Subject& subject : subjects_) write_result(subject);
    // The format wants one at least, also where nothing was evaluated.
    if (subjects_.empty()) write_result({"nothing", "-", {}});
  }

  void write_result(const Subject& subject) {
    json_.object([&] {
      json_.member("uuid", uuid_of("result/" + subject.id));
      json_.member("title", subject.name);
      json_.member("description", title());
      json_.member("start", moment(report_.as_of));
      json_.member("end", moment(report_.as_of));
      write_items(subject);
      json_.member_object("reviewed-controls", [&] {
        json_.member_list("control-selections", [&] {
          json_.object([&] { json_.member_object("include-all", [] {}); });
        });
      });
      write_parts(subject);
    });
  }

  /// Observations, risks, findings; an empty list may not stand.
  void write_parts(const Subject& subject) {
    if (subject.results.empty()) return;
    json_.member_array("observations", subject.results,
                       [&](const auto* result) { write_observation(subject, *result); });
    std::vector<const audit::Result*> risks;
    for (const audit::Result* result : subject.results) {
      if (has_risk(*result)) risks.push_back(result);
    }
    if (!risks.empty())
      json_.member_array("risks", risks, [&](const auto* result) { write_risk(subject, *result); });
    json_.member_array("findings", subject.results,
                       [&](const auto* result) { write_finding(subject, *result); });
  }

  void write_items(const Subject& subject) {
    std::set<std::string> items;
    for (const audit::Result* result : subject.results) items.merge(items_of(*result));
    if (items.empty()) return;
    json_.member_object("local-definitions", [&] {
      json_.member_array("inventory-items", items, [&](const std::string& item) {
        json_.object([&] {
          json_.member("uuid", id_of_item(subject, item));
          json_.member("description", line(item));
        });
      });
    });
  }

  void write_observation(const Subject& subject, const audit::Result& result) {
    json_.object([&] {
      json_.member("uuid", id_of("observation", subject, result));
      json_.member("description", message_of(result));
      json_.member_list("methods",
                        [&] { json_.value(result.rule->attested() ? "EXAMINE" : "TEST"); });
      json_.member_list("types", [&] { json_.value("control-objective"); });
      json_.member_list("subjects", [&] { write_subjects(subject, result); });
      write_evidence(result);
      json_.member("collected", moment(report_.as_of));
    });
  }

  std::string message_of(const audit::Result& result) const {
    return text(result.message.empty() ? result.rule->title : result.message);
  }

  void write_subjects(const Subject& subject, const audit::Result& result) {
    const auto write = [&](const std::string& id, std::string_view type) {
      json_.object([&] {
        json_.member("subject-uuid", id);
        json_.member("type", type);
      });
    };
    write(uuid_of(subject.id), "party");
    for (const std::string& item : items_of(result))
      write(id_of_item(subject, item), "inventory-item");
  }

  void write_evidence(const audit::Result& result) {
    if (result.findings.empty() && result.unknowns.empty()) return;
    json_.member_list("relevant-evidence", [&] {
      for (const audit::Finding& finding : result.findings)
        write_evidence(result, finding.span, text(finding.message), finding.known);
      for (const audit::Missing& missing : result.unknowns)
        write_evidence(result, missing.span,
                       line(say(words::fact_not_stated, language_, {missing.label.in(language_)})),
                       {});
    });
  }

  void write_evidence(const audit::Result& result, const Span& span, const std::string& says,
                      std::optional<bool> known) {
    const Place place = place_of(report_, result, span);
    json_.object([&] {
      std::string href = as_uri(place.path);
      if (place.at.line > 0) href += "#L" + std::to_string(place.at.line);
      if (!href.empty()) json_.member("href", href);
      json_.member("description", says);
      write_baseline(known);
    });
  }

  /// Whether an earlier report holds it too, where it was compared with one.
  void write_baseline(std::optional<bool> known) {
    if (!known) return;
    json_.member_list("props", [&] {
      json_.object([&] {
        json_.member("name", "baseline");
        json_.member("value", *known ? "known" : "new");
      });
    });
  }

  static bool has_risk(const audit::Result& result) {
    return result.outcome == Outcome::fail || result.outcome == Outcome::waived;
  }

  void write_risk(const Subject& subject, const audit::Result& result) {
    const bool waived = result.outcome == Outcome::waived;
    json_.object([&] {
      json_.member("uuid", id_of("risk", subject, result));
      json_.member("title", text(result.rule->title));
      json_.member("description", message_of(result));
      json_.member("statement", text(result.rule->remedy));
      json_.member_list("props", [&] {
        json_.object([&] {
          json_.member("name", "severity");
          json_.member("value", rules::name_of(result.severity));
        });
      });
      json_.member("status", waived ? "deviation-approved" : "open");
      if (result.rule->due) json_.member("deadline", moment(*result.rule->due));
    });
  }

  void write_finding(const Subject& subject, const audit::Result& result) {
    json_.object([&] {
      json_.member("uuid", id_of("finding", subject, result));
      json_.member("title", line(say(words::rule_and_title, language_,
                                     {result.rule->id, result.rule->title.in(language_)})));
      json_.member("description", message_of(result));
      write_baseline(result.known);
      json_.member_object("target", [&] { write_target(result); });
      json_.member_list("related-observations", [&] {
        json_.object(
            [&] { json_.member("observation-uuid", id_of("observation", subject, result)); });
      });
      if (!has_risk(result)) return;
      json_.member_list("related-risks", [&] {
        json_.object([&] { json_.member("risk-uuid", id_of("risk", subject, result)); });
      });
    });
  }

  void write_target(const audit::Result& result) {
    const bool passed = result.outcome == Outcome::pass;
    const bool failed = result.outcome == Outcome::fail;
    json_.member("type", "objective-id");
    json_.member("target-id", token(result.rule->id));
    json_.member_object("status", [&] {
      json_.member("state", passed ? "satisfied" : "not-satisfied");
      json_.member("reason", passed ? "pass" : failed ? "fail" : "other");
      json_.member("remarks", rules::name_of(result.outcome));
    });
  }

  void write_back_matter() {
    json_.member_object("back-matter", [&] {
      json_.member_list("resources", [&] {
        json_.object([&] {
          json_.member("uuid", plan_id());
          json_.member("title", title());
          std::string documents;
          for (const rules::Pack* pack : report_.packs)
            documents += (documents.empty() ? "" : ", ") + pack->document;
          json_.member("description", line(documents));
        });
      });
    });
  }

  const audit::Report& report_;
  std::string version_;
  Language language_;
  JsonWriter json_;
  std::vector<Subject> subjects_;
};

void write_oscal(const audit::Report& report, const Options& options, std::ostream& out) {
  Oscal(report, options, out).write();
  out << '\n';
}

}  // namespace

const Format kOscal{
    "oscal", ".oscal.json", {"OSCAL 评估结果", "OSCAL assessment results"}, write_oscal};

}  // namespace hegui::output
