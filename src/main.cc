// The program: hands the command line to the cli module.
#include <span>

#include "cli/run.h"

int main(int argc, char** argv) { return hegui::cli::run(argc, argv); }
