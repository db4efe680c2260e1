#!/usr/bin/env python3
"""The hooks of `hooks install` look at what is staged or merged and at the message, wherever it comes from.

    hooks.py MENTOR FOLDER PRESET
"""

import os
import shutil
import stat
import sys
import time
import zipfile

import repository
from programme import Checks, Programme, skip
from repository import git, read, write

LEAK = "Пришла Ивушкина Вера, будет ходить.\n"


def commit(root, env, *more):
    code, _, err = git(root, "commit", "-q", "-m", "проба", *more, env=env, check=False)
    return code, err


def staged_only(checks, root, env):
    write(root, "заметки.md", LEAK)
    git(root, "add", "заметки.md")
    write(root, "заметки.md", "Пришла девочка.\n")
    code, err = commit(root, env)
    checks.that(code != 0, "a name that is staged is committed")
    git(root, "add", "заметки.md")
    write(root, "заметки.md", LEAK)
    code, err = commit(root, env)
    checks.that(code == 0, f"a name that is not staged stops the commit: {err}")
    git(root, "checkout", "-q", "заметки.md")

    write(root, "people/P-001.yaml", "id: P-001\n  category: [\n")
    git(root, "add", "people/P-001.yaml")
    write(root, "people/P-001.yaml", git(root, "show", "HEAD:./people/P-001.yaml"))
    checks.that(commit(root, env)[0] != 0, "a broken card that is staged is committed")
    git(root, "reset", "-q", "--hard")

    write(root, "Ивушкина Вера.md", "пусто\n")
    git(root, "add", ".")
    checks.that(commit(root, env)[0] != 0, "a name of a file is committed")
    git(root, "reset", "-q", "--hard")
    git(root, "add", "-f", "private/P-006.yaml")
    checks.that(commit(root, env)[0] != 0, "a private card is committed by force")
    git(root, "reset", "-q")

    # A commit of one file has an index of its own.
    write(root, "one.md", LEAK)
    write(root, "two.md", "пусто\n")
    git(root, "add", "one.md", "two.md")
    checks.that(commit(root, env, "--", "two.md")[0] == 0, "another file's name stops the commit")
    checks.that(commit(root, env, "--", "one.md")[0] != 0, "a commit of one file is not checked")
    git(root, "reset", "-q", "--hard")


def shapes_of_names(checks, school, env):
    """What a person reads as a name, whatever the bytes are."""
    root = school.root
    for name, text in (("a.html", "&#1048;вушкина &#x412;ера"), ("b.html", "Ивуш<b>к</b>ина Вера"),
                       ("c.md", "ивушкина в.")):
        write(root, name, text + "\n")
        git(root, "add", "-f", name)
        checks.that(commit(root, env)[0] != 0, f"{text} is committed")
        git(root, "reset", "-q", "--hard")
    workbook(os.path.join(root, "список.xlsx"))
    git(root, "add", "-f", "список.xlsx")
    code, err = commit(root, env)
    checks.that(code != 0 and "P-006" in err, f"a workbook with a name is committed: {err}")
    git(root, "reset", "-q", "--hard")
    os.symlink("Ивушкина Вера.md", os.path.join(root, "ссылка"))
    code, out, _ = school.run("check", env=env)
    checks.that(code == 1 and "leak-name" in out.decode(), f"a link to a name: check {code}")
    git(root, "add", "ссылка")
    checks.that(commit(root, env)[0] != 0, "a link to a name is committed")
    git(root, "reset", "-q", "--hard")


