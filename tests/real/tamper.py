"""Every single change of a proposal is refused by both verifiers: `mentor verify`, which reads the folder,
and tests/verify.py, which reads the proposal and the problem and shares nothing with the program.

    tamper.py MENTOR MATCHING SCHOOL        the matching folder of the transcripts, the example school

A change is made at every place of the proposal's JSON: a number one more or less, a word or a code another
one, a truth the other way round, a key or an item of a list left out, an item told twice, two neighbours
exchanged, two mentees exchanged between mentors. Proposals are tried as their files have them: what is
absent is what is empty.
"""
import copy
import hashlib
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

MENTOR, MATCHING, SCHOOL = sys.argv[1:4]
HERE = pathlib.Path(__file__).resolve().parent
# What may be changed, because it claims nothing that the folder or the pairs could contradict.
NO_CLAIM = {
    ("program",): "which program wrote the proposal: any program may, the proof is the same",
}

# More people than the transcripts have: urgency, a pin, a mentor too many and one too few.
MORE_FACTS = """
- {date: 2023-10-03, person: P-001, event: urgent, value: 2, rule: новенький}
- {date: 2023-10-03, person: P-003, event: urgent, value: 1, rule: просили родители}
"""
PIN = "- {date: 2023-10-06, event: pin, id: pin-1, mentee: P-003, mentor: P-005, reason: просили оба}\n"
FEW_PLACES = "- {date: 2023-10-07, person: P-005, event: left, role: mentor, form: pupil-pupil, reason: занят}\n"
BALLOTS = "mechanism: ballots\n    "
WORLDS = {
    "worst-off": ("[served, worst-off, points]", "", ""),
    "a pin, urgency, loads": ("[served, worst-off, points]\n    load: 30", MORE_FACTS + PIN, ""),
    "points before served": ("[points, served]\n    load: 700", MORE_FACTS, ""),
    "served alone": ("[served]", MORE_FACTS, ""),
    "few places": ("[served, points]", MORE_FACTS + FEW_PLACES, ""),
    "ballots, few places": ("[served, points]", MORE_FACTS + FEW_PLACES, BALLOTS),
    "ballots and a pin": ("[served, worst-off, points]", PIN, BALLOTS),
}


