#!/bin/sh
# The quickstart makes, byte for byte, the committed programme folder, and prints the expected text.
#   golden.sh MENTOR ROOT [--accept]      --accept takes what it makes as the new expectation
set -eu
MENTOR=$1
root=$2
export MENTOR
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sh "$root/examples/quickstart.sh" "$work/example-school" >"$work/printed"
sed -e "s|$work|build|g" -e "s|$MENTOR|mentor|g" "$work/printed" >"$work/quickstart.out"

if [ "${3:-}" = --accept ]; then
  cp "$work/quickstart.out" "$root/tests/examples/quickstart.out"
  (cd "$root/examples/school" && find . -mindepth 1 -maxdepth 1 ! -name exports -exec rm -r {} +)
  (cd "$work/example-school" && find . -mindepth 1 -maxdepth 1 ! -name .mentor -exec cp -R {} "$root/examples/school/" \;)
  exit 0
fi

differences=0
diff -u "$root/tests/examples/quickstart.out" "$work/quickstart.out" || differences=1
diff -ru --exclude=exports --exclude=.mentor "$root/examples/school" "$work/example-school" ||
  differences=1
[ "$differences" = 0 ] || echo "After a change that was meant: sh tests/examples/golden.sh MENTOR ROOT --accept"
exit "$differences"
