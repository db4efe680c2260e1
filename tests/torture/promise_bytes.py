"""P6: what is there stays byte for byte. P7: what is damaged is named."""

import re
import shutil

from school import run

DAY = "2024-01-15"
LOG = ["meeting", "log", "pair-001", "--minutes", "40", "--topic", "Дроби"]
JOURNAL = "journal/2024-01.yaml"
ENTRY = b"- {date: 2024-01-12, pair: pair-001, event: meeting, kind: planning, minutes: 30, topic: \"A # b\"}"
JOURNALS = {
    "as it is": ENTRY + b"\n",
    "CRLF": b"# \xd0\xb0\r\n" + ENTRY + b"\r\n",
    "BOM": b"\xef\xbb\xbf" + ENTRY + b"\n",
    "BOM and CRLF": b"\xef\xbb\xbf" + ENTRY + b"\r\n# z\r\n",
    "no last line end": ENTRY,
    "no last line end, CRLF": b"# a\r\n" + ENTRY,
    "comments around": b"# a\n\n" + ENTRY + b"   # why\n\n# end\n\n\n",
    "keys in another order": b"- {event: meeting, topic: 'x', pair: pair-001, date: 2024-01-12, minutes: 30, kind: planning}\n",
    "block style": b"- date: 2024-01-12\n  pair: pair-001\n  event: meeting   # c\n  kind: planning\n  minutes: 30\n",
    "indented": b"  " + ENTRY + b"\n",
    "only a comment": b"# nothing yet\n",
    "empty": b"",
    "a bare mark": b"\xef\xbb\xbf",
    "two line ends": ENTRY + b"\r\n# one\n",
}


def command(mentor, root, *args):
    return run([mentor, "-C", str(root), "--as-of", DAY, *args])


def everything(root):
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*")
            if path.is_file() and ".mentor" not in path.parts}


def stays(mentor, root, old):
    before = everything(root)
    ended = command(mentor, root, *LOG)
    if ended.code != 0:
        return f"exit {ended.code} {ended.err.decode()}"
    after = everything(root)
    new = after.pop(JOURNAL)
    before.pop(JOURNAL)
    if after != before:
        return "another file has changed"
    crlf = re.match(rb"[^\n]*\r\n", old) is not None
    end = b"\r\n" if crlf else b"\n"
    bare = old in (b"", b"\xef\xbb\xbf")
    kept = old if bare or old.endswith((b"\n", b"\r")) else old + end
    added = new[len(kept):]
    if not new.startswith(kept) or not added.endswith(end) or added.count(b"\n") != 1 or b"meeting" not in added:
        return f"not one line added: {new!r}"
    return None if (b"\r" in added) == crlf else f"other line ends: {new!r}"


def the_rest_stays(tally, mentor, school, work):
    """P6: comments, order, quotes, CRLF and BOM stay byte for byte."""
    for name, old in JOURNALS.items():
        root = work / "school"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(school, root)
        (root / JOURNAL).write_bytes(old)
        why = stays(mentor, root, old)
        if why:
            tally.fail(name, why)
        else:
            tally.add(name, "kept")


DAMAGES = {
    "cut in the middle": lambda text: text[:text.rindex(b":")] + b": {a",
    "a merge conflict": lambda text: text + b"<<<<<<< HEAD\n=======\n>>>>>>> other\n",
    "a key twice": lambda text: text + (b"- {date: 2024-01-12, date: 2024-01-12}\n" if text.startswith(b"- ")
                                        else b"zz: 1\nzz: 1\n"),
    "no UTF-8": lambda text: text + b"# \xff\xfe\n",
    "a zero byte": lambda text: text + b"# \x00\n",
    "an open quote": lambda text: text + (b"- {note: \"\n" if text.startswith(b"- ") else b"zz: \"\n"),
}
FILES = ["programme.yaml", "years/2023-2024.yaml", "people/P-003.yaml", "pairs/pair-001.yaml", "private/P-003.yaml",
         "journal/2023-11.yaml"]
COMMANDS = [["check"], ["status"], ["report", "quarter", "q2"], ["person", "list"], ["meeting", "list"], LOG]


def damage_is_named(tally, mentor, school, work):
    """P7: every damaged file is named with line and column, exit 3, by readers and writers, and nothing is written."""
    root = work / "school"
    shutil.copytree(school, root)
    for path in FILES:
        sound = (root / path).read_bytes()
        for name, damage in DAMAGES.items():
            (root / path).write_bytes(damage(sound))
            before = everything(root)
            for line in COMMANDS:
                ended = command(mentor, root, *line)
                said = (ended.out + ended.err).decode(errors="replace")
                case = f"{path}, {name}, {' '.join(line[:2])}"
                if ended.code != 3 or not re.search(rf"{re.escape(path)}:[1-9]\d*:[1-9]\d*: ", said):
                    tally.fail(case, f"exit {ended.code}: {said[:200]}")
                elif everything(root) != before:
                    tally.fail(case, "something was written")
                else:
                    tally.add(case, "named")
        (root / path).write_bytes(sound)
