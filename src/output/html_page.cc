#include "output/html_page.h"

#include <algorithm>
#include <ostream>

#include "hegui/base/text.h"

namespace hegui::output {

namespace {

/// Start on a line of their own; white space before anything else would be seen.
constexpr std::string_view kBlocks[] = {
    "article", "blockquote", "body",  "caption", "dd",  "details", "div", "dl",
    "dt",      "footer",     "form",  "h1",      "h2",  "h3",      "h4",  "head",
    "header",  "li",         "main",  "meta",    "nav", "ol",      "p",   "section",
    "script",  "style",      "table", "tr",      "ul"};

std::string_view name_of(std::string_view tag) { return tag.substr(0, tag.find('.')); }

std::string classes_of(std::string_view tag) {
  std::string classes(tag.substr(std::min(tag.size(), name_of(tag).size() + 1)));
  std::ranges::replace(classes, '.', ' ');
  return classes;
}

std::vector<std::string> controls_of(const audit::Report& report) {
  std::vector<std::string> controls;
  for (const audit::Result& result : report.results) {
    const bool shown =
        result.outcome != rules::Outcome::pass && result.outcome != rules::Outcome::not_applicable;
    const std::string& control = result.rule->control;
    if (shown && std::ranges::find(controls, control) == controls.end())
      controls.push_back(control);
  }
  return controls;
}

}  // namespace

std::string html_escape(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

HtmlPage::HtmlPage(const audit::Report& report, const Options& options, std::ostream& out)
    : report_(report),
      options_(options),
      out_(out),
      blocks_(blocks_of(report)),
      controls_(controls_of(report)) {}

std::string HtmlPage::say(const Phrase& phrase, const std::vector<std::string>& values) const {
  return output::say(phrase, options_.language, values);
}

void HtmlPage::open(std::string_view tag, const Attributes& attributes) {
  const std::string_view name = name_of(tag);
  if (std::ranges::find(kBlocks, name) != std::end(kBlocks)) out_ << '\n';
  out_ << '<' << name;
  const std::string classes = classes_of(tag);
  if (!classes.empty()) out_ << " class=\"" << classes << '"';
  for (const Attribute& attribute : attributes) {
    out_ << ' ' << attribute.name;
    if (!attribute.value.empty()) out_ << "=\"" << html_escape(attribute.value) << '"';
  }
  out_ << '>';
}

void HtmlPage::close(std::string_view tag) { out_ << "</" << name_of(tag) << '>'; }

void HtmlPage::text(std::string_view text) { out_ << html_escape(text); }

void HtmlPage::put(std::string_view tag, const Attributes& attributes, std::string_view text) {
  with(tag, attributes, [&] { this->text(text); });
}

void HtmlPage::raw(std::string_view markup) { out_ << markup; }

}  // namespace hegui::output
