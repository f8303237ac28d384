// HTML elements that are closed as they are opened; every text in them is escaped here.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "hegui/output/format.h"
#include "output/text.h"
#include "output/words.h"

namespace hegui::output {

/// The text as a browser shows it and does not act on it: hidden characters made visible, markup
/// escaped, for contents and quoted attributes alike.
std::string html_escape(std::string_view text);

struct Attribute {
  std::string_view name;
  std::string value = {};  ///< empty: the bare name
};
using Attributes = std::vector<Attribute>;

/// A tag may carry classes: `td.number`.
class HtmlPage {
 public:
  HtmlPage(const audit::Report& report, const Options& options, std::ostream& out);

  const audit::Report& report() const { return report_; }
  const Options& options() const { return options_; }
  Language language() const { return options_.language; }
  const std::vector<Block>& blocks() const { return blocks_; }
  /// Names of the controls that have something to show, in order of appearance.
  const std::vector<std::string>& controls() const { return controls_; }
  std::string say(const Phrase& phrase, const std::vector<std::string>& values = {}) const;
  const std::string& in(const Localized& text) const { return text.in(options_.language); }

  void open(std::string_view tag, const Attributes& attributes = {});
  void close(std::string_view tag);
  void text(std::string_view text);
  /// An element with nothing but text in it.
  void put(std::string_view tag, std::string_view text) { put(tag, {}, text); }
  void put(std::string_view tag, const Attributes& attributes, std::string_view text);
  void put(std::string_view tag, const Phrase& phrase) { put(tag, {}, say(phrase)); }
  /// An element that `fill` fills.
  template <class Fill>
  void with(std::string_view tag, const Attributes& attributes, Fill fill) {
    open(tag, attributes);
    fill();
    close(tag);
  }
  template <class Fill>
  void with(std::string_view tag, Fill fill) {
    with(tag, {}, fill);
  }
  /// Text of the program's own that is markup already.
  void raw(std::string_view markup);

  /// A chapter, which the contents link to by its id.
  struct Chapter {
    std::string_view id;
    Phrase title;
  };
  const std::vector<Chapter>& chapters() const { return chapters_; }
  template <class Fill>
  void chapter(std::string_view id, const Phrase& title, Fill fill) {
    chapters_.push_back({id, title});
    with("section.chapter", {{"id", std::string(id)}}, [&] {
      put("h2", title);
      fill();
    });
  }

 private:
  const audit::Report& report_;
  const Options& options_;
  std::ostream& out_;
  std::vector<Block> blocks_;
  std::vector<std::string> controls_;
  std::vector<Chapter> chapters_;
};

}  // namespace hegui::output
