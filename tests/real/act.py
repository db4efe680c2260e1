#!/usr/bin/env python3
"""What the act of destruction says of git's history is so, and what nobody could look at is told.

    act.py MENTOR FOLDER
"""

import bz2
import contextlib
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


def in_a_replaced_text(school):
    in_a_text(school)
    named = git(school.root, "rev-parse", "HEAD~1:n.md").strip()
    git(school.root, "replace", named, git(school.root, "rev-parse", "HEAD:.gitignore").strip())


def in_a_message_begun(school):
    write(school.root, ".git/COMMIT_EDITMSG", "Ивушкина Вера ушла\n")


def in_a_description(school):
    git(school.root, "config", "branch.main.description", "Ивушкина Вера")


def in_a_staged_path(school):
    blob = git(school.root, "rev-parse", "HEAD:.gitignore").strip()
    git(school.root, "update-index", "--add", "--cacheinfo", f"100644,{blob},Ивушкина Вера.txt")


def nowhere(_):
    pass


STILL = "The history of git still has the name or a contact"
OWN = "Files of git itself have the name or a contact"
PLACES = [(nowhere, CLEAN), (in_a_text, STILL), (in_a_path, STILL), (across_a_path, STILL), (in_an_author, STILL),
          (in_a_branch, "Branches or tags of git are named after"), (in_a_tag, "Branches or tags of git are named after"),
          (in_a_replaced_text, STILL), (in_a_message_begun, OWN), (in_a_description, OWN),
          (in_a_staged_path, "What is staged has paths with the name"),
          (in_an_archive, "These objects of git's history are no text")]


@contextlib.contextmanager
def begun(put=nowhere):
    """A folder under git whose history has what `put` puts there, and variables to run in."""
    with Programme(sys.argv[1], sys.argv[2]) as school:
        env = environment(school.work, sys.argv[1])
        begin(school)
        put(school)
        yield school, env


def act_of(school, env, checks, what):
    # One line, however the terminal breaks it.
    code, act, err = school.run("person", "forget", GONE, "--yes", env=env)
    checks.that(code == 0, f"forget ({what}): exit {code} {err.decode()}")
    return " ".join(act.decode().split())


STORED = ("cat-file", "--batch-all-objects", "--batch-check")


def in_a_clone(school, *how):
    """Puts a clone in the folder's place, with private/ brought over by hand."""
    whole = school.root + " whole"
    os.rename(school.root, whole)
    git(whole, "config", "uploadpack.allowFilter", "true")
    git(school.work, "clone", "-q", *how, f"file://{whole}", school.root)
    shutil.copytree(os.path.join(whole, "private"), os.path.join(school.root, "private"))


# What is said beside that the rest may be elsewhere.
SHALLOW = "the commits before the oldest one were never fetched"
MISSING = "missing, and"
CLONES = [(("--no-tags",), None), (("--depth", "1"), SHALLOW), (("--filter=blob:none",), MISSING), (("--filter=tree:0",), MISSING)]


def clones(checks):
    """In a clone without the old commit that has the name nobody says that history is clean, and nothing is fetched."""
    for how, told in CLONES:
        with begun(in_a_text) as (school, env):
            in_a_clone(school, *how)
            before = git(school.root, *STORED)
            act = act_of(school, env, checks, how[0])
            if told is None:
                checks.that(STILL in act and "not here" not in act, f"told of a whole clone: {act[-600:]}")
                continue
            checks.that(git(school.root, *STORED) == before, f"fetched by {how[0]}")
            checks.that(CLEAN not in act.replace("What is here of the " + CLEAN, ""), f"clean of {how[0]}: {act[-600:]}")
            source = f"origin file://{school.root} whole"
            checks.that(told in act and source in act, f"told of {how[0]}: {act[-600:]}")
    with begun(in_a_text) as (school, env):
        in_a_clone(school, "--depth", "1")
        git(school.root, "remote", "set-url", "origin", "https://someone:secret@git.example.invalid/school.git")
        act = act_of(school, env, checks, "a password")
        checks.that("origin https://git.example.invalid/school.git" in act and "secret" not in act, f"told of a password: {act[-600:]}")


def others(checks):
    """Where git keeps private/: a namesake's card is the namesake's, a scan named by the code is told."""
    with begun() as (school, env):
        write(school.root, ".gitignore", "!/private/\n/.mentor/\n")
        write(school.root, "private/P-005.yaml", "id: P-005\nname: {family: Ивушкина, given: Вера}\n")
        write(school.root, "private/P-006-скан.txt", "подписано\n")
        commit(school)
        act = act_of(school, env, checks, "others")
        still, theirs = act.index(STILL), act.index("their owners' own; leave it: - private/P-005.yaml (object")
        checks.that("private/P-006.yaml" in act[still:theirs] and "P-005" not in act[still:theirs], f"told of a namesake: {act[-900:]}")
        checks.that("named by the code; look what they have: - private/P-006-скан.txt (object" in act, f"told of a scan: {act[-900:]}")


