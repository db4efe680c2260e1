"""Told to a parent, a child or a mentor, no explanation names anybody but the pair, by name or by code.

    why_for.py MENTOR SCHOOL    the people of every proposal of the example school, every reader; every third
                                where the ballots decide, for each answer there is a search of its own
"""
import os
import pathlib
import re
import subprocess
import sys

import yaml

MENTOR, SCHOOL = sys.argv[1:3]
ENVIRONMENT = {**os.environ, "MENTOR_LANG": "ru", "MENTOR_AS_OF": "2023-09-18", "NO_COLOR": "1"}
READERS = ("parent", "child", "mentor")


def told(person, *more):
    done = subprocess.run([MENTOR, "-C", SCHOOL, "why", person, *more], env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode not in (0, 2):
        sys.exit(f"why {person} {more}: {done.returncode}\n{done.stderr}")
    return done.stdout


def family_names():
    names = {}
    for file in sorted(pathlib.Path(SCHOOL, "private").glob("P-*.yaml")):
        card = yaml.safe_load(file.read_text(encoding="utf-8"))
        names[card["id"]] = card["name"]["family"].lower()
    return names


def circles(proposal):
    """Everybody of the proposal with those whom an explanation to them may name."""
    for group in proposal["pairs"]:
        mentees = [each["id"] for each in group["mentees"]]
        yield group["mentor"], {group["mentor"], *mentees}
        for mentee in mentees:
            yield mentee, {mentee, group["mentor"]}
    for left in proposal.get("unmatched", []):
        yield left["id"], {left["id"]}


def main():
    names, asked, wrong = family_names(), 0, []
    for file in sorted(pathlib.Path(SCHOOL, "proposals").glob("*.yaml")):
        proposal = yaml.safe_load(file.read_text(encoding="utf-8"))
        someone = proposal["pairs"][0]["mentor"]
        step = 3 if proposal["mechanism"] == "ballots" else 1
        for person, circle in list(circles(proposal))[::step]:
            for reader in READERS:
                questions = [()] if person == someone else [(), (someone,)]
                for other in questions:
                    text = told(person, *other, "--for", reader).lower()
                    asked += bool(text)
                    others = [code for code, name in names.items() if code not in circle and names[code] not in
                              {names[each] for each in circle} and re.search(rf"\b{name}\b|\b{code.lower()}\b", text)]
                    if others:
                        wrong.append(f"why {person} {other} --for {reader} names {others}:\n{text}")
    print("\n".join(wrong[:5]))
    print(f"{asked} explanations, {len(wrong)} name somebody else")
    return 1 if wrong or asked < 150 else 0


if __name__ == "__main__":
    sys.exit(main())
