#!/usr/bin/env python3
"""What goes past the hooks of a commit is looked through before it leaves: the pre-push hook of `hooks install`.

    pushes.py MENTOR FOLDER PRESET
"""

import contextlib
import os
import shutil
import subprocess
import sys

import repository
from programme import Checks, Programme, skip
from repository import git, read, write

LEAK = "Пришла Ивушкина Вера, будет ходить.\n"


@contextlib.contextmanager
def pushed(below=""):
    """A folder under git with the hooks, and another side that has its first commit."""
    mentor, folder, preset = sys.argv[1:4]
    with Programme(mentor, folder) as school:
        env = repository.environment(school.work, mentor)
        top = school.root
        if below:
            os.rename(top, top + " whole")
            os.mkdir(top)
            school.root = os.path.join(top, below)
            os.rename(top + " whole", school.root)
        for name in ("gitignore", "gitattributes"):
            shutil.copyfile(os.path.join(preset, name), os.path.join(school.root, "." + name))
        git(top, "init", "-q", "-b", "main")
        git(top, "add", ".")
        git(top, "commit", "-q", "-m", "начало")
        git(school.work, "init", "-q", "--bare", "-b", "main", "there")
        git(top, "remote", "add", "origin", os.path.join(school.work, "there"))
        git(top, "push", "-q", "-u", "origin", "main")
        yield school, env


def install(school, env, checks):
    code, _, err = school.run("hooks", "install", env=env)
    checks.that(code == 0, f"hooks install: exit {code} {err.decode()}")


def push(school, env, *more, root=None):
    """Its exit code and all that it and its hook said."""
    code, out, err = git(root or school.root, "push", *(more or ("origin", "main")), env=env, check=False)
    return code, out + err


def past(school, path, text=LEAK, message="проба"):
    """A commit that no hook has seen."""
    write(school.root, path, text)
    git(school.root, "add", "-f", path)
    git(school.root, "commit", "-q", "--no-verify", "-m", message)


def there(school):
    return git(os.path.join(school.work, "there"), "for-each-ref")


def refused(checks, school, env, what, told="P-006", more=()):
    before = there(school)
    code, err = push(school, env, *more)
    checks.that(code != 0 and told in err and "has been sent" in err, f"{what}: exit {code} {err}")
    checks.that(there(school) == before, f"{what} has left")


def let_through(checks, school, env, what, more=()):
    code, err = push(school, env, *more)
    checks.that(code == 0, f"{what}: exit {code} {err}")


def ways_past(checks, below):
    with pushed(below) as (school, env):
        root = school.root
        install(school, env, checks)
        past(school, "план.md", "Ходили в музей.\n")
        let_through(checks, school, env, "a clean commit")

        git(root, "checkout", "-q", "-b", "other")
        past(school, "заметки.md")
        leak = git(root, "rev-parse", "HEAD").strip()
        git(root, "checkout", "-q", "main")
        git(root, "cherry-pick", leak, env=env)
        told = git(root, "rev-parse", "HEAD").strip()[:10] + ":" + (below + "/" if below else "") + "заметки.md:1:"
        refused(checks, school, env, "a cherry-pick", told)
        git(root, "rm", "-q", "заметки.md")
        git(root, "commit", "-q", "-m", "убрано", env=env)
        refused(checks, school, env, "a name that the commit after takes away", told)
        git(root, "revert", "--no-edit", "HEAD", env=env)
        refused(checks, school, env, "a revert")
        git(root, "reset", "-q", "--hard", "origin/main")
        git(root, "merge", "-q", "--ff-only", "other", env=env)
        refused(checks, school, env, "a fast-forward")
        git(root, "reset", "-q", "--hard", "origin/main")
        past(school, "ещё.md", "Ещё план.\n")
        let_through(checks, school, env, "another clean commit")
        git(root, "rebase", "-q", "main", "other", env=env)
        refused(checks, school, env, "a rebase", more=("origin", "other"))
        let_through(checks, school, env, "a branch beside the one with a name", more=("origin", "main:beside"))
        git(root, "checkout", "-q", "main")
        git(root, "merge", "-q", "--no-verify", "--no-ff", "-m", "слияние", "other")
        refused(checks, school, env, "a merge")
        git(root, "reset", "-q", "--hard", "origin/main")
        # A merge that itself brings what neither side has.
        git(root, "checkout", "-q", "-b", "third")
        past(school, "третий.md", "План.\n")
        git(root, "checkout", "-q", "main")
        git(root, "merge", "-q", "--no-commit", "--no-ff", "third")
        past(school, "люди.md")
        refused(checks, school, env, "what a merge itself brings")
        git(root, "reset", "-q", "--hard", "origin/main")

        past(school, "чисто.md", "План.\n", message="Ивушкина Вера выбыла")
        refused(checks, school, env, "a message")
        git(root, "reset", "-q", "--hard", "origin/main")
        past(school, "Ивушкина Вера.md", "План.\n")
        refused(checks, school, env, "a path")
        git(root, "reset", "-q", "--hard", "origin/main")
        git(root, "add", "-f", "private/P-006.yaml")
        git(root, "commit", "-q", "--no-verify", "-m", "карточка")
        refused(checks, school, env, "a private card", "pushed-private")
        git(root, "reset", "-q", "--soft", "origin/main")
        git(root, "reset", "-q")
        git(root, "tag", "-a", "-m", "Ивушкина Вера", "v1", "main")
        refused(checks, school, env, "the message of a tag", more=("origin", "v1"))
        refused(checks, school, env, "the name of a branch", "pushed-ref", ("origin", "main:Ивушкина-Вера"))
        let_through(checks, school, env, "a branch that goes", more=("origin", ":beside"))


