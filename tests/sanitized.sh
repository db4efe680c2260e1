#!/usr/bin/env bash
# The rooms that read strangers' bytes, under the address and undefined-behaviour sanitizers: their
# tests.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/asan
mkdir -p build
cmake --preset asan >$build.log 2>&1 || { cat $build.log; exit 1; }
cmake --build $build --target test_base test_model test_tables test_store >$build.log 2>&1 ||
  { cat $build.log; exit 1; }
ctest --test-dir $build -j "$(nproc)" --output-on-failure -R '^(base|model|tables|store)(/|$)'
