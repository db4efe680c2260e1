#!/bin/sh
# A missing package is installed, a present one is not asked for again, and the caller's variables
# stay as they were.
#   packages_test.sh ROOT
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/list"
printf '%s\n' '# packages' one two '# tests' three >"$work/list/packages.txt"
cat >"$work/bin/dpkg-query" <<'END'
#!/bin/sh
for package; do :; done
[ "$package" != one ] || echo 'install ok installed'
END
cat >"$work/bin/apt-get" <<END
#!/bin/sh
echo "\$*" >>"$work/asked"
END
# The machine of the test may have no root and no sudo.
printf '#!/bin/sh\necho 0\n' >"$work/bin/id"
chmod +x "$work"/bin/*
PATH=$work/bin:$PATH
root=kept list=kept wanted=kept missing=kept package=kept
packages_dir=$work/list
. "$1/tests/packages.sh"
told=$(need_packages build)
need_packages build >/dev/null
fail() { echo "$*" >&2; exit 1; }
[ "$root$list$wanted$missing$package" = keptkeptkeptkeptkept ] || fail "root is now '$root'"
[ "$told" = 'Installing: two' ] || fail "told: $told"
grep -q '^install .* two$' "$work/asked" || fail "asked: $(cat "$work/asked")"
! grep -q 'three\| one' "$work/asked" || fail "asked: $(cat "$work/asked")"
need_packages all >/dev/null
grep -q '^install .* two three$' "$work/asked" || fail "asked: $(cat "$work/asked")"
