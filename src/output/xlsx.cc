// The report as a workbook: a summary, the ledger of findings to be worked through, the facts that
// are missing, and the quotas. Sheets are made as tables here; workbook.cc writes them.
#include <algorithm>

#include "output/describe.h"
#include "output/formats.h"
#include "output/text.h"
#include "output/workbook.h"

namespace hegui::output {

using rules::Outcome;

namespace {

using Row = std::vector<SheetCell>;

SheetCell number(std::size_t count) { return static_cast<std::int64_t>(count); }
SheetCell text(std::string_view words) { return std::string(words); }
SheetCell day(const std::optional<Date>& date) {
  return date ? SheetCell(*date) : SheetCell(std::monostate{});
}

/// One report in one language.
class Book {
 public:
  Book(const audit::Report& report, const Options& options)
      : report_(report), language_(options.language) {}

  std::vector<Sheet> sheets() const { return {summary(), findings(), missing(), quotas()}; }

 private:
  SheetColumn column(const Phrase& title, double width) const {
    return {std::string(title.in(language_)), width};
  }
  SheetCell in(const Localized& words) const { return words.in(language_); }
  std::string body_of(const audit::Result& result) const {
    return result.of_division ? say(words::division_row, language_, {result.division})
                              : result.body;
  }

  Sheet sheet(const Phrase& name, std::vector<SheetColumn> columns) const {
    return {std::string(name.in(language_)), std::move(columns), {}};
  }

  Row summary_row(std::string name, const Results& results) const {
    constexpr std::array kShown{Outcome::fail,   Outcome::unknown, Outcome::not_due,
                                Outcome::waived, Outcome::pass,    Outcome::not_applicable,
                                Outcome::error};
    Row row{std::move(name)};
    for (const Outcome outcome : kShown)
      row.push_back(number(
          static_cast<std::size_t>(std::ranges::count(results, outcome, &audit::Result::outcome))));
    std::array<std::size_t, rules::kSeverities> found{};
    for (const audit::Result* result : results) {
      if (result->outcome == Outcome::fail)
        found[static_cast<std::size_t>(result->severity)] += result->findings.size();
    }
    for (const std::size_t count : found) row.push_back(number(count));
    return row;
  }

  Sheet summary() const {
    Sheet made = sheet(words::sheet_summary,
                       {column(words::column_body, 28), column(words::column_fail, 9),
                        column(words::column_unknown, 9), column(words::column_not_due, 9),
                        column(words::column_waived, 9), column(words::column_pass, 9),
                        column(words::column_not_applicable, 9), column(words::column_error, 9),
                        column(words::critical, 9), column(words::high, 9),
                        column(words::medium, 9), column(words::low, 9), column(words::info, 9)});
    for (const Block& block : blocks_of(report_))
      made.rows.push_back(summary_row(body_of(*block.results.front()), block.results));
    Results all;
    for (const audit::Result& result : report_.results) all.push_back(&result);
    made.rows.push_back(summary_row(std::string(words::all_bodies.in(language_)), all));
    return made;
  }

  /// What names the requirement, the same in every sheet.
  void add_names(Row& row, const audit::Result& result) const {
    row.push_back(body_of(result));
    row.push_back(result.division);
    row.push_back(text(severity_word(language_, result.severity)));
    row.push_back(result.rule->id);
    row.push_back(in(result.rule->title));
  }
  std::vector<SheetColumn> names() const {
    return {column(words::column_number, 6),   column(words::column_body, 20),
            column(words::column_division, 9), column(words::column_severity, 7),
            column(words::column_rule, 10),    column(words::column_title, 26)};
  }

  template <class Fact>
  void add_fact(Row& row, const Fact& fact) const {
    row.push_back(fact.collection);
    row.push_back(fact.item);
    row.push_back(fact.field);
  }
  void add_place(Row& row, const Span& span) const {
    row.push_back(span.known() ? SheetCell(span.source->name()) : SheetCell{});
    row.push_back(span.known() ? SheetCell(std::int64_t{span.position().line}) : SheetCell{});
  }

  void add_source(Row& row, const rules::Rule& rule) const {
    row.push_back(rule.pack->document);
    row.push_back(rule.source.number);
    row.push_back(rule.source.task ? SheetCell(*rule.source.task) : SheetCell{});
    row.push_back(rule.source.quote);
    row.push_back(day(rule.due));
    row.push_back(rule.due && *rule.due < report_.as_of
                      ? SheetCell(std::int64_t{report_.as_of.days - rule.due->days})
                      : SheetCell{});
    row.push_back(joined(language_, rule.source.responsible));
  }

