// Missing facts of a body as requests: each fact once, whichever rules wait for it.
#pragma once

#include <vector>

#include "output/text.h"

namespace hegui::output {

/// One field of a collection, or a whole collection.
struct Request {
  std::vector<const audit::Missing*> facts;  ///< one of each item, at least one
  Results results;                           ///< that wait for it, most severe first
};

/// What the unknown, failing and not yet due results lack, in order of first need.
std::vector<Request> requests_of(const Results& results);

}  // namespace hegui::output
