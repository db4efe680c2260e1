#!/usr/bin/env python3
"""Times the program on generated schools beside well-known tools on as many entries: whole processes,
all in one run, ratios only; nothing is asserted.

    report.py MENTOR [READ_BENCH] [MEETINGS ...]        default: 10000 100000

`report quarter` and `check`, over 1 000 people and over 100, and, with READ_BENCH, forty folders read by one process, beside a
monthly balance of `ledger` and of `hledger` over as many entries and `cat` of the same bytes; `meeting log` beside one row
put into a table by `sqlite3`; `match` of a school of 100 mentees and 40 mentors, its proposal written anew each
time, beside `git status` in the same folder; `--version` beside `sqlite3 --version`. Peers that are not installed are
left out.
"""
import glob
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

RUNS = 7
DAY = "2024-05-01"
MONTHS = [(2023, 9), (2023, 10), (2023, 11), (2023, 12), (2024, 1), (2024, 2), (2024, 3), (2024, 4)]
TOPICS = ["Разбор задач", "Чтение", "Подготовка к олимпиаде", "Проект", "Дневник", "Прогулка и разговор"]
ENV = dict(os.environ, MENTOR_AS_OF=DAY)


def programme(folder, mentor, meetings, people=1000):
    """People, half of them mentors, in pairs; the meetings spread over eight months; a year with its classes."""
    subprocess.run([mentor, "-q", "init", folder, "--name", "Bench", "--year", "2023-2024"], env=ENV, check=True)
    with open(f"{folder}/years/2023-2024.yaml", "a") as out:
        out.write("classes:\n" + "".join(f"  - {{id: {grade}{letter}}}\n" for grade in range(5, 12) for letter in "АБВГД"))
    for name in ("people", "pairs", "journal"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    lines = {month: [] for month in MONTHS}
    pairs = people // 2
    for number in range(1, people + 1):
        code = f"P-{number:03}"
        role = "mentor" if number > pairs else "mentee"
        grade = 10 if role == "mentor" else 7
        with open(f"{folder}/people/{code}.yaml", "w") as out:
            out.write(f"id: {code}\ncategory: pupil\nclass: {grade}А\nborn: {2007 if grade == 10 else 2010}-05\n")
        lines[MONTHS[0]].append(f"- {{date: 2023-09-01, person: {code}, event: enrolled, role: {role}, form: pupil-pupil}}")
        lines[MONTHS[0]].append(
            f"- {{date: 2023-09-01, person: {code}, event: consent, kind: processing, signed_by: [representative, self]}}")
    for number in range(1, pairs + 1):
        with open(f"{folder}/pairs/pair-{number:03}.yaml", "w") as out:
            out.write(f"id: pair-{number:03}\nform: pupil-pupil\nmentors: [P-{number + pairs:03}]\n"
                      f"mentees: [P-{number:03}]\nfrom: 2023-09-02\norder: 1-о\nsource: manual\n")
    chance = random.Random(1)
    for number in range(meetings):
        year, month = chance.choice(MONTHS)
        day = chance.randint(3, 28)
        lines[(year, month)].append(
            f"- {{date: {year}-{month:02}-{day:02}, pair: pair-{chance.randint(1, pairs):03}, event: meeting, "
            f"kind: regular, minutes: {chance.choice([30, 40, 45])}, topic: {chance.choice(TOPICS)}, "
            f"result: решили {number % 977}}}")
    for (year, month), entries in lines.items():
        with open(f"{folder}/journal/{year}-{month:02}.yaml", "w") as out:
            out.write("\n".join(entries) + "\n")


MATCHING = """format: 1
forms:
  pupil-pupil:
    objective: [served, points]
    load: 20
    rules:
      - {id: older-mentor, mentor: grade, relation: greater, mentee: grade, say: старше}
    criteria:
      - {id: request, weight: 50, mentee: requests, mentor: competences, measure: covered, say: запрос}
      - {id: time, weight: 30, mentee: slots, mentor: slots, measure: common, enough: 2, required: true, say: время}
"""
SUBJECTS = ["алгебра", "физика", "химия", "история", "английский", "информатика"]
SLOTS = ["понедельник", "вторник", "среда", "четверг", "пятница"]


def school(folder, mentor, mentees, mentors):
    """Everybody ready to be matched: cards with facts, consents, nobody in a pair; the folder under git."""
    programme(folder, mentor, 0, 0)
    chance = random.Random(2)
    entries = []
    for number in range(1, mentees + mentors + 1):
        code, is_mentor = f"P-{number:03}", number > mentees
        role, grade, born = ("mentor", 10, 2007) if is_mentor else ("mentee", 7, 2010)
        topics = ", ".join(sorted(chance.sample(SUBJECTS, 3 if is_mentor else 2)))
        slots = ", ".join(sorted(chance.sample(SLOTS, 3)))
        with open(f"{folder}/people/{code}.yaml", "w") as out:
            out.write(f"id: {code}\ncategory: pupil\nclass: {grade}А\nborn: {born}-05\n"
                      f"facts: {{{'competences' if is_mentor else 'requests'}: [{topics}], slots: [{slots}]}}\n")
        capacity = ", capacity: 3" if is_mentor else ""
        entries.append(f"- {{date: 2023-09-01, person: {code}, event: enrolled, role: {role}, form: pupil-pupil{capacity}}}\n")
        entries.append(f"- {{date: 2023-09-01, person: {code}, event: consent, kind: processing, "
                       "signed_by: [representative, self]}\n")
    with open(f"{folder}/journal/2023-09.yaml", "w") as out:
        out.writelines(entries)
    with open(f"{folder}/matching.yaml", "w") as out:
        out.write(MATCHING)
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "b"]):
        subprocess.run(["git", "-C", folder] + command, check=True)


