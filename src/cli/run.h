// The command line as a function: parses it, runs one command, returns the exit code.
#pragma once

namespace hegui::cli {

/// 0 clean, 1 findings, 2 no trustworthy verdict.
int run(int argc, char** argv);

}  // namespace hegui::cli
