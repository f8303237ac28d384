// Cuts a predicate into tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui::expr {

struct Token {
  enum class Kind : std::uint8_t {
    end,
    identifier,
    integer,
    uinteger,
    real,
    string,
    bytes,
    symbol
  };
  Kind kind = Kind::end;
  std::uint32_t begin = 0, end = 0;
  std::string text;  ///< identifier, symbol, digits of a number, unescaped string
};

/// Where and why the text is no sequence of tokens; the reasons are a table in lexer.cc.
struct LexicalError {
  std::uint32_t begin = 0, end = 0;
  const char* zh = "";
  const char* en = "";
};

/// All tokens, the last being `end`; or the first error.
std::optional<LexicalError> tokenize(std::string_view text, std::vector<Token>& tokens);

}  // namespace hegui::expr
