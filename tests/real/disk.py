#!/usr/bin/env python3
"""A full disk, a limit on file size, no file handles, the lock held: an error, never damage.

    disk.py MENTOR FOLDER
"""

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

from programme import Checks, Programme

WRITERS = [
    ["meeting", "log", "pair-001", "--topic", "Дроби"],
    ["enroll", "mentee", "--form", "pupil-pupil", "--name", "Новый Игнат", "--class", "7Б"],
    ["consent", "give", "P-006", "--signed-by", "representative", "--signed-by", "self"],
]


def small_files(limit, ignored):
    def prepare():
        if ignored:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return prepare


def file_size_limit(checks, school):
    before = school.digest()
    for line in WRITERS:
        for limit in (0, 10, 100):
            # The default of the signal is death.
            for ignored in (True, False):
                code, printed, messages = school.run(*line, preexec_fn=small_files(limit, ignored))
                checks.that(code == 5 and printed == b"" and messages,
                            f"{line} with files of {limit} bytes: {code} {printed} {messages}")
                checks.that(school.digest() == before, f"{line}: changed at {limit} bytes")
    report = os.path.join(school.work, "q2.html")
    code, _, messages = school.run("report", "quarter", "q2", "-o", report,
                                   preexec_fn=small_files(100, False))
    checks.that(code == 5 and messages, f"a report of 100 bytes: {code} {messages}")
    checks.that(not [name for name in os.listdir(school.work) if "mentor" in name or "q2" in name],
                f"left beside the folder: {os.listdir(school.work)}")
    for line in WRITERS:
        checks.that(school.run(*line, "--dry-run")[0] == 0, f"{line} afterwards")
    checks.that(school.run("check")[0] == 0, "check afterwards")
    left = [name for name in os.listdir(os.path.join(school.root, ".mentor")) if name != "lock"]
    checks.that(left == [], f"left in .mentor: {left}")


def no_handles(checks, school):
    before = school.digest()
    for handles in range(3, 12):
        def prepare(count=handles):
            resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
        code, printed, messages = school.run(*WRITERS[0], "--dry-run", preexec_fn=prepare)
        checks.that(code in (0, 3, 5, 127) and code >= 0 and (code == 0 or printed == b""),
                    f"{handles} handles: exit {code}, {messages[:200]}")
        code, printed, messages = school.run(*WRITERS[0], preexec_fn=prepare)
        if code == 0:
            break
        checks.that(school.digest() == before, f"changed with {handles} handles, exit {code}")


def full_disk(checks, mentor, folder):
    """A real file system without room, where we may mount one."""
    with Programme(mentor, folder) as school:
        place = os.path.join(school.work, "disk")
        os.mkdir(place)
        script = ('mount -t tmpfs -o size=128k none "$1" || exit 77; cp -r "$2" "$1/school"; '
                  'dd if=/dev/zero of="$1/fill" bs=1k 2>/dev/null; '
                  'find "$1/school" -type f ! -path "*/.mentor/*" | sort | xargs -d "\\n" sha256sum > "$3/before"; '
                  'shift 2; out=$1; shift; "$@"; code=$?; '
                  'find "$PLACE/school" -type f ! -path "*/.mentor/*" | sort | xargs -d "\\n" sha256sum > "$out/after"; '
                  'exit $code')
        line = [school.mentor, "-C", os.path.join(place, "school"), "--as-of", "2024-01-15",
                *WRITERS[0]]
        if shutil.which("unshare") is None:
            print("note: no unshare, the full disk is left out")
            return
        ended = subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", place, school.root,
                                school.work, *line],
                               env={"PATH": os.environ["PATH"], "PLACE": place},
                               capture_output=True, timeout=120, check=False)
        if ended.returncode == 77 or b"unshare" in ended.stderr:
            print("note: no right to mount, the full disk is left out")
            return
        checks.that(ended.returncode == 5 and ended.stdout == b"" and ended.stderr,
                    f"a full disk: {ended.returncode} {ended.stdout} {ended.stderr}")
        before = open(os.path.join(school.work, "before"), encoding="utf-8").read()
        after = open(os.path.join(school.work, "after"), encoding="utf-8").read()
        checks.that(before == after and before, "a full disk has changed the folder")


def lock_held(checks, school):
    os.makedirs(os.path.join(school.root, ".mentor"), exist_ok=True)
    before = school.digest()
    with open(os.path.join(school.root, ".mentor", "lock"), "ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        began = time.monotonic()
        code, printed, messages = school.run(*WRITERS[0])
        waited = time.monotonic() - began
        checks.that(code == 5 and printed == b"" and messages,
                    f"the lock held: {code} {printed} {messages}")
        checks.that(8 < waited < 30, f"waited {waited:.1f} s for the lock")
        checks.that(school.digest() == before, "changed while the lock was held by another")
    code, _, _ = school.run(*WRITERS[0])
    checks.that(code == 0, "the lock let go")


def other_people(checks, school):
    """Who may read the folder but not .mentor, and who may not write where a command would."""
    if os.geteuid() != 0:
        return
    somebody = 65534
    school.mentor = shutil.copy(school.mentor, school.work)  # the build may be in somebody's home
    subprocess.run(["chmod", "-R", "go+rX", school.work], check=True)
    as_somebody = {"preexec_fn": lambda: os.setuid(somebody)}
    report = ["report", "quarter", "q2"]
    before = school.run(*report, **as_somebody)
    checks.that(before[0] == 0, f"another user reads: {before[0]} {before[2].decode()}")
    code, _, err = school.run("meeting", "log", "pair-001", "--date", "2024-01-11", "--topic", "Дроби")
    checks.that(code == 0, f"the owner writes: {err.decode()}")
    code, _, err = school.run(*report, **as_somebody)
    checks.that(code == 0, f"another user reads what the owner has written: {code} {err.decode()}")
    code, _, err = school.run("meeting", "log", "pair-001", "--date", "2024-01-13", **as_somebody)
    checks.that(code == 5 and b"init --shared" in err, f"another user writes: {code} {err.decode()}")
    # All but one folder.
    subprocess.run(["chmod", "-R", "a+rwX", school.work], check=True)
    os.chmod(os.path.join(school.root, "journal"), 0o755)
    before = school.digest()
    code, _, err = school.run("meeting", "log", "pair-001", "--date", "2024-01-13", **as_somebody)
    checks.that(code == 5 and "journal" in err.decode(), f"a folder not to be written: {code} {err.decode()}")
    checks.that(not os.path.exists(os.path.join(school.root, ".mentor", "txn")), "a commit waits")
    checks.that(school.digest() == before, "something was written where one folder may not be")


def main():
    checks = Checks()
    with Programme(sys.argv[1], sys.argv[2]) as school:
        file_size_limit(checks, school)
        no_handles(checks, school)
    with Programme(sys.argv[1], sys.argv[2]) as school:
        lock_held(checks, school)
    with Programme(sys.argv[1], sys.argv[2]) as school:
        other_people(checks, school)
    full_disk(checks, sys.argv[1], sys.argv[2])
    checks.end()


main()