def load_checker():
    spec = importlib.util.spec_from_file_location("checker", HERE.parent / "verify.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHECKER = load_checker()
ENVIRONMENT = {**os.environ, "MENTOR_LANG": "en", "MENTOR_AS_OF": "2023-12-04", "NO_COLOR": "1"}


def mentor(folder, *arguments):
    done = subprocess.run([MENTOR, "-C", folder, *arguments], env=ENVIRONMENT, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def must(folder, *arguments):
    code, said = mentor(folder, *arguments)
    if code != 0:
        sys.exit(f"mentor {' '.join(arguments)}: {code}\n{said}")


def is_empty(value):
    return value in ([], {}, None) or value is False


def compact(value):
    """Without what is absent in the file: empty lists, and pinned: false."""
    if isinstance(value, dict):
        return {key: each for key, each in ((key, compact(each)) for key, each in value.items()) if not is_empty(each)}
    return [compact(each) for each in value] if isinstance(value, list) else value


def other_words(word, path, people):
    if word.startswith("P-"):
        return [code for code in people if code != word]
    closed = {"ballot": ("none", "one-sided", "mutual"), "mechanism": ("points", "ballots"),
              "cause": ("not-ready", "no-eligible-mentor", "no-free-place", "lost-on-ballots")}
    if path[-1] in closed:
        return [each for each in closed[path[-1]] if each != word]
    if path[-1] == "as_of":
        return ["2023-12-05", "2023-09-19"]
    if path[-1] == "lots":
        return [str(int(word) + 1), str(int(word) - 1), "0" if word != "0" else "5"]
    if path[-1] == "level":
        return [each for each in ("served-3", "worst-off", "points", "lots") if each != word]
    return [word + "x", word[:-1]]


def changes(value, path, people):
    """(where, the changed value) for every single change at or below this place."""
    if isinstance(value, bool):
        yield path, not value
    elif isinstance(value, int):
        yield path, value + 1
        yield path, value - 1
    elif isinstance(value, str):
        for word in other_words(value, path, people):
            yield path, word
    elif isinstance(value, dict):
        for key in value:
            yield path + (key,), {k: v for k, v in value.items() if k != key}
            for where, changed in changes(value[key], path + (key,), people):
                yield where, {**value, key: changed}
    else:
        for at, item in enumerate(value):
            here = path + (at,)
            yield here, value[:at] + value[at + 1:]
            yield here, value[:at + 1] + value[at:]
            if at > 0:
                yield here, value[:at - 1] + [item, value[at - 1]] + value[at + 1:]
            for where, changed in changes(item, here, people):
                yield where, value[:at] + [changed] + value[at + 1:]


def exchanges(proposal):
    """Two mentees of different mentors exchanged, with all that is told of them."""
    places = [(i, k) for i, group in enumerate(proposal["pairs"]) for k in range(len(group["mentees"]))]
    for one in places:
        for two in places:
            if one[0] >= two[0]:
                continue
            changed = copy.deepcopy(proposal)
            a, b = (changed["pairs"][i]["mentees"] for i, _ in (one, two))
            a[one[1]], b[two[1]] = b[two[1]], a[one[1]]
            yield ("pairs", "exchanged", one, two), changed


def is_refused_by_checker(proposal, problem):
    CHECKER.wrong.clear()
    try:
        CHECKER.check(proposal, json.loads(problem), hashlib.sha256(problem).hexdigest())
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return True
    return bool(CHECKER.wrong)


def is_refused_by_mentor(folder, file, name, proposal):
    file.write_text(json.dumps(proposal, ensure_ascii=False), encoding="utf-8")
    code, said = mentor(folder, "verify", name)
    if code not in (0, 1, 3) and not (code == 2 and proposal.get("id") != name):
        sys.exit(f"mentor verify ended with {code}:\n{said}")
    return code != 0


def try_world(folder, name, every):
    """All changes by the stand-alone checker, each `every`-th also by mentor verify."""
    told, problem_file = (os.path.join(folder, each) for each in ("told.json", "problem.json"))
    must(folder, "verify", name, "--proposal", told, "--problem", problem_file)
    proposal = json.loads(pathlib.Path(told).read_text(encoding="utf-8"))
    problem = pathlib.Path(problem_file).read_bytes()
    people = [each["id"] for each in json.loads(problem)["mentees"] + json.loads(problem)["mentors"]][:6]
    CHECKER.wrong.clear()
    if CHECKER.main(told, problem_file) != 0:
        sys.exit(f"{name}: verify.py refuses what is right")
    proposal = {key: value for key, value in compact(proposal).items() if key != "schema"}
    file = pathlib.Path(folder) / "proposals" / (name + ".yaml")
    if is_refused_by_checker(proposal, problem) or is_refused_by_mentor(folder, file, name, proposal):
        sys.exit(f"{name}: what is right is refused when written as JSON")
    tried, missed = 0, []
    for number, (where, changed) in enumerate(list(changes(proposal, (), people)) + list(exchanges(proposal))):
        claims = where not in NO_CLAIM
        by_checker = is_refused_by_checker(changed, problem)
        if by_checker != claims:
            missed.append(f"{name}: verify.py {'accepts' if claims else 'refuses'} a change of {where}")
        if number % every == 0:
            by_mentor = is_refused_by_mentor(folder, file, name, changed)
            if by_mentor != claims:
                missed.append(f"{name}: mentor verify {'accepts' if claims else 'refuses'} a change of {where}")
        tried += 1
    return tried, missed


def make_world(work, number, rules, facts, mechanism):
    folder = os.path.join(work, str(number))
    shutil.copytree(MATCHING, folder)
    file = pathlib.Path(folder) / "matching.yaml"
    text = file.read_text(encoding="utf-8")
    changed = text.replace("objective: [served, worst-off, points]", mechanism + "objective: " + rules)
    file.write_text(changed, encoding="utf-8")
    journal = pathlib.Path(folder) / "journal/2023-10.yaml"
    journal.write_text(journal.read_text(encoding="utf-8") + facts.lstrip(), encoding="utf-8")
    must(folder, "-q", "match", "pupil-pupil")
    return folder


def main():
    missed, tried = [], 0
    with tempfile.TemporaryDirectory() as work:
        for number, (world, parts) in enumerate(WORLDS.items()):
            folder = make_world(work, number, *parts)
            more, wrong = try_world(folder, "2023-12-04-pupil-pupil", 1 if "pin" in world else 3)
            tried += more
            missed += [f"{world}: {each}" for each in wrong]
        school = os.path.join(work, "school")
        shutil.copytree(SCHOOL, school)
        for form in ("pupil-pupil", "teacher-teacher", "teacher-pupil"):
            more, wrong = try_world(school, "2023-09-18-" + form, 37)
            tried += more
            missed += wrong
    print("\n".join(missed[:40]))
    print(f"{tried} changes, {len(missed)} not refused")
    return 1 if missed or tried < 3000 else 0


if __name__ == "__main__":
    sys.exit(main())
