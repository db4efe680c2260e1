#!/bin/sh
# Installs what is missing, builds, and runs every test. Idempotent; ends with ctest's closing line.
#   MENTOR_BUILD=DIR   where to build (build/tests)
set -eu
cd "$(dirname "$0")/.."
packages_dir=tests
. tests/packages.sh
need_packages all
build=${MENTOR_BUILD:-build/tests}
mkdir -p "$(dirname "$build")"
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DMENTOR_TESTS=ON \
  ${MENTOR_CMAKE:-} >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
cmake --build "$build" >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
ctest --test-dir "$build" --output-on-failure -j "$(nproc)" "$@"
