// Names that try to act on the reader's terminal, page or parser; and the limits of the page.
#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "hegui/base/text.h"
#include "output/sample.h"

namespace hegui::output {

namespace {

const std::string kHostile =
    "\x1b]0;x\x07\x1b[2J\u202E\u2066\"'\\</script>\n\r\t::error::\xFF\xE4\xB8{}%";

/// A report with every kind of result, all texts made by `text`.
template <class Make>
void fill(Sample& sample, Make text) {
  const auto both = [&] { return Localized{text(), text()}; };
  for (std::size_t i = 0; i < rules::kOutcomes; ++i) {
    rules::Rule& rule = sample.rule(text(), both(), static_cast<rules::Severity>(i % 5));
    rule.control = rule.source.number = rule.source.quote = text();
    rule.source.responsible = {text()};
    rule.source.task = 7;
    rule.remedy = both();
    if (i % 2 == 0) rule.due = make_date(2018, 6, 30);
    audit::Result& result = sample.result(rule, static_cast<rules::Outcome>(i));
    result.body = result.division = text();
    result.message = both();
    result.days_left = result.late_days = 3;
    audit::Measured& measured = result.measured.emplace();
    measured.high_numerator = measured.high_denominator = 1;
    measured.threshold = {1, 2};
    measured.excluded = {{text(), both()}};
    measured.closers = {text(), text()};
    result.findings = {{text(), text(), text(), both(), text(), sample.at(18)},
                       {"", "", "", both(), "", {}}};
    result.unknowns = {{text(), text(), text(), both(), sample.at(18)}, {"", "", "", {}, {}}};
    result.waived = {{text(), text(), text(), make_date(2019, 1, 1)}};
    result.parameters = {{text(), text()}};
  }
  sample.pack().document = sample.pack().id = text();
  sample.report.inputs.front().bodies = {text(), text()};
}

std::string without_colour(std::string text) {
  for (std::size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b[", at))
    text.erase(at, text.find('m', at) + 1 - at);
  return text;
}

void check_widths(const std::string& text, std::size_t width) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    CAPTURE(line);
    REQUIRE(display_width(line) <= width);
  }
}

std::vector<Options> all_options() {
  std::vector<Options> all;
  for (const Language language : {Language::zh, Language::en}) {
    for (const int verbose : {0, 1, 2}) {
      for (const std::size_t width : {40U, 61U, 80U, 133U}) {
        Options options;
        options.language = language;
        options.verbose = verbose;
        options.width = width;
        all.push_back(options);
        options.quiet = true;
        all.push_back(options);
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("hostile names: nothing acts on the terminal", "[output][text]") {
  Sample sample;
  fill(sample, [] { return kHostile; });
  for (const Options& options : all_options()) {
    const std::string text = sample.write("text", options);
    for (const char* bad : {"\x1b", "\x07", "\r", "\t", "\u202E", "\u2066", "\xFF"})
      REQUIRE(text.find(bad) == std::string::npos);
    REQUIRE_FALSE(find_invalid_utf8(text).has_value());
  }
}

TEST_CASE("hostile names: the JSON report stays what it is", "[output][json]") {
  Sample sample;
  fill(sample, [] { return kHostile; });
  const std::string text = sample.write("json");
  CHECK_FALSE(find_invalid_utf8(text).has_value());
  for (const char* bad : {"\x1b", "\x07", "\r", "\t", "\u202E"})
    CHECK(text.find(bad) == std::string::npos);
  const auto report = nlohmann::json::parse(text);
  const std::string survived =
      "\x1b]0;x\x07\x1b[2J\u202E\u2066\"'\\</script>\n\r\t::error::\uFFFD\uFFFD\uFFFD{}%";
  CHECK(report["results"][0]["rule"] == survived);
  CHECK(report["results"][0]["findings"][0]["message"] == survived);
  CHECK(report["results"][0]["parameters"][survived] == survived);
}

TEST_CASE("no line is wider than the page", "[output][text]") {
  int number = 0;
  const auto text = [&] {
    constexpr std::array<std::string_view, 6> kWords{"政务信息系统整合共享，", "a",
                                                     "cloud-hosting ",         "「低保」",
                                                     "0123456789abcdef",       "（鲁政办）"};
    std::string made;
    for (int i = number++ % 9; i >= 0; --i)
      made += kWords[static_cast<std::size_t>(number * 7 + i * 5) % kWords.size()];
    return made;
  };
  for (int round = 0; round < 10; ++round) {
    Sample sample;
    fill(sample, text);
    for (const Options& options : all_options())
      check_widths(sample.write("text", options), options.width);
  }
}

TEST_CASE("no line is wider than the page, whatever the names", "[output][text]") {
  Sample sample;
  fill(sample, [] { return kHostile + kHostile; });
  for (const Options& options : all_options())
    check_widths(sample.write("text", options), options.width);
}

TEST_CASE("colour changes nothing but the colour", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  add_unknown(sample);
  add_not_due(sample);
  add_waived(sample);
  add_late_pass(sample);
  fill(sample, [] { return kHostile; });
  for (Options options : all_options()) {
    const std::string plain = sample.write("text", options);
    options.color = true;
    const std::string coloured = sample.write("text", options);
    REQUIRE(coloured != plain);
    REQUIRE(without_colour(coloured) == plain);
  }
}

TEST_CASE("colour is off again at the end of every line", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  add_unknown(sample);
  Options options;
  options.color = true;
  std::istringstream in(sample.write("text", options));
  for (std::string line; std::getline(in, line);) {
    const std::size_t last = line.rfind("\x1b[");
    if (last == std::string::npos) continue;
    CAPTURE(line);
    REQUIRE(line.substr(last, 4) == "\x1b[0m");
  }
}

TEST_CASE("the same report gives the same bytes", "[output]") {
  Sample sample;
  fill(sample, [] { return kHostile; });
  for (const Format* format : formats()) {
    if (format->write == nullptr) continue;
    const std::string once = sample.write(format->name);
    CHECK(sample.write(format->name) == once);
    CHECK((once.ends_with('\n') || once.starts_with("PK")));
  }
}

TEST_CASE("no line ends in white space", "[output][text]") {
  Sample sample;
  add_quota_failure(sample);
  add_unknown(sample);
  add_not_due(sample);
  add_waived(sample);
  add_late_pass(sample);
  for (const Options& options : all_options()) {
    const std::string text = sample.write("text", options);
    REQUIRE(text.find(" \n") == std::string::npos);
  }
}

}  // namespace hegui::output
