#!/usr/bin/env python3
"""A folder that somebody sent, with its .git: commands that read run nothing that its settings name, and names are
looked for in all that it calls a schema.

    sent.py MENTOR FOLDER PRESET
"""

import os
import shutil
import stat
import sys

import repository
from programme import Checks, Programme, skip
from repository import git, write

READING = (["check"], ["check", "--staged"], ["status"], ["report", "quarter", "q2"], ["doctor"])


def runs_nothing(school, checks, env):
    ran = os.path.join(school.work, "ran")
    program = os.path.join(school.work, "evil")
    with open(program, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\necho "$0 $*" >>"{ran}"\n')
    os.chmod(program, stat.S_IRWXU)
    for setting in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "core.editor",
                    "credential.helper"):
        git(school.root, "config", setting, program)
    git(school.root, "status", check=False)
    checks.that(os.path.exists(ran), "git itself runs nothing here: the test proves nothing")
    os.remove(ran)
    for args in READING:
        code, _, err = school.run(*args, env=env)
        checks.that(code in (0, 3), f"{args}: exit {code} {err.decode()}")
        if os.path.exists(ran):
            with open(ran, encoding="utf-8") as file:
                checks.that(False, f"{args} runs {file.read()}")
            os.remove(ran)


def schemas(school, checks, env):
    code, out, _ = school.run("check", env=env)
    checks.that(b"schemas/" not in out, f"a schema of init is told: {out.decode()}")
    write(school.root, "schemas/list.json", '{"pupil": "Ивушкина Вера"}\n')
    code, out, _ = school.run("check", env=env)
    checks.that(code != 0 and b"schemas/list.json" in out, "a name is not found in a file called a schema")


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    mentor, folder, preset = sys.argv[1:4]
    with Programme(mentor, folder) as school:
        env = repository.environment(school.work, mentor)
        repository.begin(school.root, preset)
        runs_nothing(school, checks, env)
        schemas(school, checks, env)
    checks.end()


if __name__ == "__main__":
    main()
