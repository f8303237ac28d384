// Reads tokens one after the other and reports the first thing that is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expr/lexer.h"
#include "expr/places.h"
#include "hegui/base/issue.h"

namespace hegui::expr {

class TokenStream {
 public:
  TokenStream(std::vector<Token> tokens, const Places& places, Issues& issues)
      : tokens_(std::move(tokens)), places_(places), issues_(issues) {}

  const Token& current() const { return tokens_[at_]; }
  /// The end of the token that was read last, in bytes.
  std::uint32_t last_end() const { return tokens_[at_ > 0 ? at_ - 1 : 0].end; }
  bool failed() const { return failed_; }

  bool is(std::string_view symbol) const {
    return current().kind == Token::Kind::symbol && current().text == symbol;
  }
  bool is_word(std::string_view word) const {
    return current().kind == Token::Kind::identifier && current().text == word;
  }
  void advance() {
    if (current().kind != Token::Kind::end) ++at_;
  }
  bool accept(std::string_view symbol);
  void expect(std::string_view symbol);

  /// Reports the issue unless there was one before; nothing is accepted after it.
  void fail(const IssueCode& code, std::uint32_t begin, std::uint32_t end,
            std::vector<std::string> values = {});
  void unexpected(const IssueCode& code, std::vector<std::string> wanted = {});

 private:
  std::vector<Token> tokens_;
  const Places& places_;
  Issues& issues_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace hegui::expr
