#include "cli/reports.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

#include "cli/folder.h"
#include "hegui/base/file.h"

namespace hegui::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kScreen = "-";

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const output::Format* format : output::formats()) names.emplace_back(format->name);
  return names;
}

/// FORMAT=FILE; no format after a complaint.
Target parse_target(const Session& session, const std::string& text) {
  const auto equals = text.find('=');
  const output::Format* format = output::find_format(text.substr(0, equals));
  if (equals != std::string::npos && equals + 1 < text.size() && format != nullptr)
    return {format, text.substr(equals + 1)};
  std::string names;
  for (const std::string& name : format_names()) names += (names.empty() ? "" : ", ") + name;
  complain(session,
           {"--report 应写作 格式=文件，此处为“{}”；格式有：{}",
            "--report takes FORMAT=FILE, found \"{}\"; formats: {}"},
           {text, names});
  return {};
}

/// Whether files can be made in the folder; one that is not there yet, whether it can be made.
bool can_fill(const fs::path& folder) {
  std::error_code ignored;
  const fs::path there = folder.empty() ? fs::path(".") : folder;
  if (fs::is_directory(there, ignored)) return ::access(there.c_str(), W_OK | X_OK) == 0;
  return !fs::exists(there, ignored) && can_fill(there.parent_path());
}

/// A file is replaced, so its folder counts; a device or pipe is written to as it is.
bool can_make_file(const fs::path& path) {
  std::error_code missing;
  const fs::path target = fs::canonical(path, missing);
  if (missing)
    return fs::is_directory(path.has_parent_path() ? path.parent_path() : ".", missing) &&
           can_fill(path.parent_path());
  if (fs::is_directory(target, missing)) return false;
  if (!fs::is_regular_file(target, missing)) return ::access(target.c_str(), W_OK) == 0;
  return can_fill(target.parent_path());
}

bool can_write(const Session& session, const Target& target) {
  const bool folder = target.format->write_folder != nullptr;
  if (folder && target.path == kScreen) {
    complain(session,
             {"格式 {} 写出一个目录，请用 -o 目录 或 --report {}=目录",
              "the format {} writes a folder: use -o DIR or --report {}=DIR"},
             {std::string(target.format->name), std::string(target.format->name)});
    return false;
  }
  if (!folder) return can_write_to(session, target.path);
  if (can_fill(target.path)) return true;
  complain(session, {"无法写入 {}", "cannot write to {}"}, {target.path});
  return false;
}

/// Two reports to one place would destroy each other.
bool are_distinct(const Session& session, const std::vector<Target>& targets) {
  std::set<fs::path> seen;
  for (const Target& target : targets) {
    std::error_code ignored;
    const fs::path place = target.path == kScreen
                               ? fs::path(kScreen)
                               : fs::weakly_canonical(fs::absolute(target.path), ignored);
    const bool keeps =
        target.path != kScreen && fs::exists(place, ignored) && fs::is_other(place, ignored);
    if (keeps || seen.insert(place).second) continue;
    complain(session, {"两份报告写到同一处：{}", "two reports go to the same place: {}"},
             {target.path});
    return false;
  }
  return true;
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

bool write_screen(const Session& session, const std::string& text) {
  std::cout << text << std::flush;
  if (std::cout) return true;
  complain(session, {"无法写入标准输出", "cannot write to standard output"});
  return false;
}

bool all_inputs_used(const audit::Report& report) {
  return std::ranges::none_of(report.inputs, [](const audit::Input& input) {
    return input.issues != nullptr && input.issues->has_errors();
  });
}

bool write_target(const Session& session, const audit::Report& report, output::Options how,
                  const Target& target) {
  if (target.format->write_folder != nullptr)
    return write_folder(session, *target.format, target.format->write_folder(report, how),
                        target.path, all_inputs_used(report));
  fit(session, target.path, how);
  std::ostringstream text;
  target.format->write(report, how, text);
  if (!text) {
    complain(session, {"无法生成 {}", "cannot make {}"}, {target.path});
    return false;
  }
  return write_document(session, text.str(), target.path);
}

bool write_companion(const Session& session, const audit::Report& report, output::Options how,
                     const output::Companion& companion) {
  const char* path =
      companion.format == nullptr ? nullptr : std::getenv(std::string(companion.variable).c_str());
  if (path == nullptr || *path == '\0') return true;
  how.max_bytes = companion.max_bytes;
  std::ostringstream text;
  companion.format->write(report, how, text);
  const auto written = append_file(path, text.str());
  return written || complain_of(session, written.error());
}

}  // namespace

bool can_write_to(const Session& session, const std::string& path) {
  if (path == kScreen || can_make_file(path)) return true;
  complain(session, {"无法写入 {}", "cannot write to {}"}, {path});
  return false;
}

void fit(const Session& session, const std::string& path, output::Options& how) {
  const bool screen = path == kScreen;
  how.color = session.color == Color::always || (screen && session.color_for(STDOUT_FILENO));
  how.width = screen ? terminal_width() : 80;
}

bool write_document(const Session& session, const std::string& text, const std::string& path) {
  if (path == kScreen) return write_screen(session, text);
  const auto written = write_file(path, text);
  return written || complain_of(session, written.error());
}

void declare_reports(CLI::App& app, ReportOptions& options) {
  const std::vector<std::string> severities{"critical", "high", "medium", "low", "info"};
  app.add_option("-f,--format", options.format, "报告格式 / report format")
      ->check(CLI::IsMember(format_names()));
  app.add_option("-o,--output", options.output, "报告文件，- 为标准输出 / report file")
      ->type_name("FILE");
  app.add_option("--report", options.further, "再写一份报告（可重复）/ a further report")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false);
  app.add_option("--min-severity", options.min_severity,
                 "文本报告的最低级别 / least severity in the text report")
      ->check(CLI::IsMember(severities));
  app.add_flag("--sarif-all", options.sarif_all,
               "SARIF 也列出符合、未定和已豁免的 / SARIF: also what is no open finding");
  app.add_option("--oscal-version", options.oscal_version, "OSCAL 的版本 / version of OSCAL")
      ->check(CLI::IsMember(std::vector<std::string>{"1.1.3", "1.2.1", "1.2.2"}));
}

std::vector<Target> targets_of(const Session& session, const ReportOptions& options) {
  std::vector<Target> targets{{output::find_format(options.format), options.output}};
  for (const std::string& text : options.further) {
    targets.push_back(parse_target(session, text));
    if (targets.back().format == nullptr) return {};
  }
  const auto writable = [&](const Target& target) { return can_write(session, target); };
  if (!are_distinct(session, targets) || !std::ranges::all_of(targets, writable)) return {};
  return targets;
}

bool write_reports(const Session& session, const audit::Report& report,
                   const ReportOptions& options, const audit::Gate& gate, int exit_code,
                   const std::vector<Target>& targets) {
  output::Options how;
  how.language = session.language;
  how.quiet = session.quiet;
  how.verbose = session.verbose;
  how.library = &session.library;
  how.gate = gate;
  how.exit_code = exit_code;
  how.sarif_all = options.sarif_all;
  how.oscal_version = options.oscal_version;
  how.min_severity = rules::parse_severity(options.min_severity).value_or(rules::Severity::info);
  bool written = true;
  for (const Target& target : targets) {
    written = write_target(session, report, how, target) && written;
    written = write_companion(session, report, how, target.format->companion) && written;
  }
  return written;
}

}  // namespace hegui::cli
