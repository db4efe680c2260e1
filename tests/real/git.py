#!/usr/bin/env python3
"""--commit makes one commit of the files of that command and of nothing else.

    git.py MENTOR FOLDER
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
import time

from programme import Checks, Programme, skip

WHO = {"GIT_AUTHOR_NAME": "Проба", "GIT_AUTHOR_EMAIL": "proba@example.invalid",
       "GIT_COMMITTER_NAME": "Проба", "GIT_COMMITTER_EMAIL": "proba@example.invalid",
       "GIT_CONFIG_NOSYSTEM": "1", "HOME": "/nonexistent"}


def git(school, *args):
    return subprocess.run(["git", "-C", school.root, "-c", "core.quotepath=off", *args],
                          env={**WHO, "PATH": os.environ["PATH"]}, check=True,
                          capture_output=True, text=True).stdout


def committed(school):
    return sorted(git(school, "show", "--name-only", "--format=", "HEAD").split("\n"))[1:]


def outlived(school, checks, env):
    """A git that leaves somebody behind with its pipes open keeps no command waiting."""
    bin_folder, pids = os.path.join(school.root, ".mentor", "bin"), os.path.join(school.root, ".mentor", "pids")
    os.makedirs(bin_folder)
    with open(os.path.join(bin_folder, "git"), "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nsleep 300 &\necho $! >>"{pids}"\nexec {shutil.which("git")} "$@"\n')
    os.chmod(os.path.join(bin_folder, "git"), 0o755)
    try:
        code, _, err = school.run("person", "pause", "P-001", "--until", "2024-02-10", "--commit",
                                  env={**env, "PATH": f"{bin_folder}:{env['PATH']}"})
        checks.that(code == 0, f"a git that is outlived: exit {code} {err.decode()}")
        checks.that(committed(school) == ["journal/2024-01.yaml"], f"committed {committed(school)}")
    except subprocess.TimeoutExpired:
        checks.that(False, "a git that is outlived keeps the command waiting")
    finally:
        with open(pids, encoding="ascii") as file:
            subprocess.run(["kill", *file.read().split()], check=False)


def executable(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, 0o755)


def told_of_commits(school, checks, env):
    """What keeps a commit from being made is told; what another command has committed is no failure."""
    for args in (["init", "-q", "-b", "main"], ["add", "people", "journal"], ["commit", "-q", "-m", "начало"]):
        git(school, *args)
    pause = ["person", "pause", "P-001", "--commit", "--until"]
    # Another command takes our lines into its commit, just before ours.
    folder = os.path.join(school.work, "beside")
    executable(os.path.join(folder, "git"), f'#!/bin/sh\ncase " $* " in *" commit "*) {shutil.which("git")} "$@" ;; esac\n'
                                            f'exec {shutil.which("git")} "$@"\n')
    code, _, err = school.run(*pause, "2024-02-10", env={**env, "PATH": f"{folder}:{env['PATH']}"})
    checks.that(code == 0 and not git(school, "status", "--porcelain", "journal"), f"committed by another: exit {code} {err.decode()}")
    # Variables that name another repository lead no commit astray.
    other = os.path.join(school.work, "other")
    subprocess.run(["git", "init", "-q", other], env={**WHO, "PATH": os.environ["PATH"]}, check=True)
    code, _, err = school.run(*pause, "2024-02-11", env={**env, "GIT_DIR": f"{other}/.git", "GIT_WORK_TREE": school.root})
    checks.that(code == 0 and committed(school) == ["journal/2024-01.yaml"], f"with GIT_DIR: exit {code} {err.decode()}")
    checks.that(not git(school, "status", "--porcelain", "journal"), "with GIT_DIR the fact is in no commit")
    # A hook that refuses without a word.
    hook = os.path.join(school.root, ".git", "hooks", "pre-commit")
    executable(hook, "#!/bin/sh\nexit 1\n")
    code, _, err = school.run(*pause, "2024-02-12", env=env)
    checks.that(code == 5 and "git commit: exit 1" in err.decode(), f"a silent hook: exit {code} {err.decode()}")
    os.remove(hook)
    # git ignores what is written.
    with open(os.path.join(school.root, ".git", "info", "exclude"), "w", encoding="utf-8") as file:
        file.write("journal/\n")
    git(school, "rm", "-q", "-r", "-f", "--cached", "journal")
    git(school, "commit", "-q", "-m", "без журнала")
    code, _, err = school.run(*pause, "2024-02-13", env=env)
    checks.that(code == 0 and "journal/2024-01.yaml" in err.decode(), f"ignored: exit {code} {err.decode()}")


def one_code(first, second, day, checks, env):
    """Two clones that give one code to two people, in the same words and on one day: git finds a conflict, also where
    the day is asked for and not today."""
    for school, name in ((first, "Первый Ян"), (second, "Второй Ян")):
        for args in (["init", "-q", "-b", "main"], ["add", "people", "journal"], ["commit", "-q", "-m", "начало"]):
            git(school, *args)
        code, _, err = school.run("enroll", "mentee", "--form", "pupil-pupil", "--name", name, "--class", "7Б",
                                  "--birth-date", "2010-05-03", "--commit", "--as-of", day, env=env)
        checks.that(code == 0, f"enroll --commit: exit {code} {err.decode()}")
        time.sleep(1.1)
    cards = [sorted(each for each in committed(school) if each.startswith("people/")) for school in (first, second)]
    checks.that(cards[0] == cards[1] and cards[0], f"not one code: {cards}")
    git(first, "fetch", "-q", second.root, "main")
    merged = subprocess.run(["git", "-C", first.root, "merge", "-q", "--allow-unrelated-histories", "FETCH_HEAD"],
                            env={**WHO, "PATH": os.environ["PATH"]}, check=False, capture_output=True, text=True)
    checks.that(merged.returncode != 0 and cards[0][0] in merged.stdout,
                f"two people became one without a word: {merged.stdout}{merged.stderr}")


def beside_a_stash(first, second, checks, env):
    """What a stash holds keeps its code from nobody: where a pull gives it to somebody else, the private card that
    stayed is of another person, and every command says so."""
    for args in (["init", "-q", "-b", "main"], ["add", "people", "journal"], ["commit", "-q", "-m", "начало"]):
        git(first, *args)
    git(second, "init", "-q", "-b", "main")
    git(second, "fetch", "-q", first.root, "main")
    git(second, "reset", "-q", "FETCH_HEAD")
    for school, name, more in ((first, "Первый Ян", []), (second, "Второй Ян", ["--commit"])):
        code, _, err = school.run("enroll", "mentee", "--form", "pupil-pupil", "--name", name, "--class", "7Б", *more, env=env)
        checks.that(code == 0, f"enroll: exit {code} {err.decode()}")
        time.sleep(1.1)
    code, _, err = first.run("status", env=env)
    checks.that(code == 0, f"status before a pull: exit {code} {err.decode()}")
    git(first, "stash", "push", "-q", "-u", "--", "people", "journal")
    git(first, "pull", "-q", "--ff-only", second.root, "main")
    for command in (["status"], ["check"], ["person", "show", "P-009"]):
        code, _, err = first.run(*command, env=env)
        checks.that(code == 3 and "private-of-another" in err.decode(), f"two people under one code: {command} exit {code} {err.decode()}")


def in_between(school, checks, env):
    """While a merge, a cherry-pick or a rebase waits, --commit is refused before anything is written or asked."""
    for args in (["init", "-q", "-b", "main"], ["add", "people", "journal"], ["commit", "-q", "-m", "начало"], ["branch", "other"]):
        git(school, *args)
    note = os.path.join(school.root, "заметка.md")
    for branch, text in (("other", "там\n"), ("main", "здесь\n")):
        git(school, "checkout", "-q", branch)
        with open(note, "w", encoding="utf-8") as file:
            file.write(text)
        git(school, "add", "заметка.md")
        git(school, "commit", "-q", "-m", branch)
    for command in ("merge", "cherry-pick", "rebase"):
        subprocess.run(["git", "-C", school.root, command, "other"], env={**WHO, "PATH": os.environ["PATH"]}, check=False, capture_output=True)
        before = school.digest(), git(school, "status", "--porcelain")
        for line in (["person", "pause", "P-001", "--until", "2024-02-10"], ["person", "forget", "P-006", "--yes"]):
            code, _, err = school.run(*line, "--commit", env=env)
            checks.that(code == 4 and "git-in-between" in err.decode() and command in err.decode(), f"in the middle of a {command}: exit {code} {err.decode()}")
            checks.that((school.digest(), git(school, "status", "--porcelain")) == before, f"in the middle of a {command} something was written")
        git(school, command, "--abort")
    code, _, err = school.run("person", "pause", "P-001", "--until", "2024-02-10", "--commit", env=env)
    checks.that(code == 0 and committed(school) == ["journal/2024-01.yaml"], f"after all of them: exit {code} {err.decode()}")


def line_ends(first, second, checks, env):
    """One clone's editor changes the line ends of a month, the other appends to it: nothing counts twice."""
    attributes = "journal/* merge=union\n"  # as folders have it that were made before line ends were kept alike
    for args in (["init", "-q", "-b", "main"], ["add", "people", "journal"], ["commit", "-q", "-m", "начало"]):
        git(first, *args)
    with open(os.path.join(first.root, ".git", "info", "attributes"), "w", encoding="ascii") as file:
        file.write(attributes)
    git(second, "init", "-q", "-b", "main")
    git(second, "fetch", "-q", first.root, "main")
    git(second, "reset", "-q", "FETCH_HEAD")
    month = os.path.join(first.root, "journal", "2023-11.yaml")
    with open(month, "rb") as file:
        text = file.read()
    with open(month, "wb") as file:
        file.write(text.replace(b"\n", b"\r\n"))
    git(first, "commit", "-q", "-m", "редактор", "--", "journal")
    code, _, err = second.run("meeting", "log", "pair-001", "--date", "2023-11-24", "--commit", env=env)
    checks.that(code == 0, f"meeting log --commit: exit {code} {err.decode()}")
    before = second.run("pair", "show", "pair-001", "--format", "json")[1]
    git(first, "fetch", "-q", second.root, "main")
    git(first, "merge", "-q", "-m", "слияние", "FETCH_HEAD")
    with open(month, "rb") as file:
        checks.that(len(file.read().split(b"\n")) > len(text.split(b"\n")) + 2, "the merge has doubled nothing")
    after = first.run("pair", "show", "pair-001", "--format", "json")[1]
    found = [json.loads(each)["tables"]["meetings"] for each in (before, after)]
    checks.that(len(found[0]) == len(found[1]), f"{len(found[0])} meetings became {len(found[1])}")


