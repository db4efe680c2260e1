#!/usr/bin/env python3
"""One promise of the README, shown in a short form: promises.py P1 MENTOR FAULTS SCHOOL

Some run the harnesses beside this file for a while, some look at the program from another side; each prints what it
counted. tests/torture.sh runs the long forms, and the controls on programs broken on purpose.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import promise_bytes
import promise_disk
import promise_reading
from school import Tally

HERE = os.path.dirname(os.path.abspath(__file__))
REAL = os.path.join(os.path.dirname(HERE), "real")

HARNESSES = {
    "P1": [["disk_states.py", "MENTOR", "--kinds", "append", "--short"],
           ["power_cuts.py", "MENTOR", "FAULTS", "--kinds", "append", "--short"]],
    "P2": [["strace_faults.py", "MENTOR", "--kinds", "append", "--short", "--only", "kills"],
           ["preload_faults.py", "MENTOR", "FAULTS", "--kinds", "approve", "--short"]],
    "P4": [["writers.py", "MENTOR", "--commands", "6", "--seconds", "5"]],
    "P5": [["foreign_edits.py", "MENTOR", "FAULTS", "--short"]],
    "P8": [["strace_faults.py", "MENTOR", "--kinds", "append", "--short", "--only", "errors"],
           [os.path.join(REAL, "disk.py"), "MENTOR", "SCHOOL"]],
    "P10": [[os.path.join(REAL, "same_bytes.py"), "MENTOR", "SCHOOL"]],
}
LOOKS = {
    "P3": [promise_reading.nothing_is_written],
    "P5": [promise_disk.copies_are_told, promise_disk.read_only_is_kept, promise_disk.other_mount_is_told,
           promise_disk.other_file_systems],
    "P6": [promise_bytes.the_rest_stays],
    "P7": [promise_bytes.damage_is_named],
    "P8": [promise_disk.every_fullness],
    "P9": [promise_reading.links_are_refused, promise_reading.ids_are_no_paths],
    "P10": [promise_reading.same_for_others],
}


def harness(line, names):
    script, *args = [names.get(word, word) for word in line]
    done = subprocess.run([sys.executable, "-B", os.path.join(HERE, script), *args], check=False)
    if done.returncode not in (0, 77):
        print(f"{os.path.basename(script)}: exit {done.returncode}")
    return done.returncode in (0, 77)


def main():
    promise, mentor, faults, school = sys.argv[1:5]
    names = {"MENTOR": os.path.abspath(mentor), "FAULTS": os.path.abspath(faults), "SCHOOL": os.path.abspath(school)}
    held = all([harness(line, names) for line in HARNESSES.get(promise, [])])
    for look in LOOKS.get(promise, []):
        work = tempfile.mkdtemp(prefix="mentor-promise-")
        try:
            tally = Tally(look.__doc__.strip().rstrip("."))
            look(tally, names["MENTOR"], pathlib.Path(names["SCHOOL"]), pathlib.Path(work))
            held &= tally.end() == 0
        finally:
            subprocess.run(["chmod", "-R", "u+rwX", work], check=False)
            shutil.rmtree(work, ignore_errors=True)
    sys.exit(0 if held else 1)


main()
