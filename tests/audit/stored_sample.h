// JSON reports written piece by piece, for what compares them.
#pragma once

#include <catch2/catch.hpp>
#include <deque>
#include <string>

#include "hegui/audit/stored.h"

namespace hegui::audit::testing {

/// What a finding rests on; the fingerprint is the item's name unless it is given.
inline std::string finding(const std::string& item, std::string fingerprint = {}) {
  if (fingerprint.empty()) fingerprint = "f-" + item;
  return R"({"collection": "systems", "item": ")" + item + R"(", "field": "hosting", "message": "m",
    "fingerprint": ")" +
         fingerprint + R"(", "under": null, "also": [],
    "location": {"file": "a.yaml", "line": 3, "column": 5}})";
}

/// A result of the body 甲局 in 370000; `more` are further members, each with a comma before it.
inline std::string result(const std::string& rule, const std::string& outcome,
                          const std::string& findings = {}, const std::string& more = {}) {
  return R"({"body": "甲局", "division": "370000", "scope": "body", "pack": "p", "rule": ")" +
         rule + R"(", "severity": "medium", "outcome": ")" + outcome +
         R"(", "title": "题", "message": "说",
    "findings": [)" +
         findings + "]" + more + "}";
}

/// A missing fact.
inline std::string missing(const std::string& collection, const std::string& item) {
  return R"({"collection": ")" + collection + R"(", "item": )" +
         (item.empty() ? std::string("null") : '"' + item + '"') + R"(, "field": null})";
}

/// A report of the body 甲局; `systems` are its items, nothing where the report lists none.
inline std::string report(const std::string& results, const std::string& systems = {},
                          const std::string& as_of = "2018-06-30") {
  const std::string bodies =
      systems.empty()
          ? std::string()
          : R"(, "bodies": [{"name": "甲局", "division": "370000", "items": {"systems": [)" +
                systems + "]}}]";
  return R"({"hegui": {"version": "0.1.0", "report": 1}, "as_of": ")" + as_of +
         R"(", "packs": [{"id": "p", "document": "d", "sha256": "00"}],
    "inputs": [{"path": "a.yaml", "sha256": "11", "bodies": ["甲局"], "issues": []}],
    "results": [)" +
         results + "]" + bodies + "}";
}

/// Reads reports and keeps them.
class Shelf {
 public:
  const Stored& add(const std::string& text, const std::string& name = "old.json") {
    Issues issues;
    auto read = read_stored(sources_.add(name, text), issues);
    std::string rendered;
    for (const Issue& issue : issues.all()) rendered += render(issue, Language::en);
    CAPTURE(text, rendered);
    REQUIRE(read);
    return stored_.emplace_back(std::move(*read));
  }

 private:
  Sources sources_;
  std::deque<Stored> stored_;
};

}  // namespace hegui::audit::testing
