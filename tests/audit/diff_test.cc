#include "hegui/audit/diff.h"

#include <catch2/catch.hpp>

#include "audit/stored_sample.h"

namespace hegui::audit {

using namespace testing;

namespace {

/// `new s1 pass->fail` for each change, by what the finding is about.
std::string changes_of(const Comparison& comparison) {
  const auto word = [](std::optional<rules::Outcome> outcome) {
    return std::string(outcome ? rules::name_of(*outcome) : "-");
  };
  std::string text;
  for (const Changed& changed : comparison.changes) {
    const std::string item = changed.finding == nullptr ? "*" : changed.finding->fact.item;
    text += (text.empty() ? "" : ", ") + std::string(name_of(changed.change)) + " " + item + " " +
            word(changed.was) + "->" + word(changed.now);
  }
  return text;
}

/// `items-gone 甲局 systems [s1 s2]` for each warning.
std::string signs_of(const Comparison& comparison) {
  std::string text;
  for (const Warning& warning : comparison.warnings) {
    text += (text.empty() ? "" : ", ") + std::string(name_of(warning.sign));
    for (const std::string* part : {&warning.body, &warning.subject, &warning.was, &warning.now})
      if (!part->empty()) text += ' ' + *part;
    if (warning.names.empty()) continue;
    text += " [";
    for (const std::string& name : warning.names) text += (text.back() == '[' ? "" : " ") + name;
    text += ']';
  }
  return text;
}

std::string item(const std::string& id, const std::string& dates = {}) {
  return R"({"id": ")" + id + R"(", "dates": {)" + dates + "}}";
}

const std::string kItems = item("s1") + "," + item("s2");

/// Two reports as of two days, each with its results and items.
struct Pair {
  std::string before, after;
  std::string old_items = kItems, new_items = kItems;
  std::string before_on = "2018-06-30", after_on = "2018-12-31";

