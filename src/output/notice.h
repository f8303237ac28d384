// Notices of rectification: what each unit has to mend, by when, and what it hands in. Made once
// as texts, then written as markdown and as HTML.
#pragma once

#include <string>
#include <vector>

#include "hegui/output/format.h"
#include "output/text.h"

namespace hegui::output {

struct NoticeItem {
  std::string item;
  std::string message;
  std::string place;
};

/// One requirement that is not met.
struct Demand {
  std::string heading;
  rules::Severity severity = rules::Severity::medium;
  std::string clause;
  std::string quote;
  std::string figures;  ///< empty where nothing is measured
  std::string due;
  std::string remedy;
  std::string hand_in;
  std::vector<NoticeItem> items;
};

/// A row of a table: a fact to be stated, or a requirement due soon.
struct NoticeRow {
  std::string name;
  std::string items;
  std::string rules;
};

struct Notice {
  std::string unit;
  std::string opening;
  std::vector<Demand> demands;
  std::vector<NoticeRow> requests;
  std::vector<NoticeRow> coming;  ///< requirement, date, what is left to do
  bool empty() const { return demands.empty() && requests.empty(); }
};

Notice make_notice(const audit::Report& report, const Options& options, const Block& block);

std::string notice_as_markdown(const audit::Report& report, const Options& options,
                               const Notice& notice);
std::string notice_as_html(const audit::Report& report, const Options& options,
                           const Notice& notice);

}  // namespace hegui::output