def what_was_there(checks):
    """What the other side has is not told again; a side that has nothing is sent all of it."""
    with pushed() as (school, env):
        root = school.root
        past(school, "давно.md")
        git(root, "push", "-q", "origin", "main")
        install(school, env, checks)
        past(school, "план.md", "Ходили в музей.\n")
        let_through(checks, school, env, "a name that is there already")
        git(root, "rm", "-q", "давно.md")
        git(root, "commit", "-q", "-m", "убрано", env=env)
        let_through(checks, school, env, "a name taken away")
        git(root, "checkout", "-q", "-b", "side", "HEAD~1")
        past(school, "сбоку.md", "План.\n")
        git(root, "merge", "-q", "-m", "слияние", "origin/main", env=env)
        let_through(checks, school, env, "a merge of what is there", more=("origin", "side"))
        git(root, "checkout", "-q", "main")
        git(root, "revert", "--no-edit", "HEAD", env=env)
        refused(checks, school, env, "a revert that brings it back")
        git(root, "reset", "-q", "--hard", "origin/main")
        git(school.work, "init", "-q", "--bare", "-b", "main", "new")
        code, err = push(school, env, os.path.join(school.work, "new"), "main")
        checks.that(code != 0 and "P-006" in err, f"a side that has nothing: exit {code} {err}")


def kept_in_git(checks):
    with pushed() as (school, env):
        write(school.root, ".gitignore", "!/private/\n/.mentor/\n")
        git(school.root, "add", "-A")
        git(school.root, "commit", "-q", "-m", "имена в git")
        install(school, env, checks)
        let_through(checks, school, env, "a school that keeps the names in git")


def without_names(checks):
    with pushed() as (school, env):
        install(school, env, checks)
        tree = os.path.join(school.work, "второе дерево")
        git(school.root, "worktree", "add", "-q", tree, "-b", "ветка")
        write(tree, "заметки.md", LEAK)
        git(tree, "add", "-f", "заметки.md")
        git(tree, "commit", "-q", "--no-verify", "-m", "проба")
        code, err = push(school, env, "origin", "ветка", root=tree)
        checks.that(code != 0 and "P-006" in err, f"from a linked work tree: exit {code} {err}")
        shutil.move(os.path.join(school.root, "private"), os.path.join(school.work, "имена"))
        past(school, "план.md", "Ходили в музей.\n")
        code, err = push(school, env)
        checks.that(code == 0 and "private/" in err, f"a copy without names: exit {code} {err}")


def beside_another(checks):
    """A pre-push hook of somebody's own stays; with the line that is told it looks too, and reads what git tells."""
    with pushed() as (school, env):
        hook = ".git/hooks/pre-push"
        write(school.root, hook, "#!/bin/sh\nexit 0\n")
        os.chmod(os.path.join(school.root, hook), 0o755)
        code, _, err = school.run("hooks", "install", env=env)
        line = [each for each in err.decode().split("\n") if "pushed=$(cat)" in each]
        checks.that(code == 4 and line, f"over another hook: exit {code} {err.decode()}")
        checks.that(read(school.root, hook) == "#!/bin/sh\nexit 0\n", "it was overwritten")
        checks.that(os.path.exists(os.path.join(school.root, ".git/hooks/pre-commit")), "the others are not installed")
        line = line[0][line[0].index("pushed=$(cat)"):line[0].index("exit $?") + len("exit $?")]
        write(school.root, hook, f'#!/bin/sh\n{line}\nprintf "%s\\n" "$pushed" >.git/told\n')
        past(school, "план.md", "Ходили в музей.\n")
        let_through(checks, school, env, "a clean commit past both")
        checks.that("refs/heads/main" in read(school.root, ".git/told"), "what stands below is told nothing")
        past(school, "заметки.md")
        refused(checks, school, env, "a hook of somebody's own")
    with pushed() as (school, env):
        ran = subprocess.run(school.line("check", "--pushed", "origin"), input=b"x y\n", env=env, capture_output=True, check=False)
        checks.that(ran.returncode == 2 and b"pushed-line" in ran.stderr, f"no line of git's: {ran}")


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    for below in ("", "папка школы"):
        ways_past(checks, below)
    what_was_there(checks)
    kept_in_git(checks)
    without_names(checks)
    beside_another(checks)
    checks.end()


main()
