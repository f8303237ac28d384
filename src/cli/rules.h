// What the verbs of `hegui rules` share.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "cli/session.h"
#include "hegui/audit/audit.h"

namespace hegui::cli {

struct RulesOptions {
  std::vector<std::string> globs;  ///< over rule ids; of the crosswalk, over controls
  bool parameters = false;
  std::vector<std::string> registers;  ///< files
  std::vector<std::string> texts;      ///< files
  bool record = false;
  std::vector<std::string> diff;  ///< two packs
};

bool is_listed(const Session& session, const rules::Pack& pack);
/// Whether one of the globs matches; none matches everything.
bool matches_any(const std::vector<std::string>& globs, std::string_view text);
int complain_of_no_rule(const Session& session);

int run_coverage(Session& session, const RulesOptions& options);
int run_crosswalk(Session& session, const RulesOptions& options);
/// Proves that every quote stands in the notice's text; false if one does not, or a text cannot be
/// read (then `broken` is set).
bool check_texts(Session& session, const RulesOptions& options, Issues& issues, bool& broken);

}  // namespace hegui::cli
