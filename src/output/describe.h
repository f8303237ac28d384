// Sentences about a report that every format for people says in the same way.
#pragma once

#include <string>
#include <vector>

#include "hegui/audit/report.h"
#include "output/words.h"

namespace hegui::output {

std::string_view severity_word(Language language, rules::Severity severity);
std::string_view outcome_word(Language language, rules::Outcome outcome);

/// Texts as a list in a sentence.
std::string joined(Language language, const std::vector<std::string>& texts);

/// Document, clause and task.
std::string clause_of(Language language, const rules::Rule& rule);
/// When it was due and how long ago that was.
std::string overdue_of(Language language, Date due, Date as_of);

/// What is measured and what is required, how far it falls short if it fails.
std::string figures_of(Language language, const audit::Measured& measured, bool fails);
/// What is required: ≥70%.
std::string requirement_of(Language language, const audit::Measured& measured);

/// How many items and facts a result leaves open; empty if none.
std::string left_open(Language language, const audit::Result& result);

/// A parameter that decided, under the label and the name that its pack gives it.
std::string parameter_of(Language language, const rules::Rule& rule, const std::string& name,
                         const std::string& value);

/// The name of a missing field or collection with its path.
std::string name_of(Language language, const audit::Missing& missing);

/// `line:column`, empty if the place is unknown.
std::string position_text(const Span& span);
/// `file:line:column`, empty if the place is unknown.
std::string place_text(const Span& span);

}  // namespace hegui::output
