#include "cli/stored.h"

#include "hegui/base/file.h"

namespace hegui::cli {

std::optional<audit::Stored> load_report(Session& session, const std::string& path) {
  Issues issues;
  std::optional<audit::Stored> stored;
  auto text = read_file(path);
  if (text) {
    const Source& source = session.sources.add(path, std::move(*text));
    stored = audit::read_stored(source, issues);
  } else {
    issues.add(codes::cannot_read, {}, {text.error().message.in(session.language)})
        .hint(codes::hint_make_report);
  }
  print_issues(session, issues);
  if (!stored) {
    complain(
        session,
        {"{} 不能用：应为 hegui audit --format json 写出的完整报告",
         "{} cannot be used: it must be a whole report as hegui audit --format json writes it"},
        {path});
  }
  return stored;
}

}  // namespace hegui::cli
