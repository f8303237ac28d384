// Report formats: one row each. A writer is pure: it neither evaluates nor decides.
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/audit/report.h"

namespace hegui::output {

struct Options {
  Language language = Language::zh;
  bool color = false;
  std::size_t width = 80;
  bool quiet = false;                                    ///< text: findings only
  int verbose = 0;                                       ///< text: also what passed
  rules::Severity min_severity = rules::Severity::info;  ///< text: nothing below it
  const rules::Library* library = nullptr;               ///< labels of controls and fields
  audit::Gate gate;                                      ///< what counts as failed, for programs
  int exit_code = 0;          ///< of the run, unless a report cannot be written
  bool sarif_all = false;     ///< sarif: also what is no open finding
  std::string oscal_version;  ///< oscal: empty for the latest known
  std::size_t max_bytes = 0;  ///< markdown: fewer rows rather than a longer text; 0: no bound
};

/// One file of a report that is a folder.
struct File {
  std::string path;  ///< relative to the folder, parts parted by /
  std::string content;
};

struct Format;

/// What a format adds to the file that an environment variable names, if it is set.
struct Companion {
  std::string_view variable;
  const Format* format = nullptr;
  std::size_t max_bytes = 0;
};

/// Exactly one of `write` and `write_folder` is there.
struct Format {
  std::string_view name;
  std::string_view suffix;  ///< of its file; empty for a folder
  Localized summary;
  void (*write)(const audit::Report&, const Options&, std::ostream&) = nullptr;
  std::vector<File> (*write_folder)(const audit::Report&, const Options&) = nullptr;
  Companion companion = {};
  /// Whether a file in the folder, by how its content begins, was written by this format: then a
  /// later run that does not write it again deletes it.
  bool (*is_own)(std::string_view beginning) = nullptr;
};

std::span<const Format* const> formats();
const Format* find_format(std::string_view name);

}  // namespace hegui::output
