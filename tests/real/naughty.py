#!/usr/bin/env python3
"""Strings that break programs, as names, topics and facts: stored, read back, shown harmlessly.

    naughty.py MENTOR FOLDER STRINGS
"""

import csv
import html.parser
import io
import json
import os
import re
import shutil
import sys
import unicodedata

from programme import FORMATS, Checks, Programme, skip

SHOWN = [["meeting", "list"], ["record", "list"], ["person", "list"], ["pair", "show", "pair-001"],
         ["report", "base", "mentees"], ["report", "unmatched"]]
SIMPLE = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
          "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


def unescaped(text):
    """The value of a double-quoted YAML scalar."""
    def one(found):
        digits = found.group(2) or found.group(3) or found.group(4)
        return chr(int(digits, 16)) if digits else SIMPLE.get(found.group(1), found.group(1))
    return re.sub(r"\\(x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", one, text)


def scalar(line, key):
    """The text under `key` in a flow map on one line; None when it is not there."""
    found = re.search(r'[{ ]' + key + r': (?:"((?:[^"\\]|\\.)*)"|\'((?:[^\']|\'\')*)\'|([^,}]*))', line)
    if not found:
        return None
    if found.group(1) is not None:
        return unescaped(found.group(1))
    if found.group(2) is not None:
        return found.group(2).replace("''", "'")
    return found.group(3)


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))


def elements(page):
    parser = Elements()
    parser.feed(page)
    parser.close()
    return parser.tags


def dangerous(text):
    """Characters that steer a terminal or turn the direction of writing."""
    bidi = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    return [hex(ord(c)) for c in text
            if (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t") or ord(c) in bidi]


def journal_line(school, told):
    """The last line of the file that a writer has named."""
    name = told.split(" + ", 1)[0]
    with open(os.path.join(school.root, name), encoding="utf-8", newline="\n") as file:
        return file.read().rstrip("\n").rsplit("\n", 1)[-1]


def write(checks, school, strings):
    for text in strings:
        code, out, err = school.run("meeting", "log", "pair-001", "--again", "--topic=" + text,
                                    "--result=" + text)
        line = journal_line(school, out.decode()) if code == 0 else "{}"
        for key in ("topic", "result"):
            stored = scalar(line, key)
            checks.that(stored == text, f"{key} {text!r}: exit {code}, {stored!r} {err[:160]}")


LOOK_ALIKE = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")


def folded(text):
    """What makes a name the same name: its letters and digits, whatever their case and order."""
    bare = unicodedata.normalize("NFC", text).casefold().translate(LOOK_ALIKE)
    return sorted(c for c in bare if unicodedata.category(c)[0] in "LN")


def write_people(checks, school, strings):
    """Each as a name and as a fact; what cannot be a name is refused as a wrong value."""
    stored_names = 0
    for text in strings:
        code, out, err = school.run("enroll", "mentee", "--form", "pupil-pupil", "--class", "7Б",
                                    "--new", "--name=" + text, "--fact", "wish=" + text)
        if code != 0:
            # What is no name is wrong usage, told; nothing of it is printed as done.
            checks.that((code, out) == (2, b"") and err, f"no name {text!r}: exit {code}, {out}")
            continue
        stored_names += 1
        person = out.decode().rstrip("\n").rsplit("\n", 1)[-1]
        checks.that(re.fullmatch(r"P-\d{3,}", person), f"name {text!r}: no code in {out!r}")
        card = read(school, "private", person)
        parts = [scalar(card, key) for key in ("family", "given", "patronymic")]
        stored = " ".join(part for part in parts if part is not None)
        checks.that(folded(stored) == folded(text), f"name {text!r}: stored as {parts}")
        if "," not in text:
            fact = scalar(read(school, "people", person).replace("\n  wish: ", "\n  { wish: "), "wish")
            checks.that((fact or "").split("\n")[0] == text, f"fact {text!r}: stored as {fact!r}")
    checks.that(stored_names > len(strings) // 2, f"only {stored_names} strings were taken as names")


def read(school, folder, name):
    with open(os.path.join(school.root, folder, name + ".yaml"), encoding="utf-8",
              newline="\n") as file:
        return file.read()


def harmless(school, plain):
    """The same folder with a harmless word in the place of every string."""
    shutil.rmtree(plain.root)
    shutil.copytree(school.root, plain.root)
    for folder in ("journal", "people", "private"):
        for name in os.listdir(os.path.join(plain.root, folder)):
            text = read(plain, folder, name[:-5])
            keys = "topic|result|wish|family|given|patronymic"
            text = re.sub(r'([{ ](?:' + keys + r')): (?:"(?:[^"\\]|\\.)*"|[^,}\n]*)', r"\1: проба", text)
            with open(os.path.join(plain.root, folder, name), "w", encoding="utf-8") as file:
                file.write(text)


def show(checks, school, plain):
    for document in SHOWN:
        for form in FORMATS:
            code, out, err = school.run(*document, "--format", form)
            page = out.decode("utf-8")
            checks.that(code == 0, f"{document} {form}: exit {code} {err[:200]}")
            if form in ("text", "markdown", "html"):
                found = dangerous(page)
                checks.that(not found, f"{document} {form}: control characters {found[:8]}")
            if form == "html":
                wanted = elements(plain.run(*document, "--format", form)[1].decode("utf-8"))
                checks.that(elements(page) == wanted,
                            f"{document}: {len(elements(page))} elements, harmless texts give "
                            f"{len(wanted)}")
            if form == "json":
                json.loads(page)
            if form == "csv":
                cells = [cell for row in csv.reader(io.StringIO(page)) for cell in row]
                open_cells = [c for c in cells if c[:1] in ("=", "@", "\t", "\r")]
                checks.that(not open_cells, f"{document}: a cell runs as a formula {open_cells[:3]}")
    code, out, err = school.run("check", "--format", "json")
    checks.that(code in (0, 1), f"check: {code} {err[:200]}")
    # The same strings are names here and texts there, so the scan for leaked names has work.
    wrong = [each for each in json.loads(out)["findings"]
             if each["severity"] == "error" and not each["rule"].startswith("leak-")]
    checks.that(not wrong, f"check finds errors in what was written: {wrong[:3]}")


def main():
    if not os.path.exists(sys.argv[3]):
        skip("no strings at " + sys.argv[3])
    with open(sys.argv[3], encoding="utf-8") as file:
        strings = [s for s in json.load(file) if s and "\0" not in s]
    checks = Checks()
    with Programme(sys.argv[1], sys.argv[2]) as school, Programme(sys.argv[1], sys.argv[2]) as plain:
        write(checks, school, strings)
        write_people(checks, school, strings)
        harmless(school, plain)
        show(checks, school, plain)
    checks.end()


main()
