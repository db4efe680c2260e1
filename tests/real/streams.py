#!/usr/bin/env python3
"""Where results go: -o, a closed output, a reader that stops reading, no terminal.

    streams.py MENTOR FOLDER
"""

import fcntl
import os
import pty
import shutil
import struct
import subprocess
import sys
import termios

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
        checks.that(code == 5 and "вывести".encode() in messages, f"a full output: exit {code}, {messages.decode()}")
        checks.that("записано".encode() not in messages, "a reader that wrote nothing says that it did")
        code, _, messages = school.run("record", "add", "P-004", "achievement", "title=первое место", stdout=full)
        checks.that(code == 5 and "записано".encode() in messages,
                    f"a full output of a writer: exit {code}, {messages.decode()}")
    told = school.run("record", "list", "--format", "csv")[1].decode()
    checks.that(told.count("первое место") == 1, "what was said to be written is not")


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
    ended = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *school.line("report", "quarter", "q2")],
                           env={}, capture_output=True, timeout=60, check=False)
    checks.that(ended.returncode == 0 and not ended.stderr, f"no output asked for: {ended.stderr}")
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
    subprocess.run(["sh", "-c", '"$@" >&- 2>&- <&-', "sh", *school.line("meeting", "log", "pair-999")],
                   env={}, timeout=60, check=False)
    checks.that(os.path.getsize(os.path.join(school.root, ".mentor", "lock")) == 0,
                "closed streams: a message went into the lock")
    told = school.run("meeting", "list", "--format", "csv")[1].decode()
    checks.that(ended.returncode in (0, 5) and told.count("Дроби") in (1, 2),
                f"closed streams, a writer: {ended.returncode}")
    checks.that(school.run("check")[0] == 0, "the folder is damaged after closed streams")


def nobody_to_ask(checks, school):
    code, printed, messages = school.run("--as-of", "2024-08-28", "year", "open", "2024-2025")
    checks.that(code == 4 and not printed and b"--yes" in messages,
                f"nobody to ask: {code} {messages}")


def all_from(control):
    """What was written to the terminal, to the end."""
    shown = b""
    while True:
        try:
            piece = os.read(control, 65536)
        except OSError:  # nobody holds the other side any more
            break
        if not piece:
            break
        shown += piece
    os.close(control)
    return shown


def on_a_terminal(checks, school):
    """What a terminal would obey or hide is shown, in every format; a pipe gets the bytes."""
    hostile = "до\u202eпосле\u200b\u001b[31m"
    with open(os.path.join(school.root, "journal", "2024-01.yaml"), "a", encoding="utf-8") as journal:
        text = hostile.replace("\u001b", "\\e")
        journal.write(f'- {{date: 2024-01-13, person: P-004, event: achievement, title: "{text}"}}\n')
    for form in FORMATS:
        line = ["record", "list", "--format", form]
        control, terminal = pty.openpty()
        ended = subprocess.Popen(school.line(*line), env={"NO_COLOR": "1"}, stdin=subprocess.DEVNULL,
                                 stdout=terminal, stderr=subprocess.PIPE)
        os.close(terminal)
        shown = all_from(control).decode()
        ended.wait(timeout=60)
        checks.that("после" in shown and not any(sign in shown for sign in "\u202e\u200b\u001b\ufeff"),
                    f"a terminal obeys {form}")
    piped = school.run("record", "list", "--format", "csv")[1].decode()
    checks.that(hostile in piped, "a pipe gets other bytes")


def words_of_a_terminal(checks, school):
    """A message breaks between words on a terminal; a file or a pipe gets it in one line."""
    line = ["consent", "give", "Нетакогова Неизвестна", "--date", "15.01.2024"]
    whole = school.run(*line)[2].decode()
    control, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    ended = subprocess.Popen(school.line(*line), env={"NO_COLOR": "1"}, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=terminal)
    os.close(terminal)
    shown = all_from(control).decode().replace("\r\n", "\n")
    ended.wait(timeout=60)
    checks.that(len(whole) > 60 and whole.count("\n") == 1, f"the message is one line: {whole!r}")
    checks.that(shown.split() == whole.split(), f"other words on a terminal: {shown!r}")
    checks.that(all(len(each) <= 60 for each in shown.split("\n")), f"wider than the terminal: {shown!r}")


def asked(school, *args):
    """The program at its question, and the terminal that it asks on."""
    control, terminal = pty.openpty()
    running = subprocess.Popen(school.line(*args), env={"NO_COLOR": "1"}, stdin=terminal,
                               stdout=terminal, stderr=terminal)
    os.close(terminal)
    shown = b""
    while "[да/нет".encode() not in shown:
        shown += os.read(control, 65536)
    return running, control


def answered(running, control, word):
    os.write(control, word + b"\n")
    shown = all_from(control).decode()
    return running.wait(timeout=60), shown


def while_a_question_stands(checks, school):
    """Whoever is asked keeps nobody waiting; what changed meanwhile is not written over."""
    opening = ["--as-of", "2024-08-28", "year", "open", "2024-2025"]
    running, control = asked(school, *opening)
    code, _, messages = school.run("status")
    checks.that(code == 0, f"a reader while a question stands: exit {code}, {messages.decode()}")
    code, _, messages = school.run("meeting", "log", "pair-001", "--topic", "Меж двух слов")
    checks.that(code == 0, f"a writer while a question stands: exit {code}, {messages.decode()}")
    code, shown = answered(running, control, "да".encode())
    checks.that(code == 5 and "changed-meanwhile" in shown, f"written over: exit {code}, {shown}")
    checks.that(not os.path.exists(os.path.join(school.root, "years", "2024-2025.yaml")),
                "half of what was asked for is written")
    running, control = asked(school, *opening)
    code, _, messages = school.run("enroll", "mentee", "--form", "pupil-pupil", "--name", "Новый Игнат",
                                   "--class", "7Б")
    checks.that(code == 0, f"somebody new while a question stands: exit {code}, {messages.decode()}")
    code, shown = answered(running, control, "да".encode())
    checks.that(code == 5 and "changed-meanwhile" in shown, f"a card meanwhile: exit {code}, {shown}")
    school.run("person", "leave", "P-006")
    running, control = asked(school, "person", "forget", "P-006")
    for copy in ("private/.P-006.yaml.swp", "заметка.txt"):
        shutil.copyfile(os.path.join(school.root, "private/P-006.yaml"), os.path.join(school.root, copy))
    code, shown = answered(running, control, "да".encode())
    checks.that(code == 0 and "заметка.txt" in shown, f"a copy made meanwhile is not told: {code} {shown}")
    checks.that(not os.path.exists(os.path.join(school.root, "private", ".P-006.yaml.swp")),
                "a copy of the card made meanwhile is left")
    code, shown = answered(*asked(school, *opening), "да".encode())
    checks.that(code == 0 and os.path.exists(os.path.join(school.root, "years", "2024-2025.yaml")),
                f"the answer changes nothing: exit {code}, {shown}")


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
        on_a_terminal(checks, school)
        words_of_a_terminal(checks, school)
        closed(checks, school)
        while_a_question_stands(checks, school)
    checks.end()


main()
