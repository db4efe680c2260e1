#!/usr/bin/env python3
"""Random merges of two curators' branches: the journal is the union of both, cards that both
changed conflict where anybody sees it, check finds every contradiction that the two made together,
and the order of lines means nothing.

    merges.py MENTOR FOLDER PRESET [MERGES [SEED [plain]]]

`plain` leaves out merge=union, to see that the trial can fail.
"""

import collections
import json
import os
import random
import re
import shutil
import sys

import repository
from programme import Checks, Programme, skip
from repository import git, read, write

DAYS = [f"2024-01-{day:02d}" for day in range(15, 29)]


class Curator:
    """One clone, its own private/, and what was done in it."""

    def __init__(self, trial, name, base, dice):
        self.name = name
        self.root = os.path.join(trial.work, name)
        git(trial.work, "clone", "-q", base, self.root)
        shutil.copytree(os.path.join(trial.folder, "private"),
                        os.path.join(self.root, "private"))
        self.trial = trial
        self.dice = dice
        self.enrolled = {}  # code -> the line of the enrolment
        self.closed = None  # day and line
        self.met = []
        self.left = None
        self.paired = None  # mentee and the number of the order
        self.cards = {}
        self.corrected = False

    def mentor(self, day, *args):
        school = self.trial.school
        line = [school.mentor, "-C", self.root, "--as-of", day, *args]
        return school.run_line(line, self.trial.env)

    def must(self, day, *args):
        code, out, err = self.mentor(day, *args, "--commit")
        if code != 0:
            raise SystemExit(f"{self.name}: mentor {' '.join(args)}: exit {code}: {err}")
        return out

    # --- what curators do -------------------------------------------------------------------
    def meet(self):
        day = self.dice.choice(DAYS)
        if self.closed and day > self.closed[0]:
            return
        topic = f"тема {self.dice.randint(1, 999)}"
        self.must(DAYS[-1], "meeting", "log", "pair-001", "--date", day, "--kind", "regular",
                  "--minutes", str(self.dice.choice([30, 40, 45, 60])), "--topic", topic)
        self.met.append(day)

    def update(self):
        self.must(self.dice.choice(DAYS), "record", "update", "order", "order-112-о",
                  "title=" + self.dice.choice(["О парах", "О наставничестве", "Приказ"]))

    def enroll(self):
        day = self.dice.choice(DAYS)
        born = f"2010-{self.dice.randint(1, 12):02d}-{self.dice.randint(1, 28):02d}"
        number = self.dice.randint(1000, 9999)
        out = self.must(day, "enroll", "mentee", "--form", "pupil-pupil", "--name",
                        "Пробный" + "".join("абвгдежзик"[int(digit)] for digit in str(number)) + " Кто", "--class", self.dice.choice(["7Б", "8А"]),
                        "--birth-date", born)
        code = out.split()[-1]
        self.enrolled[code] = [line for line in read(self.root, "journal/2024-01.yaml").split("\n")
                               if code in line][0]

    def close(self):
        if self.closed:
            return
        day = self.dice.choice([each for each in DAYS if not self.met or each >= max(self.met)])
        self.must(DAYS[-1], "pair", "close", "pair-001", "--date", day, "--outcome", "early",
                  "--reason", self.dice.choice(["переезд", "занятость", "болезнь"]))
        self.closed = (day, self.lines_with("event: closed")[-1])

    def leave(self):
        if self.left or self.paired:
            return
        day = self.dice.choice(DAYS)
        self.must(day, "person", "leave", "P-002", "--reason",
                  self.dice.choice(["переезд", "болезнь"]))
        self.left = self.lines_with("event: left")[-1]

    def pair_up(self):
        """Both take the next code for their pair: the same one."""
        if self.paired or self.left:
            return
        mentee = self.dice.choice(["P-002", "P-005"])
        order = self.dice.choice(["200-о", "201-о"])
        self.must(DAYS[0], "pair", "new", "pupil-pupil", "P-004", mentee, "--order", order)
        self.paired = (mentee, order)

    def edit_card(self):
        path = self.dice.choice(["people/P-005.yaml", "people/P-006.yaml"])
        text = re.sub("^class: .*$", f"class: {self.dice.choice(['7В', '8Г', '9Д'])}",
                      read(self.root, path), flags=re.M)
        if text == read(self.root, path):
            return
        write(self.root, path, text)
        self.commit_by_hand(path)
        self.cards[path] = text

    def correct_by_hand(self):
        path = "journal/2023-11.yaml"
        minutes = self.dice.choice([35, 50, 55])
        text = read(self.root, path).replace("minutes: 40, topic: Знакомство",
                                             f"minutes: {minutes}, topic: Знакомство")
        if text == read(self.root, path):
            return
        write(self.root, path, text)
        self.commit_by_hand(path)
        self.corrected = True

    def commit_by_hand(self, path):
        git(self.root, "commit", "-q", "-m", "правка", "--", path)

    def work(self):
        deeds = [self.meet, self.meet, self.update, self.enroll, self.close, self.leave,
                 self.pair_up, self.edit_card, self.correct_by_hand]
        for _ in range(self.dice.randint(2, 5)):
            self.dice.choice(deeds)()

    def lines_with(self, words):
        return [line for line in read(self.root, "journal/2024-01.yaml").split("\n")
                if words in line]


