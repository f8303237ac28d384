// Reads vocabulary files into the schema.
#pragma once

#include "hegui/base/issue.h"
#include "hegui/document/node.h"
#include "hegui/expr/schema.h"

namespace hegui::inventory {

/// Adds the enums and collections of a vocabulary document to the schema: new collections, further
/// fields of known ones, further values of known enums. References between collections are resolved
/// at the end, so their order does not matter.
void add_vocabulary(const document::Node& vocabulary, expr::Schema& schema, Issues& issues);

}  // namespace hegui::inventory
