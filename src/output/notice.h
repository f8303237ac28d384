// Notices of rectification: what each unit has to mend, by when, and what it hands in. Made once
// as texts, then written as markdown and as HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hegui/output/format.h"
#include "output/addressees.h"

namespace hegui::output {

/// Stands in every file of a notice, on a line of its own among the first two: a later run deletes
/// what carries it, and nothing else.
inline constexpr std::string_view kNoticeMark = "<!-- hegui notice -->\n";

inline constexpr std::string_view kPageBegin = "<!doctype html>\n";

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
  std::string responsible;  ///< units that the document names; may be empty
  std::string inventory;    ///< whose items these are, where not the unit's own
  std::string figures;      ///< empty where nothing is measured
  std::string due;
  std::string remedy;
  std::string hand_in;
  std::vector<NoticeItem> items;
};

/// Facts to be stated, or requirements due soon.
struct NoticeTable {
  std::vector<Phrase> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Notice {
  std::string unit;
  std::vector<std::string> opening;  ///< paragraphs
  std::vector<Demand> demands;
  NoticeTable requests;
  NoticeTable coming;
  bool empty() const { return demands.empty() && requests.rows.empty(); }
  /// Without a demand it only asks for facts.
  const Phrase& title() const {
    return demands.empty() ? words::notice_title_facts : words::notice_title;
  }
};

Notice make_notice(const audit::Report& report, const Options& options, const Addressee& addressee);

/// What is to be handed in once the result is mended: facts for the inventory of `owner`, which is
/// empty for the unit's own, or evidence.
std::string hand_in_of(const audit::Result& result, const Options& options,
                       const std::string& owner);

std::string notice_as_markdown(const audit::Report& report, const Options& options,
                               const Notice& notice);
std::string notice_as_html(const audit::Report& report, const Options& options,
                           const Notice& notice);

}  // namespace hegui::output
