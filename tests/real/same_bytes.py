#!/usr/bin/env python3
"""The same folder and day give the same bytes in any environment; those who read write nothing.

    same_bytes.py MENTOR FOLDER
"""

import os
import shutil
import subprocess
import sys

from programme import FORMATS, Checks, Programme

ENVIRONMENTS = {
    "nothing": {},
    "C": {"LANG": "C", "LC_ALL": "C"},
    "Russian": {"LANG": "ru_RU.UTF-8", "LC_ALL": "ru_RU.UTF-8", "LANGUAGE": "ru"},
    "German": {"LANG": "de_DE.UTF-8", "LANGUAGE": "de:en"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8"},
    "no such locale": {"LC_ALL": "xx_YY.nonsense"},
    "east": {"TZ": "Pacific/Kiritimati"},
    "west": {"TZ": "America/Adak", "HOME": "/nonexistent"},
    "no zone": {"TZ": "No/Such", "HOME": ""},
    "terminal": {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "200"},
    "no path": {"PATH": ""},
}

DOCUMENTS = [
    ["report", "quarter", "q2"],
    ["report", "base", "mentees"],
    ["report", "base", "mentors"],
    ["report", "consents"],
    ["report", "unmatched"],
    ["status"],
    ["person", "list"],
    ["person", "show", "P-001"],
    ["consent", "missing"],
    ["pair", "list"],
    ["pair", "show", "pair-001"],
    ["meeting", "list"],
    ["record", "list"],
]


def same_everywhere(checks, school):
    before = school.digest()
    for document in DOCUMENTS:
        for form in FORMATS:
            line = [*document, "--format", form]
            wanted = school.run(*line)
            checks.that(wanted[0] == 0 and wanted[1], f"{line}: {wanted}")
            for name, env in ENVIRONMENTS.items():
                if name == "nothing" or (document != DOCUMENTS[0] and name not in ("C", "east")):
                    continue
                found = school.run(*line, env=env, start_new_session=True)
                checks.that(found == wanted, f"{line} differs in environment {name}")
    checks.that(school.digest() == before, "a command that reads has written")
    checks.that(not os.path.exists(os.path.join(school.root, ".mentor")),
                "a command that reads has made .mentor")


def same_in_both_languages(checks, school):
    """What programs read is never in words of one language."""
    for document in DOCUMENTS:
        line = [*document, "--format", "json"]
        russian = school.run("--lang", "ru", *line)
        english = school.run("--lang", "en", *line)
        checks.that(russian[1] == english[1], f"{line}: JSON depends on --lang")


def same_from_anywhere(checks, school):
    """From a folder inside, by the variable, and when nothing may be written."""
    wanted = school.run("report", "quarter", "q2")
    inside = os.path.join(school.root, "people")
    for env, place in (({}, inside), ({"MENTOR_DIR": school.root}, "/")):
        ended = subprocess.run([school.mentor, "--as-of", "2024-01-15", "report", "quarter", "q2"],
                               cwd=place, env=env, stdin=subprocess.DEVNULL,
                               capture_output=True, check=False)
        checks.that((ended.returncode, ended.stdout) == wanted[:2], f"from {place} with {env}")
    ended = subprocess.run([school.mentor, "-C", school.root, "report", "quarter", "q2"],
                           env={"MENTOR_AS_OF": "2024-01-15"}, stdin=subprocess.DEVNULL,
                           capture_output=True, check=False)
    checks.that((ended.returncode, ended.stdout) == wanted[:2], "the day from MENTOR_AS_OF")


def as_nobody():
    """A prefix that drops root's right to write anywhere; none when we are not root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def same_where_nothing_may_be_written(checks, school):
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        print("note: root without setpriv, the folder that may not be written is left out")
        return
    wanted = school.run("report", "quarter", "q2", "--format", "json")
    before = school.digest()
    subprocess.run(["chmod", "-R", "a-w,a+rX", school.work], check=True)
    reading = as_nobody() + school.line("report", "quarter", "q2", "--format", "json")
    ended = subprocess.run(reading, env={"PATH": os.environ["PATH"]}, stdin=subprocess.DEVNULL,
                           capture_output=True, check=False)
    checks.that((ended.returncode, ended.stdout) == wanted[:2],
                f"a folder that may only be read: {ended}")
    writing = as_nobody() + school.line("person", "leave", "P-001")
    ended = subprocess.run(writing, env={"PATH": os.environ["PATH"]}, stdin=subprocess.DEVNULL,
                           capture_output=True, check=False)
    checks.that(ended.returncode == 5, f"writing where only reading is allowed: {ended}")
    checks.that(ended.stdout == b"", "success was printed where nothing may be written")
    checks.that(school.digest() == before, "a folder that may only be read has changed")


def main():
    checks = Checks()
    with Programme(sys.argv[1], sys.argv[2]) as school:
        same_everywhere(checks, school)
        same_in_both_languages(checks, school)
        same_from_anywhere(checks, school)
        same_where_nothing_may_be_written(checks, school)
    checks.end()


main()