def names_wait(school, checks, env):
    """What somebody's hand wrote a name into is not committed for them: git would keep it."""
    journal = os.path.join(school.root, "journal", "2024-01.yaml")
    with open(journal, encoding="utf-8") as file:
        before = file.read()
    with open(journal, "a", encoding="utf-8") as file:
        file.write("# звонила Ёлкина Анна\n")
    head = git(school, "rev-parse", "HEAD")
    code, _, err = school.run("person", "pause", "P-001", "--until", "2024-02-10", "--commit", env=env)
    checks.that(code == 1 and b"[commit-has-names]" in err, f"a name beside: exit {code} {err.decode()}")
    checks.that(git(school, "rev-parse", "HEAD") == head, "a name was committed")
    with open(journal, encoding="utf-8") as file:
        checks.that("event: paused" in file.read(), "the fact is not written")
    with open(journal, "w", encoding="utf-8") as file:
        file.write(before)


def staged_besides(school, checks, env):
    """What somebody staged of a file and has otherwise on the disk would be in no commit and no longer staged: --commit
    is refused before anything is written. What is staged as it stands on the disk is committed."""
    for args in (["init", "-q", "-b", "main"], ["add", "people", "journal"], ["commit", "-q", "-m", "начало"]):
        git(school, *args)
    month = os.path.join(school.root, "journal", "2024-01.yaml")
    with open(month, encoding="utf-8") as file:
        before = file.read()
    pause = ["person", "pause", "P-001", "--until", "2024-02-10", "--commit"]

    def put(text):
        with open(month, "w", encoding="utf-8") as file:
            file.write(text)

    def is_refused(what):
        index = git(school, "ls-files", "--stage", "journal")
        code, _, err = school.run(*pause, env=env)
        checks.that(code == 4 and "staged-besides" in err.decode() and "journal/2024-01.yaml" in err.decode(), f"{what}: exit {code} {err.decode()}")
        checks.that(git(school, "ls-files", "--stage", "journal") == index, f"{what} is no longer staged")
        with open(month, encoding="utf-8") as file:
            checks.that("P-001, event: paused" not in file.read(), f"{what}: the fact is written")

    put(before + "# к концу месяца\n")
    git(school, "add", "journal")
    put(before)
    is_refused("a line that is staged only")
    git(school, "rm", "-q", "--cached", "-f", "journal/2024-01.yaml")
    is_refused("a file that git is to let go of")
    put(before + "# к концу месяца\n")
    git(school, "add", "journal")
    code, _, err = school.run("person", "pause", "P-002", "--until", "2024-02-10", "--date", "2023-11-30", "--commit", env=env)
    checks.that(code == 0 and committed(school) == ["journal/2023-11.yaml"], f"another month: exit {code} {err.decode()}")
    code, _, err = school.run(*pause, env=env)
    checks.that(code == 0 and "к концу месяца" in git(school, "show", "HEAD:journal/2024-01.yaml"), f"staged as on the disk: exit {code} {err.decode()}")


