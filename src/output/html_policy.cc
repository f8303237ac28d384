#include "output/html_policy.h"

#include "hegui/base/file.h"

namespace hegui::output {

namespace {

unsigned digit(char hexadecimal) {
  return static_cast<unsigned>(hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + 10);
}

/// Three hexadecimal digits are twelve bits are two characters of base64. The 256 bits of a digest
/// leave one digit, so four bits to fill up and one sign of padding.
std::string base64_of_digest(std::string hexadecimal) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  hexadecimal += "00";
  std::string text;
  for (std::size_t at = 0; at + 3 <= hexadecimal.size(); at += 3) {
    const unsigned bits =
        digit(hexadecimal[at]) << 8 | digit(hexadecimal[at + 1]) << 4 | digit(hexadecimal[at + 2]);
    text += kDigits[bits >> 6];
    text += kDigits[bits & 63];
  }
  text.back() = '=';
  return text;
}

}  // namespace

std::string content_security_policy(std::string_view script) {
  const std::string allowed =
      script.empty() ? "'none'" : "'sha256-" + base64_of_digest(sha256(script)) + "'";
  return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
         "script-src " +
         allowed;
}

}  // namespace hegui::output
