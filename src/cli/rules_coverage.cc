// hegui rules coverage: whether every obligation of a register has its rule, and every rule its
// cases.
#include <fmt/format.h>

#include <map>
#include <set>

#include "cli/rules.h"
#include "hegui/audit/cases.h"
#include "hegui/base/file.h"
#include "hegui/base/text.h"
#include "hegui/document/read.h"
#include "hegui/document/reader.h"

namespace hegui::cli {

namespace {

/// A register of obligations: its ids with their places.
struct Register {
  std::string path;
  std::map<std::string, Span> ids;
};

std::optional<Register> read_register(Session& session, const std::string& path, Issues& issues) {
  auto text = read_file(path);
  if (!text) {
    issues.add(codes::cannot_read, {}, {path + ": " + text.error().message.in(session.language)});
    return std::nullopt;
  }
  const Source& source = session.sources.add(path, std::move(*text));
  Register found{path, {}};
  for (const document::Node& node : document::parse(source, document::Format::yaml, issues)) {
    document::Reader reader(node, path, issues);
    for (const document::Node& row : reader.list("obligations")) {
      const document::Node* id = row.find("id");
      if (id == nullptr || id->text.empty()) {
        issues.add(codes::missing_key, row.span, {"obligation", "id"});
      } else if (!found.ids.emplace(id->text, id->span).second) {
        issues.add(codes::duplicate_rule, id->span, {id->text, path});
      }
    }
  }
  if (found.ids.empty()) issues.add(codes::missing_key, {&source, 0, 0}, {path, "obligations"});
  return found;
}

/// One line of the table.
struct Account {
  std::string notice;
  std::size_t obligations = 0, automatic = 0, attested = 0, open = 0;

  void add(const Account& other) {
    obligations += other.obligations;
    automatic += other.automatic;
    attested += other.attested;
    open += other.open;
  }
};

void count(const rules::Rule& rule, Account& account) {
  ++(rule.attested() ? account.attested : account.automatic);
}

/// A register against the packs: the notice is the pack that holds most of its ids.
Account account_of(const Session& session, const Register& wanted, Issues& issues) {
  Account account;
  account.obligations = wanted.ids.size();
  std::map<std::string, std::size_t> packs;
  for (const auto& [id, span] : wanted.ids) {
    const rules::Rule* rule = session.library.find_rule(id);
    if (rule == nullptr) {
      ++account.open;
      issues.add(codes::obligation_without_rule, span, {id});
      continue;
    }
    count(*rule, account);
    ++packs[rule->pack->id];
  }
  const auto most = std::max_element(
      packs.begin(), packs.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  account.notice = most == packs.end() ? wanted.path : most->first;
  return account;
}

Account account_of(const rules::Pack& pack) {
  Account account;
  account.notice = pack.id;
  account.obligations = pack.rules.size();
  for (const rules::Rule& rule : pack.rules) count(rule, account);
  return account;
}

/// Rules that no register knows, of packs that a register speaks of (or that were named).
void check_unregistered(const Session& session, const std::vector<Register>& registers,
                        Issues& issues) {
  const auto is_registered = [&](const rules::Rule& rule) {
    return std::any_of(registers.begin(), registers.end(),
                       [&](const Register& one) { return one.ids.contains(rule.id); });
  };
  for (const auto& pack : session.library.packs()) {
    const bool named = !session.packs.empty() && is_listed(session, *pack);
    if (!named && std::none_of(pack->rules.begin(), pack->rules.end(), is_registered)) continue;
    for (const rules::Rule& rule : pack->rules) {
      if (!is_registered(rule)) issues.add(codes::rule_in_no_register, rule.span, {rule.id});
    }
  }
}

std::string to_the_right(const std::string& text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ') + text;
}

void print_accounts(const Session& session, const std::vector<Account>& accounts) {
  constexpr std::size_t kNotice = 22;
  const auto print_row = [&](std::string_view name, const auto&... cells) {
    fmt::print("{}", pad(std::string(name), kNotice));
    (fmt::print("{}", to_the_right(fmt::format("{}", cells), 10)), ...);
    fmt::print("\n");
  };
  const auto say = [&](const Phrase& phrase) { return session.text(phrase); };
  print_row(say({"规则包", "pack"}), say({"义务", "duties"}), say({"自动", "automatic"}),
            say({"台账", "attested"}), say({"未编", "open"}));
  Account all;
  for (const Account& account : accounts) {
    print_row(account.notice, account.obligations, account.automatic, account.attested,
              account.open);
    all.add(account);
  }
  if (accounts.size() > 1)
    print_row(say({"合计", "all"}), all.obligations, all.automatic, all.attested, all.open);
}

}  // namespace

int run_coverage(Session& session, const RulesOptions& options) {
  if (!load_library(session)) return kUntrusted;
  Issues mistakes, issues;
  std::vector<Register> registers;
  for (const std::string& path : options.registers) {
    if (auto found = read_register(session, path, mistakes)) registers.push_back(std::move(*found));
  }
  print_issues(session, mistakes);
  if (mistakes.has_errors()) return kUntrusted;
  std::vector<Account> accounts;
  for (const Register& one : registers) accounts.push_back(account_of(session, one, issues));
  if (registers.empty()) {
    for (const auto& pack : session.library.packs()) {
      if (is_listed(session, *pack)) accounts.push_back(account_of(*pack));
    }
  } else {
    check_unregistered(session, registers, issues);
  }
  audit::check_case_coverage(session.library, session.packs, issues);
  issues.sort();
  print_accounts(session, accounts);
  for (const Issue& issue : issues.all()) fmt::print("{}", render(issue, session.language));
  return issues.empty() ? kClean : kFindings;
}

}  // namespace hegui::cli
