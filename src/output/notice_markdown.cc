// A notice of rectification as markdown.
#include "output/describe.h"
#include "output/markdown_text.h"
#include "output/notice.h"

namespace hegui::output {

namespace {

class Markdown {
 public:
  explicit Markdown(Language language) : language_(language) {}

  void heading(std::string_view marks, std::string_view text) {
    paragraph(std::string(marks) + " " + markdown_escaped(text));
  }
  void paragraph(const std::string& markup) { text_ += "\n" + markup + "\n"; }
  void field(const Phrase& label, std::string_view text) {
    if (text.empty()) return;
    text_ += "- **" + say(label, language_) + "** " + markdown_escaped(text) + "\n";
  }
  void row(const std::vector<std::string>& cells) {
    text_ += "|";
    for (const std::string& cell : cells) text_ += " " + markdown_escaped(cell) + " |";
    text_ += "\n";
  }
  void table_head(const std::vector<Phrase>& titles) {
    std::vector<std::string> texts;
    for (const Phrase& title : titles) texts.push_back(say(title, language_));
    blank();
    row(texts);
    text_ += "|";
    for (std::size_t i = 0; i < titles.size(); ++i) text_ += " --- |";
    text_ += "\n";
  }
  void blank() { text_ += "\n"; }
  std::string finish() { return std::move(text_); }

 private:
  Language language_;
  std::string text_{kNoticeMark};
};

void write_demand(Markdown& to, Language language, const Demand& demand) {
  to.heading("##", demand.heading);
  if (!demand.quote.empty()) to.paragraph("> " + markdown_escaped(demand.quote));
  to.blank();
  to.field(words::source, demand.clause);
  to.field(words::html_responsible, demand.responsible);
  to.field(words::notice_inventory, demand.inventory);
  to.field(words::notice_severity, severity_word(language, demand.severity));
  to.field(words::due, demand.due);
  to.field(words::share, demand.figures);
  to.field(words::notice_demand, demand.remedy);
  to.field(words::notice_hand_in, demand.hand_in);
  to.table_head({words::column_item, words::found, words::column_place});
  for (const NoticeItem& item : demand.items)
    to.row({item.item.empty() ? say(words::body_itself, language) : item.item, item.message,
            item.place});
}

void write_table(Markdown& to, Language language, const Phrase& title, const NoticeTable& table) {
  if (table.rows.empty()) return;
  to.heading("##", say(title, language));
  to.table_head(table.columns);
  for (const std::vector<std::string>& row : table.rows) to.row(row);
}

}  // namespace

std::string notice_as_markdown(const audit::Report& report, const Options& options,
                               const Notice& notice) {
  const Language language = options.language;
  Markdown to(language);
  to.heading("#", say(notice.title(), language));
  to.paragraph(markdown_escaped(say(words::notice_to, language, {notice.unit})));
  for (const std::string& opening : notice.opening) to.paragraph(markdown_escaped(opening));
  for (const Demand& demand : notice.demands) write_demand(to, language, demand);
  write_table(to, language, words::html_requests, notice.requests);
  write_table(to, language, words::notice_coming, notice.coming);
  to.paragraph(markdown_escaped(say(words::notice_signed, language, {to_string(report.as_of)})));
  return to.finish();
}

}  // namespace hegui::output
