"""A school's folder before and after each kind of writing command, and the verdict on what a fault left of it.

A Kind is a folder, a command that writes it, and what both states look like, to a reader and on the disk. A Place is a
copy to break; `verdict` recovers it with the sound program and says `old` or `new`, or raises Broken.
"""

import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DAY = "2023-10-30"
CLEAN = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "MENTOR_LANG": "en"}
TIMEOUT = 60

YEAR = [
    "appoint head --name Главнёва_Алла --post директор --order 40-о",
    "appoint curator --name Заботина_Вера --post завуч --order 41-о",
    "enroll mentee --form pupil-pupil --name Тетрадкин_Лев --class 6А --birth-date 2011-03-01"
    " --fact requests=математика --fact slots=понедельник,среда",
    "enroll mentee --form pupil-pupil --name Пеналова_Ия --class 7Б --birth-date 2010-05-20"
    " --fact requests=физика --fact slots=вторник,четверг",
    "enroll mentor --form pupil-pupil --name Циркулев_Марк --class 10А --birth-date 2007-01-15"
    " --fact competences=математика,физика --fact slots=понедельник,среда",
    "enroll mentor --form pupil-pupil --name Глобусова_Яна --class 9В --birth-date 2008-02-10"
    " --fact competences=физика --fact slots=вторник,четверг",
    "consent give P-003 P-004 --signed-by representative --until 2024-08-31",
    "consent give P-005 P-006 --signed-by representative --signed-by self --until 2024-08-31",
    "select pupil-pupil P-005 P-006 --by куратор",
    "match pupil-pupil",
]
APPROVE = f"approve {DAY}-pupil-pupil --order 52-о"

# name: how far the year has come, the command, what a reader asks to tell old from new
KINDS = {
    "append": ("approved", "meeting log pair-001 --minutes 40 --topic Дроби",
               "record list --format json"),
    "enroll": ("fresh", "enroll mentee --form pupil-pupil --name Новый_Игнат --class 7Б --birth-date 2010-01-02",
               "person list --format json"),
    "approve": ("matched", APPROVE, "pair list --format json"),
    "match": ("enrolled", "match pupil-pupil", f"verify {DAY}-pupil-pupil"),
    "forget": ("enrolled", "person forget P-003 --yes", "person show P-003 --format json"),
}
# Takes the lock, finishes what is unfinished, and then has nothing to write.
RECOVER = "person leave P-999"


class Broken(Exception):
    """A promise that did not hold."""


def words(line):
    return [word.replace("_", " ") for word in line.split()]


class Ended:
    """How a command ended: exit code (-9 = killed), what it printed, what it said."""

    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def acknowledged(self):
        return bool(self.out.strip())


def run(command, env=None, **how):
    done = subprocess.run(command, env={**CLEAN, **(env or {})}, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=TIMEOUT, check=False, **how)
    return Ended(done)


def files_of(root):
    """Everything below root but .mentor: path -> mode and digest (folders: mode alone)."""
    found = {}
    for path in pathlib.Path(root).rglob("*"):
        name = str(path.relative_to(root))
        if name == ".mentor" or name.startswith((".mentor/", ".git/")):
            continue
        mode = f"{path.lstat().st_mode:o}"
        found[name] = mode + ("" if path.is_dir() else " " + hashlib.sha256(path.read_bytes()).hexdigest())
    return found


def difference(found, wanted):
    names = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    return ", ".join(f"{'-' if n not in found else '+' if n not in wanted else '~'}{n}" for n in names)


class Kind:
    """One writing command, and its folder before and after."""

    def __init__(self, name, mentor, base, work):
        _, line, probe = KINDS[name]
        self.name, self.mentor, self.base = name, mentor, base
        self.line, self.probe = words(line), words(probe)
        with Place(self, work) as place:
            self.old = files_of(place.root)
            self.old_seen = place.seen()
            done = place.run()
            if done.code != 0 or not done.acknowledged:
                raise SystemExit(f"{name} does not run: {done.code} {done.err.decode()}")
            self.new = files_of(place.root)
            self.new_seen = place.seen()
        if self.old == self.new or self.old_seen == self.new_seen:
            raise SystemExit(f"{name}: nothing tells the new state from the old one")


class Place:
    """A copy of a kind's folder, to be written to under faults."""

    def __init__(self, kind, work, writer=None):
        self.kind = kind
        self.writer = writer or kind.mentor
        self.work = tempfile.mkdtemp(prefix="place-", dir=work)
        self.root = os.path.join(self.work, "school")
        self.reset()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.work, ignore_errors=True)

    def reset(self):
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.kind.base, self.root)

    def line(self, args, program=None):
        return [program or self.kind.mentor, "-C", self.root, "--as-of", DAY, *args]

    def run(self, before=(), env=None, **how):
        """The kind's command by the writer under test, with a program before it (strace …)."""
        return run([*before, *self.line(self.kind.line, self.writer)], env, **how)

    def seen(self):
        ended = run(self.line(self.kind.probe))
        return ended.code, ended.out

    def recover(self):
        ended = run(self.line(words(RECOVER)))
        if ended.code not in (2, 4) or ended.acknowledged:
            raise Broken(f"the next writer: exit {ended.code} {ended.err.decode(errors='replace').strip()}")

    def verdict(self, ended):
        kind = self.kind
        seen = self.seen()
        told = "old" if seen == kind.old_seen else "new" if seen == kind.new_seen else None
        if told is None:
            raise Broken(f"a reader saw neither state: exit {seen[0]}")
        self.recover()
        now = files_of(self.root)
        state = "old" if now == kind.old else "new" if now == kind.new else None
        if state is None:
            raise Broken(f"neither state: against the old {difference(now, kind.old)};"
                         f" against the new {difference(now, kind.new)}")
        left = [name for name in os.listdir(os.path.join(self.root, ".mentor")) if name != "lock"]
        if left:
            raise Broken(f"left in .mentor: {left}")
        if told != state:
            raise Broken(f"a reader saw the {told} state, the next writer made the {state} one")
        if ended is not None and ended.acknowledged and state == "old":
            raise Broken("acknowledged and lost")
        return state


