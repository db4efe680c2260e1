#!/usr/bin/env python3
"""Where results go: -o, a closed output, a reader that stops reading, no terminal.

    streams.py MENTOR FOLDER
"""

import os
import subprocess
import sys

from programme import FORMATS, Checks, Programme

LINE = ["report", "quarter", "q2", "--format", "html"]


def into_files(checks, school):
    for form in FORMATS:
        line = ["report", "quarter", "q2", "--format", form]
        told = school.run(*line)
        out = os.path.join(school.work, "отчёт." + form)
        code, printed, messages = school.run(*line, "-o", out)
        checks.that((code, printed) == (0, b""), f"-o: {code} {printed[:80]} {messages}")
        checks.that(os.path.exists(out) and open(out, "rb").read() == told[1],
                    f"-o and the output differ in {form}")
        checks.that(school.run(*line, "-o", "-")[:2] == told[:2], f"-o - in {form}")
    checks.that(sorted(os.listdir(school.work)) ==
                sorted(["школа 1"] + ["отчёт." + form for form in FORMATS]),
                f"something was left beside the file: {os.listdir(school.work)}")


def into_nowhere(checks, school):
    for where in ("/dev/full", "/nonexistent/dir/out.html", "/"):
        code, printed, messages = school.run(*LINE, "-o", where)
        checks.that(code == 5 and not printed and where.encode() in messages,
                    f"-o {where}: exit {code}, {messages}")
    with open("/dev/full", "wb") as full:
        code, _, messages = school.run(*LINE, stdout=full)
        checks.that(code == 5 and messages, f"a full output: exit {code}, {messages}")


def kept_when_it_fails(checks, school):
    """What stood under the name of -o stays when the new one cannot be made."""
    out = os.path.join(school.work, "old.html")
    with open(out, "w", encoding="utf-8") as file:
        file.write("старый")
    code, _, _ = school.run("report", "quarter", "q9", "-o", out)
    checks.that(code == 2 and open(out, encoding="utf-8").read() == "старый", "-o after an error")


def reader_that_stops(checks, school):
    """`| head -1`: the writer ends without a word."""
    for line in (LINE, ["record", "list"], ["--help"], ["completion", "bash"]):
        ended = subprocess.Popen(school.line(*line), env={}, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        ended.stdout.close()
        messages = ended.stderr.read()
        code = ended.wait(timeout=60)
        checks.that(messages == b"", f"{line} into a closed pipe says {messages[:200]}")
        checks.that(code in (0, 5, 141, -13), f"{line} into a closed pipe ends with {code}")


def closed(checks, school):
    """Started with no output, no messages, no input at all."""
    for closing in (">&-", "2>&-", "<&-", ">&- 2>&- <&-"):
        ended = subprocess.run(["sh", "-c", '"$@" ' + closing, "sh", *school.line(*LINE)],
                               env={}, capture_output=True, timeout=60, check=False)
        lost = ">&- " in closing + " " and not closing.startswith("2")
        checks.that(ended.returncode in ((0, 5) if lost else (0,)),
                    f"{closing}: exit {ended.returncode}, {ended.stderr[:200]}")
    # A folder's file is never opened in the place of a closed stream and written over.
    before = school.digest()
    subprocess.run(["sh", "-c", '"$@" >&- 2>&- <&-', "sh", *school.line("status")], env={},
                   timeout=60, check=False)
    checks.that(school.digest() == before, "closed streams: the folder has changed")
    ended = subprocess.run(
        ["sh", "-c", '"$@" >&- 2>&- <&-', "sh",
         *school.line("meeting", "log", "pair-001", "--topic", "Дроби")],
        env={}, timeout=60, check=False)
    told = school.run("meeting", "list", "--format", "csv")[1].decode()
    checks.that(ended.returncode in (0, 5) and told.count("Дроби") in (1, 2),
                f"closed streams, a writer: {ended.returncode}")
    checks.that(school.run("check")[0] == 0, "the folder is damaged after closed streams")


def nobody_to_ask(checks, school):
    code, printed, messages = school.run("--as-of", "2024-08-28", "year", "open", "2024-2025")
    checks.that(code == 4 and not printed and b"--yes" in messages,
                f"nobody to ask: {code} {messages}")


def colours(checks, school):
    for env in ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, {"TERM": "xterm"}):
        _, printed, messages = school.run("status", env=env)
        checks.that(b"\x1b" not in printed + messages, f"colours into a pipe with {env}")


def main():
    checks = Checks()
    with Programme(sys.argv[1], sys.argv[2]) as school:
        into_files(checks, school)
        into_nowhere(checks, school)
        kept_when_it_fails(checks, school)
        reader_that_stops(checks, school)
        nobody_to_ask(checks, school)
        colours(checks, school)
        closed(checks, school)
    checks.end()


main()
