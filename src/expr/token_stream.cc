#include "expr/token_stream.h"

namespace hegui::expr {

bool TokenStream::accept(std::string_view symbol) {
  if (failed_ || !is(symbol)) return false;
  advance();
  return true;
}

void TokenStream::expect(std::string_view symbol) {
  if (!accept(symbol)) unexpected(codes::predicate_syntax, {std::string(symbol)});
}

void TokenStream::fail(const IssueCode& code, std::uint32_t begin, std::uint32_t end,
                       std::vector<std::string> values) {
  if (!failed_) issues_.add(code, places_.span(begin, end), std::move(values));
  failed_ = true;
}

void TokenStream::unexpected(const IssueCode& code, std::vector<std::string> wanted) {
  if (current().kind == Token::Kind::end)
    return fail(codes::predicate_incomplete, current().begin, current().end);
  wanted.insert(wanted.begin(), current().text);
  fail(code, current().begin, current().end, std::move(wanted));
}

}  // namespace hegui::expr
