#!/usr/bin/env python3
"""The pre-commit hook of `hooks install` looks at what is staged, wherever the commit comes from.

    hooks.py MENTOR FOLDER PRESET
"""

import os
import shutil
import stat
import sys
import time

import repository
from programme import Checks, Programme, skip
from repository import git, read, write

LEAK = "Пришла Ивушкина Вера, будет ходить.\n"


def commit(root, env, *more):
    code, _, err = git(root, "commit", "-q", "-m", "проба", *more, env=env, check=False)
    return code, err


def staged_only(checks, root, env):
    write(root, "заметки.md", LEAK)
    git(root, "add", "заметки.md")
    write(root, "заметки.md", "Пришла девочка.\n")
    code, err = commit(root, env)
    checks.that(code != 0, "a name that is staged is committed")
    git(root, "add", "заметки.md")
    write(root, "заметки.md", LEAK)
    code, err = commit(root, env)
    checks.that(code == 0, f"a name that is not staged stops the commit: {err}")
    git(root, "checkout", "-q", "заметки.md")

    write(root, "people/P-001.yaml", "id: P-001\n  category: [\n")
    git(root, "add", "people/P-001.yaml")
    write(root, "people/P-001.yaml", git(root, "show", "HEAD:./people/P-001.yaml"))
    checks.that(commit(root, env)[0] != 0, "a broken card that is staged is committed")
    git(root, "reset", "-q", "--hard")

    write(root, "Ивушкина Вера.md", "пусто\n")
    git(root, "add", ".")
    checks.that(commit(root, env)[0] != 0, "a name of a file is committed")
    git(root, "reset", "-q", "--hard")
    git(root, "add", "-f", "private/P-006.yaml")
    checks.that(commit(root, env)[0] != 0, "a private card is committed by force")
    git(root, "reset", "-q")

    # A commit of one file has an index of its own.
    write(root, "one.md", LEAK)
    write(root, "two.md", "пусто\n")
    git(root, "add", "one.md", "two.md")
    checks.that(commit(root, env, "--", "two.md")[0] == 0, "another file's name stops the commit")
    checks.that(commit(root, env, "--", "one.md")[0] != 0, "a commit of one file is not checked")
    git(root, "reset", "-q", "--hard")


