#!/usr/bin/env python3
"""The same messy sign-up sheet in two encodings gives the same folder, twice adds nothing.

    messy_ru.py MENTOR FOLDER SHEETS
"""

import os
import pathlib
import re
import sys

from programme import Checks, Programme, skip

QUESTIONNAIRE = """\
id: signup
title: Заявка наставляемого
purpose: intake
role: mentee
forms: [pupil-pupil]
respondent: {name: ["Фамилия, имя, отчество наставляемого"], class: [Класс], birth_date: [Дата рождения]}
time: [Отметка времени]
questions:
  - {id: requests, text: "По каким вопросам нужна помощь? (можно несколько)", type: tags, split: ";", fact: requests}
  - {id: consent, text: "Есть согласие родителей (законных представителей)", type: claim}
  - {id: slots, text: Когда удобно встречаться, type: text, fact: slots}
  - {id: comment, text: Комментарий, type: text}
"""

# What a careful secretary sends back: the row of the file, what stands there, the reason's id.
REJECTED = [
    (18, "Королёва &...&", "name-masked"),
    (19, "31.02.2010", "date-impossible"),
    (21, "7/5/10", "birth-date-ambiguous"),
    (22, "7 мая 20213 г.", "birth-date-year"),
]
REASONS = {reason for _, _, reason in REJECTED}


def files(school):
    """Every file's text; the digest of the sheet, which differs by encoding, is left out."""
    found = {}
    for path in sorted(pathlib.Path(school.root).rglob("*")):
        name = str(path.relative_to(school.root))
        if path.is_file() and not name.startswith(".mentor"):
            found[name] = re.sub(r"sha256:[0-9a-f]{64}", "sha256:…",
                                 path.read_text(encoding="utf-8"))
    return found


def imported(checks, school, sheet):
    with open(os.path.join(school.root, "questionnaires", "signup.yaml"), "w",
              encoding="utf-8") as file:
        file.write(QUESTIONNAIRE)
    line = ["survey", "import", sheet, "--questionnaire", "signup", "--enroll"]
    code, out, err = school.run(*line, "--dry-run")
    before = school.digest()
    checks.that(code == 1, f"{sheet}: a dry run ends with {code}: {err.decode()[-300:]}")
    checks.that(school.digest() == before, f"{sheet}: a dry run has written")
    code, out, err = school.run(*line)
    checks.that(code == 1, f"{sheet}: rows are rejected, so exit 1, not {code}")
    after = school.digest()
    checks.that(after != before, f"{sheet}: nothing was written")
    told = (out + err).decode("utf-8").replace(sheet, "SHEET")
    code, _, err = school.run(*line)
    checks.that(school.digest() == after, f"{sheet}: imported again, the folder has changed")
    # Windows and Unix encodings and delimiters are told; the rest of the telling is the same.
    return files(school), told


def main():
    sheets = [os.path.join(sys.argv[3], "signup-mentees-messy." + end)
              for end in ("utf8bom.csv", "cp1251.csv")]
    if not all(os.path.exists(sheet) for sheet in sheets):
        skip("no sheets at " + sys.argv[3])
    checks = Checks()
    found = []
    for sheet in sheets:
        with Programme(sys.argv[1], sys.argv[2]) as school:
            found.append(imported(checks, school, sheet))
            code, _, err = school.run("check")
            checks.that(code == 0, f"check after the import: {code} {err.decode()[:400]}")
    (one, told), (other, told_too) = found
    checks.that(one.keys() == other.keys(), "the two encodings give other files")
    for name in sorted(one.keys() & other.keys()):
        checks.that(one[name] == other[name], f"{name} differs between the encodings")
    # The line that tells the encoding and the delimiter is the one that may differ.
    lines = [[line for line in text.split("\n") if not line.startswith("SHEET")]
             for text in (told, told_too)]
    checks.that([re.sub(r"sha256:[0-9a-f]{64}", "", line) for line in lines[0]] ==
                [re.sub(r"sha256:[0-9a-f]{64}", "", line) for line in lines[1]],
                "the two encodings are told otherwise")
    for row, value, reason in REJECTED:
        checks.that(any(f" {row} " in line and value in line and reason in line
                        for line in lines[0]), f"row {row}, {value}: not rejected as {reason}")
    checks.that(sum(any(reason in line for reason in REASONS) for line in lines[0]) ==
                len(REJECTED), "other rows are rejected than a careful secretary would")
    answers = one["answers/signup.yaml"]
    checks.that("ИТОГО" not in str(one), "the row of totals became a person")
    checks.that(answers.count("\n- ") + answers.startswith("- ") >= 60,
                f"only {answers.count('- {')} answers")
    checks.end()


main()
