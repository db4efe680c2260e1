#!/usr/bin/env python3
"""What the act of destruction says of git's history is so, and what nobody could look at is told.

    act.py MENTOR FOLDER
"""

import bz2
import os
import shutil
import sys

from programme import Checks, Programme, skip
from repository import environment, git, write

GONE = "P-006"  # Ивушкина Вера
CLEAN = "history of git does not have the name"


def begin(school):
    write(school.root, ".gitignore", "/private/\n/.mentor/\n")
    git(school.root, "init", "-q", "-b", "main")
    git(school.root, "add", ".")
    git(school.root, "commit", "-q", "-m", "начало")


def commit(school, message="x"):
    git(school.root, "add", "-A")
    git(school.root, "commit", "-q", "-m", message)


def in_a_text(school):
    write(school.root, "n.md", "Ивушкина Вера\n")
    commit(school)
    os.unlink(os.path.join(school.root, "n.md"))
    commit(school)


def in_a_path(school, folder="Ивушкина_Вера", name="a"):
    write(school.root, os.path.join(folder, name), "x\n")
    commit(school)
    shutil.rmtree(os.path.join(school.root, folder))
    commit(school)


def across_a_path(school):
    in_a_path(school, "Ивушкина", "Вера.md")


def in_an_author(school):
    git(school.root, "-c", "user.name=x", "commit", "-q", "--allow-empty", "-m", "z", "--author",
        "Ивушкина Вера <v@example.invalid>")


def in_a_branch(school):
    git(school.root, "branch", "Ивушкина-Вера")


def in_a_tag(school):
    git(school.root, "tag", "Ивушкина-Вера")


def in_an_archive(school):
    with open(os.path.join(school.root, "a.bz2"), "wb") as file:
        file.write(bz2.compress("Ивушкина Вера".encode()))
    commit(school)
    os.unlink(os.path.join(school.root, "a.bz2"))
    commit(school)


def nowhere(_):
    pass


STILL = "The history of git still has the name or a contact"
PLACES = [(nowhere, CLEAN), (in_a_text, STILL), (in_a_path, STILL), (across_a_path, STILL), (in_an_author, STILL),
          (in_a_branch, "Branches or tags of git are named after"), (in_a_tag, "Branches or tags of git are named after"),
          (in_an_archive, "These objects of git's history are no text")]


def act_of(school, env, checks, what):
    # One line, however the terminal breaks it.
    code, act, err = school.run("person", "forget", GONE, "--yes", env=env)
    checks.that(code == 0, f"forget ({what}): exit {code} {err.decode()}")
    return " ".join(act.decode().split())


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    for put, told in PLACES:
        with Programme(sys.argv[1], sys.argv[2]) as school:
            env = environment(school.work, sys.argv[1])
            begin(school)
            put(school)
            act = act_of(school, env, checks, put.__name__)
            checks.that(told in act, f"told of {put.__name__}: {act[-500:]}")
            only_unread = put in (nowhere, in_an_archive)
            checks.that((CLEAN in act) == only_unread, f"clean of {put.__name__}: {act[-500:]}")
    with Programme(sys.argv[1], sys.argv[2]) as school:
        env = environment(school.work, sys.argv[1])
        checks.that("The folder is not under git here" in act_of(school, env, checks, "no git"), "told without git")
    with Programme(sys.argv[1], sys.argv[2]) as school:
        env = environment(school.work, sys.argv[1])
        begin(school)
        os.rename(os.path.join(school.root, ".git", "HEAD"), os.path.join(school.root, ".git", "HEAD.gone"))
        act = act_of(school, env, checks, "damaged")
        checks.that("could not be asked" in act and "not under git" not in act, f"told of a damaged one: {act[-400:]}")
    with Programme(sys.argv[1], sys.argv[2]) as school:
        env = environment(school.work, sys.argv[1])
        begin(school)
        act = act_of(school, {**env, "PATH": "/nonexistent"}, checks, "not installed")
        checks.that("could not be asked" in act and "not under git" not in act, f"told of no git: {act[-400:]}")
    checks.end()


if __name__ == "__main__":
    main()
