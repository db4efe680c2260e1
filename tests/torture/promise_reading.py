"""P3: who reads writes nothing. P9: nothing outside the folder. P10: the same bytes for others."""

import os
import shutil
import subprocess

from outside import Trace, folders_above
from promise_bytes import DAY, LOG
from promise_disk import ENROLL, fresh
from school import run

READERS = [["check"], ["check", "--format", "json"], ["status"], ["doctor"], ["version"], ["schema", "person"],
           ["person", "list"], ["person", "show", "P-001"], ["pair", "list"], ["pair", "show", "pair-001"],
           ["meeting", "list"], ["record", "list"], ["consent", "missing"], ["survey", "list"],
           ["report", "quarter", "q2"], ["report", "quarter", "q2", "--format", "html"], ["report", "base", "mentees"],
           ["report", "base", "mentors"], ["report", "consents"], ["report", "unmatched"], ["help", "folder"],
           ["person", "show", "P-404"], ["person", "lisst"]]
DRY = [[*LOG, "--dry-run"], [*ENROLL, "--dry-run"], ["match", "pupil-pupil", "--dry-run"],
       ["consent", "give", "P-006", "--signed-by", "representative", "--signed-by", "self", "--dry-run"]]


def line(mentor, root, args):
    return [mentor, "-C", str(root), "--as-of", DAY, *args]


def nothing_is_written(tally, mentor, school, work):
    """P3: commands that read, and trials of those that write, change nothing, by the log of system calls."""
    root, log = fresh(school, work), str(work / "log")
    if not Trace(log, line(mentor, root, LOG)).changes():
        tally.fail("control", "a command that writes was not seen to write: this test proves nothing")
    for state in ("written to before", "never written to"):
        if state == "never written to":
            root = fresh(school, work)
        for args in READERS + DRY:
            trace = Trace(log, line(mentor, root, args))
            changes = trace.changes()
            if trace.ended.code not in (0, 1, 2, 4) or changes:
                tally.fail(" ".join(args[:3]), f"exit {trace.ended.code}, {changes[:2]}")
            else:
                tally.add(args, "wrote nothing")


SECRET = "СЕКРЕТ-СНАРУЖИ"


def links_are_refused(tally, mentor, school, work):
    """P9: a symlink is refused by name, and what it points to is neither read nor written."""
    outside = work / "outside"
    outside.mkdir()
    (outside / "card.yaml").write_text(f"id: P-050\ncategory: pupil\nclass: {SECRET}\n")
    (outside / "folder").mkdir()
    links = {"people/P-050.yaml": outside / "card.yaml", "journal/2023-12.yaml": outside / "card.yaml",
             "private/P-001.yaml": outside / "card.yaml", "answers": outside / "folder", ".mentor": outside / "folder",
             "people/P-051.yaml": "/etc/passwd", "people/P-052.yaml": "P-001.yaml", "pairs/x": outside / "none",
             "programme.yaml": outside / "card.yaml"}
    for name, target in links.items():
        for args in (["check"], ["report", "quarter", "q2"], LOG, ENROLL):
            root = fresh(school, work)
            place = root / name
            if place.is_file():
                place.unlink()
            place.symlink_to(target)
            ended = run(line(mentor, root, args))
            said = (ended.out + ended.err).decode(errors="replace")
            reads = args in (["check"], ["report", "quarter", "q2"])
            if SECRET in said or "root:" in said or list((outside / "folder").iterdir()):
                tally.fail(f"{name} {args[0]}", f"followed: {said[:200]}")
            elif ended.code != 3 or "symlink-refused" not in said and name != "programme.yaml":
                if not (name == ".mentor" and reads and ended.code == 0):
                    tally.fail(f"{name} {args[0]}", f"exit {ended.code} {said[:200]}")
            else:
                tally.add(name, "refused")


IDS = ["../outside/secret", "../../etc/passwd", "/etc/passwd", "P-001/../P-002", "..", ".", "a/b", "a\\b", "~root",
       "P-001\n", "-", "$(id)", "`id`", "%2e%2e%2f", "CON", "x" * 5000, "П-001/..", "\u202eP-001"]


def ids_are_no_paths(tally, mentor, school, work):
    """P9: ids with path characters open nothing outside, by the log of system calls."""
    root, log = fresh(school, work), str(work / "log")
    (work / "outside").mkdir()
    (work / "outside/secret.yaml").write_text(f"id: {SECRET}\n")
    allowed = [str(root), os.path.dirname(mentor)]
    may_open = set(folders_above(str(root)))
    for bad in IDS:
        for args in (["person", "show", bad], ["pair", "show", bad], ["verify", bad], ["match", bad], ["why", bad],
                     ["schema", bad], ["report", "quarter", bad], ["survey", "results", bad],
                     ["meeting", "log", bad, "--topic", "x"], ["approve", bad, "--order", "1"],
                     [*ENROLL[:4], "--name", "Новый Игнат", "--class", bad, "--dry-run"]):
            trace = Trace(log, line(mentor, root, args))
            strangers = [path for path in trace.strangers(*allowed) if path not in may_open and path != log]
            said = (trace.ended.out + trace.ended.err).decode(errors="replace")
            if strangers or SECRET in said or trace.ended.code not in (0, 1, 2, 3, 4):
                tally.fail(f"{args[0]} {bad[:30]!r}", f"exit {trace.ended.code}, opened {strangers}; {said[:150]}")
            else:
                tally.add(bad, "opened nothing outside")


def locales(work):
    """Real locales, made for this test where their sources are there."""
    made = {}
    for name in ("ru_RU", "tr_TR", "de_DE"):
        done = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(work / f"{name}.UTF-8")],
                              capture_output=True, check=False) if shutil.which("localedef") else None
        if done is not None and (work / f"{name}.UTF-8").is_dir():
            made[name] = {"LOCPATH": str(work), "LC_ALL": f"{name}.UTF-8", "LANG": f"{name}.UTF-8"}
    if not made:
        print("SKIPPED: no locale can be made here (package locales)")
    return made


def same_for_others(tally, mentor, school, work):
    """P10: the same bytes in real locales, for another user, from a folder that may only be read."""
    root = fresh(school, work)
    texts = [["report", "quarter", "q2"], ["status"], ["person", "list"], ["check"], ["record", "list"]]
    formats = ["text", "html", "json", "csv", "markdown"]
    wanted = {}
    for args in texts:
        for each in formats:
            ended = run(["env", "-i", *line(mentor, root, [*args, "--format", each])])
            wanted[(*args, each)] = (ended.code, ended.out)
    worlds = {name: ([], env) for name, env in locales(work).items()}
    worlds["another time zone"] = ([], {"TZ": "Pacific/Kiritimati"})
    if os.geteuid() == 0 and shutil.which("setpriv"):
        worlds["another user"] = (["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], {})
    subprocess.run(["chmod", "-R", "a+rX", str(work)], check=True)
    subprocess.run(["chmod", "-R", "a-w", str(root)], check=True)
    for name, (before, env) in worlds.items():
        for (*args, each), (code, out) in wanted.items():
            ended = run(["env", "-u", "MENTOR_LANG", *before, *line(mentor, root, [*args, "--format", each])], env)
            if (ended.code, ended.out) == (code, out):
                tally.add(name, "same")
            else:
                tally.fail(f"{name}: {' '.join(args)} --format {each}", f"exit {ended.code}, other bytes")