def facts(root):
    """Lines of the journal that are facts, and how often each stands there."""
    found = collections.Counter()
    folder = os.path.join(root, "journal")
    for name in sorted(os.listdir(folder)):
        for line in read(folder, name).split("\n"):
            if line.startswith("- "):
                found[name + " " + line] += 1
    return found


def union(base, one, other):
    kept = collections.Counter()
    for fact in base | one | other:
        if fact in base:
            kept[fact] = min(one[fact], other[fact])
        else:
            kept[fact] = max(one[fact], other[fact])
    return +kept


class Trial:
    def __init__(self, mentor, folder, base, work, dice):
        self.school = Runner(mentor)
        self.folder = folder
        self.work = work
        self.env = repository.environment(work, mentor)
        self.one = Curator(self, "one", base, dice)
        self.other = Curator(self, "other", base, dice)
        self.dice = dice
        self.before = facts(self.one.root)

    def contradictions(self):
        """Rules that the two broke only together; what both said in one line is one fact."""
        a, b = self.one, self.other
        rules = set()
        if any(code in b.enrolled and b.enrolled[code] != line for code, line in a.enrolled.items()):
            rules.add("enrolled-twice")
        if a.closed and b.closed and a.closed[1] != b.closed[1]:
            rules.add("closed-twice")
        for closer, other in ((a, b), (b, a)):
            if closer.closed and any(day > closer.closed[0] for day in other.met):
                rules.add("entry-after-close")
        if a.left and b.left and a.left != b.left:
            rules.add("left-not-enrolled")
        if a.paired and b.paired and a.paired[1] != b.paired[1]:
            rules.add("order-of-lost-pair")
        for one, other in ((a, b), (b, a)):
            if one.paired and one.paired[0] == "P-002" and other.left and day_of(other.left) <= DAYS[0]:
                rules.add("member-not-enrolled")
        return rules

    def expected_conflicts(self):
        a, b = self.one, self.other
        clash = {path for path in a.cards if path in b.cards and a.cards[path] != b.cards[path]}
        for code in set(a.enrolled) & set(b.enrolled):
            path = f"people/{code}.yaml"
            if read(a.root, path) != read(b.root, path):
                clash.add(path)
        if a.paired and b.paired and a.paired != b.paired:
            clash.add("pairs/pair-002.yaml")
        return clash

    def merge(self):
        git(self.one.root, "fetch", "-q", self.other.root, "main")
        git(self.one.root, "merge", "-q", "-m", "слияние", "FETCH_HEAD", check=False)
        return set(git(self.one.root, "diff", "--name-only", "--diff-filter=U").split("\n")) - {""}

    def run(self, checks, number):
        self.one.work()
        self.other.work()
        expected = union(self.before, facts(self.one.root), facts(self.other.root))
        wanted = self.expected_conflicts()
        conflicts = self.merge()
        checks.that(conflicts == wanted, f"conflicts of {number}: {conflicts} for {wanted}")
        for path in conflicts:
            code, _, err = self.one.mentor(DAYS[-1], "check")
            checks.that(code == 3 and path in err, f"{number}: a conflict nobody sees: {err}")
            git(self.one.root, "checkout", self.dice.choice(["--ours", "--theirs"]), "--", path)
            git(self.one.root, "add", path)
        got = facts(self.one.root)
        self.told_twice = {fact for fact in got if got[fact] == 2 and expected[fact] == 1}
        for fact in self.told_twice:  # the same words in two branches: one line or, apart, two
            checks.that(fact not in self.before and facts(self.other.root)[fact] == 1,
                        f"{number}: doubled without two who said it: {fact}")
            expected[fact] = 2
        checks.that(got == expected, f"union of {number}: too few {expected - got}, too many "
                                     f"{got - expected}")
        self.look_at_check(checks, number)
        self.shuffle(checks, number)

    def findings(self):
        code, out, err = self.one.mentor("2024-02-01", "check", "--format", "json")
        if code not in (0, 1):
            return None, err
        told = json.loads(out)["findings"]
        self.doubles = sum(each["rule"] == "told-twice" for each in told)
        return {each["rule"] for each in told if each["severity"] == "error"}, err

    def look_at_check(self, checks, number):
        found, err = self.findings()
        wanted = self.contradictions()
        checks.that(found is not None and wanted <= found,
                    f"check of {number}: {found} for {wanted} {err}")
        checks.that(found is None or self.doubles == len(self.told_twice),
                    f"{number}: {self.doubles} told twice by check, not {self.told_twice}")
        # One code for two people, enrolled in the same words: what git makes of it may be right.
        if set(self.one.enrolled) & set(self.other.enrolled) and found is not None:
            found -= {"enrolled-twice", "birth-dates-differ"}
        if found is not None and not wanted:
            checks.that(not found, f"alarm of {number}: {found} where nothing is wrong")

    def shuffle(self, checks, number):
        def shown():
            return [self.one.mentor("2024-02-01", *args)[1] for args in (
                ["person", "list", "--state", "all", "--format", "json"],
                ["pair", "list", "--format", "json"],
                ["record", "list", "order", "--format", "csv"])]
        before, rules = shown(), self.findings()[0]
        for name in os.listdir(os.path.join(self.one.root, "journal")):
            lines = read(self.one.root, "journal/" + name).rstrip("\n").split("\n")
            self.dice.shuffle(lines)
            write(self.one.root, "journal/" + name, "\n".join(lines) + "\n")
        checks.that(without_places(shown()) == without_places(before), f"order of {number} matters")
        checks.that(self.findings()[0] == rules, f"order of {number} matters to check")


