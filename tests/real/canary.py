#!/usr/bin/env python3
"""A school's year with planted names, telephones, e-mails, birthdays and notes, every command under
--commit and the hook: afterwards only private/ has them, in no file and no object of git else.

    canary.py MENTOR
"""

import os
import re
import shutil
import subprocess
import sys

import repository
from programme import Checks, Programme, skip
from repository import git, write

# Stems, so that every case form is found; none of them stands in the program's own words.
CANARIES = ["канарейкин", "щеглов", "чижиков", "снегирёвск", "снегиревск", "зябликов", "дроздовск",
            "соловьинск", "тайнопис", "шёпотом", "9005550", "kanareika", "05-27", "27.05"]
PUPILS = [("Канарейкин Савва Примерович", "7Б", "2010-05-27"),
          ("Щеглова Мила Примеровна", "7Б", "2010-05-27"),
          ("Зябликова Уля Примеровна", "8А", "2009-05-27")]
MENTORS = [("Чижиков Тихон Примерович", "9А", "2008-05-27"),
           ("Снегирёвский Марк Примерович", "9А", "2008-05-27"),
           ("Дроздовская Злата Примеровна", "9А", "2008-05-27")]
STAFF = ("Соловьинская Инга Примеровна", "завуч")


class Year:
    def __init__(self, school, checks):
        self.school = school
        self.checks = checks
        self.env = repository.environment(school.work, school.mentor)
        del self.env["MENTOR_LANG"]

    def run(self, day, *args, expect=0, text=None):
        """The output; --commit is said to every command that writes."""
        ran = subprocess.run([self.school.mentor, "-C", self.school.root, "--as-of", day, *args],
                             env=self.env, capture_output=True, check=False, timeout=60,
                             input=(text or "").encode())
        self.checks.that(ran.returncode == expect,
                         f"{' '.join(args)}: exit {ran.returncode} {ran.stderr.decode()}")
        return ran.stdout.decode("utf-8")

    def do(self, day, *args, **how):
        return self.run(day, *args, "--commit", **how)

    def code(self, day, *args):
        return re.findall(r"^P-\d+$", self.do(day, *args), re.M)[-1]

    def begin(self):
        root = self.school.root
        self.run("2023-08-28", "init", root, "--preset", "school", "--year", "2023-2024", "--name",
                 "Школа № 00")
        git(root, "init", "-q", "-b", "main")
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", "начало")
        self.run("2023-08-28", "hooks", "install")

    def people(self):
        self.do("2023-08-29", "appoint", "curator", "--name", STAFF[0], "--post", STAFF[1],
                "--order", "1-о")
        self.mentees = [self.code("2023-09-05", "enroll", "mentee", "--form", "pupil-pupil",
                                  "--name", name, "--class", school_class, "--birth-date", born,
                                  "--phone", f"+7 900 555-0{i}-0{i}", "--email",
                                  f"kanareika{i}@example.invalid", "--fact", "requests=математика")
                        for i, (name, school_class, born) in enumerate(PUPILS)]
        table = "ФИО,Класс,Дата рождения\n" + "".join(
            f"{name},{school_class},{born}\n" for name, school_class, born in MENTORS)
        write(self.school.work, "класс.csv", table)
        self.do("2023-09-06", "enroll", "import", os.path.join(self.school.work, "класс.csv"),
                "--role", "mentor", "--form", "pupil-pupil")
        listed = self.run("2023-09-06", "person", "list", "--role", "mentor", "--format", "csv")
        self.mentors = sorted(set(re.findall(r"P-\d+", listed)))
        for person in self.mentees + self.mentors:
            self.do("2023-09-07", "consent", "give", person, "--signed-by", "representative",
                    "--signed-by", "self", "--until", "2024-08-31", "--paper", "папка 1")
        self.do("2023-09-08", "select", "pupil-pupil", *self.mentors)
        self.do("2023-09-08", "train", *self.mentors, "--title", "Школа наставника")

    def words(self):
        self.do("2023-09-10", "refer", self.mentees[0], "psychologist", "--tag", "математика",
                "--text", "тайнопись: о семье")
        self.do("2023-09-11", "refer", self.mentees[0], "parent", "--text", "-",
                text="шёпотом: Канарейкин боится контрольных\n")
        for people, questionnaire, asked in ((PUPILS, "intake-mentee", "Запрос"),
                                             (MENTORS, "intake-mentor", "Компетенции")):
            answers = f"ФИО,Класс,{asked},Удобное время\n" + "".join(
                f"{name},{school_class},математика,понедельник;среда\n"
                for name, school_class, _ in people)
            write(self.school.work, "анкета.csv", answers)
            self.do("2023-09-12", "survey", "import",
                    os.path.join(self.school.work, "анкета.csv"), "--questionnaire", questionnaire)

    def pairs(self):
        self.do("2023-09-15", "match", "pupil-pupil")
        self.run("2023-09-15", "verify", "2023-09-15-pupil-pupil")
        self.do("2023-09-18", "approve", "2023-09-15-pupil-pupil", "--order", "2-о")
        listed = self.run("2023-09-18", "pair", "list", "--format", "csv")
        self.working = sorted(set(re.findall(r"pair-\d+", listed)))
        self.checks.that(len(self.working) == 3, f"pairs: {self.working}")
        for pair in self.working:
            for day in ("2023-09-25", "2023-10-09", "2023-11-13"):
                self.do(day, "meeting", "log", pair, "--minutes", "40", "--topic", "дроби")

    def end(self):
        closed = self.working[0]
        shown = self.run("2023-12-01", "pair", "show", closed, "--format", "json")
        gone = [code for code in self.mentees if code in shown][0]
        self.do("2023-12-01", "consent", "withdraw", gone)
        self.do("2023-12-01", "pair", "close", closed, "--outcome", "early", "--reason",
                "отзыв согласия")
        self.do("2023-12-01", "person", "leave", gone, "--reason", "отзыв согласия")
        status = self.run("2023-12-02", "status")
        self.checks.that("31.12.2023" in status, "status does not tell by when to destroy")
        act = self.do("2023-12-04", "person", "forget", gone, "--yes")
        name = [full for full, _, _ in PUPILS][self.mentees.index(gone)].split()[0]
        self.checks.that(name in act, "the act does not name the person")
        self.gone = gone

    def outside(self):
        """Whatever is shown for readers outside has none of it."""
        reports = [["report", "quarter", "q1"], ["report", "base", "mentors"],
                   ["report", "base", "mentees"], ["report", "consents"], ["report", "unmatched"]]
        for reader in ("district", "partner", "public"):
            for report in reports:
                for shape in ("text", "html", "json", "csv"):
                    ran = subprocess.run(
                        [self.school.mentor, "-C", self.school.root, "--as-of", "2024-01-15",
                         *report, "--for", reader, "--format", shape], env=self.env,
                        capture_output=True, check=False, timeout=60)
                    self.silent(ran.stdout, f"{' '.join(report)} --for {reader} --format {shape}")

    def silent(self, data, what):
        text = data.decode("utf-8", "replace").lower()
        for canary in CANARIES:
            # The day of a birthday is also an ordinary date of a report.
            if canary in ("05-27", "27.05") and what.startswith("report"):
                continue
            self.checks.that(canary not in text, f"{canary} stands in {what}")

    def search(self):
        root = self.school.root
        seen = 0
        for folder, folders, names in os.walk(root):
            folders[:] = [each for each in folders
                          if os.path.relpath(os.path.join(folder, each), root) not in
                          ("private", ".git")]
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    self.silent(file.read(), os.path.relpath(path, root))
                self.silent(name.encode(), "a name of a file")
                seen += 1
        objects = subprocess.run(["git", "-C", root, "cat-file", "--batch-all-objects", "--batch"],
                                 env=self.env, capture_output=True, check=True).stdout
        self.silent(objects, "an object of git")
        count = len(git(root, "cat-file", "--batch-all-objects", "--batch-check").split("\n"))
        self.checks.that(seen > 40 and count > 100, f"{seen} files and {count} objects looked at")
        print(f"{seen} files and {count} objects of git looked through")
        private = b""
        for folder, _, names in os.walk(os.path.join(root, "private")):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    private += file.read()
        acts = os.listdir(os.path.join(root, "private", "reports"))
        self.checks.that(len(acts) == 1 and self.gone in acts[0], f"the act is not kept: {acts}")
        kept = private.decode("utf-8").lower()
        self.checks.that("тайнопис" in kept or self.gone == self.mentees[0], "the note is lost")
        self.checks.that(sum(each in kept for each in CANARIES) >= 5, "private/ has no canaries")


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    with Programme(sys.argv[1], None) as school:
        year = Year(school, checks)
        for part in (year.begin, year.people, year.words, year.pairs, year.end, year.outside,
                     year.search):
            part()
        code = subprocess.run([school.mentor, "-C", school.root, "--as-of", "2024-01-15", "check"],
                              env=year.env, capture_output=True, check=False)
        checks.that(code.returncode == 0, f"check: {code.stdout.decode()} {code.stderr.decode()}")
    checks.end()


main()
