// Reads a JSON report part by part; keys that nothing is compared by are passed over, so reports of
// later programs can be read too.
#include "hegui/audit/stored.h"

#include <algorithm>
#include <array>

#include "hegui/base/file.h"
#include "hegui/document/parts.h"
#include "hegui/document/reader.h"

namespace hegui::audit {

namespace {

using document::Node;
using document::Reader;

constexpr std::array<std::string_view, 4> kRequired{"as_of", "packs", "inputs", "results"};

StoredFact fact_of(Reader& reader) {
  return {reader.text("collection").value_or(""), reader.text("item").value_or(""),
          reader.text("field").value_or("")};
}

void read_location(Reader& reader, StoredFinding& finding) {
  const Node* node = reader.node("location");
  if (node == nullptr || node->kind == Node::Kind::null) return;
  Reader location(*node, "location", reader.issues());
  finding.file = location.required_text("file");
  finding.line = location.integer("line").value_or(0);
  finding.column = location.integer("column").value_or(0);
}

/// A name as its place in the table of names; what is no name is an issue.
template <class Name, std::size_t count>
Name choice(Reader& reader, std::string_view key) {
  std::array<std::string_view, count> names;
  for (std::size_t i = 0; i < count; ++i) names[i] = rules::name_of(static_cast<Name>(i));
  if (reader.required_text(key).empty()) return Name{};
  return static_cast<Name>(reader.choice(key, names).value_or(0));
}

/// One report on its way in.
class Reading {
 public:
  explicit Reading(const Source& source) : source_(source) {}

  std::optional<Stored> read(Issues& issues) {
    document::read_parts(
        source_, document::Format::json, [this](const document::Part& part) { take(part); },
        issues);
    if (issues.has_errors()) return std::nullopt;
    if (refused_.has_errors()) {  // what else may be wrong with it does not matter
      issues.append(std::move(refused_));
      return std::nullopt;
    }
    issues.append(std::move(issues_));
    if (issues.has_errors()) return std::nullopt;
    stored_.path = source_.name();
    stored_.sha256 = sha256(source_.text());
    return std::move(stored_);
  }

 private:
  void take(const document::Part& part) {
    if (refused_.has_errors()) return;
    if (part.key.empty() && !part.is_element) return finish(part.value);
    if (part.is_element) return take_element(part.key, part.value);
    seen_.emplace_back(part.key);
    if (part.key == "hegui") read_versions(part.value);
    if (part.key == "as_of") read_date(part.value);
    if (part.key == "bodies") stored_.lists_items = true;
  }

  void take_element(std::string_view key, const Node& value) {
    if (key == "packs") read_pack(value);
    if (key == "inputs") read_input(value);
    if (key == "results") read_result(value);
    if (key == "bodies") read_body(value);
  }

  void refuse(const IssueCode& code, Span span, std::vector<std::string> values = {}) {
    refused_.add(code, span, std::move(values)).hint(codes::hint_make_report);
  }

  void finish(const Node& whole) {
    if (!has_versions_) return refuse(codes::not_a_report, whole.span);
    for (const std::string_view key : kRequired) {
      if (std::find(seen_.begin(), seen_.end(), key) == seen_.end())
        issues_.add(codes::missing_key, whole.span, {"report", std::string(key)});
    }
  }

  void read_versions(const Node& node) {
    const Node* version = node.find("report");
    if (version == nullptr) return refuse(codes::not_a_report, node.span);
    has_versions_ = true;
    if (version->text == std::to_string(kReportVersion)) return;
    refuse(codes::other_report_version, version->span,
           {std::to_string(kReportVersion), version->text});
  }

  void read_date(const Node& node) {
    if (const auto date = parse_date(node.text)) {
      stored_.as_of = *date;
    } else {
      issues_.add(codes::bad_date, node.span, {"as_of", node.text});
    }
  }

  void read_pack(const Node& node) {
    Reader reader(node, "packs", issues_);
    stored_.packs.push_back({reader.required_text("id"), reader.text("document").value_or(""),
                             reader.required_text("sha256")});
  }

  void read_input(const Node& node) {
    Reader reader(node, "inputs", issues_);
    StoredInput input;
    input.path = reader.required_text("path");
    input.bodies = reader.texts("bodies");
    for (const Node& issue : reader.list("issues")) {
      Reader one(issue, "issues", issues_);
      if (one.text("severity").value_or("") == "error") input.broken = true;
    }
    stored_.inputs.push_back(std::move(input));
  }

  void read_result(const Node& node) {
    Reader reader(node, "results", issues_);
    StoredResult& result = stored_.results.emplace_back();
    result.body = reader.text("body").value_or("");
    result.division = reader.text("division").value_or("");
    result.of_division = reader.text("scope").value_or("") == "division";
    result.pack = reader.required_text("pack");
    result.rule = reader.required_text("rule");
    result.aim = reader.boolean("aim").value_or(false);
    result.outcome = choice<rules::Outcome, rules::kOutcomes>(reader, "outcome");
    result.severity = choice<rules::Severity, rules::kSeverities>(reader, "severity");
    result.title = reader.text("title").value_or("");
    result.message = reader.text("message").value_or("");
    read_measured(reader, result);
    for (const document::Entry& entry : reader.mapping("parameters"))
      result.parameters.emplace_back(entry.key, entry.node().text);
    for (const Node& finding : reader.list("findings")) read_finding(finding, result);
    for (const Node& unknown : reader.list("unknowns")) {
      Reader one(unknown, "unknowns", issues_);
      result.unknowns.push_back(fact_of(one));
    }
    for (const Node& waived : reader.list("waived"))
      result.waived.push_back(Reader(waived, "waived", issues_).required_text("item"));
  }

  void read_measured(Reader& reader, StoredResult& result) {
    const Node* node = reader.node("measured");
    if (node == nullptr || node->kind == Node::Kind::null) return;
    Reader measured(*node, "measured", issues_);
    result.measured = {measured.integer("denominator").value_or(0),
                       measured.integer("shortfall").value_or(0)};
  }

  void read_finding(const Node& node, StoredResult& result) {
    Reader reader(node, "findings", issues_);
    StoredFinding finding;
    finding.fact = fact_of(reader);
    finding.message = reader.text("message").value_or("");
    finding.fingerprint = reader.required_text("fingerprint");
    read_location(reader, finding);
    result.findings.push_back(std::move(finding));
  }

  void read_body(const Node& node) {
    Reader reader(node, "bodies", issues_);
    StoredBody& body = stored_.bodies.emplace_back();
    body.name = reader.required_text("name");
    body.division = reader.text("division").value_or("");
    for (const document::Entry& entry : reader.mapping("items")) {
      auto& rows = body.collections.emplace_back(entry.key, std::vector<StoredItem>()).second;
      rows.reserve(entry.node().items.size());
      for (const Node& item : entry.node().items) rows.push_back(item_of(item));
    }
  }

  StoredItem item_of(const Node& node) {
    Reader reader(node, "items", issues_);
    StoredItem item;
    item.id = reader.required_text("id");
    for (const document::Entry& entry : reader.mapping("dates"))
      item.dates.emplace_back(entry.key, entry.node().text);
    return item;
  }

  const Source& source_;
  Stored stored_;
  Issues issues_;
  Issues refused_;
  bool has_versions_ = false;
  std::vector<std::string> seen_;
};

}  // namespace

std::optional<Stored> read_stored(const Source& source, Issues& issues) {
  return Reading(source).read(issues);
}

}  // namespace hegui::audit
