// The filter: there only where scripts run, which take it out of hiding.
#include "output/html.h"

namespace hegui::output {

namespace {

void write_option(HtmlPage& page, const std::string& value, std::string_view text) {
  // An empty value would be written as a bare name, which means the same.
  page.put("option", {{"value", value}}, text);
}

template <class Fill>
void write_choice(HtmlPage& page, const std::string& name, const Phrase& label, Fill fill) {
  page.with("label", [&] {
    page.put("span", label);
    page.with("select", {{"name", name}}, [&] {
      write_option(page, "", page.say(words::filter_all));
      fill();
    });
  });
}

void write_severities(HtmlPage& page) {
  write_choice(page, "severity", words::filter_severity, [&] {
    for (std::size_t i = 0; i < rules::kSeverities; ++i) {
      const auto severity = static_cast<rules::Severity>(i);
      write_option(page, std::string(rules::name_of(severity)),
                   severity_word(page.language(), severity));
    }
  });
}

void write_bodies(HtmlPage& page) {
  write_choice(page, "body", words::column_body, [&] {
    for (const Block& block : page.blocks())
      write_option(page, anchor_of(page, block), name_of(page, block));
  });
}

void write_control_choice(HtmlPage& page) {
  write_choice(page, "control", words::column_control, [&] {
    const std::vector<std::string>& controls = page.controls();
    for (std::size_t i = 0; i < controls.size(); ++i)
      write_option(page, std::to_string(i), control_title(page, controls[i]));
  });
}

/// What is new is what a reader who knows the last report looks for.
void write_baseline_choice(HtmlPage& page) {
  if (!page.report().baseline) return;
  write_choice(page, "baseline", words::column_baseline, [&] {
    write_option(page, "new", page.say(words::mark_added));
    write_option(page, "known", page.say(words::mark_known));
  });
}

}  // namespace

void write_filter(HtmlPage& page) {
  page.with("form.filter",
            {{"id", "filter"},
             {"role", "search"},
             {"aria-label", page.say(words::html_filter)},
             {"autocomplete", "off"},
             {"hidden"}},
            [&] {
              write_severities(page);
              if (page.blocks().size() > 1) write_bodies(page);
              write_control_choice(page);
              write_baseline_choice(page);
              page.with("label", [&] {
                page.put("span", words::filter_text);
                page.open("input", {{"type", "search"}, {"name", "text"}});
              });
              page.put("button", {{"type", "reset"}}, page.say(words::filter_clear));
              page.put("output",
                       {{"aria-live", "polite"},
                        {"data-text", page.say(words::filter_shown, {"{0}", "{1}"})}},
                       "");
            });
}

}  // namespace hegui::output
