// The head: as of when, by which notices, over whom, and what could not be read.
#include <algorithm>
#include <array>

#include "hegui/base/text.h"
#include "output/text.h"

namespace hegui::output {

namespace {

constexpr std::array kLabels{words::as_of, words::notices, words::bodies, words::unaudited,
                             words::shown_from};

/// The head's labels are longer than those of the rules and have a column of their own.
class Head {
 public:
  explicit Head(Page& page) : page_(page) {
    for (const Phrase& label : kLabels)
      column_ = std::max(column_, display_width(page.say(label)) + 2);
  }

  void row(const Phrase& label, const Lines& lines) {
    if (!lines.empty()) page_.print(labelled(page_.say(label), column_, lines));
  }
  void row(const Phrase& label, std::string_view text) { row(label, wrapped(text, room())); }
  std::size_t room() const { return page_.width() - column_; }

 private:
  Page& page_;
  std::size_t column_ = 0;
};

std::string as_of_text(const Page& page, const audit::Report& report) {
  const std::string date = to_string(report.as_of);
  return report.as_of_is_today ? page.say(words::as_of_today, {date}) : date;
}

Lines notices_of(const Page& page, const audit::Report& report, std::size_t room) {
  Lines lines;
  for (const rules::Pack* pack : report.packs)
    append(lines, wrapped(page.say(words::notice_of_pack, {pack->document, pack->id}), room));
  return lines;
}

std::vector<std::string> bodies_of(const audit::Report& report) {
  std::vector<std::string> names;
  for (const audit::Input& input : report.inputs)
    names.insert(names.end(), input.bodies.begin(), input.bodies.end());
  return names;
}

std::vector<std::string> unaudited_of(const audit::Report& report) {
  std::vector<std::string> paths;
  for (const audit::Input& input : report.inputs) {
    if (input.issues != nullptr && input.issues->has_errors()) paths.push_back(input.path);
  }
  return paths;
}

}  // namespace

void write_head(Page& page, const audit::Report& report) {
  page.print(wrapped(page.say(words::title), page.width(), Ink::strong));
  page.blank();
  Head head(page);
  head.row(words::as_of, as_of_text(page, report));
  head.row(words::notices, notices_of(page, report, head.room()));
  head.row(words::bodies, page.some(bodies_of(report), words::bodies_in_all, head.room()));
  head.row(words::unaudited, listed(unaudited_of(report), page.say(words::separator), head.room()));
  const rules::Severity least = page.options().min_severity;
  if (least != rules::Severity::info)
    head.row(words::shown_from, page.say(words::shown_from_severity, {severity_word(page, least)}));
}

}  // namespace hegui::output
