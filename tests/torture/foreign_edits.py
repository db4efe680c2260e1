#!/usr/bin/env python3
"""Somebody else writes in the folder while a command runs, at every moment there is.

    foreign_edits.py MENTOR FAULTS [--writer PROGRAM] [--short] [--broken]

Before each call that the command makes (faults.c), a shell does what an editor, git, or a hand does. Whatever the moment:
nothing that it wrote is lost, the command tells what it found, and success is told only of what is in the folder.
"""

import os
import pathlib
import subprocess
import sys

from school import CLEAN, Broken, Place, School, Tally, arguments, in_parallel, run, skip, with_faults

HAND = "от руки"
JOURNAL = "journal/2023-10.yaml"
SAVE = "(cat {0}; echo '# " + HAND + "') > .save && mv .save {0}"
# name: the kind of command, and what somebody does. The folder is the current one.
EDITS = {
    "an editor saves the journal": ("append", SAVE.format(JOURNAL)),
    "a line is added in place": ("append", f"echo '# {HAND}' >> {JOURNAL}"),
    "an editor writes over in place": ("append", f"echo '# {HAND}' | cat {JOURNAL} - > .t; cat .t > {JOURNAL}; rm .t"),
    "the journal is removed": ("append", f"rm {JOURNAL} || touch .missed"),
    "a card that was read is edited": ("append", SAVE.format("programme.yaml")),
    "git checks out another branch": ("append", "git checkout -q other"),
    "a cloud puts a copy beside": ("append", f"echo '# {HAND}' > 'journal/2023-10 (1).yaml'"),
    "somebody makes the same card": ("enroll", f"mkdir -p people; echo '# {HAND}' >> people/P-001.yaml"),
    "somebody makes the same private card": ("enroll", f"mkdir -p private; echo '# {HAND}' >> private/P-001.yaml"),
    "somebody makes the same journal": ("enroll", f"mkdir -p journal; echo '# {HAND}' >> {JOURNAL}"),
}
MARKS = {"append": "Дроби", "enroll": "event: enrolled"}
FILE_SYSTEMS = {"": "", " (no exchange)": "noswap"}


def git(root, *args):
    env = {**CLEAN, "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "gc.auto=0"]
    subprocess.run(["git", *who, *args], cwd=root, env=env, check=True, capture_output=True)


def two_branches(root):
    """The branch `other` has a line more in the journal, and another card."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-f", ".")
    git(root, "commit", "-q", "-m", "one")
    git(root, "checkout", "-q", "-b", "other")
    for name in (JOURNAL, "programme.yaml"):
        with open(os.path.join(root, name), "a", encoding="utf-8") as file:
            file.write(f"# {HAND}\n")
    git(root, "commit", "-q", "-a", "-m", "two")
    git(root, "checkout", "-q", "main")


def texts(root):
    return {str(path.relative_to(root)): path.read_text(errors="replace")
            for path in pathlib.Path(root).rglob("*")
            if path.is_file() and not str(path.relative_to(root)).startswith((".git/", ".mentor/"))}


def prepared(place, name):
    place.reset()
    if "git" in name:
        two_branches(place.root)


def calls_of(place, args, name, how):
    prepared(place, name)
    count = os.path.join(place.work, "count")
    if place.run(env=with_faults(args.faults, how, FAULT_COUNT=count)).code != 0:
        raise SystemExit(f"{name}: does not run")
    with open(count, encoding="ascii") as file:
        return int(file.read())


def edited(place, args, name, how, number):
    kind, command = EDITS[name]
    prepared(place, name)
    old = texts(place.root)
    do = f"{number}:cd '{place.root}' && {{ {command}; }} >/dev/null 2>&1 </dev/null; true"
    ended = place.run(env=with_faults(args.faults, how, FAULT_RUN=do))
    said = ended.err.decode(errors="replace")
    recovered = run(place.line(["person", "leave", "P-999"]))
    now = texts(place.root)
    where = [path for path, text in now.items() if HAND in text]
    written = [path for path, text in now.items() if MARKS[kind] in text and ".mentor-conflict" not in path]
    kept = [path for path in now if ".mentor-conflict" in path]
    if "git" in name and not where and pathlib.Path(place.root, ".git/HEAD").read_text().strip().endswith("/main"):
        return "git refused, for what the command had written"
    if "removed" not in name and not where:
        raise Broken(f"what a hand wrote is lost; exit {ended.code} {said}")
    if ended.code not in (0, 3, 4, 5) or (ended.code != 0 and not said.strip()):
        raise Broken(f"exit {ended.code} {said}")
    if ended.code != 0 and written and "commit-unfinished" not in said:
        raise Broken(f"exit {ended.code}, and written; {said}")
    if ended.code == 0 and not written and not ("removed" in name or "git" in name):
        raise Broken("success was told, and nothing is there")
    if kept and "conflict-kept" not in said + recovered.err.decode(errors="replace"):
        raise Broken(f"{kept} was kept, and nobody told; {said}")
    if ".missed" in now:
        return "not there in that moment, which its rm told"
    if "removed" in name and ended.code == 0 and JOURNAL in now and old[JOURNAL] in now[JOURNAL]:
        if "conflict-vanished" not in said:
            raise Broken("a removed file stands there again, and nobody told")
    left = [each for each in os.listdir(os.path.join(place.root, ".mentor")) if each != "lock"]
    if left and recovered.code != 3:
        raise Broken(f"left in .mentor: {left}")
    return "kept aside and told" if kept else "written" if ended.code == 0 else "stopped and told"


def main():
    args = arguments(("faults", {}))
    if run(["git", "--version"]).code != 0:
        skip("no git")
    codes = []
    with School(args.mentor, ["append", "enroll"]) as school:
        for how_name, how in FILE_SYSTEMS.items():
            tally = Tally(f"foreign edits at every moment{how_name}", args.broken)
            for name, (kind, _) in EDITS.items():
                make = lambda kind=kind: Place(school.kinds[kind], school.work, args.writer)
                with make() as place:
                    count = calls_of(place, args, name, how)
                # Most calls close a file that was read; the end of a run is where it writes.
                moments = range(1, count + 1) if not args.short else range(max(1, count - 80), count + 1,
                                                                           1 if "saves" in name else 5)
                in_parallel(list(moments), make, lambda place, number, name=name, how=how, tally=tally:
                            tally.judge(f"{name}, call {number}", lambda: edited(place, args, name, how, number)))
                if tally.enough:
                    break
            codes.append(tally.end())
            if args.broken:
                break
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