def lost_month(school, checks, env):
    """A month that git has and the disk has not: check tells it, and no commit is made of one begun anew in its place."""
    for args in (["init", "-q", "-b", "main"], ["add", "people", "journal"], ["commit", "-q", "-m", "начало"]):
        git(school, *args)
    check = lambda: school.run("check", env=env)[1].decode()
    checks.that("file-missing-here" not in check(), "all is there, and something is told as missing")
    month = os.path.join(school.root, "journal", "2024-01.yaml")
    os.remove(month)
    checks.that("journal/2024-01.yaml" in check() and "file-missing-here" in check(), f"a lost month: {check()}")
    before = git(school, "rev-parse", "HEAD")
    code, _, err = school.run("person", "pause", "P-001", "--until", "2024-02-10", "--commit", env=env)
    checks.that(code == 4 and "file-missing-here" in err.decode(), f"a month begun anew: exit {code} {err.decode()}")
    checks.that(not os.path.exists(month) and git(school, "rev-parse", "HEAD") == before, "it was written or committed")
    code, _, err = school.run("person", "pause", "P-001", "--date", "2024-02-01", "--as-of", "2024-02-01", "--until", "2024-02-10", "--commit", env=env)
    checks.that(code == 0 and "file-missing-here" in err.decode(), f"another month: exit {code} {err.decode()}")
    git(school, "update-index", "--skip-worktree", "journal/2024-01.yaml")
    checks.that("file-missing-here" in check(), "left out by a sparse checkout, and not told")
    git(school, "update-index", "--no-skip-worktree", "journal/2024-01.yaml")
    git(school, "add", "journal/2024-01.yaml")
    checks.that("file-missing-here" not in check(), "deleted on purpose, and told")


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    env = {**WHO, "PATH": os.environ["PATH"]}
    with Programme(sys.argv[1], sys.argv[2]) as school:
        lost_month(school, checks, env)
    with Programme(sys.argv[1], sys.argv[2]) as school:
        staged_besides(school, checks, env)
    with Programme(sys.argv[1], sys.argv[2]) as school:
        with open(os.path.join(school.root, ".gitignore"), "w", encoding="utf-8") as file:
            file.write("/private/\n/.mentor/\n")
        git(school, "init", "-q")
        git(school, "add", ".")
        git(school, "commit", "-q", "-m", "начало")
        # Work of the curator's own, staged and not, that the command leaves alone.
        with open(os.path.join(school.root, "заметка.md"), "w", encoding="utf-8") as file:
            file.write("сама\n")
        git(school, "add", "заметка.md")
        with open(os.path.join(school.root, "programme.yaml"), "a", encoding="utf-8") as file:
            file.write("# моё\n")

        code, _, err = school.run("person", "leave", "P-002", "--reason", "переезд", "--commit",
                                  env=env)
        checks.that(code == 0, f"--commit: exit {code} {err.decode()}")
        checks.that(committed(school) == ["journal/2024-01.yaml"], f"committed {committed(school)}")
        subject = git(school, "log", "-1", "--format=%s").strip()
        checks.that(subject.startswith("mentor: person leave"), f"the message is {subject!r}")
        checks.that("переезд" not in git(school, "log", "-1", "--format=%B"),
                    "the reason stands in the message")
        names_wait(school, checks, env)
        status = git(school, "status", "--short")
        checks.that("A  заметка.md" in status and " M programme.yaml" in status,
                    f"the curator's own work: {status!r}")

        # Names are written to private/, which git ignores: the rest is committed.
        code, _, err = school.run("enroll", "mentee", "--form", "pupil-pupil", "--name",
                                  "Новый Игнат", "--class", "7Б", "--commit", env=env)
        checks.that(code == 0, f"enroll --commit: exit {code} {err.decode()}")
        checks.that(committed(school) == ["journal/2024-01.yaml", "people/P-009.yaml"],
                    f"committed {committed(school)}")
        checks.that("Игнат" not in git(school, "log", "--format=%B", "-p"), "a name is in git")

        before = git(school, "rev-parse", "HEAD")
        school.run("person", "pause", "P-001", "--until", "2024-02-10", "--commit", "--dry-run",
                   env=env)
        code, _, _ = school.run("person", "leave", "P-099", "--commit", env=env)
        checks.that(code == 2 and git(school, "rev-parse", "HEAD") == before,
                    "a dry run or a refusal has made a commit")
    with Programme(sys.argv[1], sys.argv[2]) as school:
        # A school that keeps private/ in git: what is forgotten leaves the tree, and the act says
        # which commits and objects still have it.
        with open(os.path.join(school.root, ".gitignore"), "w", encoding="utf-8") as file:
            file.write("!/private/\n/.mentor/\n")
        git(school, "init", "-q")
        git(school, "add", ".")
        git(school, "commit", "-q", "-m", "Пришла Ивушкина Вера")
        code, act, err = school.run("person", "forget", "P-006", "--yes", "--commit", env=env)
        checks.that(code == 0, f"forget --commit: exit {code} {err.decode()}")
        checks.that(committed(school) == ["journal/2024-01.yaml", "people/P-006.yaml",
                                          "private/P-006.yaml"], f"committed {committed(school)}")
        checks.that("private/P-006.yaml" not in git(school, "ls-files"), "the card is still tracked")
        first = git(school, "rev-list", "--max-parents=0", "--abbrev-commit", "HEAD").strip()
        act = act.decode("utf-8")
        checks.that(first in act and "private/P-006.yaml (объект" in act,
                    f"the act does not say what git has: {act}")
        message = git(school, "rev-parse", "HEAD~").strip()[:10]
        checks.that(f"объект {message}" in act, "the name in a message of a commit is not told")
        outlived(school, checks, env)
    with Programme(sys.argv[1], sys.argv[2]) as school:
        # No repository: the fact is written, and it is said that nothing was committed.
        code, _, err = school.run("person", "leave", "P-002", "--commit", env=env)
        checks.that(code != 0 or err, f"--commit without a repository says nothing, exit {code}")
    for day in (datetime.date.today().isoformat(), "2024-01-15"):
        with Programme(sys.argv[1], sys.argv[2]) as first, Programme(sys.argv[1], sys.argv[2]) as second:
            one_code(first, second, day, checks, env)
    with Programme(sys.argv[1], sys.argv[2]) as first, Programme(sys.argv[1], sys.argv[2]) as second:
        line_ends(first, second, checks, env)
    with Programme(sys.argv[1], sys.argv[2]) as first, Programme(sys.argv[1], sys.argv[2]) as second:
        beside_a_stash(first, second, checks, env)
    with Programme(sys.argv[1], sys.argv[2]) as school:
        in_between(school, checks, env)
    with Programme(sys.argv[1], sys.argv[2]) as school:
        told_of_commits(school, checks, env)
    checks.end()


main()
