"""What a command does outside its folder and to it, read from a log of its system calls."""

import os
import re

from school import run

CHANGING = ("mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "link", "linkat",
            "symlink", "symlinkat", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "fchownat", "lchown",
            "truncate", "ftruncate", "fallocate", "utimensat", "futimesat", "setxattr", "fsetxattr", "mknod", "mknodat")
# Where a program of this system may look: its libraries, its settings, itself.
SYSTEM = ("/lib", "/usr/", "/etc/", "/proc/", "/sys/", "/dev/")


class Trace:
    """The calls of one run of a command."""

    def __init__(self, log, command, env=None):
        self.ended = run(["strace", "-f", "-qq", "-y", "-s", "4096", "-o", log, *command], env)
        with open(log, encoding="utf-8", errors="replace") as file:
            self.lines = [line for line in file if not line.rstrip().endswith("resumed>")]

    def changes(self):
        """Calls that change a disk: opened to write, made, renamed, removed; writing to 1 and 2 is none."""
        found = []
        for line in self.lines:
            call = re.match(r"^\d+ +(\w+)\((.*)", line)
            if not call or call[2].rstrip().endswith("ENOENT (No such file or directory)"):
                continue
            name, args = call[1], call[2]
            opens = name in ("open", "openat", "openat2", "creat")
            if opens and re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND", args) and "/dev/" not in args:
                found.append(line.strip())
            elif name in CHANGING or (name in ("write", "pwrite64", "writev") and not re.match(r"[12]<", args)):
                found.append(line.strip())
        return found

    def strangers(self, *allowed):
        """Files opened that are neither the system's nor below the folders allowed."""
        found = set()
        for line in self.lines:
            opened = re.search(r"= \d+<(/[^>]*)>$", line.strip())
            if opened and re.match(r"^\d+ +open", line):
                path = opened[1]
                if not path.startswith(SYSTEM) and not any(path == each or path.startswith(each + "/")
                                                           for each in allowed):
                    found.add(path)
        return sorted(found)


def folders_above(path):
    """The folders on the way up, which a search for programme.yaml may open."""
    found = []
    while path != "/":
        path = os.path.dirname(path)
        found.append(path)
    return found
