// The audited bodies' facts, loaded into columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hegui/base/issue.h"
#include "hegui/base/progress.h"
#include "hegui/document/node.h"
#include "hegui/expr/facts.h"
#include "hegui/expr/schema.h"

namespace hegui::inventory {

/// One file (or standard input) and what became of it.
struct Input {
  std::string path;
  std::string sha256;  ///< empty if it could not be read
  std::vector<int> bodies;
  Issues issues;
};

struct Inventory {
  std::vector<expr::Body> bodies;
  std::vector<Input> inputs;
};

struct Options {
  std::string stdin_name = "-";
  bool required_may_be_missing =
      false;            ///< rule cases: required fields may be left out, keys are generated
  Progress progress{};  ///< told of each file
};

/// The files that paths name: a file itself, `-`, a folder's *.yaml *.yml *.json *.jsonl
/// recursively in byte order of their paths.
std::vector<std::string> list_files(const std::vector<std::string>& paths, Issues& issues);

/// Loads every file. A document with an error is left out of `bodies`; its issues stand in its
/// input. References are resolved, within a document and, as NAME#ID, across all of them.
Inventory load(const std::vector<std::string>& paths, const expr::Schema& schema, Sources& sources,
               const Options& options);
/// Loads one document that is already a tree (a rule's case).
Inventory load_tree(const document::Node& node, const expr::Schema& schema, const Options& options);

/// Dates after the audit date have not happened: they become none, with a warning each; `plan`
/// fields stay.
void settle(Inventory& inventory, const expr::Schema& schema, Date audit);
/// The latest as_of of the bodies, if any states one.
std::optional<Date> latest_as_of(const Inventory& inventory);

// Reading facts for people.

/// The row's key, its parts joined with '/'; enum parts by their value.
std::string item_key(const expr::Schema& schema, const expr::Body& body, int collection,
                     std::size_t row);
/// A fact as text in the language: enum labels, dates, `未填`/`not stated`, `无`/`none`, list
/// elements joined.
std::string display(const expr::Schema& schema, std::span<const expr::Body> bodies,
                    expr::FactId fact, Language language);
/// The place of a fact; of a missing one its row's first key; of a missing collection the body's
/// organization key.
Span place_of(const expr::Body& body, expr::FactId fact);
/// The text of a text or enum fact of the body's organization, by field name; empty if not stated.
std::string organization_text(const expr::Schema& schema, const expr::Body& body,
                              std::string_view field);

}  // namespace hegui::inventory
