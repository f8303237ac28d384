// Measured shares against what is required: first what is missed or open, then what is met.
#include <algorithm>

#include "output/html.h"

namespace hegui::output {

using rules::Outcome;

namespace {

struct Quota {
  const Block* block = nullptr;
  const audit::Result* result = nullptr;
};
using Quotas = std::vector<Quota>;

/// Quotas with the outcome, most severe first.
Quotas quotas_of(const HtmlPage& page, Outcome outcome) {
  Quotas quotas;
  for (const Block& block : page.blocks()) {
    for (const audit::Result* result : all_results(block, outcome)) {
      if (result->measured && result->measured->ratio) quotas.push_back({&block, result});
    }
  }
  std::ranges::stable_sort(quotas, {}, [](const Quota& quota) { return quota.result->severity; });
  return quotas;
}

void write_quota(HtmlPage& page, const Quota& quota) {
  const audit::Result& result = *quota.result;
  const bool fails = result.outcome == Outcome::fail;
  page.with("li.quota", [&] {
    page.with("p.name", [&] {
      page.put("span.state." + std::string(rules::name_of(result.outcome)),
               outcome_word(page.language(), result.outcome));
      write_rule_link(page, result);
      page.with("span.aside", [&] {
        if (page.blocks().size() > 1) page.put("span", name_of(page, *quota.block));
        if (result.rule->due)
          page.put("span", page.say(words::quota_due, {to_string(*result.rule->due)}));
      });
    });
    write_bar(page, *result.measured, fails);
    page.put("p.figures", figures_of(page.language(), *result.measured, fails));
  });
}

void write_quotas(HtmlPage& page, const Quotas& quotas) {
  page.with("ul.quotas", [&] {
    for (const Quota& quota : quotas) write_quota(page, quota);
  });
}

void write_key(HtmlPage& page, std::string_view tag, const Phrase& phrase) {
  page.with("li", [&] {
    page.put(tag, {{"aria-hidden", "true"}}, "");
    page.text(page.say(phrase));
  });
}

void write_legend(HtmlPage& page) {
  page.with("ul.legend", [&] {
    write_key(page, "span.key.met", words::quota_legend_met);
    write_key(page, "span.key.maybe", words::quota_legend_unknown);
    write_key(page, "span.key.mark", words::quota_legend_required);
  });
}

}  // namespace

void write_quotas(HtmlPage& page) {
  Quotas open;
  for (const Outcome outcome : {Outcome::fail, Outcome::unknown, Outcome::not_due}) {
    const Quotas more = quotas_of(page, outcome);
    open.insert(open.end(), more.begin(), more.end());
  }
  const Quotas met = quotas_of(page, Outcome::pass);
  if (open.empty() && met.empty()) return;
  page.chapter("quotas", words::html_quotas, [&] {
    write_legend(page);
    if (!open.empty()) write_quotas(page, open);
    if (met.empty()) return;
    page.with("details", [&] {
      page.put("summary", page.say(words::quotas_met, {std::to_string(met.size())}));
      write_quotas(page, met);
    });
  });
}

}  // namespace hegui::output
