#!/usr/bin/env python3
"""Strings that break programs, from tables into the folder and out in every document and format.

Command lines with such strings are tests/cli/naughty_test.cpp.

    naughty.py MENTOR FOLDER STRINGS
"""

import csv
import datetime
import html.parser
import io
import json
import os
import re
import shutil
import sys
import unicodedata

import yaml

from programme import FORMATS, Checks, Programme, skip

SHOWN = [["status"], ["meeting", "list"], ["record", "list"], ["person", "list"],
         ["person", "show", "P-001"], ["pair", "list"], ["pair", "show", "pair-001"],
         ["consent", "missing"], ["survey", "list"], ["survey", "results", "mood", "--texts"],
         ["report", "base", "mentees"], ["report", "base", "mentors"], ["report", "consents"],
         ["report", "unmatched"], ["report", "quarter", "q2"], ["survey", "results", "mood"],
         ["match", "gaps", "pupil-pupil"], ["match", "frontier", "pupil-pupil"],
         ["match", "compare", "today", "2024-01-15-pupil-pupil"],
         ["ballot", "cards", "pupil-pupil", "--rounds", "3", "--tables", "4"]]
QUESTIONNAIRE = """\
id: mood
title: Анкета
purpose: feedback
role: mentee
respondent: {code: [Код]}
questions:
  - {id: text, text: Что изменить?, type: text}
  - {id: tags, text: Что помогает?, type: tags, split: "|"}
"""
ALONE = {"P-001", "P-002", "P-005", "P-006"}


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