def damaged(checks):
    """What git cannot read is counted and told, whatever it is; the rest is looked through."""
    for what in ("HEAD:.gitignore", "HEAD^{tree}"):
        with begun(in_a_text) as (school, env):
            name = git(school.root, "rev-parse", what).strip()
            path = os.path.join(school.root, ".git", "objects", name[:2], name[2:])
            os.chmod(path, 0o644)
            with open(path, "wb") as file:
                file.write(b"x")
            act = act_of(school, env, checks, f"a damaged {what}")
            told = "1 object of git's history is damaged" in act and f"object {name[:10]}" in act
            checks.that(told and STILL in act, f"told of a damaged {what}: {act[-900:]}")


def elsewhere(checks):
    """Variables of git that name another repository change nothing; a work tree elsewhere is told."""
    with begun(in_a_text) as (school, env):
        other = os.path.join(school.work, "other")
        git(school.work, "init", "-q", other)
        variables = {"GIT_DIR": f"{other}/.git", "GIT_WORK_TREE": other, "GIT_INDEX_FILE": f"{other}/index",
                     "GIT_OBJECT_DIRECTORY": f"{other}/.git/objects", "GIT_COMMON_DIR": f"{other}/.git", "GIT_NAMESPACE": "x"}
        act = act_of(school, {**env, **variables}, checks, "variables")
        checks.that(STILL in act, f"told with variables: {act[-600:]}")
    with begun() as (school, env):
        os.makedirs(os.path.join(school.work, "tree"))
        git(school.root, "config", "core.worktree", os.path.join(school.work, "tree"))
        act = act_of(school, env, checks, "core.worktree")
        checks.that("could not be asked" in act and "not under git" not in act, f"told of a work tree elsewhere: {act[-500:]}")


def kept(checks):
    """An act is kept neither in the open folder, by whatever way it is named, nor in git's own folder."""
    with begun() as (school, env):
        os.makedirs(os.path.join(school.root, "reports"), exist_ok=True)
        way = os.path.join(school.work, "way")
        os.symlink(school.root, way)
        for path, told in ((f"{way}/reports/act.html", "act-in-folder"), (f"{way}/.git/act.html", "act-in-folder"),
                           (os.path.join(school.work, "other", ".git", "act.html"), "output-in-git")):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            code, _, err = school.run("person", "forget", GONE, "--yes", "-o", path, env=env)
            checks.that(code in (2, 4) and told in err.decode(), f"-o {path}: exit {code} {err.decode()}")
            checks.that(not os.path.exists(path), f"an act is left in {path}")
        checks.that(os.path.exists(os.path.join(school.root, "private", f"{GONE}.yaml")), "destroyed all the same")
        code, _, err = school.run("status", "-o", os.path.join(school.root, ".git", "status.txt"), env=env)
        checks.that(code == 4 and "output-in-git" in err.decode(), f"-o into .git: exit {code} {err.decode()}")


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    for put, told in PLACES:
        with begun(put) as (school, env):
            act = act_of(school, env, checks, put.__name__)
            checks.that(told in act, f"told of {put.__name__}: {act[-500:]}")
            only_unread = put in (nowhere, in_an_archive)
            checks.that((CLEAN in act) == only_unread, f"clean of {put.__name__}: {act[-500:]}")
    with Programme(sys.argv[1], sys.argv[2]) as school:
        env = environment(school.work, sys.argv[1])
        checks.that("The folder is not under git here" in act_of(school, env, checks, "no git"), "told without git")
    with begun() as (school, env):
        os.rename(os.path.join(school.root, ".git", "HEAD"), os.path.join(school.root, ".git", "HEAD.gone"))
        act = act_of(school, env, checks, "damaged")
        checks.that("could not be asked" in act and "not under git" not in act, f"told of a damaged one: {act[-400:]}")
    with begun() as (school, env):
        act = act_of(school, {**env, "PATH": "/nonexistent"}, checks, "not installed")
        checks.that("could not be asked" in act and "not under git" not in act, f"told of no git: {act[-400:]}")
    clones(checks)
    others(checks)
    damaged(checks)
    elsewhere(checks)
    kept(checks)
    checks.end()


if __name__ == "__main__":
    main()
