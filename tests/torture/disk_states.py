#!/usr/bin/env python3
"""Crash states of the disk: what a power cut may leave, laid out, recovered and judged.

    disk_states.py MENTOR [--writer PROGRAM] [--kinds A,B] [--short] [--unsynced] [--broken]

--unsynced: as if no fsync had been made. Three questions: is every state of one run whole (and new once success was told); is every state of a recovery, after a
kill at each moment, whole; and does dropping any single fsync break something, so that none is there for nothing.
"""

import hashlib
import os
import re
import sys

from disk_model import TRACED, Disk, lay_out
from school import RECOVER, Broken, Place, School, Tally, arguments, files_of, run, skip, words


class Judge:
    """Verdicts on trees, each different tree judged once."""

    def __init__(self, place):
        self.place, self.known = place, {}

    def state(self, tree):
        key = hashlib.sha256(repr(sorted(tree.items())).encode()).digest()
        if key not in self.known:
            lay_out(tree, self.place.root)
            try:
                self.known[key] = self.place.verdict(None), None
            except Broken as why:
                self.known[key] = None, str(why)
        return self.known[key]

    def all(self, tally, case, states):
        """Judges every state; gives how many were broken, lost after success included."""
        before = len(tally.broken)
        for tree, told in states:
            if tally.enough:
                break
            state, why = self.state(tree)
            if why is None and told and state == "old":
                why = "acknowledged and lost"
            if why is None:
                tally.add(case, state)
            else:
                tally.fail(case, why)
        return len(tally.broken) - before


def traced(place, log, line):
    return run(["strace", "-f", "-qq", "-y", "-xx", "-s", "1000000", "-o", log, "-e", f"trace={TRACED}", *line])


def log_of_run(place):
    place.reset()
    disk = Disk(place.root, place.root)
    log = os.path.join(place.work, "log")
    ended = traced(place, log, place.line(place.kind.line, place.writer))
    if ended.code != 0:
        raise SystemExit(f"strace: {ended.err.decode()}")
    disk.read_log(log)
    return disk


def recoveries(place, disk, judge, tally, step):
    """Killed (without a power cut) after each operation; then the next writer, also the same command typed again when
    nothing had come of it; and the power cut while that one runs."""
    log = os.path.join(place.work, "log")
    for moment in range(1, len(disk.ops), step):
        lay_out(disk.tree(range(moment)), place.root)
        place.recover()
        recovered = files_of(place.root)
        for line in [words(RECOVER)] + ([place.kind.line] if recovered == place.kind.old else []):
            branch = disk.branch(moment)
            lay_out(branch.tree(range(moment)), place.root)
            traced(place, log, place.line(line))
            branch.read_log(log)
            judge.all(tally, f"killed after {moment} operations, then {line[0]} {line[1]}", branch.states(begin=moment))


def needless_syncs(disk, judge, tally, root):
    """The syncs without which nothing breaks in this model; each is left out in turn."""
    needless = []
    syncs = [index for index, op in enumerate(disk.ops) if op[0] == "sync"]
    for sync in syncs:
        trial = Tally("")
        if judge.all(trial, "", disk.states(dropped={sync})) == 0:
            needless.append(re.sub(r"staging\.[0-9a-f.]+", "staging", os.path.relpath(disk.ops[sync][2], root)))
        tally.cases += trial.cases
    return len(syncs), needless


def study(kind, school, args):
    with Place(kind, school.work, args.writer) as place:
        disk = log_of_run(place)
        judge = Judge(place)
        states = Tally(f"states of the disk after a power cut, {kind.name}", args.broken)
        dropped = {i for i, op in enumerate(disk.ops) if op[0] == "sync"} if args.unsynced else ()
        judge.all(states, kind.name, disk.states(dropped=dropped))
        code = states.end()
        if args.broken:
            return code
        double = Tally(f"… killed, then a power cut while recovering, {kind.name}")
        recoveries(place, disk, judge, double, 7 if args.short else 1)
        without = Tally("")
        count, needless = needless_syncs(disk, judge, without, place.root)
        print(f"… each of {count} fsyncs left out in turn, {kind.name}: {without.cases} cases, "
              f"{count - len(needless)} proved necessary"
              + (f"; nothing breaks without: {', '.join(needless)}" if needless else ""))
        print(f"  {len(judge.known)} different trees were laid out")
        return max(code, double.end())


def main():
    args = arguments(("--unsynced", {"action": "store_true"}))
    if run(["strace", "-qq", "-o", os.devnull, "-e", "trace=close", "true"]).code != 0:
        skip("the log of system calls needs ptrace")
    with School(args.mentor, args.kinds) as school:
        codes = [study(kind, school, args) for kind in school.kinds.values()]
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