def with_commit(checks, school, env):
    began = time.monotonic()
    code, _, err = school.run("person", "pause", "P-001", "--until", "2024-02-10", "--commit",
                              env=env)
    checks.that(code == 0, f"--commit with the hook: exit {code} {err.decode()}")
    checks.that(time.monotonic() - began < 8, "--commit waits for its own lock")
    head = git(school.root, "rev-parse", "HEAD")
    write(school.root, "чужое.md", LEAK)
    git(school.root, "add", "чужое.md")
    code, _, err = school.run("person", "resume", "P-001", "--commit", env=env)
    checks.that(code == 0, f"a name that is staged but not of the command: {code} {err.decode()}")
    checks.that("A  чужое.md" in git(school.root, "status", "--short"), "it is no longer staged")
    head = git(school.root, "rev-parse", "HEAD")
    code, _, err = school.run("record", "add", "P-001", "achievement", "title=Ивушкина Вера первая",
                              "--commit", env=env)
    checks.that(code == 4, f"a name in a text: exit {code} {err.decode()}")
    hook = os.path.join(school.root, git(school.root, "rev-parse", "--git-path", "hooks/pre-commit").strip())
    with open(hook, encoding="utf-8") as file:
        sound = file.read()
    with open(hook, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\nexit 1\n")
    code, _, err = school.run("record", "add", "P-001", "achievement", "title=первая", "--commit", env=env)
    with open(hook, "w", encoding="utf-8") as file:
        file.write(sound)
    checks.that(code == 5 and b"written" in err, f"a refusing hook: exit {code} {err.decode()}")
    checks.that(git(school.root, "rev-parse", "HEAD") == head, "a refused commit was made")
    git(school.root, "reset", "-q", "--hard")


def other_hooks(checks, school, env):
    root = school.root
    hook = os.path.join(root, ".git", "hooks", "pre-commit")
    text = read(root, ".git/hooks/pre-commit")
    code, _, _ = school.run("hooks", "install", env=env)
    checks.that(code == 0 and read(root, ".git/hooks/pre-commit") == text, "installing twice")
    write(root, ".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
    code, _, err = school.run("hooks", "install", env=env)
    checks.that(code == 4 and b"check --staged" in err, f"over another hook: {code} {err.decode()}")
    checks.that(read(root, ".git/hooks/pre-commit") == "#!/bin/sh\nexit 0\n", "it was overwritten")
    os.remove(hook)
    git(root, "config", "core.hooksPath", "мои крючки")
    before = read(root, ".git/config")
    code, _, err = school.run("hooks", "install", env=env)
    checks.that(code == 0 and os.path.exists(os.path.join(root, "мои крючки", "pre-commit")),
                f"core.hooksPath of the repository: {code} {err.decode()}")
    checks.that(read(root, ".git/config") == before, "the settings of git were changed")
    write(root, "заметки.md", LEAK)
    git(root, "add", "заметки.md")
    checks.that(commit(root, env)[0] != 0, "the hook of core.hooksPath does not check")
    git(root, "reset", "-q", "--hard")
    git(root, "config", "--unset", "core.hooksPath")
    shared = os.path.join(school.work, "общие")
    os.mkdir(shared)
    write(school.work, "gitconfig", f"[core]\n\thooksPath = \"{shared}\"\n")
    code, _, _ = school.run("hooks", "install",
                            env={**env, "GIT_CONFIG_GLOBAL": os.path.join(school.work, "gitconfig")})
    checks.that(code == 4 and not os.listdir(shared), "hooks of all repositories were written to")


def work_tree(checks, school, env):
    tree = os.path.join(school.work, "второе дерево")
    git(school.root, "worktree", "add", "-q", tree, "-b", "ветка")
    write(tree, "заметки.md", LEAK)
    git(tree, "add", "заметки.md")
    code, err = commit(tree, env)
    checks.that(code != 0 and "P-006" in err, f"a name from a linked work tree: {code} {err}")
    write(tree, "заметки.md", "Пришла другая девочка.\n")
    git(tree, "add", "заметки.md")
    code, err = commit(tree, env)
    checks.that(code == 0, f"a clean commit from a linked work tree: {err}")


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    mentor, folder, preset = sys.argv[1:4]
    for below in (False, True):
        with Programme(mentor, folder) as school:
            env = repository.environment(school.work, mentor)
            top = school.root
            if below:
                inside = os.path.join(top, "папка 'школы'")
                shutil.copytree(top, os.path.join(school.work, "копия"))
                for name in os.listdir(top):
                    path = os.path.join(top, name)
                    shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
                shutil.move(os.path.join(school.work, "копия"), inside)
                git(top, "init", "-q", "-b", "main")
                for name in ("gitignore", "gitattributes"):
                    shutil.copyfile(os.path.join(preset, name), os.path.join(inside, "." + name))
                git(top, "add", ".")
                git(top, "commit", "-q", "-m", "начало")
                school.root = inside
            else:
                repository.begin(top, preset)
            config = read(top, ".git/config")
            code, _, err = school.run("hooks", "install", env=env)
            checks.that(code == 0, f"hooks install: exit {code} {err.decode()}")
            mode = os.stat(os.path.join(top, ".git", "hooks", "pre-commit")).st_mode
            checks.that(stat.S_IMODE(mode) == 0o700, f"the hook has the mode {oct(mode)}")
            checks.that(read(top, ".git/config") == config, "the settings of git were changed")
            staged_only(checks, school.root, env)
            with_commit(checks, school, env)
            if not below:
                work_tree(checks, school, env)
                other_hooks(checks, school, env)
    with Programme(mentor, folder) as school:
        code, _, _ = school.run("hooks", "install", env=repository.environment(school.work, mentor))
        checks.that(code == 4, f"without git: exit {code}")
    checks.end()


main()
