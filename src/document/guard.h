// What every reader sends its events through: checks the structure once for all formats.
//
// It refuses duplicate and non-text keys and excessive depth, skips what belongs to a refused key,
// and turns the end of a faulty document into `abandon_document`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "hegui/base/issue.h"
#include "hegui/document/handler.h"

namespace hegui::document {

/// The keys that one mapping has had so far. Reused for every mapping of a depth, so that a row
/// costs no allocation.
class KeySet {
 public:
  void clear();
  /// Adds a key; if it is there already, returns where it stood first.
  const Span* add(std::string_view key, Span span);

 private:
  struct Seen {
    std::uint64_t hash;
    std::size_t offset, length;
    Span span;
  };
  const Seen* find(std::uint64_t hash, std::string_view key) const;
  bool is(const Seen& seen, std::uint64_t hash, std::string_view key) const;

  std::vector<Seen> seen_;
  std::string text_;
  std::unordered_multimap<std::uint64_t, std::size_t> index_;  ///< only of large mappings
};

class Guard {
 public:
  Guard(Handler& handler, Issues& issues);

  void begin_document(Span first);
  /// Ends the document, or has it abandoned if it had an error.
  void end_document();
  /// Breaks the document off at an error that the caller has reported: what follows up to its end
  /// is ignored.
  void break_off() { broken_ = true; }
  bool broken() const { return broken_; }
  bool in_document() const { return in_document_; }
  bool any_document() const { return any_document_; }

  void begin_mapping(Span at);
  void end_mapping();
  void begin_list(Span at);
  void end_list();
  /// A value, or in a mapping where one is due, a key.
  void scalar(const Scalar& scalar);

  /// Reports a control character that an escape put into the text.
  void refuse_controls(const Scalar& scalar);

  /// Whether the next event stands for a key.
  bool expects_key() const;
  /// Adds an error of the current document.
  Issue& error(const IssueCode& code, Span span, std::vector<std::string> values = {});

 private:
  struct Frame {
    bool mapping = false;
    bool expects_key = false;
    KeySet keys;
  };
  bool skips(int change);
  bool open(bool mapping, Span at);
  void value_done();
  void key(const Scalar& key);
  bool accepts(const Scalar& key);
  Frame& top() { return frames_[static_cast<std::size_t>(depth_ - 1)]; }

  Handler& handler_;
  Issues& issues_;
  std::array<Frame, kMaxDepth> frames_;
  int depth_ = 0;
  int to_skip_ = 0;       // nodes that belong to a refused key
  int open_skipped_ = 0;  // mappings and lists open within the node being skipped
  Span bad_key_;          // of the mapping or list that stands as a key and is being skipped
  bool in_document_ = false;
  bool any_document_ = false;
  bool faulty_ = false;
  bool broken_ = false;
};

}  // namespace hegui::document
