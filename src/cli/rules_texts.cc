// hegui rules check --text: every quote is a stretch of the notice's text, white space aside, and
// the pack records which text that was.
#include <fmt/format.h>

#include "cli/rules.h"
#include "hegui/base/file.h"
#include "hegui/base/text.h"

namespace hegui::cli {

namespace {

/// What a quote and a text are compared as.
std::string without_space(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t point = next_code_point(text, at);
    const bool space = point <= U' ' || point == 0x85 || point == 0xA0 || point == 0x3000 ||
                       point == 0xFEFF || (point >= 0x2000 && point <= 0x200B);
    if (!space) kept += text.substr(from, at - from);
  }
  return kept;
}

std::size_t quotes_in(const std::string& text, const rules::Pack& pack) {
  return static_cast<std::size_t>(
      std::count_if(pack.rules.begin(), pack.rules.end(), [&](const rules::Rule& rule) {
        return text.find(without_space(rule.source.quote)) != std::string::npos;
      }));
}

/// The pack whose quotes the text holds most of; nullptr if it holds none.
const rules::Pack* pack_of(const Session& session, const std::string& text) {
  const rules::Pack* best = nullptr;
  std::size_t most = 0;
  for (const auto& pack : session.library.packs()) {
    if (!is_listed(session, *pack)) continue;
    const std::size_t found = quotes_in(text, *pack);
    if (found <= most) continue;
    best = pack.get();
    most = found;
  }
  return best;
}

void check_quotes(const rules::Pack& pack, const std::string& text, const std::string& path,
                  Issues& issues) {
  for (const rules::Rule& rule : pack.rules) {
    if (text.find(without_space(rule.source.quote)) == std::string::npos)
      issues.add(codes::quote_not_found, rule.span, {rule.id, path});
  }
}

/// pack.yaml with the digest in it: in place of an earlier one, else after the document's line.
std::string with_digest(const std::string& yaml, const std::string& digest) {
  const std::string line = "text_sha256: " + digest + "\n";
  std::string made;
  bool written = false;
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size() - 1) + 1;
    const std::string_view old = std::string_view(yaml).substr(at, end - at);
    const bool earlier = old.starts_with("text_sha256:");
    if (!earlier) made += old;
    if (!written && (earlier || old.starts_with("document:"))) {
      made += line;
      written = true;
    }
    at = end;
  }
  return made;
}

/// Writes the digest into the pack's file on disk; false after a complaint.
bool record(const Session& session, const rules::Pack& pack, const std::string& digest) {
  const std::string& path = pack.span.source->name();
  const auto yaml = read_file(path);
  if (!yaml) {
    complain(session,
             {"{} 不在磁盘上：用 --rules 指出规则包所在的目录",
              "{} is not on disk: name the pack's folder with --rules"},
             {path});
    return false;
  }
  const auto written = write_file(path, with_digest(*yaml, digest));
  if (!written) complain(session, {"无法写入 {}", "cannot write to {}"}, {path});
  return static_cast<bool>(written);
}

bool check_text(Session& session, const RulesOptions& options, const std::string& path,
                Issues& issues) {
  const auto bytes = read_file(path);
  if (!bytes) {
    complain(session, {"无法读取 {}：{}", "cannot read {}: {}"},
             {path, bytes.error().message.in(session.language)});
    return false;
  }
  const std::string text = without_space(*bytes), digest = sha256(*bytes);
  const rules::Pack* pack = pack_of(session, text);
  if (pack == nullptr) {
    complain(session, {"{} 中没有任何规则包的引文", "{} holds no quote of any pack"}, {path});
    return false;
  }
  check_quotes(*pack, text, path, issues);
  fmt::print("{}  {}/{}  sha256 {}\n", pack->id, quotes_in(text, *pack), pack->rules.size(),
             digest);
  if (options.record) return record(session, *pack, digest);
  if (pack->text_sha256 != digest)
    issues.add(codes::other_text, pack->span,
               {pack->id, pack->text_sha256.empty() ? "-" : pack->text_sha256, digest});
  return true;
}

}  // namespace

bool check_texts(Session& session, const RulesOptions& options, Issues& issues, bool& broken) {
  for (const std::string& path : options.texts)
    broken = !check_text(session, options, path, issues) || broken;
  return !broken;
}

}  // namespace hegui::cli
