// The table of issue codes, made from issue_codes.inc.
#include <array>

#include "hegui/base/issue.h"

namespace hegui {

namespace codes {
#define HEGUI_CODE(name, id, severity, zh, en) constinit const IssueCode name{id, severity, zh, en};
#include "hegui/base/issue_codes.inc"
#undef HEGUI_CODE
}  // namespace codes

namespace {
constexpr std::array kAll{
#define HEGUI_CODE(name, id, severity, zh, en) &codes::name,
#include "hegui/base/issue_codes.inc"
#undef HEGUI_CODE
};
}  // namespace

std::span<const IssueCode* const> all_issue_codes() { return kAll; }

}  // namespace hegui
