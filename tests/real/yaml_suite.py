#!/usr/bin/env python3
"""The YAML test suite through `check --yaml`: what is no YAML is refused with its place, nothing hangs.

    yaml_suite.py MENTOR ARCHIVE
"""

import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

from programme import Checks, skip


def main():
    if not os.path.exists(sys.argv[2]):
        skip("no suite at " + sys.argv[2])
    checks = Checks()
    accepted = refused = bad = 0
    with tempfile.TemporaryDirectory() as work:
        with tarfile.open(sys.argv[2]) as archive:
            archive.extractall(work)
        for case in sorted(pathlib.Path(work).rglob("in.yaml")):
            name = str(case.parent.relative_to(work))
            try:
                ended = subprocess.run([sys.argv[1], "--lang", "en", "check", "--yaml", str(case)],
                                       cwd="/", env={}, stdin=subprocess.DEVNULL,
                                       capture_output=True, timeout=10, check=False)
            except subprocess.TimeoutExpired:
                checks.that(False, f"{name} hangs")
                continue
            told = ended.stdout + ended.stderr
            checks.that(ended.returncode in (0, 3), f"{name}: exit {ended.returncode} {told[:200]}")
            if ended.returncode != 0:
                checks.that(re.search(rb"in\.yaml:\d+:\d+: error: .*\[[a-z0-9-]+\]", told),
                            f"{name}: refused without a place: {told[:200]}")
            is_bad = (case.parent / "error").exists()
            bad += is_bad
            checks.that(not (is_bad and ended.returncode == 0), f"{name} is no YAML, accepted")
            accepted += ended.returncode == 0
            refused += ended.returncode != 0
    checks.that(bad == 94, f"{bad} bad cases in the suite, 94 expected")
    checks.that(accepted > 100, f"only {accepted} accepted: a reader that refuses all proves nothing")
    print(f"{accepted} accepted, {refused} refused, {bad} of them no YAML")
    checks.end()


main()
