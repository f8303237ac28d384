#include "hegui/document/parts.h"

#include "document/builder.h"

namespace hegui::document {

namespace {

/// Hands nodes over instead of keeping them; what lies deeper is built as ever.
class Cutter : public Builder {
 public:
  explicit Cutter(const std::function<void(const Part&)>& take) : take_(take) {}
  void end_document() override {}

 protected:
  void add(Node&& node) override {
    std::vector<Node>& open = path();
    if (open.empty()) return take_({{}, false, node});
    Node& top = open.front();
    if (open.size() == 1 && top.kind == Node::Kind::mapping) {
      take_({top.entries.back().key, false, node});
      top.entries.pop_back();
    } else if (open.size() == 2 && open.back().kind == Node::Kind::list &&
               top.kind == Node::Kind::mapping) {
      take_({top.entries.back().key, true, node});
    } else {
      Builder::add(std::move(node));
    }
  }

 private:
  const std::function<void(const Part&)>& take_;
};

}  // namespace

void read_parts(const Source& source, Format format, const std::function<void(const Part&)>& take,
                Issues& issues) {
  Cutter cutter(take);
  read(source, format, cutter, issues);
}

}  // namespace hegui::document
