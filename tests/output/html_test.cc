#include <catch2/catch.hpp>
#include <regex>

#include "hegui/base/text.h"
#include "output/html_page.h"
#include "output/html_policy.h"
#include "output/sample.h"

namespace hegui::output {

namespace {

const std::string kHostile =
    "\x1b[2J\u202E\"'<script>alert(1)</script><img src=x onerror=alert(1)>&amp;\xFF\n";

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

/// Every element but those without an end is closed in order, so no text opened or closed one.
bool is_balanced(const std::string& page) {
  static const std::regex kTag("<(/?)([a-z][a-z0-9]*)[^>]*>");
  std::vector<std::string> open;
  const std::string body = page.substr(page.find("</style>"));
  for (std::sregex_iterator tag(body.begin(), body.end(), kTag), end; tag != end; ++tag) {
    const std::string name = (*tag)[2];
    if (name == "meta" || name == "input") continue;
    if ((*tag)[1].length() == 0) {
      open.push_back(name);
    } else if (name == "style" || name == "head" || name == "html") {
      continue;
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

void add_all(Sample& sample) {
  add_quota_failure(sample);
  add_unknown(sample);
  add_not_due(sample);
  add_waived(sample);
  add_late_pass(sample);
}

}  // namespace

TEST_CASE("html: text is escaped for contents and attributes", "[output][html]") {
  CHECK(html_escape("<a href=\"x\">'&'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  CHECK(html_escape("</script>") == "&lt;/script&gt;");
  CHECK(html_escape("\x1b[2J\u202E") == "\\u{1B}[2J\\u{202E}");
  CHECK(html_escape("\xFF中文\n\t") == "\\xFF中文  ");
}

TEST_CASE("html: names stay text", "[output][html]") {
  Sample sample;
  audit::Result& result = add_quota_failure(sample);
  result.body = result.division = kHostile;
  result.message = {kHostile, kHostile};
  for (audit::Finding& finding : result.findings) {
    finding.item = finding.field = finding.collection = kHostile;
    finding.message = {kHostile, kHostile};
  }
  result.parameters = {{kHostile, kHostile}};
  result.measured->excluded = {{kHostile, {kHostile, kHostile}}};
  sample.pack().document = sample.pack().id = kHostile;
  sample.report.inputs.front().bodies = {kHostile};
  const std::string page = sample.write("html");
  CHECK(count_of(page, "<script") == 1);
  CHECK(count_of(page, "<img") == 0);
  for (const char* bad : {"\x1b", "\u202E", "\xFF"}) CHECK(page.find(bad) == std::string::npos);
  CHECK_FALSE(find_invalid_utf8(page).has_value());
  CHECK(is_balanced(page));
}

TEST_CASE("html: every part is there, in both languages", "[output][html]") {
  Sample sample;
  add_all(sample);
  for (const Language language : {Language::zh, Language::en}) {
    Options options;
    options.language = language;
    const std::string page = sample.write("html", options);
    for (const char* id : {"summary", "quotas", "controls", "timeline", "findings", "requests",
                           "unknown", "not-due", "waived", "late", "passes", "inputs"}) {
      CAPTURE(id);
      CHECK(page.find("id=\"" + std::string(id) + "\"") != std::string::npos);
      CHECK(page.find("href=\"#" + std::string(id) + "\"") != std::string::npos);
    }
    CHECK(is_balanced(page));
  }
}

TEST_CASE("html: links lead somewhere and no id stands twice", "[output][html]") {
  Sample sample;
  add_all(sample);
  const std::string page = sample.write("html");
  static const std::regex kLink("href=\"#([^\"]+)\""), kId(" id=\"([^\"]+)\"");
  for (std::sregex_iterator link(page.begin(), page.end(), kLink), end; link != end; ++link)
    CHECK(count_of(page, " id=\"" + (*link)[1].str() + "\"") == 1);
  for (std::sregex_iterator id(page.begin(), page.end(), kId), end; id != end; ++id)
    CHECK(count_of(page, " id=\"" + (*id)[1].str() + "\"") == 1);
}

TEST_CASE("html: nothing is fetched", "[output][html]") {
  Sample sample;
  add_all(sample);
  const std::string page = sample.write("html");
  for (const char* bad : {"http:", "https:", "src=", "url(", "@import", "<link"})
    CHECK(page.find(bad) == std::string::npos);
}

TEST_CASE("html: the policy names the script's digest", "[output][html]") {
  CHECK(content_security_policy("x").ends_with(
      "script-src 'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='"));
  CHECK(content_security_policy("").ends_with("script-src 'none'"));
}

TEST_CASE("html: the verdict follows the worst outcome", "[output][html]") {
  Sample failing, unknown, passing, nothing;
  add_all(failing);
  add_unknown(unknown);
  add_late_pass(passing);
  CHECK(failing.write("html").find("verdict fail") != std::string::npos);
  CHECK(unknown.write("html").find("verdict unknown") != std::string::npos);
  CHECK(passing.write("html").find("verdict pass") != std::string::npos);
  CHECK(nothing.write("html").find(">没有可评事项<") != std::string::npos);
}

}  // namespace hegui::output
