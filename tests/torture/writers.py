#!/usr/bin/env python3
"""Many writers at once, writers ended by signals at random, and readers beside them.

    writers.py MENTOR [--writer PROGRAM] [--preload FAULTS --how nolock] [--writers 8] [--commands 25] [--seconds 15]
               [--broken]

Acknowledged <= applied <= tried: nothing that was told as written is lost, nothing is written twice, no code is given
twice; and every reader sees a folder in which `check` finds no error.
"""

import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from school import CLEAN, DAY, School, arguments, run, with_faults

# A crash, a service that is stopped, Ctrl-C, a terminal that is closed.
ENDS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Yard:
    """A folder with many at work in it."""

    def __init__(self, school, args):
        self.args, self.mentor = args, school.mentor
        self.root = os.path.join(tempfile.mkdtemp(prefix="yard-", dir=school.work), "school")
        shutil.copytree(school.bases["approved"], self.root)
        self.writer = args.writer or school.mentor
        self.env = dict(CLEAN)
        if args.how:
            self.env.update(with_faults(args.preload, args.how))
        self.tried, self.told, self.killed, self.refused, self.reads = set(), set(), 0, 0, 0
        self.broken, self.running, self.over = [], set(), threading.Event()
        self.guard = threading.Lock()

    def line(self, program, *args):
        return [program, "-C", self.root, "--as-of", DAY, *args]

    def write(self, mark, number):
        """Every other command appends a line, the rest make a person: a line and two cards."""
        args = ["meeting", "log", "pair-001", "--kind", "regular", "--minutes", "40", "--topic", mark]
        if number % 2:
            args = ["enroll", "mentee", "--form", "pupil-pupil", "--name", mark, "--class", "7Б", "--birth-date",
                    "2010-01-02"]
        child = subprocess.Popen(self.line(self.writer, *args), env=self.env, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with self.guard:
            self.tried.add(mark)
            self.running.add(child)
        out, err = child.communicate()
        with self.guard:
            self.running.discard(child)
            if out.strip():
                self.told.add(mark)
            if -child.returncode in ENDS:
                self.killed += 1
            elif child.returncode == 5 and not out.strip() and b"lock-held" in err:
                self.refused += 1  # nothing else may stop a writer here: nobody but us edits
            elif child.returncode != 0:
                self.broken.append(f"{mark}: exit {child.returncode} {err.decode(errors='replace')[:300]}")

    def read(self):
        while not self.over.is_set():
            ended = run(self.line(self.mentor, "check"))
            with self.guard:
                self.reads += 1
                if ended.code != 0:
                    self.broken.append(f"a reader: exit {ended.code} {ended.out.decode(errors='replace')[:300]}"
                                       f"{ended.err.decode(errors='replace')[:300]}")

    def kill(self):
        chance = random.Random(7)
        while not self.over.is_set():
            time.sleep(chance.random() * 0.15)
            with self.guard:
                child = chance.choice(sorted(self.running, key=lambda each: each.pid)) if self.running else None
                if child is not None and child.poll() is None:
                    child.send_signal(chance.choice(ENDS))

    def work(self, targets, seconds=None):
        """Runs the writers to their end, and the others beside them."""
        beside = [threading.Thread(target=self.read) for _ in range(2)]
        if seconds:
            beside.append(threading.Thread(target=self.kill))
        threads = [threading.Thread(target=target) for target in targets]
        for thread in beside + threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.over.set()
        for thread in beside:
            thread.join()

    def settle(self):
        """The last word of the sound program: recovers, then counts what is there."""
        run(self.line(self.mentor, "person", "leave", "P-999"))
        texts = [path.read_text(errors="replace") for folder in ("journal", "private")
                 for path in pathlib.Path(self.root, folder).rglob("*.yaml")]
        every = "\n".join(texts)
        found = {mark: len(re.findall(rf"\b{mark}\b", every, re.IGNORECASE)) for mark in self.tried}
        self.broken += [f"{mark}: told as written and lost" for mark in sorted(self.told) if not found[mark]]
        self.broken += [f"{mark}: written {count} times" for mark, count in sorted(found.items()) if count > 1]
        ended = run(self.line(self.mentor, "check"))
        if ended.code != 0:
            self.broken.append(f"check afterwards: {ended.out.decode(errors='replace')[:300]}")
        left = [name for name in os.listdir(os.path.join(self.root, ".mentor")) if name != "lock"]
        if left:
            self.broken.append(f"left in .mentor: {left}")
        return sum(1 for count in found.values() if count)

    def end(self, what):
        applied = self.settle()
        print(f"{what}: {len(self.tried)} commands, {len(self.told)} acknowledged, {applied} applied, "
              f"{self.killed} killed, {self.refused} refused, {self.reads} readers; {len(self.broken)} broken",
              flush=True)
        if self.args.broken:
            for line in self.broken[:1]:
                print("  as it must:", line.replace("\n", " "))
            return not self.broken
        for line in self.broken[:10]:
            print("  BROKEN", line)
        return bool(self.broken) or not self.told


def mark_of(number, command):
    """A name that nobody else has; names hold no digits."""
    return "метка" + "".join("абвгдежзик"[int(digit)] for digit in f"{number:02}{command:03}")


def together(yard, args):
    def writer(number):
        for command in range(args.commands):
            yard.write(mark_of(number, command), command)

    yard.work([lambda number=number: writer(number) for number in range(args.writers)])


def chaos(yard, args):
    end = time.monotonic() + args.seconds

    def writer(number):
        command = 0
        while time.monotonic() < end:
            yard.write(mark_of(number, command), command)
            command += 1

    yard.work([lambda number=number: writer(number) for number in range(4)], args.seconds)


def main():
    args = arguments(("--preload", {"default": ""}), ("--how", {"default": ""}), ("--writers", {"type": int, "default": 8}),
                     ("--commands", {"type": int, "default": 25}), ("--seconds", {"type": int, "default": 15}))
    failed = False
    with School(args.mentor, []) as school:
        yard = Yard(school, args)
        together(yard, args)
        failed |= yard.end(f"{args.writers} writers at once, {args.commands} commands each, readers beside")
        if args.seconds:
            yard = Yard(school, args)
            chaos(yard, args)
            failed |= yard.end(f"writers ended at random for {args.seconds} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
