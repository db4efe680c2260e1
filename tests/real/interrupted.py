#!/usr/bin/env python3
"""A command was cut off after its commit, and somebody goes on with the files before the next one:
whatever is read then says that what stands there is not what is shown, and nothing is lost.

    interrupted.py MENTOR FOLDER
"""

import hashlib
import os
import sys

from programme import Checks, Programme
from repository import read, write

JOURNAL = "journal/2024-01.yaml"
LINE = "- {{date: 2024-01-{}, pair: pair-001, event: meeting, kind: regular, minutes: 40}}\n"


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def cut_off(school, before, after):
    """.mentor as a command leaves it that is killed between its commit and its first renaming."""
    write(school.root, JOURNAL, before)
    write(school.root, ".mentor/lock", "")
    write(school.root, ".mentor/txn/0", after)
    line = f"{JOURNAL} {sha(before)} {sha(after)}\n"
    write(school.root, ".mentor/txn/MANIFEST", line + sha(line) + "\n")


def main():
    checks = Checks()
    mentor, folder = sys.argv[1:3]
    env = {"MENTOR_LANG": "en"}
    before, after = LINE.format("10"), LINE.format("10") + LINE.format("11")
    for edit in (before + LINE.format("12"), "<<<<<<< HEAD\nrubbish\n", None, before, after):
        with Programme(mentor, folder) as school:
            cut_off(school, before, after)
            if edit is None:
                os.remove(os.path.join(school.root, JOURNAL))
            else:
                write(school.root, JOURNAL, edit)
            is_edit = edit not in (before, after)
            what = f"after {edit!r}"
            code, out, err = school.run("check", env=env)
            checks.that((code, b"edited-while-waiting" in out) == (int(is_edit), is_edit),
                        f"check {what}: {code} {out} {err}")
            for line in (["meeting", "list"], ["status"], ["report", "quarter", "q2"], ["doctor"]):
                code, out, err = school.run(*line, env=env)
                checks.that((b"edited-while-waiting" in err) == is_edit and code == 0,
                            f"{line} {what}: {code} {err}")
            code, _, err = school.run("meeting", "log", "pair-001", "--date", "2024-01-13", env=env)
            checks.that(code == 0, f"the next writer {what}: {code} {err}")
            checks.that(read(school.root, JOURNAL).startswith(after), f"the commit is lost {what}")
            kept = os.path.join(school.root, JOURNAL + ".mentor-conflict")
            checks.that(os.path.exists(kept) == (is_edit and edit is not None), f"copy {what}")
            if is_edit and edit is not None:
                checks.that(read(school.root, JOURNAL + ".mentor-conflict") == edit, f"bytes {what}")
            code, out, _ = school.run("check", env=env)
            checks.that(b"edited-while-waiting" not in out, f"told for ever {what}: {out}")
    checks.end()


main()
