#!/usr/bin/env bash
# The rooms that read strangers' bytes, built with clang under the address and undefined-behaviour
# sanitizers: their tests, and the fuzz targets that tests/fuzz/short.sh runs.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/sanitized
flags='-O1 -g1 -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all'
mkdir -p build
cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_COMPILER=clang++ \
  -DCMAKE_CXX_FLAGS="$flags" -DMENTOR_FUZZ=ON >$build.log 2>&1 || { cat $build.log; exit 1; }
targets='test_base test_model test_tables test_store fuzz_csv fuzz_xlsx fuzz_json fuzz_yaml'
cmake --build $build --target $targets >$build.log 2>&1 || { cat $build.log; exit 1; }
ctest --test-dir $build --output-on-failure -R '^(base|model|tables|store)$'
