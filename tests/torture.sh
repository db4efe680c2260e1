#!/usr/bin/env bash
# Breaks the program in every way that is known here, and says how many cases ran and how many were broken.
#   tests/torture.sh [--short] [--controls]
# --short: the controls, and what the tests promise/P1 to P10 leave out, under 3 minutes on 2 cores. --controls: only the negative controls.
# Each harness must first find a program that is broken on purpose: by plain overwriting (broken_overwrite.cpp), without
# the lock, without fsync (both by faults.c). A control that finds nothing fails the run. What a machine does not allow
# (ptrace, mounting) is told as SKIPPED. TORTURE_DIR=DIR: where the folders to break are made (memory, if there is any).
set -euo pipefail
cd "$(dirname "$0")/.."
short=() controls_only=0
for word in "$@"; do
  case $word in
    --short) short=(--short) ;;
    --controls) controls_only=1 ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done

build=${MENTOR_BUILD:-build/tests}
mkdir -p "$build"
{ cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DMENTOR_TESTS=ON &&
  cmake --build "$build" --target mentor mentor_overwrite faults; } >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
mentor=$build/mentor overwrite=$build/tests/torture/mentor_overwrite faults=$build/tests/torture/faults.so

failed=0
try() {
  script=$1
  shift
  code=0
  python3 -B "tests/torture/$script" "$@" || code=$?
  [ $code = 0 ] || [ $code = 77 ] || { failed=1; echo "FAILED: $script $*"; }
}

echo "-- controls: what is broken on purpose must be found broken"
try strace_faults.py $mentor --writer $overwrite --kinds approve --short --broken --only kills
try strace_faults.py $mentor --writer $overwrite --kinds append --short --broken --only errors
try preload_faults.py $mentor $faults --writer $overwrite --kinds approve --short --broken
try disk_states.py $mentor --writer $overwrite --kinds append --short --broken
try disk_states.py $mentor --unsynced --kinds append --short --broken
try power_cuts.py $mentor $faults --writer $overwrite --kinds append --short --broken
try power_cuts.py $mentor $faults --how nofsync --kinds append --short --broken
try writers.py $mentor --preload $faults --how nolock --commands 4 --seconds 3 --broken
try writers.py $mentor --writer $overwrite --preload $faults --how nolock --commands 4 --seconds 3 --broken
try foreign_edits.py $mentor $faults --writer $overwrite --short --broken
[ $controls_only = 0 ] || exit $failed

echo "-- the program"
if [ ${#short[@]} = 0 ]; then
  try strace_faults.py $mentor
  try preload_faults.py $mentor $faults
  try disk_states.py $mentor
  try power_cuts.py $mentor $faults
  try writers.py $mentor --writers 8 --commands 25 --seconds 60
  try foreign_edits.py $mentor $faults
else
  # What the tests promise/P1 to P10 do not run already.
  try disk_states.py $mentor --kinds enroll,forget --short
  try power_cuts.py $mentor $faults --kinds approve,forget --short
  try writers.py $mentor --writers 8 --commands 25 --seconds 5
fi
exit $failed