  Comparison compared() {
    const Stored& old = shelf.add(report(before, old_items, before_on), "old.json");
    return compare(old, shelf.add(report(after, new_items, after_on), "new.json"));
  }
  Shelf shelf{};
};

std::string unknowns(const std::string& facts) { return R"(, "unknowns": [)" + facts + "]"; }

}  // namespace

TEST_CASE("diff: what has become of a finding", "[audit][diff]") {
  const std::string failed = result("X-1", "fail", finding("s1"));
  const std::string waived = R"(, "waived": [{"item": "s1"}])";
  struct Case {
    std::string after, want;
  };
  const auto c = GENERATE_REF(values<Case>({
      {failed, "open s1 fail->fail"},
      {result("X-1", "pass"), "fixed s1 fail->pass"},
      {result("X-1", "fail", finding("s2")), "new s2 fail->fail, fixed s1 fail->fail"},
      // Waived, alone or beside what still fails.
      {result("X-1", "waived", "", waived), "waived s1 fail->waived"},
      {result("X-1", "fail", finding("s2"), waived), "new s2 fail->fail, waived s1 fail->fail"},
      // Its own fact is missing, or the whole collection; another's does not keep it open.
      {result("X-1", "unknown", "", unknowns(missing("systems", "s1"))),
       "unknown s1 fail->unknown"},
      {result("X-1", "unknown", "", unknowns(missing("systems", ""))), "unknown s1 fail->unknown"},
      {result("X-1", "unknown", "", unknowns(missing("systems", "s2"))),
       "unknown * fail->unknown, fixed s1 fail->unknown"},
      {result("X-1", "fail", finding("s2"), unknowns(missing("systems", "s1"))),
       "new s2 fail->fail, unknown s1 fail->fail"},
      // A fact elsewhere may be what the item leads to.
      {result("X-1", "unknown", "", unknowns(missing("networks", "n1"))),
       "unknown s1 fail->unknown"},
      {result("X-1", "fail", finding("s2"), unknowns(missing("networks", "n1"))),
       "new s2 fail->fail, fixed s1 fail->fail"},
      // Nobody looked, or it is not time yet.
      {"", "unjudged s1 fail->-"},
      {result("X-1", "not-applicable"), "unjudged s1 fail->not-applicable"},
      {result("X-1", "error"), "unjudged s1 fail->error"},
      {result("X-1", "not-due", finding("s1")), "unjudged s1 fail->not-due"},
      {result("X-1", "not-due", finding("s2")), "fixed s1 fail->not-due"},
  }));
  CAPTURE(c.after);
  CHECK(changes_of(Pair{failed, c.after}.compared()) == c.want);
}

TEST_CASE("diff: a quota that is undecided or met by exemptions lists no items", "[audit][diff]") {
  const std::string quota = R"(, "measured": {"denominator": 9})";
  const std::string failed = result("X-1", "fail", finding("s1"), quota);
  struct Case {
    std::string after, want;
  };
  const auto c = GENERATE_REF(values<Case>({
      {result("X-1", "unknown", "", quota + unknowns(missing("systems", "s2"))),
       "unknown s1 fail->unknown"},
      {result("X-1", "not-due", "", quota + unknowns(missing("systems", "s2"))),
       "unknown s1 fail->not-due"},
      {result("X-1", "waived", "", quota + R"(, "waived": [{"item": "s2"}])"),
       "waived s1 fail->waived"},
      {result("X-1", "pass", "", quota), "fixed s1 fail->pass"},
  }));
  CAPTURE(c.after);
  CHECK(changes_of(Pair{failed, c.after}.compared()) == c.want);
}

TEST_CASE("diff: only what failed before was found before", "[audit][diff]") {
  const std::string before = GENERATE(as<std::string>{}, "not-due", "unknown", "waived", "pass");
  CHECK(changes_of(Pair{result("X-1", before, finding("s1")), result("X-1", "fail", finding("s1"))}
                       .compared()) == "new s1 " + before + "->fail");
}

TEST_CASE("diff: a failure that names nothing is the rule's", "[audit][diff]") {
  const std::string failed = result("X-1", "fail");
  CHECK(changes_of(Pair{failed, failed}.compared()) == "open * fail->fail");
  CHECK(changes_of(Pair{"", failed}.compared()) == "new * -->fail");
  CHECK(changes_of(Pair{failed, result("X-1", "pass")}.compared()) == "fixed * fail->pass");
  CHECK(changes_of(Pair{failed, result("X-1", "unknown")}.compared()) == "unknown * fail->unknown");
}

TEST_CASE("diff: what was decided and no longer is, is newly unknown", "[audit][diff]") {
  const std::string unknown = result("X-1", "unknown");
  CHECK(changes_of(Pair{result("X-1", "pass"), unknown}.compared()) == "unknown * pass->unknown");
  CHECK(changes_of(Pair{result("X-1", "not-due"), unknown}.compared()) ==
        "unknown * not-due->unknown");
  CHECK(changes_of(Pair{unknown, unknown}.compared()).empty());
  CHECK(changes_of(Pair{"", unknown}.compared()).empty());
}

TEST_CASE("diff: an item that is gone is not fixed", "[audit][diff]") {
  Pair pair{result("X-1", "fail", finding("s1")), result("X-1", "pass")};
  pair.new_items = item("s2");
  const Comparison comparison = pair.compared();
  CHECK(changes_of(comparison) == "vanished s1 fail->pass");
  CHECK(signs_of(comparison) == "items-gone 甲局 systems [s1]");
  // What never was an item, such as a group's name, cannot go.
  Pair group{result("X-1", "fail", finding("财政")), result("X-1", "pass")};
  CHECK(changes_of(group.compared()) == "fixed 财政 fail->pass");
}

TEST_CASE("diff: changes stand by kind, then by severity", "[audit][diff]") {
  std::string severe = result("X-2", "fail", finding("s2"));
  severe.replace(severe.find("medium"), 6, "high");
  const std::string both = result("X-1", "fail", finding("s1")) + "," + severe;
  CHECK(changes_of(Pair{result("X-3", "fail", finding("s1")), both}.compared()) ==
        "new s2 -->fail, new s1 -->fail, unjudged s1 fail->-");
}

TEST_CASE("diff: equal reports have nothing to tell", "[audit][diff]") {
  Pair pair{result("X-1", "pass"), result("X-1", "pass")};
  pair.after_on = pair.before_on;
  const Comparison comparison = pair.compared();
  CHECK(comparison.changes.empty());
  CHECK(comparison.warnings.empty());
  CHECK(exit_code(comparison, {}) == 0);
}

TEST_CASE("diff: an audit date that went back", "[audit][diff]") {
  Pair pair{"", ""};
  std::swap(pair.before_on, pair.after_on);
  CHECK(signs_of(pair.compared()) == "as-of-back 2018-12-31 2018-06-30");
}

TEST_CASE("diff: dates that are told otherwise", "[audit][diff]") {
  struct Case {
    std::string was, is, want;
  };
  const auto c = GENERATE(values<Case>({
      {R"("online_on": "2018-03-01")", R"("online_on": "2018-03-01")", ""},
      {R"("online_on": "2018-03-01")", R"("online_on": "2017-03-01")",
       "date-rewritten 甲局 systems.online_on 2018-03-01 2017-03-01 [s1]"},
      {R"("online_on": "2018-03-01")", R"("online_on": "2018-06-30")",
       "date-rewritten 甲局 systems.online_on 2018-03-01 2018-06-30 [s1]"},
      {R"("online_on": "2018-03-01")", R"("online_on": "2018-07-01")",
       "date-renewed 甲局 systems.online_on [s1]"},
      {R"("online_on": "2018-03-01")", R"("online_on": "none")",
       "date-rewritten 甲局 systems.online_on 2018-03-01 none [s1]"},
      {R"("online_on": "2018-03-01")", "", "date-rewritten 甲局 systems.online_on 2018-03-01 [s1]"},
      // Stating what was open is no rewriting.
      {R"("online_on": "none")", R"("online_on": "2018-03-01")", ""},
      {"", R"("online_on": "2018-03-01")", ""},
  }));
  CAPTURE(c.was, c.is);
  Pair pair{"", ""};
  pair.old_items = item("s1", c.was);
  pair.new_items = item("s1", c.is);
  CHECK(signs_of(pair.compared()) == c.want);
}

TEST_CASE("diff: an audit of an earlier day reads later dates as none, which rewrites nothing",
          "[audit][diff]") {
  Pair pair{"", ""};
  std::swap(pair.before_on, pair.after_on);
  pair.old_items = item("s1", R"("online_on": "2018-07-01")");
  pair.new_items = item("s1", R"("online_on": "none")");
  CHECK(signs_of(pair.compared()) == "as-of-back 2018-12-31 2018-06-30");
}

TEST_CASE("diff: a quota of fewer rows", "[audit][diff]") {
  const auto quota = [](int of) {
    return result("X-1", "fail", finding("s1"),
                  R"(, "measured": {"denominator": )" + std::to_string(of) + "}");
  };
  CHECK(signs_of(Pair{quota(20), quota(19)}.compared()) == "denominator-shrank 甲局 X-1 20 19");
  CHECK(signs_of(Pair{quota(20), quota(20)}.compared()).empty());
  CHECK(signs_of(Pair{quota(20), quota(21)}.compared()).empty());
}

TEST_CASE("diff: rules that were not judged this time", "[audit][diff]") {
  const std::string before =
      result("X-1", "pass") + "," + result("X-2", "not-applicable") + "," + result("X-3", "fail");
  CHECK(signs_of(Pair{before, result("X-3", "fail")}.compared()) == "rule-gone 甲局 [X-1]");
}

TEST_CASE("diff: other packs and parameters", "[audit][diff]") {
  const auto with = [](const std::string& share) {
    return result("X-1", "pass", "", R"(, "parameters": {"share": ")" + share + "\"}");
  };
  Pair pair{with("70%"), with("60%")};
  CHECK(signs_of(pair.compared()) == "parameter-changed share 70% 60% [X-1]");

