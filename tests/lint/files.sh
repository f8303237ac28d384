# Which files the gates read; sourced with the tree's root as $1 of the gate. A tree without a file means a check of nothing.
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$1"

# cpp_files FOLDER…: the C++ below them, sorted.
cpp_files() {
  local existing=() folder found
  for folder in "$@"; do [[ ! -d $folder ]] || existing+=("$folder"); done
  [[ ${#existing[@]} -gt 0 ]] || { echo "none of $* is here" >&2; return 2; }
  found=$(find "${existing[@]}" -path tests/lint/samples -prune -o -type f \( -name '*.h' -o -name '*.cc' -o -name '*.inc' \) -print | sort)
  [[ -n $found ]] || { echo "no C++ below $*" >&2; return 2; }
  printf '%s\n' "$found"
}