def table(school, name, header, rows):
    """A CSV beside the folder; every cell in quotes."""
    path = os.path.join(school.work, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([header, *rows])
    return path


def imported(checks, school, *line):
    code, _, err = school.run(*line)
    checks.that(code in (0, 1), f"{line}: exit {code} {err[-300:]}")


def squeezed(text):
    """As cells of a table are stored: composed, without white space at the ends and in runs."""
    bare = re.sub(r"[\u200b\u2060\ufeff]", " ", unicodedata.normalize("NFC", text))
    return " ".join(bare.split())


def listed(school, path):
    with open(os.path.join(school.root, path), encoding="utf-8", newline="\n") as file:
        return yaml.load(file, Loader=yaml.BaseLoader)


def journal(school):
    return [each for name in sorted(os.listdir(os.path.join(school.root, "journal")))
            for each in listed(school, "journal/" + name)]


def kept(checks, what, strings, stored, least):
    """How many strings stand among the stored ones; the rest was taken for a contact, or refused."""
    stored = {squeezed(text) for text in stored}
    found = [text for text in strings if squeezed(text) in stored]
    checks.that(len(found) * 100 >= least * len(strings),
                f"{what}: only {len(found)} of {len(strings)} are stored to the letter, not "
                f"{[t for t in strings if t not in found][:5]}")


def write(checks, school, strings):
    rows = [["pair-001", "2024-01-10", f"{i // 60:02}:{i % 60:02}", text, text, text]
            for i, text in enumerate(strings)]
    imported(checks, school, "meeting", "import", table(
        school, "meetings.csv", ["Пара", "Дата", "Время", "Тема", "Результат", "Примечание"], rows))
    meetings = [each for each in journal(school) if each["event"] == "meeting"]
    for key in ("topic", "result", "note"):
        kept(checks, key, strings, [each.get(key, "") for each in meetings], 90)
    first = datetime.date(2022, 7, 1)
    rows = [["P-006", "processing", "законный представитель; сам",
             str(first + datetime.timedelta(days=i)), text] for i, text in enumerate(strings)]
    imported(checks, school, "consent", "import", table(
        school, "consents.csv", ["Код", "Вид", "Подписал", "Дата", "Бумага"], rows))
    kept(checks, "paper", strings, [each.get("paper", "") for each in journal(school)], 90)


def answer(checks, school, strings):
    os.makedirs(os.path.join(school.root, "questionnaires"))
    with open(os.path.join(school.root, "questionnaires", "mood.yaml"), "w", encoding="utf-8") as file:
        file.write(QUESTIONNAIRE)
    for i, person in enumerate(sorted(ALONE)):
        rows = [[person, text, text] for text in strings[i::4]]
        for number, row in enumerate(rows[:12]):
            imported(checks, school, "survey", "import", table(
                school, f"mood-{number}.csv", ["Код", "Что изменить?", "Что помогает?"], [row]),
                "--questionnaire", "mood", "--period", "q2")
    checks.that(len(listed(school, "answers/mood.yaml")) > 20, "answers are stored")


LOOK_ALIKE = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")


def folded(text):
    """What makes a name the same name: its letters and digits, whatever their case and order."""
    bare = unicodedata.normalize("NFC", text).casefold().translate(LOOK_ALIKE)
    return sorted(c for c in bare if unicodedata.category(c)[0] in "LN")


def invented(number):
    """A family name of its own for each number."""
    letters = "абвгдежзик"
    return "Вымышлен" + "".join(letters[int(digit)] for digit in f"{number:03}")


def write_people(checks, school, strings):
    """Each as a post and an organisation; each as a name of somebody else, after which it could be neither."""
    header = ["ФИО", "Класс", "Должность", "Организация"]
    for name, rows in (("posts.csv", [[invented(i) + " Лев", "7Б", text, text]
                                      for i, text in enumerate(strings)]),
                       ("names.csv", [[text, "7Б", "", ""] for text in strings])):
        imported(checks, school, "enroll", "import", table(school, name, header, rows),
                 "--role", "mentee", "--form", "pupil-pupil")
    names = []
    for name in os.listdir(os.path.join(school.root, "private")):
        card = listed(school, "private/" + name)["name"]
        names.append(folded(" ".join(card.get(key, "") for key in ("family", "given", "patronymic"))))
    found = sum(folded(text) in names for text in strings)
    checks.that(found > 50, f"only {found} strings were taken as names")
    cards = [listed(school, "people/" + name) for name in os.listdir(os.path.join(school.root, "people"))]
    for key in ("post", "organisation"):
        kept(checks, key, strings, [card.get(key, "") for card in cards], 90)


def read(school, folder, name):
    with open(os.path.join(school.root, folder, name + ".yaml"), encoding="utf-8",
              newline="\n") as file:
        return file.read()


def harmless(school, plain):
    """The same folder with a harmless word in the place of every string."""
    shutil.rmtree(plain.root)
    shutil.copytree(school.root, plain.root)
    for folder in ("journal", "people", "private", "answers"):
        for name in os.listdir(os.path.join(plain.root, folder)):
            text = read(plain, folder, name[:-5])
            keys = "topic|result|note|paper|post|organisation|family|given|patronymic|text"
            text = re.sub(r'([{ ](?:' + keys + r')): (?:"(?:[^"\\]|\\.)*"|[^,}\n]*)', r"\1: проба", text)
            with open(os.path.join(plain.root, folder, name), "w", encoding="utf-8") as file:
                file.write(text)


def cells(row):
    """Cells of a row of a Markdown table."""
    return len(re.split(r"(?<!\\)(?:\\\\)*\|", row))


def markdown(checks, document, page):
    """Every table has as many cells in each row, and no text becomes an element of HTML."""
    width = 0
    for line in page.split("\n"):
        if not line.startswith("|"):
            width = 0
            continue
        checks.that(width in (0, cells(line)), f"{document}: a table of {width} is broken: {line[:200]}")
        width = cells(line)
    found = re.search(r"(?<!\\)<[A-Za-z/!?][^\n]{0,40}", page)
    checks.that(not found, f"{document}: an element in Markdown: {found}")


def show_one(checks, school, plain, document, form):
    code, out, err = school.run(*document, "--format", form)
    page = out.decode("utf-8")
    checks.that(code == 0, f"{document} {form}: exit {code} {err[:200]}")
    if form in ("text", "markdown", "html"):
        found = dangerous(page)
        checks.that(not found, f"{document} {form}: control characters {found[:8]}")
    if form == "markdown":
        markdown(checks, document, page)
    if form == "html":
        wanted = elements(plain.run(*document, "--format", form)[1].decode("utf-8"))
        checks.that(elements(page) == wanted,
                    f"{document}: {len(elements(page))} elements, harmless texts give {len(wanted)}")
    if form == "json":
        json.loads(page)
    if form == "csv":
        told = [cell for row in csv.reader(io.StringIO(page)) for cell in row]
        open_cells = [c for c in told if c[:1] in ("=", "@", "\t", "\r")]
        checks.that(not open_cells, f"{document}: a cell runs as a formula {open_cells[:3]}")


def show(checks, school, plain):
    for document in SHOWN:
        for form in FORMATS:
            show_one(checks, school, plain, document, form)
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
        answer(checks, school, strings)
        write_people(checks, school, strings)
        code, _, err = school.run("match", "pupil-pupil")
        checks.that(code == 0, f"match: exit {code} {err[-300:]}")
        harmless(school, plain)
        show(checks, school, plain)
    checks.end()


main()