  Shelf shelf;
  std::string other = report(result("X-1", "pass"), kItems);
  const Stored& before = shelf.add(other);
  other.replace(other.find(R"("sha256": "00")"), 14, R"("sha256": "ff")");
  CHECK(signs_of(compare(before, shelf.add(other))) == "pack-changed p 00 ff");
  other.replace(other.find(R"("id": "p")"), 9, R"("id": "q")");
  CHECK(signs_of(compare(before, shelf.add(other))) == "pack-gone p");
}

TEST_CASE("diff: bodies, files and collections that are gone", "[audit][diff]") {
  Shelf shelf;
  const std::string whole = report(result("X-1", "fail", finding("s1")), kItems);
  const Stored& before = shelf.add(whole);
  std::string unread = report("", kItems);
  const std::string read = R"("bodies": ["甲局"], "issues": [])";
  unread.replace(unread.find(read), read.size(),
                 R"("bodies": [], "issues": [{"code": "HG010", "severity": "error"}])");
  CHECK(signs_of(compare(before, shelf.add(unread))) == "input-unread [a.yaml], body-gone [甲局]");
  std::string unstated = whole;
  unstated.replace(unstated.find(R"("systems": [)"), 12, R"("networks": [)");
  CHECK(signs_of(compare(before, shelf.add(unstated))) == "collection-gone 甲局 systems 2");
}

