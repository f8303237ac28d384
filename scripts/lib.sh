# What quickstart, test and .ci/run share: packages, building, and counting what passed. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

passed=0
failed=0

if [[ -t 1 && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
  bold=$'\e[1m' green=$'\e[32m' red=$'\e[31m' plain=$'\e[0m'
else
  bold='' green='' red='' plain=''
fi

say() { printf '%s\n' "$*"; }
heading() { printf '\n%s== %s ==%s\n' "$bold" "$*" "$plain"; }
die() {
  printf '%s%s%s\n' "$red" "$*" "$plain" >&2
  exit 2
}

# --- packages ---------------------------------------------------------------------------------------------------------

# `section|package|zh|en` without comments and padding, of the sections named.
package_rows() {
  local section
  for section in "$@"; do
    sed -E '/^[[:space:]]*(#|$)/d; s/[[:space:]]*\|[[:space:]]*/|/g; s/[[:space:]]+$//' scripts/packages |
      awk -F'|' -v section="$section" '$1 == section { found = 1; print } END { exit !found }' ||
      die "scripts/packages 中没有 $section 一节 / scripts/packages has no section $section"
  done
}

# By itself, or because another installed package provides it (a nodejs from elsewhere brings npm along).
is_installed() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]] || is_provided "$1"
}

is_provided() {
  dpkg-query -W -f='${db:Status-Status}, ${Provides}\n' |
    awk -F', *' -v wanted="$1" '$1 == "installed" { for (i = 2; i <= NF; i++) { sub(/ .*/, "", $i); found += $i == wanted } } END { exit !found }'
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

apt_install() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"; }

# Says which packages of the sections are missing and why they are needed, and installs exactly those.
ensure_packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
    die "此脚本面向 Debian 12；其他系统请自备 scripts/packages 所列 / this is for Debian 12; elsewhere provide what scripts/packages lists"
  local rows section package zh en missing=()
  rows=$(package_rows "$@")
  while IFS='|' read -r section package zh en; do
    is_installed "$package" && continue
    [[ ${#missing[@]} -gt 0 ]] || say "缺少以下软件包 / missing packages:"
    say "  $package：$zh / $en"
    missing+=("$package")
  done <<<"$rows"
  if [[ ${#missing[@]} -eq 0 ]]; then
    say "软件包齐全 / all packages are there: $*"
    return
  fi
  [[ $EUID -eq 0 ]] || command -v sudo >/dev/null ||
    die "需要 root 或 sudo 才能安装 / root or sudo is needed to install them"
  say "正在安装 ${#missing[@]} 个 / installing ${#missing[@]} packages …"
  # Only a machine whose lists are absent or stale needs the update.
  apt_install "${missing[@]}" >/dev/null 2>&1 && return
  say "先更新软件包目录 / updating the package lists first …"
  as_root apt-get update -qq || die "apt-get update 失败，请检查软件源或网络 / apt-get update failed: check the sources and the network"
  apt_install "${missing[@]}" >/dev/null || die "安装失败 / the packages could not be installed"
}

# --- building ---------------------------------------------------------------------------------------------------------

jobs_to_use() { echo "${HEGUI_JOBS:-$(nproc)}"; }

# Runs the command; what it prints is shown only when it fails, or to a person who is watching.
quietly() {
  if [[ -t 1 ]]; then
    "$@"
    return
  fi
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  [[ $status -eq 0 ]] || cat "$log" >&2
  rm -f "$log"
  return $status
}

# build PRESET TARGET [-DNAME=VALUE…]: configures if need be and builds.
build() {
  local preset=$1 target=$2 start=$SECONDS
  shift 2
  say "正在编译 $preset / building $preset …"
  if quietly cmake --preset "$preset" "$@" && quietly cmake --build --preset "$preset" --target "$target" --parallel "$(jobs_to_use)"; then
    say "编译完成，用时 $((SECONDS - start)) 秒 / built in $((SECONDS - start)) s"
  else
    say "${red}编译失败 / the build failed: $preset${plain}"
    return 1
  fi
}

# --- counting ---------------------------------------------------------------------------------------------------------

# count TEXT COMMAND…: one check, which passes if the command does.
count() {
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    say "${green}通过${plain} $what"
  else
    failed=$((failed + 1))
    say "${red}失败${plain} $what"
  fi
}

# A number that an XML element's attribute states; fails when it is not there.
xml_number() { sed -nE "0,/[[:space:]]$2=\"[0-9]+\"/s/.*[[:space:]]$2=\"([0-9]+)\".*/\1/p" "$1" | grep -E '^[0-9]+$'; }

# run_ctest PRESET: adds every ctest test to the count. One that was skipped or disabled has shown nothing: it counts as failed.
run_ctest() {
  local preset=$1 status=0 log="build/$1/ctest.log" report="build/$1/ctest.xml" total good start=$SECONDS
  rm -f "$report"
  ctest --preset "$preset" --timeout 300 --parallel "$(jobs_to_use)" --output-junit "$root/$report" >"$log" 2>&1 || status=$?
  total=$(xml_number "$report" tests) || total=0
  good=$(grep -c '<testcase .*status="run"' "$report") || good=0
  say "ctest $preset：$total 项，通过 $good 项，用时 $((SECONDS - start)) 秒 / $good of $total passed in $((SECONDS - start)) s"
  passed=$((passed + good))
  failed=$((failed + total - good))
  [[ $status -eq 0 && $good -eq $total && $total -gt 0 ]] && return
  grep -vE '^ *[0-9]+/[0-9]+ Test.* Passed |^ +Start +[0-9]+:' "$log" || true
  # A crash or a refusal of ctest itself that no test accounts for.
  [[ $total -gt $good ]] || failed=$((failed + 1))
}

# run_rule_cases PRESET: the cases that the rules carry; the program's last line counts them.
run_rule_cases() {
  local output status=0 last
  output=$("build/$1/hegui" rules test --lang en) || status=$?
  last=${output##*$'\n'}
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    say "规则案例 / rule cases: $last"
    [[ $status -eq 0 || ${BASH_REMATCH[2]} -gt 0 ]] || failed=$((failed + 1))
  else
    failed=$((failed + 1))
    say "规则案例没有运行 / the rule cases did not run:"
  fi
  [[ $status -eq 0 ]] || say "$output"
}

# Prints the one line that sums up, and ends: well only if something passed and nothing failed.
finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [[ $failed -eq 0 && $passed -gt 0 ]] || exit 1
  exit 0
}
