// Comma-separated values for spreadsheets: a row for each finding, missing fact and exemption, and
// one for each other result but those not applicable.
#include <array>
#include <ostream>

#include "output/csv_row.h"
#include "output/describe.h"
#include "output/formats.h"
#include "output/open_findings.h"
#include "output/words.h"

namespace hegui::output {

namespace {

constexpr std::array kColumns{
    &words::csv_outcome,     &words::csv_severity, &words::csv_body,    &words::csv_division,
    &words::csv_pack,        &words::csv_rule,     &words::csv_control, &words::csv_title,
    &words::csv_document,    &words::csv_clause,   &words::csv_due,     &words::csv_collection,
    &words::csv_item,        &words::csv_field,    &words::csv_message, &words::csv_remedy,
    &words::csv_responsible, &words::csv_file,     &words::csv_line,    &words::csv_column,
    &words::csv_fingerprint, &words::csv_baseline};

/// The part of a row that tells one of a result's rows from another.
struct Detail {
  std::string collection, item, field, message, fingerprint;
  Span span;
  std::optional<bool> known;  ///< to the baseline, where there is one
};

std::string_view baseline_mark(std::optional<bool> known) {
  if (!known) return {};
  return *known ? "known" : "new";
}

/// The rows of one result.
class Rows {
 public:
  Rows(const audit::Result& result, Language language, std::ostream& out)
      : result_(result), language_(language), out_(out) {}

  void write() const {
    const std::string& message = result_.message.in(language_);
    const bool open = result_.outcome == rules::Outcome::unknown;
    const std::optional<bool> known_gap = open ? result_.known : std::nullopt;
    for (const audit::Finding& finding : result_.findings)
      row({finding.collection, finding.item, finding.field, finding.message.in(language_),
           finding.fingerprint, finding.span, finding.known});
    for (const audit::Missing& missing : result_.unknowns)
      row({missing.collection, missing.item, missing.field,
           say(words::fact_not_stated, language_, {missing.label.in(language_)}), "", missing.span,
           known_gap});
    for (const audit::Waived& waived : result_.waived)
      row({"",
           waived.item,
           "",
           say(words::waived_by, language_, {waived.document, waived.approved_by}),
           "",
           {},
           {}});
    const bool alone =
        result_.findings.empty() && result_.unknowns.empty() && result_.waived.empty();
    if (alone) row({"", "", "", message, "", {}, result_.known});
  }

 private:
  void row(const Detail& detail) const {
    const rules::Rule& rule = *result_.rule;
    const std::string responsible = joined(language_, rule.source.responsible);
    const Place place = place_of(detail.span);
    const bool known = place.at.line > 0;
    write_csv_row(out_, {std::string(rules::name_of(result_.outcome)),
                         std::string(rules::name_of(result_.severity)),
                         result_.body,
                         result_.division,
                         rule.pack->id,
                         rule.id,
                         rule.control,
                         rule.title.in(language_),
                         rule.pack->document,
                         rule.source.number,
                         rule.due ? to_string(*rule.due) : "",
                         detail.collection,
                         detail.item,
                         detail.field,
                         detail.message,
                         rule.remedy.in(language_),
                         responsible,
                         place.path,
                         known ? std::to_string(place.at.line) : "",
                         known ? std::to_string(place.at.column) : "",
                         detail.fingerprint,
                         std::string(baseline_mark(detail.known))});
  }

  const audit::Result& result_;
  Language language_;
  std::ostream& out_;
};

void write_csv(const audit::Report& report, const Options& options, std::ostream& out) {
  out << kByteOrderMark;
  std::vector<std::string> names;
  for (const Phrase* column : kColumns) names.emplace_back(column->in(options.language));
  write_csv_row(out, names);
  for (const audit::Result& result : report.results) {
    if (result.outcome != rules::Outcome::not_applicable)
      Rows(result, options.language, out).write();
  }
}

}  // namespace

const Format kCsv{"csv", ".csv", {"问题台账，供电子表格", "findings for spreadsheets"}, write_csv};

}  // namespace hegui::output
