// A report that an earlier run wrote as JSON, as far as a later one is compared with it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hegui/base/date.h"
#include "hegui/base/issue.h"
#include "hegui/rules/rule.h"

namespace hegui::audit {

/// The version of the JSON report that is written and read.
inline constexpr std::int64_t kReportVersion = 1;

/// A fact that is named, or a row or collection as a whole (the rest empty).
struct StoredFact {
  std::string collection;
  std::string item;
  std::string field;
};

struct StoredFinding {
  StoredFact fact;
  std::string message;
  std::string fingerprint;
  std::string file;  ///< empty where the place is unknown
  std::int64_t line = 0, column = 0;
};

struct StoredMeasured {
  std::int64_t denominator = 0;
  std::int64_t shortfall = 0;
};

struct StoredResult {
  std::string body;  ///< empty for a division
  std::string division;
  bool of_division = false;
  std::string pack;
  std::string rule;
  bool aim = false;  ///< false too where the report does not say
  rules::Outcome outcome = rules::Outcome::not_applicable;
  rules::Severity severity = rules::Severity::medium;
  std::string title;
  std::string message;
  std::optional<StoredMeasured> measured;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<StoredFinding> findings;
  std::vector<StoredFact> unknowns;
  std::vector<std::string> waived;  ///< items
};

/// A row of an inventory and its dates as written: `2018-06-30`, or `none`.
struct StoredItem {
  std::string id;
  std::vector<std::pair<std::string, std::string>> dates;
};

/// What a body stated: collections that it did not state are not there.
struct StoredBody {
  std::string name;
  std::string division;
  std::vector<std::pair<std::string, std::vector<StoredItem>>> collections;
};

struct StoredPack {
  std::string id;
  std::string document;
  std::string sha256;
};

struct StoredInput {
  std::string path;
  std::vector<std::string> bodies;
  bool broken = false;
};

struct Stored {
  std::string path;
  std::string sha256;
  Date as_of;
  std::vector<StoredPack> packs;
  std::vector<StoredInput> inputs;
  std::vector<StoredResult> results;
  bool lists_items = false;  ///< false: written before reports listed the bodies' items
  std::vector<StoredBody> bodies;
};

/// The report; nothing where the text is none, or not a whole one, with issues that say why.
std::optional<Stored> read_stored(const Source& source, Issues& issues);

}  // namespace hegui::audit