def ledger_file(path, entries):
    chance = random.Random(1)
    with open(path, "w") as out:
        for month in sorted(MONTHS):
            for _ in range(entries // len(MONTHS)):
                out.write(f"{month[0]}/{month[1]:02}/{chance.randint(3, 28):02} pair {chance.randint(1, 500)}\n"
                          f"    meetings:{chance.randint(1, 500)}  {chance.choice([30, 40, 45])} min\n    time\n\n")


def apart(make, *args):
    """Runs `make` in a process of its own: what this one holds counts as memory of what it starts."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            make(*args)
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1] != 0:
        raise SystemExit(f"{make.__name__}{args}: failed")


def once(command):
    """Wall and processor seconds of one run, and its peak memory in MiB."""
    start = time.monotonic()
    pid = os.posix_spawnp(command[0], command, ENV, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        raise SystemExit(f"{command}: exit status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title, ours, peers, before=lambda: None):
    """Runs take turns, so that a busy moment falls on all alike; the smallest of each counts. `before` is called
    before each of ours."""
    peers = [(name, command) for name, command in peers if shutil.which(command[0])]

    def in_turn():
        before()
        return [once(command) for command in [ours] + [peer for _, peer in peers]]

    runs = [in_turn() for _ in range(RUNS)]
    best = [[min(each) for each in zip(*column)] for column in zip(*runs)]
    peak = max(run[0][2] for run in runs)
    print(f"{title}: peak {peak:.0f} MiB")
    for (name, _), theirs in zip(peers, best[1:]):
        print(f"  against {name}: wall x {best[0][0] / theirs[0]:.2f}, "
              f"processor x {best[0][1] / max(theirs[1], 1e-4):.2f}, memory x {peak / theirs[2]:.2f}")


def journal_of(folder):
    return [os.path.join(folder, "journal", each) for each in sorted(os.listdir(folder + "/journal"))]


def balances(file):
    return [("ledger, monthly balance", ["ledger", "-f", file, "--monthly", "register", "meetings", "--subtotal"]),
            ("hledger, monthly balance", ["hledger", "-f", file, "balance", "-M", "meetings"])]


def every_file(folder):
    return [os.path.join(base, each) for base, _, files in os.walk(folder) for each in files]


def reports(work, mentor, meetings, people=1000):
    folder, ledger = os.path.join(work, f"school{meetings}-{people}"), os.path.join(work, f"{meetings}.ledger")
    apart(programme, folder, mentor, meetings, people)
    apart(ledger_file, ledger, meetings)
    cats = [("cat of the journal", ["cat"] + journal_of(folder)), ("cat of all files", ["cat"] + every_file(folder))]
    compare(f"report quarter, {people} people and {meetings} meetings",
            [mentor, "-C", folder, "report", "quarter", "q3"], balances(ledger) + cats)
    compare(f"check, {people} people and {meetings} meetings", [mentor, "-C", folder, "check"], cats)
    return folder


def forty(work, reader, folder, meetings):
    ledger = os.path.join(work, "forty.ledger")
    apart(ledger_file, ledger, 40 * meetings)
    compare(f"forty folders of {meetings} meetings read by one process", [reader, DAY, "1"] + [folder] * 40,
            balances(ledger)[:1])


def logs(work, mentor, folder, title):
    base = os.path.join(work, "rows.db")
    if not os.path.exists(base):
        subprocess.run(["sqlite3", base, "create table meeting(pair, day, minutes)"], check=True)
    compare(f"meeting log, {title}",
            [mentor, "-C", folder, "-q", "meeting", "log", "pair-001", "--minutes", "40", "--topic", "Дроби", "--again"],
            [("sqlite3, one row", ["sqlite3", base, "insert into meeting values ('pair-001', '2024-05-01', 40)"])])


def matches(work, mentor):
    folder = os.path.join(work, "to-match")
    apart(school, folder, mentor, 100, 40)
    # Of files as young as its index git reads the bytes each time: that is not its usual work.
    time.sleep(1.1)
    subprocess.run(["git", "-C", folder, "status"], check=True, stdout=subprocess.DEVNULL)

    def write_anew():
        for proposal in glob.glob(folder + "/proposals/2*"):
            os.remove(proposal)

    compare("match of 100 mentees and 40 mentors", [mentor, "-C", folder, "match", "pupil-pupil"],
            [("git status", ["git", "-C", folder, "status"])], write_anew)


def main():
    mentor = os.path.abspath(sys.argv[1])
    rest = sys.argv[2:]
    reader = os.path.abspath(rest.pop(0)) if rest and not rest[0].isdigit() else None
    sizes = [int(each) for each in rest] or [10_000, 100_000]
    work = tempfile.mkdtemp()
    try:
        folders = [reports(work, mentor, meetings) for meetings in sizes]
        reports(work, mentor, sizes[0], people=100)
        if reader:
            forty(work, reader, folders[0], sizes[0])
        if shutil.which("sqlite3"):
            small = os.path.join(work, "small")
            apart(programme, small, mentor, 600, 140)
            logs(work, mentor, small, "140 people and 600 meetings")
            logs(work, mentor, folders[0], f"1 000 people and {sizes[0]} meetings")
        if shutil.which("git"):
            matches(work, mentor)
        compare("--version", [mentor, "--version"], [("git --version", ["git", "--version"]),
                                                     ("sqlite3 --version", ["sqlite3", "--version"])])
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
