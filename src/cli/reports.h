// Where the reports of an audit go: the options, what they mean, and the writing.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "hegui/output/format.h"

namespace hegui::cli {

struct ReportOptions {
  std::string format = "text";
  std::string output = "-";
  std::vector<std::string> further;  ///< FORMAT=FILE
  std::string min_severity = "info";
  bool sarif_all = false;
  std::string oscal_version;
};

/// Where one report goes.
struct Target {
  const output::Format* format = nullptr;
  std::string path;  ///< - is standard output; a folder where the format writes one
};

/// Whether a document can go there, a file or - for standard output; false after a complaint.
bool can_write_to(const Session& session, const std::string& path);
/// Colour and width for where a document goes.
void fit(const Session& session, const std::string& path, output::Options& how);
/// Writes it whole or not at all; false after a complaint.
bool write_document(const Session& session, const std::string& text, const std::string& path);

void declare_reports(CLI::App& app, ReportOptions& options);
/// The report of -f and those of --report; empty after a complaint about what cannot be written,
/// so that nothing is worked out in vain.
std::vector<Target> targets_of(const Session& session, const ReportOptions& options);
/// Writes all of them, each whole or not at all; false, after complaints, if any is missing.
bool write_reports(const Session& session, const audit::Report& report,
                   const ReportOptions& options, const audit::Gate& gate, int exit_code,
                   const std::vector<Target>& targets);

}  // namespace hegui::cli
