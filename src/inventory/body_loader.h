// Fills a body's columns straight from the reader's events: no tree, no row objects.
//
// The grammar is fixed (document > collection > row > field > list item), so the place in it is one
// enumerator and never a stack.
#pragma once

#include <string>
#include <vector>

#include "hegui/document/handler.h"
#include "hegui/inventory/inventory.h"
#include "inventory/draft.h"
#include "inventory/fact_reader.h"
#include "inventory/lexicon.h"

namespace hegui::inventory {

class BodyLoader : public document::Handler {
 public:
  /// Finished documents, faulty ones too, are appended to `drafts`.
  BodyLoader(const expr::Schema& schema, const Lexicon& lexicon, const Options& options,
             std::size_t input, Issues& issues, std::vector<Draft>& drafts);

  void begin_document(Span first) override;
  void end_document() override;
  void abandon_document() override {}
  void begin_mapping(Span at) override;
  void end_mapping() override;
  void begin_list(Span at) override;
  void end_list() override;
  void key(const document::Scalar& key) override;
  void scalar(const document::Scalar& value) override;

 private:
  enum class Where { outside, top, rows, row, items };

  bool lacks_organization();
  Span& part_span(int part);
  void know_exemptions();
  void skip_value() { skips_next_ = true; }
  bool skips_begin();
  void skip_from_here() { skipped_ = 1; }

  void top_key(const document::Scalar& key);
  void top_scalar(const document::Scalar& value);
  void version(const document::Scalar& value);
  void as_of(const document::Scalar& value);
  void begin_part_mapping(Span at);
  void begin_part_list(Span at);
  void wrong_shape(const IssueCode& code, Span at, std::string_view found);

  void begin_row(Span at);
  void end_row();
  void row_key(const document::Scalar& key);
  void field_scalar(const document::Scalar& value);
  void list_as_scalar(const document::Scalar& value);
  void item_scalar(const document::Scalar& value);
  void begin_items(Span at);
  void none(std::uint32_t place, Span at);
  void put(Fact fact, std::uint32_t place);
  void refer(expr::Cell text, std::int32_t item, Span at);
  void refused() { seen_[static_cast<std::size_t>(field_)].refused = true; }
  void check_required();
  void check_division(const document::Scalar& value);

  expr::Table& table() { return draft_.body.tables[static_cast<std::size_t>(collection_)]; }
  expr::Column& column() { return table().columns[static_cast<std::size_t>(field_)]; }
  const expr::Collection& collection() const {
    return schema_.collections[static_cast<std::size_t>(collection_)];
  }
  const expr::Field& field() const { return collection().fields[static_cast<std::size_t>(field_)]; }
  /// The byte offset of a span in the document's source; a part that came from elsewhere has the
  /// document's.
  std::uint32_t place(Span at) const;

  const expr::Schema& schema_;
  const Lexicon& lexicon_;
  const Options& options_;
  std::size_t input_;
  std::vector<Draft>& drafts_;
  Report report_;
  FactReader reader_;

  Draft draft_;
  Where where_ = Where::outside;
  int skipped_ = 0;          // mappings and lists open in a value that is passed over
  bool skips_next_ = false;  // the next value is to be passed over
  Span first_;               // of the document
  std::string key_;          // the last key as written
  Span key_span_;
  int part_ = 0;                  // what the last top-level key names
  std::vector<Span> part_spans_;  // of the top-level keys so far, by part number + kPartShift
  std::string part_key_;          // the last top-level key as written
  std::int32_t collection_ = 0, field_ = 0;
  Span row_span_;                 // of the row's first key
  bool row_is_empty_ = true;      // no key yet
  bool row_is_chinese_ = false;   // the row's first key is Chinese
  std::uint32_t row_number_ = 0;  // of rows begun in the document, from 1
  struct Seen {
    std::uint32_t row = 0;  // the row_number_ that had the field last
    Span key;
    bool refused = false;  // it has a value, but a wrong one
  };
  std::vector<Seen> seen_;  // by field
  std::uint32_t list_begin_ = 0;
};

}  // namespace hegui::inventory
