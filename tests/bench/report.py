#!/usr/bin/env python3
"""Times `mentor report quarter` on a generated programme beside `ledger` making a monthly balance of
as many entries, and `cat` reading the same bytes. Prints ratios of whole processes, never asserts.

    report.py MENTOR [MEETINGS ...]        default: 10000 100000
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

RUNS = 5
MONTHS = [(2023, 9), (2023, 10), (2023, 11), (2023, 12), (2024, 1), (2024, 2), (2024, 3), (2024, 4)]


def programme(folder, mentor, meetings):
    """1 000 people in 500 pairs, the meetings spread over eight months."""
    env = dict(os.environ, MENTOR_AS_OF="2024-05-01")
    subprocess.run([mentor, "-q", "init", folder, "--name", "Bench", "--year", "2023-2024"], env=env, check=True)
    for name in ("people", "pairs", "journal"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    lines = {month: [] for month in MONTHS}
    for number in range(1, 1001):
        code = f"P-{number:03}"
        role = "mentor" if number > 500 else "mentee"
        grade = 10 if role == "mentor" else 7
        with open(f"{folder}/people/{code}.yaml", "w") as out:
            out.write(f"id: {code}\ncategory: pupil\nclass: {grade}А\nborn: {2007 if grade == 10 else 2010}-05\n")
        lines[MONTHS[0]].append(f"- {{date: 2023-09-01, person: {code}, event: enrolled, role: {role}, form: pupil-pupil}}")
        lines[MONTHS[0]].append(
            f"- {{date: 2023-09-01, person: {code}, event: consent, kind: processing, signed_by: [representative, self]}}")
    for number in range(1, 501):
        with open(f"{folder}/pairs/pair-{number:03}.yaml", "w") as out:
            out.write(f"id: pair-{number:03}\nform: pupil-pupil\nmentors: [P-{number + 500:03}]\n"
                      f"mentees: [P-{number:03}]\nfrom: 2023-09-02\norder: 1-о\nsource: manual\n")
    chance = random.Random(1)
    for _ in range(meetings):
        year, month = chance.choice(MONTHS)
        day = chance.randint(3, 28)
        lines[(year, month)].append(
            f"- {{date: {year}-{month:02}-{day:02}, pair: pair-{chance.randint(1, 500):03}, event: meeting, "
            f"kind: regular, minutes: {chance.choice([30, 40, 45])}, topic: Разбор задач, result: решили}}")
    for (year, month), entries in lines.items():
        with open(f"{folder}/journal/{year}-{month:02}.yaml", "w") as out:
            out.write("\n".join(entries) + "\n")


def ledger_file(path, entries):
    chance = random.Random(1)
    with open(path, "w") as out:
        for month in sorted(MONTHS):
            for _ in range(entries // len(MONTHS)):
                out.write(f"{month[0]}/{month[1]:02}/{chance.randint(3, 28):02} pair {chance.randint(1, 500)}\n"
                          f"    meetings:{chance.randint(1, 500)}  {chance.choice([30, 40, 45])} min\n    time\n\n")


def best(command, env=None):
    """Smallest wall and processor seconds of several runs, and the peak memory in MiB."""
    walls, cpus, peak = [], [], 0
    for _ in range(RUNS):
        start = time.monotonic()
        pid = os.posix_spawnp(command[0], command, env or os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
        _, status, usage = os.wait4(pid, 0)
        walls.append(time.monotonic() - start)
        if status != 0:
            raise SystemExit(f"{command}: exit status {status}")
        cpus.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss // 1024)
    return min(walls), min(cpus), peak


def main():
    mentor = os.path.abspath(sys.argv[1])
    sizes = [int(each) for each in sys.argv[2:]] or [10_000, 100_000]
    for meetings in sizes:
        work = tempfile.mkdtemp()
        try:
            folder, ledger = os.path.join(work, "school"), os.path.join(work, "all.ledger")
            programme(folder, mentor, meetings)
            ledger_file(ledger, meetings)
            env = dict(os.environ, MENTOR_AS_OF="2024-05-01")
            ours = best([mentor, "-C", folder, "report", "quarter", "q3"], env)
            print(f"{meetings} meetings: mentor report quarter, peak {ours[2]} MiB")
            journal = [os.path.join(folder, "journal", each) for each in sorted(os.listdir(folder + "/journal"))]
            peers = [("cat of the journal", ["cat"] + journal)]
            if shutil.which("ledger"):
                peers.insert(0, ("ledger, monthly balance", ["ledger", "-f", ledger, "--monthly", "register", "meetings", "--subtotal"]))
            for name, command in peers:
                theirs = best(command)
                print(f"  against {name}: wall x {ours[0] / theirs[0]:.2f}, processor x {ours[1] / max(theirs[1], 1e-4):.2f}, "
                      f"memory x {ours[2] / theirs[2]:.2f}")
        finally:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