class School:
    """The folders of all kinds, made once by the sound program."""

    def __init__(self, mentor, names=None):
        self.mentor = os.path.abspath(mentor)
        self.work = tempfile.mkdtemp(prefix="mentor-torture-", dir=fast_place())
        self.bases = {}
        root = os.path.join(self.work, "made")
        self.must(["init", root, "--preset", "school", "--year", "2023-2024", "--name", "Школа № 00"])
        shutil.rmtree(os.path.join(root, ".mentor"))  # the first writer makes it
        shutil.rmtree(os.path.join(root, "schemas"))  # as much to copy as all the rest, and never written to
        self.keep(root, "fresh")
        for step in YEAR:
            if step.startswith("match"):
                self.keep(root, "enrolled")
            self.must(["-C", root, "--as-of", DAY, *words(step)])
        self.keep(root, "matched")
        self.must(["-C", root, "--as-of", DAY, *words(APPROVE)])
        self.keep(root, "approved")
        self.kinds = {}
        for name in KINDS if names is None else names:
            if name != "forget" or self.knows("person", "forget"):
                self.kinds[name] = Kind(name, self.mentor, self.bases[KINDS[name][0]], self.work)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwX", self.work], check=False)
        shutil.rmtree(self.work, ignore_errors=True)

    def must(self, args):
        ended = run([self.mentor, *args], env={"MENTOR_AS_OF": DAY})
        if ended.code != 0:
            raise SystemExit(f"{args}: exit {ended.code} {ended.err.decode()}")

    def knows(self, *command):
        return b"command-unknown" not in run([self.mentor, *command]).err

    def keep(self, root, name):
        self.bases[name] = os.path.join(self.work, name)
        shutil.copytree(root, self.bases[name])


def fast_place():
    """Memory where there is some: these harnesses make tens of thousands of small files."""
    return os.environ.get("TORTURE_DIR") or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else None)


class Tally:
    """Counts the cases of one harness by their verdicts; a control needs no more than one that is broken."""

    def __init__(self, what, control=False):
        self.what, self.control, self.cases, self.states, self.broken = what, control, 0, {}, []

    @property
    def enough(self):
        return self.control and bool(self.broken)

    def add(self, case, state):
        self.cases += 1
        self.states[state] = self.states.get(state, 0) + 1

    def fail(self, case, why):
        self.cases += 1
        self.broken.append(f"{case}: {why}")

    def judge(self, case, work):
        if self.enough:
            return
        try:
            self.add(case, work())
        except (Broken, subprocess.TimeoutExpired) as why:
            self.fail(case, why)

    def line(self):
        states = ", ".join(f"{count} {state}" for state, count in sorted(self.states.items()))
        return f"{self.what}: {self.cases} cases, {states or 'none whole'}; {len(self.broken)} broken"

    def end(self):
        """Prints the count and gives the exit code; a control must have found something broken."""
        print(self.line(), flush=True)
        if self.control:
            for line in self.broken[:1]:
                print("  as it must:", line)
            if not self.broken:
                print("  NOTHING FOUND on a program that is broken on purpose: the harness proves nothing")
            return 0 if self.broken else 1
        for line in self.broken[:20]:
            print("  BROKEN", line)
        return 1 if self.broken or not self.cases else 0


def arguments(*more):
    """What every harness takes: the sound program, one to break instead, which kinds of commands, how long, and whether
    the program is broken on purpose and must be found so. `more`: (name, how) of each further argument."""
    switch = {"action": "store_true"}
    parser = argparse.ArgumentParser()
    for name, how in [("mentor", {}), *more, ("--writer", {}), ("--kinds", {"default": ""}), ("--short", switch),
                      ("--broken", switch)]:
        parser.add_argument(name, **how)
    args = parser.parse_args()
    args.kinds = args.kinds.split(",") if args.kinds else None
    return args


def with_faults(library, how, **fault):
    """The environment in which faults.c stands before a program."""
    return {"LD_PRELOAD": os.path.abspath(library), "FAULT_BREAK": how, **fault}


def in_parallel(cases, place_of, work):
    """work(place, case) for every case, on as many places as there are processors."""
    workers = os.cpu_count() or 1
    chunks = [cases[i::workers] for i in range(workers)]

    def serve(chunk):
        if not chunk:
            return
        with place_of() as place:
            for case in chunk:
                work(place, case)

    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(serve, chunk) for chunk in chunks]:
            done.result()


def skip(why):
    print("SKIPPED:", why, flush=True)
    sys.exit(77)
