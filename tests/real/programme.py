"""One programme folder in a temporary place, and runs of the program in it."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DAY = "2024-01-15"
FORMATS = ["text", "markdown", "html", "json", "csv"]


class Programme:
    """A copy of a folder; `run` gives (exit code, output, messages) as bytes."""

    def __init__(self, mentor, folder):
        self.mentor = os.path.abspath(mentor)
        self.work = tempfile.mkdtemp(prefix="mentor-real-")
        self.root = os.path.join(self.work, "школа 1")
        if folder is None:
            os.mkdir(self.root)
        else:
            shutil.copytree(folder, self.root)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwX", self.work], check=False)
        shutil.rmtree(self.work)

    def line(self, *args):
        return [self.mentor, "-C", self.root, "--as-of", DAY, *args]

    def run(self, *args, env=None, timeout=60, **how):
        how.setdefault("stdin", subprocess.DEVNULL)
        how.setdefault("stdout", subprocess.PIPE)
        how.setdefault("stderr", subprocess.PIPE)
        ended = subprocess.run(self.line(*args), env=env if env is not None else {},
                               timeout=timeout, check=False, **how)
        return ended.returncode, ended.stdout, ended.stderr

    def digest(self):
        """Every file of the folder and its bytes, the lock's own folder left out."""
        found = {}
        for path in sorted(pathlib.Path(self.root).rglob("*")):
            name = str(path.relative_to(self.root))
            if path.is_file() and not name.startswith(".mentor"):
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found


class Checks:
    """Counts what held and tells what did not; `end` is the script's exit."""

    def __init__(self):
        self.held = 0
        self.failed = 0
        self.told = {}

    def that(self, holds, what):
        if holds:
            self.held += 1
            return
        self.failed += 1
        kind = what.split(" ", 1)[0]
        self.told[kind] = self.told.get(kind, 0) + 1
        if self.told[kind] <= 12:
            print("FAILED:", what)

    def end(self):
        print(f"{self.held} held, {self.failed} failed")
        sys.exit(1 if self.failed or not self.held else 0)


def skip(why):
    print("SKIPPED:", why)
    sys.exit(77)
