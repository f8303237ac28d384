// One result a line, each a value of the JSON report's `results`, for programs that read as they
// go.
#include <ostream>

#include "output/formats.h"
#include "output/json_result.h"

namespace hegui::output {

namespace {

void write_jsonl(const audit::Report& report, const Options& options, std::ostream& out) {
  for (const audit::Result& result : report.results) {
    JsonWriter json(out, JsonWriter::Layout::one_line);
    write_result(json, result, options.language);
    out << '\n';
  }
}

}  // namespace

const Format kJsonl{"jsonl",
                    ".jsonl",
                    {"每行一条结果，供程序逐行读取", "one result a line, for programs"},
                    write_jsonl};

}  // namespace hegui::output
