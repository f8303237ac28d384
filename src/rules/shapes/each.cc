// each: every row that counts must hold. record: the same of a collection with one row.
#include "rules/rows.h"
#include "rules/shapes.h"

namespace hegui::rules {

namespace {
void load(CheckContext& context) { load_rows(context, true); }
}  // namespace

constinit const Shape kEach{
    .name = "each",
    .summary = {"选定的每一行都必须符合", "every chosen row must satisfy the condition"},
    .load = load,
    .collect = collect_rows,
    .judge = judge_each,
    .missing = missing_of_row,
    .open = open_implication,
};

constinit const Shape kRecord{
    .name = "record",
    .summary = {"唯一的一条记录必须符合", "the single record must satisfy the condition"},
    .load = load,
    .collect = collect_rows,
    .judge = judge_each,
    .missing = missing_of_row,
    .open = open_implication,
};

}  // namespace hegui::rules