def workbook(path):
    """As small as a workbook can be."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006"
    cell = "<c t='inlineStr'><is><t>{}</t></is></c>"
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{kinds}/content-types'/>",
        "_rels/.rels": f"<Relationships xmlns='{kinds}/relationships'><Relationship Id='r1' "
                       f"Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{kinds}/relationships'><Relationship Id='r1' "
                                      f"Type='{office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{main}' xmlns:r='{office}'><sheets>"
                           "<sheet name='Лист1' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{main}'><sheetData><row r='1'>"
                                    + cell.format("Фамилия") + cell.format("Имя") + "</row><row r='2'>"
                                    + cell.format("Ивушкина") + cell.format("Вера")
                                    + "</row></sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, "<?xml version='1.0' encoding='UTF-8'?>" + text)


def messages_and_merges(checks, root, env):
    code, _, err = git(root, "commit", "-q", "--allow-empty", "-m", "Ивушкина Вера выбыла", env=env, check=False)
    checks.that(code != 0 and "P-006" in err, f"a name in a message is committed: {err}")
    code, _, err = git(root, "commit", "-q", "--allow-empty", "-m", "#17: P-006 выбыла", env=env, check=False)
    checks.that(code == 0, f"a clean message: {err}")
    write(root, "ивушкина вера.txt", "пусто\n")  # git lists it below the message
    code, _, err = git(root, "commit", "-q", "--allow-empty", env={**env, "GIT_EDITOR": "sed -i 1iтекст"},
                       check=False)
    checks.that(code == 0, f"what git writes below a message stops the commit: {err}")
    os.remove(os.path.join(root, "ивушкина вера.txt"))
    write(root, "заметки.md", LEAK)
    git(root, "add", "-f", "заметки.md")
    git(root, "commit", "-q", "--no-verify", "-m", "с именем")
    git(root, "rm", "-q", "заметки.md")
    code, _, err = git(root, "commit", "-q", "-v", env={**env, "GIT_EDITOR": "sed -i 1iубрано"}, check=False)
    checks.that(code == 0, f"what git shows below the scissors stops the commit: {err}")
    code, _, err = git(root, "commit", "-q", "-v", "--allow-empty",
                       env={**env, "GIT_EDITOR": "sed -i '1iИвушкина Вера'"}, check=False)
    checks.that(code != 0 and "P-006" in err, f"a name above the scissors is committed: {err}")
    branch = git(root, "rev-parse", "--abbrev-ref", "HEAD").strip()
    git(root, "checkout", "-q", "-b", "чужая")
    write(root, "из ветки.md", LEAK)
    git(root, "add", ".")
    git(root, "commit", "-q", "--no-verify", "-m", "из ветки")
    git(root, "checkout", "-q", branch)
    code, _, err = git(root, "merge", "-q", "--no-ff", "-m", "слияние", "чужая", env=env, check=False)
    checks.that(code != 0 and "P-006" in err, f"a merge brings a name: {code} {err}")
    git(root, "merge", "--abort")
    git(root, "branch", "-q", "-D", "чужая")


def with_commit(checks, school, env):
    began = time.monotonic()
    code, _, err = school.run("person", "pause", "P-001", "--until", "2024-02-10", "--commit",
                              env=env)
    checks.that(code == 0, f"--commit with the hook: exit {code} {err.decode()}")
    checks.that(time.monotonic() - began < 8, "--commit waits for its own lock")
    head = git(school.root, "rev-parse", "HEAD")
    write(school.root, "чужое.md", LEAK)
    git(school.root, "add", "чужое.md")
    code, _, err = school.run("person", "resume", "P-001", "--commit", env=env)
    checks.that(code == 0, f"a name that is staged but not of the command: {code} {err.decode()}")
    checks.that("A  чужое.md" in git(school.root, "status", "--short"), "it is no longer staged")
    head = git(school.root, "rev-parse", "HEAD")
    code, _, err = school.run("record", "add", "P-001", "achievement", "title=Ивушкина Вера первая",
                              "--commit", env=env)
    checks.that(code == 4, f"a name in a text: exit {code} {err.decode()}")
    hook = os.path.join(school.root, git(school.root, "rev-parse", "--git-path", "hooks/pre-commit").strip())
    with open(hook, encoding="utf-8") as file:
        sound = file.read()
    with open(hook, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\nexit 1\n")
    code, _, err = school.run("record", "add", "P-001", "achievement", "title=первая", "--commit", env=env)
    with open(hook, "w", encoding="utf-8") as file:
        file.write(sound)
    checks.that(code == 5 and b"written" in err, f"a refusing hook: exit {code} {err.decode()}")
    checks.that(git(school.root, "rev-parse", "HEAD") == head, "a refused commit was made")
    git(school.root, "reset", "-q", "--hard")


def other_hooks(checks, school, env):
    root = school.root
    hook = os.path.join(root, ".git", "hooks", "pre-commit")
    text = read(root, ".git/hooks/pre-commit")
    code, _, _ = school.run("hooks", "install", env=env)
    checks.that(code == 0 and read(root, ".git/hooks/pre-commit") == text, "installing twice")
    write(root, ".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
    code, _, err = school.run("hooks", "install", env=env)
    checks.that(code == 4 and b"check --staged" in err, f"over another hook: {code} {err.decode()}")
    checks.that(read(root, ".git/hooks/pre-commit") == "#!/bin/sh\nexit 0\n", "it was overwritten")
    os.remove(hook)
    git(root, "config", "core.hooksPath", "мои крючки")
    before = read(root, ".git/config")
    code, _, err = school.run("hooks", "install", env=env)
    checks.that(code == 0 and os.path.exists(os.path.join(root, "мои крючки", "pre-commit")),
                f"core.hooksPath of the repository: {code} {err.decode()}")
    checks.that(read(root, ".git/config") == before, "the settings of git were changed")
    write(root, "заметки.md", LEAK)
    git(root, "add", "заметки.md")
    checks.that(commit(root, env)[0] != 0, "the hook of core.hooksPath does not check")
    git(root, "reset", "-q", "--hard")
    git(root, "config", "--unset", "core.hooksPath")
    shared = os.path.join(school.work, "общие")
    os.mkdir(shared)
    write(school.work, "gitconfig", f"[core]\n\thooksPath = \"{shared}\"\n")
    code, _, _ = school.run("hooks", "install",
                            env={**env, "GIT_CONFIG_GLOBAL": os.path.join(school.work, "gitconfig")})
    checks.that(code == 4 and not os.listdir(shared), "hooks of all repositories were written to")


def work_tree(checks, school, env):
    tree = os.path.join(school.work, "второе дерево")
    git(school.root, "worktree", "add", "-q", tree, "-b", "ветка")
    write(tree, "заметки.md", LEAK)
    git(tree, "add", "заметки.md")
    code, err = commit(tree, env)
    checks.that(code != 0 and "P-006" in err, f"a name from a linked work tree: {code} {err}")
    write(tree, "заметки.md", "Пришла другая девочка.\n")
    git(tree, "add", "заметки.md")
    code, err = commit(tree, env)
    checks.that(code == 0, f"a clean commit from a linked work tree: {err}")


def two_programmes(checks, mentor, folder, preset):
    """Two folders of one repository have one hook, which looks at both."""
    with Programme(mentor, folder) as school:
        env = repository.environment(school.work, mentor)
        top = os.path.join(school.work, "обе")
        os.mkdir(top)
        git(top, "init", "-q", "-b", "main")
        folders = [os.path.join(top, name) for name in ("первая", "вторая 'школа'")]
        for each in folders:
            shutil.copytree(school.root, each)
            shutil.copyfile(os.path.join(preset, "gitignore"), os.path.join(each, ".gitignore"))
            school.root = each
            code, _, err = school.run("hooks", "install", env=env)
            checks.that(code == 0, f"hooks of two programmes: exit {code} {err.decode()}")
        written = read(top, ".git/hooks/pre-commit")
        code, _, _ = school.run("hooks", "install", env=env)
        checks.that(code == 0 and read(top, ".git/hooks/pre-commit") == written, "a third time")
        git(top, "add", "-A")
        checks.that(commit(top, env)[0] == 0, "a clean commit of both")
        for each in folders:
            write(each, "заметки.md", LEAK)
            git(top, "add", "-A")
            code, err = commit(top, env)
            checks.that(code != 0 and "P-006" in err, f"a name in {each}: {code} {err}")
            os.remove(os.path.join(each, "заметки.md"))
            git(top, "add", "-A")
        with open(os.path.join(top, ".git", "hooks", "pre-commit"), "a", encoding="utf-8") as hook:
            hook.write("exit 7\n")
        checks.that(commit(top, env, "--allow-empty")[0] != 0, "what stands below does not run")
        code, _, _ = school.run("hooks", "install", env=env)
        checks.that(code == 4, f"a hook that somebody has changed: exit {code}")


def moved(checks, mentor, folder, preset):
    """The folder has been moved in its repository; and a copy that has no names."""
    with Programme(mentor, folder) as school:
        env = repository.environment(school.work, mentor)
        top = school.root
        repository.begin(top, preset)
        school.run("hooks", "install", env=env)
        clone = os.path.join(school.work, "копия")
        git(school.work, "clone", "-q", top, clone)
        school.root = clone
        code, _, err = school.run("hooks", "install", env=env)
        checks.that(code == 0 and "private/" in err.decode(), f"a copy without names: {err.decode()}")
        git(clone, "config", "user.name", "кто-то")
        git(clone, "config", "user.email", "who@example.org")
        code, err = commit(clone, env, "--allow-empty")
        checks.that(code == 0 and err.count("private/") == 1, f"a commit without names: {code} {err}")
        inside = os.path.join(top, "школа")
        os.mkdir(inside)
        for name in os.listdir(top):
            if name not in (".git", "школа"):
                shutil.move(os.path.join(top, name), inside)
        git(top, "add", "-A")
        code, err = commit(top, env)
        checks.that(code != 0 and "hooks install" in err, f"a folder moved away: {code} {err}")
        school.root = inside
        code, _, err = school.run("hooks", "install", env=env)
        checks.that(code == 0, f"hooks where it is now: {err.decode()}")
        checks.that(commit(top, env)[0] == 0, "a clean commit after the moving")
        write(inside, "заметки.md", LEAK)
        git(top, "add", "-A")
        checks.that(commit(top, env)[0] != 0, "a name after the moving")


def not_ignored(checks, mentor, folder, preset):
    """.gitignore has lost the line that keeps private/ out of git."""
    with Programme(mentor, folder) as school:
        env = repository.environment(school.work, mentor)
        root = school.root
        repository.begin(root, preset)
        school.run("hooks", "install", env=env)
        ignored = read(root, ".gitignore")

        def told(*args):
            code, out, _ = school.run("check", *args, "--format", "json", env=env)
            return code, out.decode()

        checks.that("private-" not in told()[1], "private/ is ignored, and something is told")
        write(root, ".gitignore", "*.log\n/.mentor/\n")
        for args in ([], ["--staged"]):
            code, out = told(*args)
            checks.that(code == 1 and "private-not-ignored" in out, f"check {args}: {code} {out}")
        checks.that(commit(root, env, "--allow-empty")[0] != 0, "the hook lets git take the names")
        code, _, err = school.run("enroll", "mentee", "--form", "pupil-pupil", "--name",
                                  "Новый Игнат", "--class", "7Б", "--commit", env=env)
        checks.that(git(root, "ls-files", "private") == "", f"--commit took a name: {code} {err}")
        git(root, "add", "-A")
        for args in ([], ["--staged"]):
            code, out = told(*args)
            checks.that(code == 1 and "private-tracked" in out, f"staged {args}: {code} {out}")
        checks.that(commit(root, env)[0] != 0, "private/ is committed")
        write(root, ".gitignore", ignored)
        checks.that("private-tracked" in told()[1], "tracked and ignored is not told")
        git(root, "rm", "-q", "-r", "--cached", "private")
        write(root, ".gitignore", "!/private/\n/.mentor/\n")
        git(root, "add", "-A")
        for args in ([], ["--staged"]):
            checks.that("private-" not in told(*args)[1], f"the school decided: {told(*args)}")


def without_programme(checks, mentor, folder, preset):
    """What is staged has no programme.yaml: a first commit in pieces, another branch, a letter."""
    with Programme(mentor, folder) as school:
        env = repository.environment(school.work, mentor)
        root = school.root
        for name in ("gitignore", "gitattributes"):
            shutil.copyfile(os.path.join(preset, name), os.path.join(root, "." + name))
        git(root, "init", "-q", "-b", "main")
        school.run("hooks", "install", env=env)
        write(root, "заметки.md", LEAK)
        git(root, "add", "заметки.md", "people")
        code, err = commit(root, env)
        checks.that(code != 0 and "P-006" in err, f"a first commit in pieces: {code} {err}")
        write(root, "заметки.md", "Пришла девочка.\n")
        git(root, "add", "заметки.md", "people")
        code, err = commit(root, env)
        checks.that(code == 0, f"a clean piece: {err}")
        code, _, err = git(root, "commit", "-q", "--allow-empty", "-m", "Ивушкина Вера", env=env, check=False)
        checks.that(code != 0 and "P-006" in err, f"a name in the message of a piece: {err}")
        git(root, "add", "-A")
        code, err = commit(root, env)
        checks.that(code == 0, f"the rest: {err}")

        write(root, "заметки.md", LEAK)
        git(root, "commit", "-q", "--no-verify", "-am", "чужое")
        patch = git(root, "format-patch", "-1", "--stdout")
        git(root, "reset", "-q", "--hard", "HEAD~1")
        write(school.work, "письмо", patch)
        code, _, err = git(root, "am", "-q", os.path.join(school.work, "письмо"), env=env, check=False)
        checks.that(code != 0 and "P-006" in err, f"a patch from a letter: {code} {err}")
        git(root, "am", "--abort")

        tree = os.path.join(school.work, "второе дерево")
        git(root, "worktree", "add", "-q", "--detach", tree)
        for place in (root, tree):
            git(place, "checkout", "-q", "--orphan", "страницы" + str(len(place)))
            git(place, "rm", "-rfq", ".")
            write(place, ".gitignore", "/private/\n")
            write(place, "index.html", LEAK)
            git(place, "add", "index.html", ".gitignore")
            code, err = commit(place, env)
            checks.that(code != 0 and "P-006" in err, f"a branch of pages: {code} {err}")
            write(place, "index.html", "Пришла девочка.\n")
            git(place, "add", "index.html")
            code, err = commit(place, env)
            checks.that(code == 0, f"a clean branch of pages: {err}")


def main():
    if shutil.which("git") is None:
        skip("no git")
    checks = Checks()
    mentor, folder, preset = sys.argv[1:4]
    for below in (False, True):
        with Programme(mentor, folder) as school:
            env = repository.environment(school.work, mentor)
            top = school.root
            if below:
                inside = os.path.join(top, "папка 'школы'")
                shutil.copytree(top, os.path.join(school.work, "копия"))
                for name in os.listdir(top):
                    path = os.path.join(top, name)
                    shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
                shutil.move(os.path.join(school.work, "копия"), inside)
                git(top, "init", "-q", "-b", "main")
                for name in ("gitignore", "gitattributes"):
                    shutil.copyfile(os.path.join(preset, name), os.path.join(inside, "." + name))
                git(top, "add", ".")
                git(top, "commit", "-q", "-m", "начало")
                school.root = inside
            else:
                repository.begin(top, preset)
            config = read(top, ".git/config")
            code, _, err = school.run("hooks", "install", env=env)
            checks.that(code == 0, f"hooks install: exit {code} {err.decode()}")
            for hook in ("pre-commit", "pre-merge-commit", "commit-msg", "pre-applypatch",
                         "applypatch-msg"):
                mode = os.stat(os.path.join(top, ".git", "hooks", hook)).st_mode
                checks.that(stat.S_IMODE(mode) == 0o700, f"the hook {hook} has the mode {oct(mode)}")
            checks.that(read(top, ".git/config") == config, "the settings of git were changed")
            staged_only(checks, school.root, env)
            shapes_of_names(checks, school, env)
            messages_and_merges(checks, school.root, env)
            with_commit(checks, school, env)
            if not below:
                work_tree(checks, school, env)
                other_hooks(checks, school, env)
    two_programmes(checks, mentor, folder, preset)
    not_ignored(checks, mentor, folder, preset)
    without_programme(checks, mentor, folder, preset)
    moved(checks, mentor, folder, preset)
    with Programme(mentor, folder) as school:
        code, _, _ = school.run("hooks", "install", env=repository.environment(school.work, mentor))
        checks.that(code == 4, f"without git: exit {code}")
    checks.end()


main()