  SheetCell baseline_mark(const audit::Finding& finding) const {
    if (!finding.known) return std::monostate{};
    return text((*finding.known ? words::mark_known : words::mark_added).in(language_));
  }

  Row finding_row(const audit::Result& result, const audit::Finding& finding,
                  std::size_t count) const {
    Row row{number(count)};
    add_names(row, result);
    row.push_back(in(finding.message));
    add_fact(row, finding);
    row.push_back(in(result.rule->remedy));
    add_source(row, *result.rule);
    add_place(row, finding.span);
    row.push_back(finding.fingerprint);
    // For whoever mends it to fill in.
    row.insert(row.end(), 2, SheetCell{});
    row.push_back(baseline_mark(finding));
    return row;
  }

  Sheet findings() const {
    Sheet made = sheet(words::sheet_findings, names());
    for (const SheetColumn& more :
         {column(words::found, 50), column(words::column_collection, 12),
          column(words::column_item, 16), column(words::column_field, 16),
          column(words::remedy, 40), column(words::column_document, 22),
          column(words::column_clause, 10), column(words::column_task, 6),
          column(words::column_quote, 40), column(words::due, 12), column(words::column_overdue, 9),
          column(words::html_responsible, 24), column(words::column_file, 24),
          column(words::column_line, 7), column(words::column_fingerprint, 14),
          column(words::column_progress, 24), column(words::column_done_on, 12),
          column(words::column_baseline, 9)})
      made.columns.push_back(more);
    for (const Block& block : blocks_of(report_)) {
      for (const audit::Result* result : failures_of(block)) {
        for (const audit::Finding& finding : result->findings)
          made.rows.push_back(finding_row(*result, finding, made.rows.size() + 1));
      }
    }
    return made;
  }

  static Results failures_of(const Block& block) {
    Options everything;
    everything.verbose = 1;
    return listed_results(block, Outcome::fail, everything);
  }

  Sheet missing() const {
    Sheet made = sheet(words::sheet_missing, names());
    for (const SheetColumn& more :
         {column(words::column_outcome, 10), column(words::column_fact, 24),
          column(words::column_collection, 14), column(words::column_item, 16),
          column(words::column_field, 22), column(words::column_file, 30),
          column(words::column_line, 7)})
      made.columns.push_back(more);
    for (const audit::Result& result : report_.results) {
      for (const audit::Missing& fact : result.unknowns) {
        Row row{number(made.rows.size() + 1)};
        add_names(row, result);
        row.push_back(text(outcome_word(language_, result.outcome)));
        row.push_back(in(fact.label));
        add_fact(row, fact);
        add_place(row, fact.span);
        made.rows.push_back(std::move(row));
      }
    }
    return made;
  }

  static SheetCell amount(bool ratio, std::int64_t numerator, std::int64_t denominator) {
    if (!ratio) return numerator;
    if (denominator == 0) return std::monostate{};
    return Percent{static_cast<double>(numerator) / static_cast<double>(denominator)};
  }

  Row quota_row(const audit::Result& result, const audit::Measured& measured,
                std::size_t count) const {
    Row row{number(count)};
    add_names(row, result);
    row.push_back(text(outcome_word(language_, result.outcome)));
    row.push_back(measured.numerator);
    row.push_back(measured.ratio ? SheetCell(measured.denominator) : SheetCell{});
    row.push_back(amount(measured.ratio, measured.numerator, measured.denominator));
    row.push_back(amount(measured.ratio, measured.high_numerator, measured.high_denominator));
    row.push_back(requirement_of(language_, measured));
    row.push_back(measured.shortfall);
    row.push_back(day(result.rule->due));
    return row;
  }

  Sheet quotas() const {
    Sheet made = sheet(words::sheet_quotas, names());
    for (const SheetColumn& more :
         {column(words::column_outcome, 10), column(words::column_numerator, 9),
          column(words::column_denominator, 9), column(words::column_low, 10),
          column(words::column_high, 10), column(words::column_required, 10),
          column(words::column_shortfall, 8), column(words::due, 12)})
      made.columns.push_back(more);
    for (const audit::Result& result : report_.results) {
      if (result.measured)
        made.rows.push_back(quota_row(result, *result.measured, made.rows.size() + 1));
    }
    return made;
  }

  const audit::Report& report_;
  Language language_;
};

void write_xlsx(const audit::Report& report, const Options& options, std::ostream& out) {
  write_workbook(Book(report, options).sheets(), std::string(words::title.in(options.language)),
                 report.as_of, out);
}

}  // namespace

const Format kXlsx{"xlsx",
                   ".xlsx",
                   {"问题台账工作簿", "a workbook of findings, missing facts and quotas"},
                   write_xlsx};

}  // namespace hegui::output
