#!/usr/bin/env python3
"""JSON and CSV are for programs: ids and no names, the same bytes in every language.

Every command that shows something by --format is run; one that is not told of here fails.

    machine_formats.py MENTOR FOLDER
"""

import os
import re
import sys

import yaml

from programme import Checks, Programme

# What comes after the command's words; more than one line where an answer has several shapes.
LINES = {
    "status": [""],
    "check": [""],
    "doctor": [""],
    "person list": ["", "--role mentor"],
    "person show": ["P-001", "P-014", "P-025", "P-063"],
    "consent missing": [""],
    "survey list": [""],
    "survey results": ["feedback-mentee", "intake-mentee --texts", "ballot-mentee"],
    "match": ["pupil-pupil --dry-run", "teacher-teacher --dry-run"],
    "match show": ["2023-09-18-pupil-pupil"],
    "match compare": ["today 2023-09-18-pupil-pupil"],
    "match frontier": ["pupil-pupil"],
    "match gaps": ["pupil-pupil"],
    "why": ["P-014", "P-014 P-003", "P-014 P-040", "P-025", "P-025 --for parent",
            "P-014 --for child", "P-014 --for parent", "P-040 --for mentor"],
    "verify": ["2023-09-18-pupil-pupil", "2023-09-18-teacher-teacher"],
    "ballot cards": ["pupil-pupil --rounds 3 --tables 4"],
    "pair list": ["", "--stand-ins"],
    "pair show": ["pair-001", "pair-012", "pair-016"],
    "meeting list": [""],
    "record list": ["", "meeting", "order"],
    "report quarter": ["q1", "q2", "q2 --for head", "q2 --for district", "q2 --for public"],
    "report base": ["mentors", "mentees"],
    "report consents": [""],
    "report unmatched": [""],
    "person forget": [],  # destroys; the act is a paper
}


def commands(school):
    """Paths of all commands that take --format, as their help says."""
    words = school.run("--lang", "en", "help")[1].decode()
    paths = re.findall(r"^  ([a-z]+(?: [a-z]+)*)  ", words, re.M)
    return [path for path in paths
            if "--format FORMAT" in school.run("--lang", "en", *path.split(), "--help")[1].decode()]


def secrets(school):
    """Stems of family names, digits of telephones, e-mails of the private cards."""
    folder = os.path.join(school.root, "private")
    found = set()
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".yaml"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            card = yaml.load(file, Loader=yaml.BaseLoader)
        family = card.get("name", {}).get("family", "")
        if len(family) > 3:
            found.add(family[:-1] if family[-1] in "ая" else family)
        found.update(card.get("emails", []))
        found.update(card.get("phones", []))
        person = card.get("representative", {})
        found.update(filter(None, [person.get("phone"), person.get("name", "").split(" ")[0]]))
    return sorted(found)


def look(checks, school, line, form, known):
    ended = {lang: school.run("--lang", lang, *line.split(), "--format", form)
             for lang in ("ru", "en")}
    code, out, err = ended["ru"]
    checks.that(code in (0, 1) and out, f"{line} --format {form}: exit {code} {err.decode()[-200:]}")
    if line == "doctor":  # tells which language it speaks
        ended = {lang: (0, each[1].replace(b'"%s"' % lang.encode(), b""), b"") for lang, each in ended.items()}
    checks.that(ended["en"][:2] == ended["ru"][:2], f"{line} --format {form} differs by language: "
                + str(next(((a, b) for a, b in zip(out.decode().split("\n"),
                                                   ended["en"][1].decode().split("\n")) if a != b),
                           "one is longer")))
    text = out.decode()
    names = [each for each in known if re.search(r"\b" + re.escape(each), text)]
    where = [row.strip()[:160] for row in text.split("\n") if names and names[0] in row]
    checks.that(not names, f"{line} --format {form} has {names[:3]}: {where[:1]}")


def main():
    checks = Checks()
    with Programme(sys.argv[1], sys.argv[2]) as school:
        known = secrets(school)
        checks.that(len(known) > 50, f"only {len(known)} names to look for")
        found = commands(school)
        checks.that(len(found) > 20, f"only {len(found)} commands found")
        for path in found:
            checks.that(path in LINES, f"{path} is not tried here")
            for rest in LINES.get(path, []):
                forms = ["json"] if path in ("check", "doctor", "verify") else ["json", "csv"]
                for form in forms:
                    look(checks, school, f"{path} {rest}".strip(), form, known)
    checks.end()


main()