TEST_CASE("diff: reports that list no items still compare, and say what cannot be seen",
          "[audit][diff]") {
  Pair pair{result("X-1", "fail", finding("s1")), result("X-1", "pass")};
  pair.old_items.clear();
  const Comparison comparison = pair.compared();
  CHECK(changes_of(comparison) == "fixed s1 fail->pass");
  CHECK(signs_of(comparison) == "items-not-listed [old.json]");
}

TEST_CASE("diff: the exit code", "[audit][diff]") {
  const std::string failed = result("X-1", "fail", finding("s1"));
  Pair worse{"", failed};
  const Comparison added = worse.compared();
  CHECK(exit_code(added, {}) == 1);
  CHECK(exit_code(added, {{rules::Severity::high, false, false}, false}) == 0);
  CHECK(exit_code(added, {{std::nullopt, false, false}, false}) == 0);
  CHECK(exit_code(added, {{rules::Severity::low, false, true}, true}) == 0);

  Pair aims{"", result("X-1", "fail", finding("s1"), R"(, "aim": true)")};
  CHECK(exit_code(aims.compared(), {}) == 0);

  Pair open{failed, result("X-1", "unknown", "", unknowns(missing("systems", "s1")))};
  const Comparison unknown = open.compared();
  CHECK(exit_code(unknown, {}) == 0);
  CHECK(exit_code(unknown, {{rules::Severity::low, true, false}, false}) == 1);

  Pair gone{failed, result("X-1", "pass")};
  gone.new_items = item("s2");
  const Comparison doubtful = gone.compared();
  CHECK(exit_code(doubtful, {}) == 0);
  CHECK(exit_code(doubtful, {{}, true}) == 1);

  Pair renewed{"", ""};
  renewed.old_items = item("s1", R"("online_on": "2018-03-01")");
  renewed.new_items = item("s1", R"("online_on": "2018-07-01")");
  const Comparison note = renewed.compared();
  REQUIRE(note.warnings.size() == 1);
  CHECK(exit_code(note, {{}, true}) == 0);
}

}  // namespace hegui::audit
