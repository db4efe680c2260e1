#!/usr/bin/env bash
# Many executions of one fuzz target, from its seeds and from what earlier runs have found; prints
# the numbers for the table in README.md. An input that fails is left in FOLDER.
#   long.sh NAME [EXECUTIONS] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/fuzz/run.sh
name=$1
folder=${3:-build/fuzz/$name}
build_fuzzers "$name"
mkdir -p "$folder"
run_fuzzer "$name" "$folder" -runs="${2:-10000000}" || { tail -40 "$folder/log"; exit 1; }
grep -E 'number_of_executed_units|average_exec' "$folder/log"
grep -E ' (DONE|INITED) ' "$folder/log" || true
