// What formats for people say of two reports compared.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hegui/output/diff.h"
#include "output/words.h"

namespace hegui::output {

extern const DiffFormat kDiffText, kDiffJson, kDiffMarkdown;

const Phrase& phrase_of(audit::Change change);
/// A sentence; of long lists the first names unless all are asked for.
std::string sentence_of(const audit::Warning& warning, const Options& options);
/// `not met → unknown`
std::string verdicts_of(const audit::Changed& changed, Language language);
/// The body, or the division that was judged as a whole.
const std::string& subject_of(const audit::StoredResult& result);

/// What has become of one rule's findings: changes of the same kind and result.
using ChangedGroup = std::span<const audit::Changed>;
std::vector<ChangedGroup> groups_of(const audit::Comparison& comparison, audit::Change change);

}  // namespace hegui::output
