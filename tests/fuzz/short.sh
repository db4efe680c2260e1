#!/usr/bin/env bash
# A short run of the fuzz targets whose rooms the sanitized build has anyway, two at a time. The other
# two, matching and cli, go through their seeds with every build (tests fuzz/…).
#   short.sh [SECONDS]    for each target
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/fuzz/run.sh
targets="dates codes names cells csv json xlsx yaml journal"
# shellcheck disable=SC2086
build_fuzzers $targets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
one() {
  mkdir "$work/$1"
  run_fuzzer "$1" "$work/$1" -max_total_time="$2" || { tail -40 "$work/$1/log"; return 1; }
  grep -E 'number_of_executed_units' "$work/$1/log" | sed "s/^/fuzz_$1: /"
}
export -f one run_fuzzer longest
export work build
printf '%s\n' $targets | xargs -P 2 -I NAME bash -c 'one NAME "$0"' "${1:-8}"
