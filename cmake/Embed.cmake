# Writes a C++ source that holds the rule files: cmake -DROOT=<rules folder> -DOUT=<file.cc> -P Embed.cmake
# The assembler includes the bytes: a compiler would need half a minute for two megabytes of initialisers.
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*.yaml)
list(SORT files)
set(assembly "")
set(declarations "")
set(rows "")
set(index 0)
foreach(name IN LISTS files)
  set(symbol "hegui_rule_file_${index}")
  string(APPEND assembly "    \"${symbol}: .incbin \\\"${ROOT}/${name}\\\"\\n${symbol}_end: .byte 0\\n\"\n")
  string(APPEND declarations "extern \"C\" const unsigned char ${symbol}[], ${symbol}_end[];\n")
  string(APPEND rows "    {\"${name}\", ${symbol}, ${symbol}_end},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "// Made by cmake/Embed.cmake from the folder rules.
#include \"rules/builtin.h\"

asm(
    \".pushsection .rodata\\n\"
${assembly}    \".popsection\");

${declarations}
namespace hegui::rules {

static const EmbeddedFile kFiles[] = {
${rows}};

std::span<const EmbeddedFile> embedded_files() { return kFiles; }

}  // namespace hegui::rules
")