def day_of(line):
    return re.search(r"date: ([\d-]+)", line)[1]


def without_places(texts):
    return [re.sub(r"journal/[\d-]+\.yaml:\d+", "…", text) for text in texts]


class Runner:
    def __init__(self, mentor):
        self.mentor = os.path.abspath(mentor)

    @staticmethod
    def run_line(line, env):
        import subprocess
        ended = subprocess.run(line, env=env, check=False, capture_output=True, text=True,
                               stdin=subprocess.DEVNULL, timeout=600)
        return ended.returncode, ended.stdout, ended.stderr


def main():
    if shutil.which("git") is None:
        skip("no git")
    mentor, folder, preset = sys.argv[1:4]
    merges = int(sys.argv[4]) if len(sys.argv) > 4 else 30
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    checks = Checks()
    with Programme(mentor, folder) as school:
        repository.begin(school.root, preset)
        if "plain" in sys.argv:
            git(school.root, "rm", "-q", ".gitattributes")
            git(school.root, "commit", "-q", "-m", "без union")
        for number in range(seed, seed + merges):
            work = os.path.join(school.work, str(number))
            os.mkdir(work)
            Trial(mentor, folder, school.root, work, random.Random(number)).run(checks, number)
            shutil.rmtree(work)
    print(f"{merges} merges from seed {seed}")
    checks.end()


main()
