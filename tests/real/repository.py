"""A programme folder under git, with an author of its own and no settings of the machine."""

import os
import shutil
import subprocess

WHO = {"GIT_AUTHOR_NAME": "Проба", "GIT_AUTHOR_EMAIL": "proba@example.invalid",
       "GIT_COMMITTER_NAME": "Проба", "GIT_COMMITTER_EMAIL": "proba@example.invalid",
       "GIT_CONFIG_NOSYSTEM": "1", "HOME": "/nonexistent"}


def environment(work, mentor, **more):
    """Variables with which git's hooks find the program under test as `mentor`."""
    folder = os.path.join(work, "bin")
    os.makedirs(folder, exist_ok=True)
    link = os.path.join(folder, "mentor")
    if not os.path.lexists(link):
        os.symlink(os.path.abspath(mentor), link)
    return {**WHO, "PATH": folder + os.pathsep + os.environ["PATH"], "MENTOR_LANG": "en", **more}


def git(root, *args, env=None, check=True):
    """What git printed; with check=False its exit code, output and messages."""
    ran = subprocess.run(["git", "-C", root, "-c", "core.quotepath=off", *args],
                         env=env or {**WHO, "PATH": os.environ["PATH"]}, check=check,
                         capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return ran.stdout if check else (ran.returncode, ran.stdout, ran.stderr)


def write(root, path, text):
    full = os.path.join(root, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8") as file:
        file.write(text)


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", newline="") as file:
        return file.read()


def begin(root, preset, message="начало"):
    """Puts the folder under git with the two files that `mentor init` gives it."""
    for name in ("gitignore", "gitattributes"):
        shutil.copyfile(os.path.join(preset, name), os.path.join(root, "." + name))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", message)
