#!/usr/bin/env python3
"""Every command has a help with examples, and every example line is one that the program takes.

    examples.py MENTOR FOLDER SHEETS
"""

import os
import re
import shlex
import shutil
import sys

from programme import Checks, Programme

SHEETS = {
    "class.csv": "ФИО,Класс,Дата рождения\nСиницын Лев,7Б,2010-09-03\n",
    "consents.csv": "Код,Вид,Подписал,Дата\nP-006,processing,законный представитель; сам,2024-01-10\n",
    "pairs.csv": "Наставник,Наставляемый,Форма,Приказ,С\nP-004,P-005,pupil-pupil,5-о,2024-01-10\n",
    "meetings.csv": "Пара,Дата,Тема\npair-001,2024-01-14,Дроби\n",
    "answers.csv": "Код,С чем нужна помощь?,Есть согласие родителей\nP-002,математика,да\n",
    "intake.csv": "ФИО,Класс,Запрос\nСиницын Лев,7Б,математика\n",
    "requests.csv": "Класс,Хотели бы участвовать?\n7Б,да\n",
    "feedback.csv": "Код участника,Комфорт\nP-001,9\n",
}
# Somebody more for the example of a pair made by hand.
ONE_MORE = {
    "people/P-014.yaml": "id: P-014\ncategory: pupil\nclass: 8А\nborn: 2009-06\n",
    "private/P-014.yaml": "id: P-014\nname: {family: Пихтин, given: Егор}\nbirth_date: 2009-06-01\n",
    "journal/2023-09.yaml": "- {date: 2023-09-20, person: P-014, event: enrolled, role: mentee, "
                            "form: pupil-pupil}\n- {date: 2023-09-20, person: P-014, event: consent, "
                            "kind: processing, signed_by: [representative, self]}\n",
}
MATCHING = "format: 1\nforms:\n  pupil-pupil:\n    objective: [served, points]\n"


def commands(school):
    """Paths of commands, as the overview lists them."""
    told = school.run("--lang", "en", "--help")[1].decode("utf-8")
    return re.findall(r"^  ([a-z]+(?: [a-z]+)?)  +\S", told, re.M)


def examples(page):
    return re.findall(r"^  \$ mentor (.*)$", page, re.M)


def prepared(mentor, folder, surveys):
    """A school with a proposal of 4 December, questionnaires, and the tables that examples name."""
    school = Programme(mentor, folder)
    shutil.copytree(os.path.join(surveys, "questionnaires"),
                    os.path.join(school.root, "questionnaires"), dirs_exist_ok=True)
    with open(os.path.join(school.root, "matching.yaml"), "w", encoding="utf-8") as file:
        file.write(MATCHING)
    for name, text in ONE_MORE.items():
        with open(os.path.join(school.root, name), "w", encoding="utf-8") as file:
            file.write(text)
    school.run("-q", "record", "add", "training", "title=Школа наставника", "--date", "2023-10-20")
    for name, text in SHEETS.items():
        with open(os.path.join(school.work, name), "w", encoding="utf-8") as file:
            file.write(text)
    code, _, messages = school.run("-q", "--as-of", "2023-12-04", "match", "pupil-pupil", "-o",
                                   os.path.join(school.work, "proposal.txt"))
    if code != 0:
        raise SystemExit(f"no proposal to try examples on: {messages.decode()}")
    return school


def main():
    checks = Checks()
    mentor, folder, surveys = sys.argv[1:4]
    with Programme(mentor, folder) as school:
        paths = commands(school)
        checks.that(len(paths) > 40, f"the overview lists {len(paths)} commands")
        lines = []
        for path in paths:
            for lang in ("ru", "en"):
                code, out, err = school.run("--lang", lang, *path.split(), "--help")
                page = out.decode("utf-8")
                checks.that(code == 0 and not err, f"{path} --help: {code} {err}")
                checks.that(("Usage" if lang == "en" else "mentor " + path) in page,
                            f"{path} --help in {lang}")
            found = examples(page)
            checks.that(found or path in ("help", "version"), f"{path} has no example")
            lines += found
    for line in lines:
        with prepared(mentor, folder, surveys) as school:
            code, _, err = school.run(*shlex.split(line, comments=False), cwd=school.work)
            checks.that(code in (0, 1, 4), f"mentor {line}: exit {code}: {err.decode()[:300]}")
    checks.end()


main()
