#!/usr/bin/env bash
# A short run of every fuzz target over the seeds of the tests; a crash, a leak of memory or an input
# that takes over a second fails. Longer: tests/fuzz/short.sh SECONDS.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}
build=build/fuzz
mkdir -p build
cmake -S tests/fuzz -B $build -G Ninja -DCMAKE_CXX_COMPILER=clang++ >$build.log 2>&1 &&
  cmake --build $build >>$build.log 2>&1 || { cat $build.log; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in csv xlsx json yaml; do
  mkdir "$work/$target"
  case $target in
    yaml) find tests/uk-sample examples/school -name '*.yaml' -size -8k | sed -n '1,200p' ;;
    csv) find examples/school/exports -name '*.csv' ;;
    xlsx) find examples/school/exports -name '*.xlsx' ;;
    json) find schemas -name '*.json' ;;
  esac | while read -r seed; do cp "$seed" "$work/$target/$(echo "$seed" | tr / _)"; done
  $build/fuzz_$target -max_total_time="$seconds" -timeout=5 -max_len=65536 \
    -rss_limit_mb=2048 -artifact_prefix="$work/" "$work/$target" >"$work/log" 2>&1 ||
    { tail -40 "$work/log"; exit 1; }
  grep -E '^Done|stat::number_of_executed_units' "$work/log" | sed "s/^/fuzz_$target: /"
done
